/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One permission in the editor of a policy: must be on, must be off, or not asked for. */

#include "config.h"

#include "bitting-wish-row.h"

#include <glib/gi18n.h>

struct _BittingWishRow
{
  AdwComboRow parent_instance;

  char       *id; /* "Group.Value" */
};

G_DEFINE_FINAL_TYPE (BittingWishRow, bitting_wish_row, ADW_TYPE_COMBO_ROW)

static void
bitting_wish_row_finalize (GObject *object)
{
  g_free (BITTING_WISH_ROW (object)->id);

  G_OBJECT_CLASS (bitting_wish_row_parent_class)->finalize (object);
}

static void
bitting_wish_row_class_init (BittingWishRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bitting_wish_row_finalize;
}

static void
bitting_wish_row_init (BittingWishRow *self)
{
  /* In the order of BittingWish. */
  const char *words[] = { _("Not asked"), _("On"), _("Off"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (words);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (model));
}

/**
 * bitting_wish_row_new:
 * @id: "Group.Value"
 * @permission: (nullable): what is known about it
 *
 * Returns: (transfer floating): a row that asks for nothing yet
 */
GtkWidget *
bitting_wish_row_new (const char              *id,
                      const BittingPermission *permission)
{
  BittingWishRow *self = g_object_new (BITTING_TYPE_WISH_ROW, NULL);

  self->id = g_strdup (id);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), permission != NULL ? permission->title : id);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), permission != NULL ? permission->allows : "");

  return GTK_WIDGET (self);
}

const char *
bitting_wish_row_get_permission (BittingWishRow *self)
{
  return self->id;
}

BittingWish
bitting_wish_row_get_wish (BittingWishRow *self)
{
  return (BittingWish) adw_combo_row_get_selected (ADW_COMBO_ROW (self));
}

void
bitting_wish_row_set_wish (BittingWishRow *self,
                           BittingWish     wish)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), wish);
}
