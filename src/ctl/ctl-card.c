/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report card in a terminal. */

#include "config.h"

#include "ctl-card.h"

#include <glib/gi18n-lib.h>

#include "bitting-data.h"
#include "bitting-report-json.h"
#include "bitting-text.h"

static const struct
{
  BittingVerdict verdict;
  CtlStyle       style;
  const char    *sign;
} groups[] = {
  { BITTING_VERDICT_FAIL, CTL_STYLE_BAD, "✗ " },
  { BITTING_VERDICT_ATTENTION, CTL_STYLE_WARNING, "! " },
  { BITTING_VERDICT_UNKNOWN, CTL_STYLE_UNKNOWN, "? " },
  { BITTING_VERDICT_PASS, CTL_STYLE_GOOD, "✓ " },
};

/** Returns: how a grade stands out */
CtlStyle
ctl_card_grade_style (BittingGrade grade)
{
  if (grade == BITTING_GRADE_NONE)
    return CTL_STYLE_UNKNOWN;
  if (grade <= BITTING_GRADE_B)
    return CTL_STYLE_GOOD;

  return grade == BITTING_GRADE_C ? CTL_STYLE_WARNING : CTL_STYLE_BAD;
}

static void
print_head (const BittingReport *report)
{
  const char *letter = bitting_grade_to_string (report->grade);
  g_autofree char *name = ctl_text_clean (report->name != NULL ? report->name : _("This key"));
  g_autofree char *sentence = bitting_report_dup_sentence (report);
  g_autofree char *when = g_date_time_format (report->checked_at, "%F %R UTC");
  g_autofree char *grade = letter != NULL ? g_strdup_printf (_("Grade %s"), letter)
                                          : g_strdup (_("No grade"));

  ctl_text_print (CTL_STYLE_STRONG, name);
  g_print ("  %s · %s · %s\n", report->environment, report->api_key, when);
  ctl_text_print (ctl_card_grade_style (report->grade), grade);
  g_print ("  ");
  ctl_text_print_wrapped ("", "         ", sentence);
}

/* What happened, how that is known, what to do now. */
static void
print_source (const BittingSource *source)
{
  g_autofree char *words = bitting_source_dup_words (source);

  if (words == NULL)
    return;

  g_print ("\n");
  ctl_text_print_wrapped ("", "", words);
}

static void
print_diagnosis (const BittingReport *report)
{
  const BittingDiagnosis *diagnosis = report->diagnosis;
  g_autofree char *message = bitting_diagnosis_dup_message (diagnosis);
  g_autofree char *evidence = bitting_report_dup_evidence (report);
  g_autofree char *advice = bitting_diagnosis_dup_advice (diagnosis);

  g_print ("\n");
  ctl_text_print_wrapped ("", "", message);
  ctl_text_print_wrapped ("", "", evidence);
  if (diagnosis->address != NULL)
    {
      /* Translators: %s is an IP address */
      g_autofree char *words = g_strdup_printf (_("Bybit sees this computer as %s."), diagnosis->address);

      ctl_text_print_wrapped ("", "", words);
    }
  ctl_text_print_wrapped ("→ ", "  ", advice);
}

static void
print_finding (const BittingFinding *finding,
               const char           *sign,
               CtlStyle              style)
{
  g_autofree char *title = bitting_text_clean_sentence (finding->title);

  ctl_text_print (style, sign);
  g_print ("%s\n", title);
  if (finding->verdict == BITTING_VERDICT_PASS)
    return;

  ctl_text_print_wrapped ("    ", "    ", finding->evidence);
  ctl_text_print_wrapped ("    ", "    ", finding->why);
  ctl_text_print_wrapped ("    → ", "      ", finding->fix);
}

/* Where much of what there is to do begins. */
static void
print_page (const BittingReport *report)
{
  const char *page = bitting_data_get_key_page (report->environment);
  gboolean wanted = report->diagnosis != NULL && bitting_diagnosis_is_for_site (report->diagnosis);
  g_autofree char *words = NULL;
  guint i;

  for (i = 0; i < report->findings->len && !wanted; i++)
    wanted = bitting_finding_is_for_site (g_ptr_array_index (report->findings, i));
  if (page == NULL || !wanted)
    return;

  /* Translators: %s is the address of a web page */
  words = g_strdup_printf (_("Bybit’s page for this key: %s"), page);
  g_print ("\n");
  ctl_text_print_wrapped ("", "", words);
}

/**
 * ctl_card_print:
 * @report: a report card
 * @json: TRUE for one line of JSON
 */
void
ctl_card_print (const BittingReport *report,
                gboolean             json)
{
  guint i, j;

  if (json)
    {
      g_autofree char *text = bitting_report_to_json (report, FALSE);

      ctl_text_print_json (text);
      return;
    }

  print_head (report);
  print_source (&report->source);
  if (report->diagnosis != NULL)
    print_diagnosis (report);
  for (i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      if (bitting_report_count (report, groups[i].verdict) == 0)
        continue;
      g_print ("\n");
      ctl_text_print (CTL_STYLE_STRONG, bitting_verdict_get_label (groups[i].verdict));
      g_print ("\n");
      for (j = 0; j < report->findings->len; j++)
        {
          const BittingFinding *finding = g_ptr_array_index (report->findings, j);

          if (finding->verdict == groups[i].verdict)
            print_finding (finding, groups[i].sign, groups[i].style);
        }
    }
  print_page (report);
}

/**
 * ctl_card_print_support:
 * @report: a report card
 *
 * Prints what a support desk asks for where a check could not be completed: the codes and the
 * beginning of the answer, without the key, the signature and what was signed.
 */
void
ctl_card_print_support (const BittingReport *report)
{
  g_autofree char *technical = NULL;

  if (report->diagnosis == NULL)
    return;

  technical = bitting_diagnosis_dup_technical (report->diagnosis);
  g_print ("\n");
  ctl_text_print (CTL_STYLE_STRONG, _("For support"));
  g_print ("\n");
  ctl_text_print_wrapped ("", "", technical);
  if (report->diagnosis->answer != NULL)
    ctl_text_print_wrapped ("", "", report->diagnosis->answer);
}

/** Returns: what a check with this card ends with */
CtlStatus
ctl_card_get_status (const BittingReport *report)
{
  if (report->outcome != BITTING_OUTCOME_COMPLETE)
    return CTL_STATUS_INCOMPLETE;

  return bitting_report_count (report, BITTING_VERDICT_FAIL) > 0 ? CTL_STATUS_FAILED : CTL_STATUS_GOOD;
}
