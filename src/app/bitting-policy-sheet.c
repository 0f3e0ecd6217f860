/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One policy in words: what it is for, what speaks against it, and all that it asks for. */

#include "config.h"

#include "bitting-policy-sheet.h"

#include "bitting-data.h"
#include "bitting-policy-words.h"
#include "bitting-remark-box.h"

#include <glib/gi18n.h>

struct _BittingPolicySheet
{
  AdwBin  parent_instance;

  GtkBox *box; /* (borrowed) */
};

G_DEFINE_FINAL_TYPE (BittingPolicySheet, bitting_policy_sheet, ADW_TYPE_BIN)

static void
bitting_policy_sheet_class_init (BittingPolicySheetClass *klass)
{
}

static void
bitting_policy_sheet_init (BittingPolicySheet *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static GtkWidget *
add_group (BittingPolicySheet *self,
           const char         *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->box, group);

  return group;
}

static GtkWidget *
add_row (GtkWidget  *group,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static void
add_permissions (BittingPolicySheet *self,
                 const char         *title,
                 const char         *icon_name,
                 const char         *css_class,
                 GStrv               ids)
{
  GtkWidget *group = ids[0] != NULL ? add_group (self, title) : NULL;
  guint i;

  for (i = 0; ids[i] != NULL; i++)
    {
      const BittingPermission *permission = bitting_catalogue_find (bitting_data_get_catalogue (), ids[i]);
      GtkWidget *row = add_row (group, permission != NULL ? permission->title : ids[i],
                                permission != NULL ? permission->allows
                                                   : _("This version of Bitting does not know it."));
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_widget_add_css_class (icon, css_class);
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
}

static void
add_head (BittingPolicySheet  *self,
          const BittingPolicy *policy)
{
  g_autoptr (GPtrArray) remarks = bitting_policy_examine (policy, bitting_data_get_catalogue ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *description = gtk_label_new (policy->description);

  gtk_label_set_wrap (GTK_LABEL (description), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (description), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (description), 0);
  gtk_widget_set_visible (description, *policy->description != '\0');
  gtk_box_append (self->box, description);
  bitting_remark_box_fill (GTK_BOX (box), remarks);
  gtk_box_append (self->box, box);
}

/** Shows what @policy asks for. */
void
bitting_policy_sheet_show (BittingPolicySheet  *self,
                           const BittingPolicy *policy)
{
  g_auto (GStrv) sentences = bitting_policy_dup_sentences (policy);
  GtkWidget *child;
  GtkWidget *group;
  guint i;

  g_return_if_fail (BITTING_IS_POLICY_SHEET (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  add_head (self, policy);
  group = add_group (self, _("What the Key Must Be"));
  for (i = 0; sentences[i] != NULL; i++)
    add_row (group, sentences[i], NULL);
  add_permissions (self, _("Must Be On"), "object-select-symbolic", "success", policy->required);
  add_permissions (self, _("Must Be Off"), "action-unavailable-symbolic", "error", policy->forbidden);
}
