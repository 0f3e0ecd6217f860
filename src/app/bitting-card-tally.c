/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many findings of each kind a card has, in a line below its grade. */

#include "config.h"

#include "bitting-card-tally.h"

#include "bitting-verdict-sign.h"

#include <glib/gi18n.h>

static void
add_count (GtkFlowBox    *tally,
           BittingVerdict verdict,
           guint          count)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sign = bitting_verdict_sign_new (verdict);
  /* Translators: how many, and what of them, such as “2 Must be fixed” */
  g_autofree char *words = g_strdup_printf (_("%u %s"), count, bitting_verdict_get_label (verdict));

  gtk_accessible_update_state (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", words, "wrap", TRUE, NULL));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (tally, child);
}

/**
 * bitting_card_tally_fill:
 * @tally: the line; what was in it goes
 * @report: (nullable): a report card
 */
void
bitting_card_tally_fill (GtkFlowBox          *tally,
                         const BittingReport *report)
{
  static const BittingVerdict order[] = {
    BITTING_VERDICT_FAIL, BITTING_VERDICT_ATTENTION, BITTING_VERDICT_UNKNOWN, BITTING_VERDICT_PASS,
  };
  GtkWidget *child = NULL;
  guint kinds = 0;
  guint i;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (tally))) != NULL)
    gtk_flow_box_remove (tally, child);
  for (i = 0; report != NULL && i < G_N_ELEMENTS (order); i++)
    {
      guint count = bitting_report_count (report, order[i]);

      if (count == 0)
        continue;
      add_count (tally, order[i], count);
      kinds++;
    }
  gtk_flow_box_set_max_children_per_line (tally, MAX (kinds, 1));
  gtk_widget_set_visible (GTK_WIDGET (tally), kinds > 0);
}
