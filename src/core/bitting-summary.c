/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key at a glance: the few words on it that a list has room for. */

#include "config.h"

#include "bitting-summary.h"

#include "bitting-date.h"
#include "bitting-reminder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The first reminder of an end is two weeks ahead. */
#define SOON_DAYS 14
/* A key that nobody could ask about for so long may have become another one. */
#define STALE_DAYS 30

#define PERMISSION "permission."

/* What a rule that decided the mark means, in two or three words. A grade that is given
 * narrows the row to it. */
static const struct
{
  const char  *rule;
  BittingGrade grade; /* NONE for any */
  const char  *words;
} rules[] = {
  { "permission.Wallet.Withdraw", BITTING_GRADE_F, N_("Can withdraw") },
  { "permission.Wallet.Withdraw", BITTING_GRADE_D, N_("Can withdraw") },
  { "permission.unknown", BITTING_GRADE_NONE, N_("Unknown permission") },
  { "access", BITTING_GRADE_C, N_("Can only read") },
  { "access", BITTING_GRADE_NONE, N_("Can write") },
  { "ip.restricted", BITTING_GRADE_NONE, N_("Works from anywhere") },
  { "ip.expected", BITTING_GRADE_C, N_("An address is missing") },
  { "ip.expected", BITTING_GRADE_NONE, N_("An address too many") },
  { "key.type", BITTING_GRADE_NONE, N_("Another kind of key") },
  { "key.usage", BITTING_GRADE_NONE, N_("Made for another company") },
};

/* Refusals that are about the key: see bitting_diagnosis_code_is_refusal(). */
static const struct
{
  BittingDiagnosisCode code;
  const char          *words;
} refusals[] = {
  { BITTING_DIAGNOSIS_INVALID_KEY, N_("Unknown to Bybit") },
  { BITTING_DIAGNOSIS_BAD_SIGNATURE, N_("Wrong secret") },
  { BITTING_DIAGNOSIS_EXPIRED, N_("Expired") },
  { BITTING_DIAGNOSIS_WRONG_ENVIRONMENT, N_("Lives on another site") },
  { BITTING_DIAGNOSIS_PERMISSION_DENIED, N_("Refused by Bybit") },
  { BITTING_DIAGNOSIS_BANNED, N_("Blocked by Bybit") },
};

/**
 * bitting_summary_new:
 *
 * Returns: (transfer full): a summary that says nothing, for its maker to fill in
 */
BittingSummary *
bitting_summary_new (void)
{
  BittingSummary *self = g_new0 (BittingSummary, 1);

  self->grade = BITTING_GRADE_NONE;
  self->reminded = BITTING_REMINDER_NONE;

  return self;
}

/**
 * bitting_summary_new_for_report:
 * @report: a report card
 *
 * Returns: (transfer full): what is to be seen of this card alone; what earlier ones told
 *   is not in it
 */
BittingSummary *
bitting_summary_new_for_report (const BittingReport *report)
{
  BittingSummary *self = bitting_summary_new ();
  const BittingFinding *worst = bitting_report_get_worst (report);

  self->environment = g_strdup (report->environment);
  self->checked_at = g_date_time_to_unix (report->checked_at);
  self->outcome = report->outcome;
  self->grade = report->grade;
  self->source = report->source.kind;
  if (bitting_report_is_telling (report))
    self->seen_at = self->checked_at;
  if (report->key_info != NULL && worst != NULL && worst->verdict != BITTING_VERDICT_PASS)
    {
      self->rule = g_strdup (worst->rule);
      self->verdict = worst->verdict;
    }
  if (report->diagnosis != NULL)
    {
      self->diagnosed = TRUE;
      self->diagnosis = report->diagnosis->code;
    }
  if (report->key_info != NULL)
    {
      self->account = bitting_key_info_get_account (report->key_info);
      if (report->key_info->expires_at != NULL)
        self->expires_at = g_date_time_to_unix (report->key_info->expires_at);
    }

  return self;
}

void
bitting_summary_free (BittingSummary *self)
{
  if (self == NULL)
    return;

  g_free (self->environment);
  g_free (self->rule);
  g_free (self);
}

