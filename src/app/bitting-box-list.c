/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which boxes to tick and which to leave empty, straight from the policy. */

#include "config.h"

#include "bitting-box-list.h"

#include "bitting-data.h"
#include "bitting-guide-policy.h"
#include "bitting-hearing.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define WITHDRAW "Wallet.Withdraw"

static void
add_box (GtkWidget  *group,
         const char *id,
         const char *words,
         const char *icon_name,
         const char *css_class)
{
  const BittingPermission *permission = bitting_catalogue_find (bitting_data_get_catalogue (), id);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *verdict = gtk_label_new (words);
  g_autofree char *description = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), permission != NULL ? permission->label : id);
  if (permission != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), permission->allows);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (icon, css_class);
  gtk_widget_add_css_class (verdict, css_class);
  gtk_widget_add_css_class (verdict, "heading");
  gtk_label_set_wrap (GTK_LABEL (verdict), TRUE);
  gtk_label_set_justify (GTK_LABEL (verdict), GTK_JUSTIFY_RIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  description = permission != NULL ? g_strdup_printf ("%s\n%s", words, permission->allows) : g_strdup (words);
  bitting_hearing_describe (row, description);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), verdict);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* Money that can leave is worth the strongest word. */
static gboolean
is_never (const char *id)
{
  const BittingPermission *permission = bitting_catalogue_find (bitting_data_get_catalogue (), id);

  return permission != NULL && (permission->risk & BITTING_RISK_OUT) != 0;
}

/* A policy that says nothing of withdrawals does not make them harmless. */
static gboolean
is_passed_over (const BittingPolicy *policy,
                const char          *id)
{
  return bitting_policy_get_wish (policy, id) == BITTING_WISH_NONE;
}

/* The form has one box for what a key of a main account and one of a sub-account may do. */
static gboolean
has_box_before (char * const *ids,
                guint         place)
{
  const BittingCatalogue *catalogue = bitting_data_get_catalogue ();
  const BittingPermission *permission = bitting_catalogue_find (catalogue, ids[place]);
  guint i;

  for (i = 0; permission != NULL && i < place; i++)
    {
      const BittingPermission *other = bitting_catalogue_find (catalogue, ids[i]);

      if (other != NULL && g_str_equal (other->label, permission->label))
        return TRUE;
    }

  return FALSE;
}

/* What a key that can only look may have. */
static void
add_free_boxes (GtkWidget           *group,
                const BittingPolicy *policy)
{
  const GPtrArray *steps = bitting_data_get_guide ()->steps;
  guint i, j;

  for (i = 0; i < steps->len; i++)
    {
      g_autoptr (GPtrArray) boxes = bitting_step_list_boxes (g_ptr_array_index (steps, i), policy,
                                                             bitting_data_get_catalogue ());

      for (j = 0; j < boxes->len; j++)
        {
          const BittingBox *box = g_ptr_array_index (boxes, j);

          if (box->kind == BITTING_SPOT_MAY)
            add_box (group, box->permission, bitting_spot_kind_get_words (box->kind), "list-add-symbolic",
                     "accent");
        }
    }
}

/**
 * bitting_box_list_new:
 * @policy: what the key should look like
 *
 * Returns: (transfer floating): a list of the boxes of the site's form
 */
GtkWidget *
bitting_box_list_new (BittingPolicy *policy)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint i;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Box by Box"));
  for (i = 0; policy->required[i] != NULL; i++)
    add_box (group, policy->required[i], _("Tick"), "object-select-symbolic", "success");
  add_free_boxes (group, policy);
  if (is_passed_over (policy, WITHDRAW))
    add_box (group, WITHDRAW, _("Never"), "action-unavailable-symbolic", "error");
  for (i = 0; policy->forbidden[i] != NULL; i++)
    if (is_never (policy->forbidden[i]))
      add_box (group, policy->forbidden[i], _("Never"), "action-unavailable-symbolic", "error");
  for (i = 0; policy->forbidden[i] != NULL; i++)
    if (!is_never (policy->forbidden[i]) && !has_box_before (policy->forbidden, i))
      add_box (group, policy->forbidden[i], _("Leave empty"), "bitting-empty-box-symbolic", "dim-label");

  return group;
}
