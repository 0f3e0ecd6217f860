/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules on access, life, kind and clock, and the order of all. */

#include "config.h"

#include "bitting-rules.h"

#include "bitting-date.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define STEP_CREATE 3
#define STEP_SETTINGS 4

/* An answer that was read says why it does not know. These are for one that only does not. */
static const BittingGap no_end = { BITTING_FACT_EXPIRY, (char *) "expiredAt", BITTING_GAP_ABSENT };
static const BittingGap no_usage = { BITTING_FACT_USAGE, (char *) "type", BITTING_GAP_ABSENT };

/* A clock that is a second fast is refused, whatever window the request allows
 * (source: the timestamp rule of the V5 documentation). */
#define CLOCK_LIMIT_MS 1000

/**
 * bitting_trial_add:
 * @trial: where to add it
 * @rule: stable name of the rule
 * @verdict: what was found
 * @worst: the best grade that is still possible with it
 * @title: (transfer full): in a few words
 * @evidence: (transfer full): what the exchange said
 *
 * Returns: (transfer none): the new finding, for its maker to add why and fix
 */
BittingFinding *
bitting_trial_add (BittingTrial   *trial,
                   const char     *rule,
                   BittingVerdict  verdict,
                   BittingGrade    worst,
                   char           *title,
                   char           *evidence)
{
  BittingFinding *finding = bitting_finding_new (rule, verdict, worst);

  finding->title = title;
  finding->evidence = evidence;
  g_ptr_array_add (trial->findings, finding);

  return finding;
}

/**
 * bitting_trial_add_untold:
 * @trial: where to add it
 * @rule: stable name of the rule
 * @worst: NONE if no grade can be given without it
 * @title: (transfer full): in a few words
 * @gap: what the answer has in place of the fact
 *
 * Adds what is unknown because the answer is not whole: that never counts as fine.
 *
 * Returns: (transfer none): the new finding, for its maker to add why
 */
BittingFinding *
bitting_trial_add_untold (BittingTrial     *trial,
                          const char       *rule,
                          BittingGrade      worst,
                          char             *title,
                          const BittingGap *gap)
{
  BittingFinding *finding = bitting_trial_add (trial, rule, BITTING_VERDICT_UNKNOWN, worst, title,
                                               bitting_gap_describe (gap));

  finding->fix = g_strdup (_("Check again. If it stays so, look at the key on the site, and look for "
                             "a newer version of Bitting."));

  return finding;
}

static void
find_access_untold (BittingTrial     *trial,
                    const BittingGap *gap)
{
  BittingFinding *finding = bitting_trial_add_untold (trial, "access", BITTING_GRADE_NONE,
                                                      g_strdup (_("Reading or writing: not told")), gap);

  finding->why = g_strdup (_("Until that is known, the key counts as one that can write."));
}

static void
judge_access (BittingTrial *trial)
{
  const BittingGap *gap = bitting_key_info_find_gap (trial->key_info, BITTING_FACT_ACCESS);
  gboolean read_only = trial->key_info->read_only;
  BittingFinding *finding = NULL;
  char *evidence = NULL;

  if (gap != NULL)
    {
      find_access_untold (trial, gap);
      return;
    }

  evidence = g_strdup (read_only ? _("Bybit says that the key is read-only.")
                                 : _("Bybit says that the key is read-write."));
  if (trial->policy->access == BITTING_ACCESS_READ_WRITE && read_only)
    {
      finding = bitting_trial_add (trial, "access", BITTING_VERDICT_FAIL, BITTING_GRADE_C,
                                   g_strdup (_("The key can only read")), evidence);
      finding->why = g_strdup (_("It cannot place or cancel an order, so nobody can trade with it."));
      finding->fix = g_strdup (_("On the site, edit the key and choose “Read-Write”."));
      finding->step = STEP_SETTINGS;
    }
  else if (trial->policy->access == BITTING_ACCESS_READ_ONLY && !read_only)
    {
      finding = bitting_trial_add (trial, "access", BITTING_VERDICT_FAIL, BITTING_GRADE_D,
                                   g_strdup (_("The key can write")), evidence);
      finding->why = g_strdup (_("It was meant for reading only, but it can act, too."));
      finding->fix = g_strdup (_("On the site, edit the key and choose “Read-Only”."));
      finding->step = STEP_SETTINGS;
    }
  else
    {
      finding = bitting_trial_add (trial, "access", BITTING_VERDICT_PASS, BITTING_GRADE_A,
                                   g_strdup (read_only ? _("Reads only, as asked")
                                                       : _("Reads and writes, as asked")),
                                   evidence);
      finding->why = g_strdup (_("This is what the key was made for."));
    }
}

