/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person should know about a policy, as notes one below the other. */

#include "config.h"

#include "bitting-remark-box.h"

#include "bitting-policy-words.h"

#include <glib/gi18n.h>

static const char *
get_label (BittingRemarkKind kind)
{
  switch (kind)
    {
    case BITTING_REMARK_ERROR:
      return _("Mistake");
    case BITTING_REMARK_DANGER:
      return _("Danger");
    case BITTING_REMARK_WARNING:
    default:
      return _("Note");
    }
}

static GtkWidget *
make_note (const BittingRemark *remark)
{
  gboolean mild = remark->kind == BITTING_REMARK_WARNING;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (mild ? "dialog-information-symbolic"
                                                       : "dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (remark->text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_label (remark->kind), -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "note");
  if (!mild)
    gtk_widget_add_css_class (box, remark->kind == BITTING_REMARK_DANGER ? "danger" : "warning");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/**
 * bitting_remark_box_fill:
 * @box: a box; what was in it goes
 * @remarks: (element-type BittingRemark): what there is to say; the box is hidden where that
 *   is nothing
 */
void
bitting_remark_box_fill (GtkBox          *box,
                         const GPtrArray *remarks)
{
  GtkWidget *child;
  guint i;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (i = 0; i < remarks->len; i++)
    gtk_box_append (box, make_note (g_ptr_array_index (remarks, i)));
  gtk_widget_set_visible (GTK_WIDGET (box), remarks->len > 0);
}
