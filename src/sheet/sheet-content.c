/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on a sheet, whatever it is written on. */

#include "config.h"

#include "sheet-content.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bitting-data.h"
#include "bitting-date.h"
#include "bitting-html.h"
#include "bitting-text.h"
#include "sheet-redact.h"

static const BittingVerdict order[] = {
  BITTING_VERDICT_FAIL, BITTING_VERDICT_ATTENTION, BITTING_VERDICT_UNKNOWN, BITTING_VERDICT_PASS,
};

static void
fact_free (SheetFact *self)
{
  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

static void
group_free (SheetGroup *self)
{
  g_free (self->heading);
  g_ptr_array_unref (self->findings);
  g_free (self->shared);
  g_free (self);
}

void
sheet_content_free (SheetContent *self)
{
  g_free (self->title);
  g_free (self->letter);
  g_free (self->grade_words);
  g_free (self->sentence);
  g_free (self->subject);
  g_free (self->message);
  g_free (self->advice);
  g_free (self->evidence);
  g_free (self->technical);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->facts);
  g_free (self->promise);
  g_free (self->maker);
  g_free (self);
}

const char *
sheet_verdict_get_sign (BittingVerdict verdict)
{
  static const char * const signs[] = {
    [BITTING_VERDICT_PASS] = "✓",
    [BITTING_VERDICT_ATTENTION] = "!",
    [BITTING_VERDICT_FAIL] = "✗",
    [BITTING_VERDICT_UNKNOWN] = "?",
  };

  return signs[verdict];
}

/** Returns: (transfer full): the key, masked also where a foreign report file has it whole */
char *
sheet_content_dup_api_key (const BittingReport *report)
{
  g_autofree char *clean = sheet_redact (report->api_key);

  return strstr (clean, "…") != NULL ? g_steal_pointer (&clean) : bitting_api_key_mask (clean);
}

static BittingFinding *
clean_finding (const BittingFinding *finding)
{
  BittingFinding *clean = bitting_finding_new (finding->rule, finding->verdict, finding->worst);

  clean->title = sheet_redact (finding->title);
  clean->evidence = sheet_redact (finding->evidence);
  clean->why = sheet_redact (finding->why);
  clean->fix = finding->fix != NULL ? sheet_redact (finding->fix) : NULL;
  clean->step = finding->step;

  return clean;
}

static void
add_group (SheetContent        *self,
           const BittingReport *report,
           BittingVerdict       verdict)
{
  SheetGroup *group = NULL;
  g_autofree char *reason = NULL;
  guint i;

  if (bitting_report_count (report, verdict) == 0)
    return;

  group = g_new0 (SheetGroup, 1);
  group->verdict = verdict;
  group->heading = g_strdup (bitting_verdict_get_label (verdict));
  group->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_finding_free);
  for (i = 0; i < report->findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (report->findings, i);

      if (finding->verdict == verdict)
        g_ptr_array_add (group->findings, clean_finding (finding));
    }
  reason = bitting_report_dup_shared_reason (report, verdict);
  if (verdict == BITTING_VERDICT_UNKNOWN && reason != NULL)
    group->shared = sheet_redact (reason);
  group->brief = verdict == BITTING_VERDICT_PASS || group->shared != NULL;
  g_ptr_array_add (self->groups, group);
}

static void
add_fact (SheetContent *self,
          const char   *label,
          const char   *value)
{
  SheetFact *fact = NULL;
  g_autofree char *clean = sheet_redact (value);

  if (*g_strstrip (clean) == '\0')
    return;

  fact = g_new0 (SheetFact, 1);
  fact->label = g_strdup (label);
  fact->value = g_steal_pointer (&clean);
  g_ptr_array_add (self->facts, fact);
}

/* Each by its name for people; what the catalogue lacks is called as the exchange calls it. */
static char *
dup_permissions (const BittingKeyInfo *info)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  guint i;

  for (i = 0; i < info->permissions->len; i++)
    {
      const char *id = g_ptr_array_index (info->permissions, i);
      const BittingPermission *known = bitting_catalogue_find (bitting_data_get_catalogue (), id);

      g_ptr_array_add (titles, known != NULL ? known->title : (char *) id);
    }

  if (titles->len > 0)
    return bitting_text_dup_list (titles);

  return g_strdup (bitting_key_info_find_gap (info, BITTING_FACT_PERMISSIONS) != NULL
                     ? _("The exchange did not say") : _("Nothing"));
}

static char *
dup_end (const BittingKeyInfo *info)
{
  if (!info->expiry_known)
    return g_strdup (_("The exchange did not say"));

  return info->expires_at != NULL ? bitting_date_dup_day (info->expires_at)
                                  : g_strdup (_("No end date"));
}

static char *
dup_access (const BittingKeyInfo *info)
{
  if (bitting_key_info_find_gap (info, BITTING_FACT_ACCESS) != NULL)
    return g_strdup (_("The exchange did not say"));

  return g_strdup (info->read_only ? _("Read-only") : _("Read and write"));
}

