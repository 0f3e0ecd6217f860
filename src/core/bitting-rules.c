/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules on everything but the permissions: access, addresses, life, kind, clock. */

#include "config.h"

#include "bitting-rules.h"

#include "bitting-date.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define STEP_CREATE 3
#define STEP_SETTINGS 4

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

static void
judge_access (BittingTrial *trial)
{
  gboolean read_only = trial->key_info->read_only;
  BittingFinding *finding = NULL;
  char *evidence = g_strdup (read_only ? _("Bybit says that the key is read-only.")
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

static char *
join (const GPtrArray *words)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  guint i;

  for (i = 0; i < words->len; i++)
    g_string_append_printf (joined, "%s%s", i == 0 ? "" : ", ",
                            (const char *) g_ptr_array_index (words, i));

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
judge_restricted (BittingTrial *trial)
{
  const GPtrArray *ips = trial->key_info->ips;
  /* Addresses that are named and may be left out would be no rule at all. */
  gboolean needed = trial->policy->ip_required || trial->policy->ips != NULL;
  g_autofree char *list = join (ips);
  BittingFinding *finding = NULL;

  if (bitting_key_info_is_bound (trial->key_info))
    {
      finding = bitting_trial_add (trial, "ip.restricted", BITTING_VERDICT_PASS, BITTING_GRADE_A,
                                   g_strdup (_("Works from trusted addresses only")),
                                   g_strdup_printf (_("Bound to: %s."), list));
      finding->why = g_strdup (_("Whoever steals the key cannot use it from elsewhere, and it has "
                                 "no end date."));
      return;
    }
  finding = bitting_trial_add (trial, "ip.restricted",
                               needed ? BITTING_VERDICT_FAIL : BITTING_VERDICT_ATTENTION,
                               needed ? BITTING_GRADE_D : BITTING_GRADE_B,
                               g_strdup (_("Works from any computer in the world")),
                               ips->len == 0
                                 ? g_strdup (_("Bybit names no trusted address."))
                                 : g_strdup_printf (_("Bybit names these addresses: %s. A star "
                                                      "means any."), list));
  finding->why = g_strdup (_("Whoever gets hold of the key can use it, and it stops working after "
                             "90 days."));
  finding->fix = g_strdup (_("On the site, edit the key, choose “Only IPs with permissions granted "
                             "are allowed to access the OpenAPI” and enter the trusted addresses."));
  finding->step = STEP_SETTINGS;
}

static GPtrArray *
only_in_key (BittingTrial *trial)
{
  GPtrArray *surplus = g_ptr_array_new ();
  guint i;

  for (i = 0; i < trial->key_info->ips->len; i++)
    {
      char *ip = g_ptr_array_index (trial->key_info->ips, i);

      if (!bitting_ip_list_contains (trial->policy->ips, ip))
        g_ptr_array_add (surplus, ip);
    }

  return surplus;
}

static gboolean
key_has_address (BittingTrial *trial,
                 const char   *canonical)
{
  guint i;

  for (i = 0; i < trial->key_info->ips->len; i++)
    {
      g_autofree char *ip = bitting_ip_canonicalize (g_ptr_array_index (trial->key_info->ips, i));

      if (g_strcmp0 (ip, canonical) == 0)
        return TRUE;
    }

  return FALSE;
}

static GPtrArray *
only_in_policy (BittingTrial *trial)
{
  GPtrArray *missing = g_ptr_array_new ();
  guint i;

  for (i = 0; i < trial->policy->ips->addresses->len; i++)
    {
      char *ip = g_ptr_array_index (trial->policy->ips->addresses, i);

      if (!key_has_address (trial, ip))
        g_ptr_array_add (missing, ip);
    }

  return missing;
}

static char *
describe_difference (const GPtrArray *surplus,
                     const GPtrArray *missing)
{
  g_autofree char *more = join (surplus);
  g_autofree char *fewer = join (missing);

  if (missing->len == 0)
    return g_strdup_printf (_("Not on your list, but on the key: %s."), more);
  if (surplus->len == 0)
    return g_strdup_printf (_("On your list, but not on the key: %s."), fewer);

  return g_strdup_printf (_("Not on your list, but on the key: %s. On your list, but not on the "
                            "key: %s."), more, fewer);
}

static void
judge_expected (BittingTrial *trial)
{
  g_autoptr (GPtrArray) surplus = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  BittingFinding *finding = NULL;

  if (trial->policy->ips == NULL || !bitting_key_info_is_bound (trial->key_info))
    return;

  surplus = only_in_key (trial);
  missing = only_in_policy (trial);
  if (surplus->len == 0 && missing->len == 0)
    {
      finding = bitting_trial_add (trial, "ip.expected", BITTING_VERDICT_PASS, BITTING_GRADE_A,
                                   g_strdup (_("The addresses are the ones you were given")),
                                   g_strdup_printf (ngettext ("%u address on the key, and on your list.",
                                                              "All %u addresses on the key are on your list, and none is missing.",
                                                              trial->key_info->ips->len),
                                                    trial->key_info->ips->len));
      finding->why = g_strdup (_("The right computers can use the key, and no others."));
      return;
    }

  finding = bitting_trial_add (trial, "ip.expected", BITTING_VERDICT_FAIL,
                               surplus->len > 0 ? BITTING_GRADE_D : BITTING_GRADE_C,
                               g_strdup (surplus->len > 0 ? _("An address is on the key that you were not given")
                                                          : _("An address is missing on the key")),
                               describe_difference (surplus, missing));
  finding->why = g_strdup (surplus->len > 0
                             ? _("A computer that nobody named can use the key.")
                             : _("A computer of your trading team will be refused."));
  finding->fix = g_strdup (_("On the site, edit the key and replace the addresses with your list."));
  finding->step = STEP_SETTINGS;
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
  BittingFinding *finding = NULL;

  if (!trial->key_info->expiry_known)
    {
      finding = bitting_trial_add (trial, "expiry", BITTING_VERDICT_UNKNOWN, BITTING_GRADE_C,
                                   g_strdup (_("Not known when it ends")),
                                   g_strdup (_("The answer names no end date that makes sense.")));
      finding->why = g_strdup (_("A key that ends without notice stops the work."));
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
  gboolean rsa = trial->signing == BITTING_SIGNING_RSA;
  BittingFinding *finding = NULL;

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
  BittingKeyUsage usage = trial->key_info->usage;
  BittingFinding *finding = NULL;

  if (!trial->policy->personal)
    return;
  if (usage == BITTING_KEY_USAGE_PERSONAL)
    {
      finding = bitting_trial_add (trial, "key.usage", BITTING_VERDICT_PASS, BITTING_GRADE_A,
                                   g_strdup (_("Made for your own use")),
                                   g_strdup (_("Bybit calls its usage “API Transaction”.")));
      finding->why = g_strdup (_("No other company’s rules apply to it."));
    }
  else if (usage == BITTING_KEY_USAGE_THIRD_PARTY)
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
  else
    {
      finding = bitting_trial_add (trial, "key.usage", BITTING_VERDICT_UNKNOWN, BITTING_GRADE_C,
                                   g_strdup (_("Not known for whom it was made")),
                                   g_strdup (_("The answer does not say what the key is used for.")));
      finding->why = g_strdup (_("A key for another company’s application follows that company’s "
                                 "rules."));
      finding->fix = g_strdup (_("Look on the site, under “API Key Usage”."));
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
    finding->fix = g_strdup (_("Switch on automatic date and time in the system’s settings."));
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
  judge_restricted (trial);
  judge_expected (trial);
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
