/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The letter of a report card. The colour only repeats what the letter says. */

#include "config.h"

#include "bitting-grade-badge.h"

#include <glib/gi18n.h>

struct _BittingGradeBadge
{
  AdwBin    parent_instance;

  GtkLabel *letter; /* (borrowed) */
};

G_DEFINE_FINAL_TYPE (BittingGradeBadge, bitting_grade_badge, ADW_TYPE_BIN)

static const char * const classes[] = {
  [BITTING_GRADE_A] = "grade-a", [BITTING_GRADE_B] = "grade-b", [BITTING_GRADE_C] = "grade-c",
  [BITTING_GRADE_D] = "grade-d", [BITTING_GRADE_F] = "grade-f", [BITTING_GRADE_NONE] = "grade-none",
};

static void
show (BittingGradeBadge *self,
      BittingGrade       grade,
      const char        *letter,
      const char        *words)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[grade]);
  gtk_label_set_label (self->letter, letter);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* What is written from the right here, Arabic and Persian, turns it round. */
static const char *
get_question_mark (BittingGradeBadge *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? "؟" : "?";
}

static void
bitting_grade_badge_class_init (BittingGradeBadgeClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "gradebadge");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bitting_grade_badge_init (BittingGradeBadge *self)
{
  self->letter = GTK_LABEL (gtk_label_new (NULL));
  /* The badge says it in words. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->letter), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->letter));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  bitting_grade_badge_set_waiting (self);
}

/**
 * bitting_grade_badge_set_grade:
 * @self: a badge
 * @grade: the grade, or NONE
 * @outcome: how the check went, for the words where there is no grade
 */
void
bitting_grade_badge_set_grade (BittingGradeBadge *self,
                               BittingGrade       grade,
                               BittingOutcome     outcome)
{
  g_autofree char *words = NULL;

  g_return_if_fail (BITTING_IS_GRADE_BADGE (self));

  if (grade != BITTING_GRADE_NONE)
    {
      /* Translators: the mark of a report card, A to F */
      words = g_strdup_printf (_("Grade %s"), bitting_grade_to_string (grade));
      show (self, grade, bitting_grade_to_string (grade), words);
    }
  else if (outcome == BITTING_OUTCOME_PARTIAL)
    show (self, BITTING_GRADE_NONE, get_question_mark (self), _("No grade: only partly checked"));
  else
    show (self, BITTING_GRADE_NONE, "!", _("No grade: the check did not succeed"));
}

/** Shows that there is no card yet. */
void
bitting_grade_badge_set_waiting (BittingGradeBadge *self)
{
  g_return_if_fail (BITTING_IS_GRADE_BADGE (self));

  show (self, BITTING_GRADE_NONE, "–", _("Not checked yet"));
}