static void
find_end (BittingTrial *trial)
{
  gint64 days = bitting_date_days_until (trial->key_info->expires_at, trial->now);
  gboolean soon = days <= (gint64) trial->policy->min_days;
  gboolean bound = bitting_key_info_is_bound (trial->key_info);
  g_autofree char *day = bitting_date_dup_day (trial->key_info->expires_at);
  BittingFinding *finding = NULL;

  finding = bitting_trial_add (trial, "expiry",
                               days < 0 ? BITTING_VERDICT_FAIL
                                        : soon ? BITTING_VERDICT_ATTENTION : BITTING_VERDICT_PASS,
                               days < 0 ? BITTING_GRADE_C : soon ? BITTING_GRADE_B : BITTING_GRADE_A,
                               days < 0 ? g_strdup (_("The key has ended"))
                                        : g_strdup_printf (ngettext ("Ends in %d day",
                                                                     "Ends in %d days", (gulong) days),
                                                           (int) days),
                               g_strdup_printf (_("Bybit names %s as its last day."), day));
  finding->why = bound
                   ? g_strdup (_("After the account’s password was changed, Bybit lets its keys end."))
                   : g_strdup (_("A key without trusted addresses ends 90 days after it was made or "
                                 "renewed."));
  if (!soon)
    return;
  finding->fix = bound
                   ? g_strdup (_("Make a new key in good time, and give it to whoever uses this one."))
                   : g_strdup (_("On the site, edit the key and enter trusted addresses: then it has "
                                 "no end, and key and secret stay the same."));
  finding->step = STEP_SETTINGS;
}

static void
judge_expiry (BittingTrial *trial)
{
  const BittingGap *gap = bitting_key_info_find_gap (trial->key_info, BITTING_FACT_EXPIRY);
  BittingFinding *finding = NULL;

  if (!trial->key_info->expiry_known)
    {
      finding = bitting_trial_add_untold (trial, "expiry", BITTING_GRADE_C,
                                          g_strdup (_("Not known when it ends")),
                                          gap != NULL ? gap : &no_end);
      finding->why = g_strdup (_("A key that ends without notice stops the work."));
      g_free (finding->fix);
      finding->fix = g_strdup (_("Look on the site, under “Days to Expiration”."));
    }
  else if (trial->key_info->expires_at == NULL)
    {
      finding = bitting_trial_add (trial, "expiry", BITTING_VERDICT_PASS, BITTING_GRADE_A,
                                   g_strdup (_("Has no end date")),
                                   g_strdup (_("Bybit names no last day for it.")));
      finding->why = g_strdup (_("It goes on working until you delete it or change the password."));
    }
  else
    find_end (trial);
}

static void
judge_type (BittingTrial *trial)
{
  const BittingGap *gap = bitting_key_info_find_gap (trial->key_info, BITTING_FACT_SIGNING);
  gboolean rsa = trial->signing == BITTING_SIGNING_RSA;
  BittingFinding *finding = NULL;

  if (gap != NULL)
    {
      finding = bitting_trial_add_untold (trial, "key.type", BITTING_GRADE_C,
                                          g_strdup (_("Kind of key: not told")), gap);
      finding->why = g_strdup (_("Bybit should say of what kind the key is, and that has to be the "
                                 "kind that signed."));
      return;
    }
  finding = bitting_trial_add (trial, "key.type", BITTING_VERDICT_PASS, BITTING_GRADE_A,
                               g_strdup (rsa ? _("Self-generated key") : _("System-generated key")),
                               g_strdup (rsa ? _("Its requests are signed with a private RSA key.")
                                             : _("Its requests are signed with a secret (HMAC).")));
  finding->why = g_strdup (rsa ? _("The private key never left your side: not even Bybit has it.")
                               : _("This is the usual kind, and every bot can use it."));
  if (rsa == trial->key_info->rsa)
    return;

  finding->verdict = BITTING_VERDICT_ATTENTION;
  finding->worst = BITTING_GRADE_B;
  finding->fix = g_strdup (_("Bybit’s answer names another kind of key than the one that signed. "
                             "Check again, and compare with the site."));
  finding->step = STEP_CREATE;
}

static void
judge_usage (BittingTrial *trial)
{
  const BittingGap *gap = bitting_key_info_find_gap (trial->key_info, BITTING_FACT_USAGE);
  BittingKeyUsage usage = trial->key_info->usage;
  BittingFinding *finding = NULL;

  if (!trial->policy->personal)
    return;
  if (usage == BITTING_KEY_USAGE_UNKNOWN)
    {
      finding = bitting_trial_add_untold (trial, "key.usage", BITTING_GRADE_C,
                                          g_strdup (_("Not known for whom it was made")),
                                          gap != NULL ? gap : &no_usage);
      finding->why = g_strdup (_("A key for another company’s application follows that company’s "
                                 "rules."));
      g_free (finding->fix);
      finding->fix = g_strdup (_("Look on the site, under “API Key Usage”."));
      return;
    }
  if (usage == BITTING_KEY_USAGE_PERSONAL)
    {
      finding = bitting_trial_add (trial, "key.usage", BITTING_VERDICT_PASS, BITTING_GRADE_A,
                                   g_strdup (_("Made for your own use")),
                                   g_strdup (_("Bybit calls its usage “API Transaction”.")));
      finding->why = g_strdup (_("No other company’s rules apply to it."));
    }
  else
    {
      finding = bitting_trial_add (trial, "key.usage", BITTING_VERDICT_ATTENTION, BITTING_GRADE_B,
                                   g_strdup (_("Made for a third-party application")),
                                   g_strdup (_("Bybit calls its usage “Connect to Third-Party "
                                               "Applications”.")));
      finding->why = g_strdup (_("The application’s own addresses and rules may apply to it."));
      finding->fix = g_strdup (_("If no application asked for it, make a new key and choose “API "
                                 "Transaction”."));
      finding->step = STEP_SETTINGS;
    }
}

