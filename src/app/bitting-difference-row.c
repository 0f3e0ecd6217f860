/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One side of two keys, next to each other. */

#include "config.h"

#include "bitting-difference-row.h"

#include "bitting-verdict-sign.h"

#include <glib/gi18n.h>

static const BittingVerdict verdicts[] = {
  [BITTING_RELATION_LOOSER] = BITTING_VERDICT_FAIL,
  [BITTING_RELATION_UNPROVEN] = BITTING_VERDICT_UNKNOWN,
  [BITTING_RELATION_STRICTER] = BITTING_VERDICT_PASS,
  [BITTING_RELATION_SAME] = BITTING_VERDICT_PASS,
};

static GtkWidget *
label (const char *text,
       const char *css_class) /* (nullable) */
{
  GtkWidget *widget = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (widget), 0);
  gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (widget, css_class);

  return widget;
}

static GtkWidget *
column (const char *heading,
        const char *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = label (heading, "caption");

  gtk_widget_add_css_class (title, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), label (value, NULL));

  return box;
}

/**
 * bitting_difference_row_new:
 * @difference: a line of a comparison
 *
 * Returns: (transfer floating): a row for it: what it is about, the old key, the new key
 */
GtkWidget *
bitting_difference_row_new (const BittingDifference *difference)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *sign = bitting_verdict_sign_new (verdicts[difference->relation]);
  /* Translators: what two keys are compared in, how the new one is, what the old one has, and the new */
  g_autofree char *spoken = g_strdup_printf (_("%s: %s. Old key: %s. New key: %s"), difference->title,
                                             bitting_relation_get_label (difference->relation),
                                             difference->before, difference->after);

  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_box_append (GTK_BOX (columns), column (_("Old key"), difference->before));
  gtk_box_append (GTK_BOX (columns), column (_("New key"), difference->after));
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), label (difference->title, "heading"));
  gtk_box_append (GTK_BOX (text), columns);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bitting_relation_get_label (difference->relation), -1);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_add_css_class (box, "details");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}
