/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done about a replacement at each of its stages. */

#include "config.h"

#include "bitting-rotation-buttons.h"

#include "bitting-words.h"

#include <glib/gi18n.h>

static void
add (GtkBox     *box,
     const char *label,
     const char *action,
     const char *name,
     gboolean    suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (box, button);
}

/**
 * bitting_rotation_buttons_fill:
 * @box: what shall hold the buttons; what it held is gone
 * @rotation: which key takes the place of which
 * @comparison: (nullable): what was found about the two
 */
void
bitting_rotation_buttons_fill (GtkBox                  *box,
                               const BittingRotation   *rotation,
                               const BittingComparison *comparison)
{
  const char *name = bitting_rotation_get_name (rotation);
  gboolean proven = comparison != NULL && comparison->strictness == BITTING_STRICTNESS_PROVEN;
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  switch (rotation->stage)
    {
    case BITTING_ROTATION_WAITING:
      if (comparison != NULL)
        add (box, _("_Let the New Key Take Over"), "rotation.take-over", name, proven);
      add (box, comparison != NULL ? _("_Compare Again") : _("_Compare the Keys"), "rotation.compare", name,
           !proven);
      add (box, _("_Give It Up"), "rotation.give-up", name, FALSE);
      break;
    case BITTING_ROTATION_RETIRED:
      add (box, _("_Bots Have Changed Over…"), "rotation.done", name, TRUE);
      add (box, _("_Take the Old Key Back"), "rotation.take-back", name, FALSE);
      break;
    case BITTING_ROTATION_TAKING_OVER:
    case BITTING_ROTATION_TAKING_BACK:
    default:
      add (box, _("_Let the New Key Take Over"), "rotation.take-over", name, TRUE);
      add (box, _("_Take the Old Key Back"), "rotation.take-back", name, FALSE);
      break;
    }
}
