/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-finding.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *label;
} verdicts[] = {
  [BITTING_VERDICT_PASS] = { "pass", N_("Fine") },
  [BITTING_VERDICT_ATTENTION] = { "attention", N_("Look at this") },
  [BITTING_VERDICT_FAIL] = { "fail", N_("Must be fixed") },
  [BITTING_VERDICT_UNKNOWN] = { "unknown", N_("Not known") },
};

static const char * const grades[] = { "A", "B", "C", "D", "F" };

BittingFinding *
bitting_finding_new (const char     *rule,
                     BittingVerdict  verdict,
                     BittingGrade    worst)
{
  BittingFinding *self = g_new0 (BittingFinding, 1);

  self->rule = g_strdup (rule);
  self->verdict = verdict;
  self->worst = worst;

  return self;
}

void
bitting_finding_free (BittingFinding *self)
{
  if (self == NULL)
    return;

  g_free (self->rule);
  g_free (self->title);
  g_free (self->evidence);
  g_free (self->why);
  g_free (self->fix);
  g_free (self);
}

/** Returns: whether what it says to do begins on the exchange's site, where keys are managed */
gboolean
bitting_finding_is_for_site (const BittingFinding *self)
{
  static const char * const here[] = { "clock", "policy", NULL };

  g_return_val_if_fail (self != NULL, FALSE);

  return self->fix != NULL && !g_strv_contains (here, self->rule);
}

/** Returns: (transfer none): the stable word for programs */
const char *
bitting_verdict_to_string (BittingVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (verdicts), NULL);

  return verdicts[verdict].word;
}

gboolean
bitting_verdict_from_string (const char     *text,
                             BittingVerdict *verdict)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (g_strcmp0 (verdicts[i].word, text) == 0)
      {
        *verdict = i;
        return TRUE;
      }

  return FALSE;
}

/** Returns: (transfer none): the translated words for people */
const char *
bitting_verdict_get_label (BittingVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (verdicts), NULL);

  return _(verdicts[verdict].label);
}

/** Returns: (transfer none) (nullable): the letter; NULL for no grade */
const char *
bitting_grade_to_string (BittingGrade grade)
{
  return grade < G_N_ELEMENTS (grades) ? grades[grade] : NULL;
}

gboolean
bitting_grade_from_string (const char   *text,
                           BittingGrade *grade)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (grades); i++)
    if (g_strcmp0 (grades[i], text) == 0)
      {
        *grade = i;
        return TRUE;
      }

  return FALSE;
}