/**
 * bitting_rules_judge_clock:
 * @trial: what to look at; key info is not needed
 *
 * Adds a finding on this computer's clock, where it was measured.
 */
void
bitting_rules_judge_clock (BittingTrial *trial)
{
  gint64 skew = trial->network->clock_skew_ms;
  double seconds = (double) llabs (skew) / 1000.0;
  gboolean fine = llabs (skew) <= CLOCK_LIMIT_MS;
  BittingFinding *finding = NULL;

  if (!trial->network->clock_known)
    return;

  finding = bitting_trial_add (trial, "clock", fine ? BITTING_VERDICT_PASS : BITTING_VERDICT_ATTENTION,
                               fine ? BITTING_GRADE_A : BITTING_GRADE_B,
                               g_strdup (fine ? _("This computer’s clock is right")
                                              : skew > 0 ? _("This computer’s clock is fast")
                                                         : _("This computer’s clock is slow")),
                               fine ? g_strdup (_("It is less than a second off Bybit’s."))
                                    : g_strdup_printf (_("It is %.1f seconds off Bybit’s."), seconds));
  finding->why = g_strdup (_("Bybit refuses orders from a computer whose clock is wrong."));
  if (!fine)
    finding->fix = g_strdup (_("Open the computer’s settings, choose “Date & Time”, and switch on "
                               "“Automatic Date & Time”. In a terminal, “timedatectl set-ntp true” "
                               "does the same."));
}

/**
 * bitting_rules_judge:
 * @trial: what to look at
 *
 * Holds what the exchange said against the policy, rule by rule.
 */
void
bitting_rules_judge (BittingTrial *trial)
{
  judge_access (trial);
  bitting_rules_judge_permissions (trial);
  bitting_rules_judge_proofs (trial);
  bitting_rules_judge_addresses (trial);
  judge_expiry (trial);
  judge_type (trial);
  judge_usage (trial);
  bitting_rules_judge_clock (trial);
}

static void
add_unseen (BittingTrial *trial,
            const char   *rule,
            char         *title)
{
  BittingFinding *finding = NULL;

  finding = bitting_trial_add (trial, rule, BITTING_VERDICT_UNKNOWN, BITTING_GRADE_NONE, title,
                               g_strdup (_("Only a trusted computer can ask.")));
  finding->why = g_strdup (_("Bybit answers this key at its trusted addresses alone."));
}

static void
add_unseen_permission (BittingTrial *trial,
                       const char   *id)
{
  const BittingPermission *permission = bitting_catalogue_find (trial->catalogue, id);
  g_autofree char *rule = g_strconcat ("permission.", id, NULL);

  add_unseen (trial, rule, g_strdup (permission != NULL ? permission->title : id));
}

/**
 * bitting_rules_judge_refused:
 * @trial: what to look at, without key info
 *
 * The exchange refused this computer's address. That proves the restriction, and
 * leaves the rest open: not even the secret is proven, as the order in which the
 * exchange checks is not documented.
 */
void
bitting_rules_judge_refused (BittingTrial *trial)
{
  const BittingPolicy *policy = trial->policy;
  BittingFinding *finding = NULL;
  guint i;

  finding = bitting_trial_add (trial, "ip.restricted", BITTING_VERDICT_PASS, BITTING_GRADE_A,
                               g_strdup (_("Works from trusted addresses only")),
                               g_strdup (_("Bybit knows the key and refused this computer’s "
                                           "address.")));
  finding->why = g_strdup (_("Whoever steals the key cannot use it from elsewhere."));
  add_unseen (trial, "access", g_strdup (_("Reading or writing")));
  for (i = 0; policy->required[i] != NULL; i++)
    add_unseen_permission (trial, policy->required[i]);
  for (i = 0; policy->forbidden[i] != NULL; i++)
    add_unseen_permission (trial, policy->forbidden[i]);
  if (policy->ips != NULL)
    add_unseen (trial, "ip.expected", g_strdup (_("Which addresses are trusted")));
  add_unseen (trial, "expiry", g_strdup (_("When it ends")));
  bitting_rules_judge_clock (trial);
}