static char *
describe_permission (const BittingSummary   *self,
                     const BittingCatalogue *catalogue)
{
  const char *id = self->rule + strlen (PERMISSION);
  const BittingPermission *permission = bitting_catalogue_find (catalogue, id);
  const char *title = permission != NULL ? permission->title : id;

  if (self->verdict == BITTING_VERDICT_UNKNOWN)
    return g_strdup_printf (_("%s: not told"), title);
  if (self->grade == BITTING_GRADE_C)
    return g_strdup_printf (_("%s is off"), title);

  return g_strdup_printf (_("%s is on"), title);
}

/* Returns: (nullable): what the mark comes from, where no other part says it. */
static char *
describe_rule (const BittingSummary   *self,
               const BittingCatalogue *catalogue)
{
  guint i;

  if (self->rule == NULL)
    return NULL;
  if (self->verdict == BITTING_VERDICT_UNKNOWN && !g_str_has_prefix (self->rule, PERMISSION))
    return g_strdup (_("The answer is not whole"));
  for (i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i].rule, self->rule) == 0 &&
        (rules[i].grade == BITTING_GRADE_NONE || rules[i].grade == self->grade))
      return g_strdup (_(rules[i].words));
  if (g_str_has_prefix (self->rule, PERMISSION))
    return describe_permission (self, catalogue);

  return NULL;
}

static char *
describe_refusal (const BittingSummary *self)
{
  guint i;

  if (self->diagnosed)
    for (i = 0; i < G_N_ELEMENTS (refusals); i++)
      if (refusals[i].code == self->diagnosis)
        return g_strdup (_(refusals[i].words));

  return NULL;
}

static char *
describe_end (const BittingSummary *self,
              GDateTime            *now)
{
  g_autoptr (GDateTime) end = NULL;
  gint64 days;

  if (self->expires_at == 0)
    return NULL;

  end = g_date_time_new_from_unix_utc (self->expires_at);
  days = bitting_date_days_until (end, now);
  if (days < 0)
    return g_strdup (_("Expired"));
  if (days > SOON_DAYS)
    return NULL;
  if (days == 0)
    return g_strdup (_("Expires within a day"));

  return g_strdup_printf (ngettext ("Expires in %d day", "Expires in %d days", (gulong) days),
                          (int) days);
}

static char *
describe_change (const BittingSummary *self,
                 GDateTime            *now)
{
  g_autoptr (GDateTime) since = NULL;
  g_autofree char *day = NULL;

  if (self->changed_since == 0)
    return NULL;

  since = g_date_time_new_from_unix_utc (self->changed_since);
  day = bitting_date_dup_short (since, now);

  /* Translators: %s is a day such as “3 May” */
  return g_strdup_printf (_("Changed since %s"), day);
}

static char *
describe_age (const BittingSummary *self,
              GDateTime            *now)
{
  gint64 days = (g_date_time_to_unix (now) - self->seen_at) / (24 * 60 * 60);

  if (self->seen_at == 0 || days <= STALE_DAYS)
    return NULL;

  return g_strdup_printf (ngettext ("Not checked for %d day", "Not checked for %d days",
                                    (gulong) days),
                          (int) days);
}

static void
append (GString *words,
        char    *part) /* (transfer full) (nullable) */
{
  g_autofree char *before = g_strdup (words->str);

  if (part != NULL && *before != '\0')
    g_string_printf (words, _("%s · %s"), before, part);
  else if (part != NULL)
    g_string_append (words, part);
  g_free (part);
}

/**
 * bitting_summary_dup_attention:
 * @self: a summary
 * @catalogue: for the names of permissions
 * @now: the present
 *
 * Returns: (transfer full) (nullable): what needs a person's attention, in a few translated
 *   words, the most urgent first; NULL when all is well
 */
char *
bitting_summary_dup_attention (const BittingSummary   *self,
                               const BittingCatalogue *catalogue,
                               GDateTime              *now)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean grave = self->grade == BITTING_GRADE_F;
  gboolean refused = FALSE;

  append (words, describe_refusal (self));
  refused = words->len > 0;
  if (grave)
    append (words, describe_rule (self, catalogue));
  if (!refused)
    append (words, describe_end (self, now));
  append (words, describe_change (self, now));
  if (!grave)
    append (words, describe_rule (self, catalogue));
  append (words, describe_age (self, now));

  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}