static char *
dup_addresses (const BittingKeyInfo *info)
{
  if (bitting_key_info_find_gap (info, BITTING_FACT_ADDRESSES) != NULL)
    return g_strdup (_("The exchange did not say"));

  return bitting_key_info_is_bound (info) ? bitting_text_dup_list (info->ips) : g_strdup (_("From everywhere"));
}

static void
add_key_facts (SheetContent         *self,
               const BittingKeyInfo *info)
{
  g_autofree char *access = dup_access (info);
  g_autofree char *permissions = dup_permissions (info);
  g_autofree char *addresses = dup_addresses (info);
  g_autofree char *end = dup_end (info);
  g_autofree char *created = info->created_at != NULL ? bitting_date_dup_day (info->created_at) : NULL;

  add_fact (self, _("Access"), access);
  add_fact (self, _("May do"), permissions);
  add_fact (self, _("Works from"), addresses);
  add_fact (self, _("Ends"), end);
  add_fact (self, _("Made"), created);
  if (info->master_known)
    add_fact (self, _("Account"), info->is_master ? _("Main account") : _("Sub-account"));
}

static void
add_check_facts (SheetContent        *self,
                 const BittingReport *report)
{
  /* A report file holds the id alone. */
  const BittingPolicy *known = bitting_data_get_policy (report->policy);
  g_autofree char *cost = NULL;
  g_autofree char *source = bitting_source_dup_words (&report->source);

  cost = g_strdup_printf (ngettext ("%u request to %s, answered in %d ms",
                                    "%u requests to %s, answered in %d ms", report->network.requests),
                          report->network.requests, report->host, (int) report->network.total_ms);
  add_fact (self, _("Held against"), known != NULL ? known->title : report->policy_title);
  add_fact (self, _("Over the network"), cost);
  add_fact (self, _("Comes from"), source != NULL ? source : "");
}

static void
explain_diagnosis (SheetContent        *self,
                   const BittingReport *report)
{
  const BittingDiagnosis *diagnosis = report->diagnosis;
  g_autofree char *technical = bitting_diagnosis_dup_technical (diagnosis);

  self->message = bitting_diagnosis_dup_message (diagnosis);
  self->evidence = bitting_report_dup_evidence (report);
  self->advice = bitting_diagnosis_dup_advice (diagnosis);
  self->technical = sheet_redact (technical);
}

static void
describe_grade (SheetContent        *self,
                const BittingReport *report)
{
  const char *letter = bitting_grade_to_string (report->grade);
  g_autofree char *language = bitting_html_dup_language ();

  self->grade = report->grade;
  if (letter != NULL)
    {
      self->letter = g_strdup (letter);
      /* Translators: the mark of a report card, A to F */
      self->grade_words = g_strdup_printf (_("Grade %s"), letter);
      return;
    }

  /* Arabic and Persian turn the question mark round. */
  if (report->outcome == BITTING_OUTCOME_PARTIAL)
    self->letter = g_strdup (bitting_html_is_right_to_left (language) ? "؟" : "?");
  else
    self->letter = g_strdup ("!");
  self->grade_words = g_strdup (_("No grade"));
}

static void
describe_subject (SheetContent        *self,
                  const BittingReport *report)
{
  BittingEnvironment *environment = bitting_environments_find (bitting_data_get_environments (),
                                                               report->environment);
  g_autofree char *site = sheet_redact (environment != NULL ? environment->title : report->host);
  g_autofree char *key = sheet_content_dup_api_key (report);
  /* Translators: a day and a time, see g_date_time_format(): 21 February 2027, 13:45 UTC */
  g_autofree char *when = bitting_date_format (report->checked_at, _("%-e %B %Y, %H:%M UTC"));

  /* Translators: site, masked key, and a day with the time */
  self->subject = g_strdup_printf (_("%s · key %s · checked on %s"), site, key, when);
}

/** Returns: (transfer full): what the sheet of a report says */
SheetContent *
sheet_content_new (const BittingReport *report)
{
  SheetContent *self = g_new0 (SheetContent, 1);
  g_autofree char *name = sheet_redact (report->name);
  g_autofree char *sentence = bitting_report_dup_sentence (report);
  guint i;

  /* Translators: %s is the name of a key */
  self->title = report->name != NULL ? g_strdup_printf (_("Report card of %s"), name)
                                     : g_strdup (_("Report card of an API key"));
  self->sentence = sheet_redact (sentence);
  describe_grade (self, report);
  describe_subject (self, report);
  if (report->diagnosis != NULL)
    explain_diagnosis (self, report);

  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  for (i = 0; i < G_N_ELEMENTS (order); i++)
    add_group (self, report, order[i]);

  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
  if (report->key_info != NULL)
    add_key_facts (self, report->key_info);
  add_check_facts (self, report);

  self->promise = g_strdup (_("There is no secret on this sheet, and of the key only its ends. "
                              "It tells what the exchange answered at that time."));
  /* Translators: %s is the version of the program */
  self->maker = g_strdup_printf (_("Made with Bitting %s. Not affiliated with Bybit."), PACKAGE_VERSION);

  return self;
}
