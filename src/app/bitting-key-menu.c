/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with a key without opening it: by the second button of the mouse, a long
 * touch, the menu key, and for removing also the delete key. */

#include "config.h"

#include "bitting-key-menu.h"

#include "bitting-key-row.h"
#include "bitting-lent-text.h"

#include <glib/gi18n.h>

/* What has the focus in a list is the row's own frame. */
static BittingKeyRow *
find_row (GtkWidget *widget)
{
  GtkWidget *child = widget != NULL ? gtk_widget_get_first_child (widget) : NULL;

  if (child != NULL && BITTING_IS_KEY_ROW (child))
    return BITTING_KEY_ROW (child);

  return widget != NULL ? BITTING_KEY_ROW (gtk_widget_get_ancestor (widget, BITTING_TYPE_KEY_ROW)) : NULL;
}

static BittingKeyRow *
find_focused_row (GtkWidget *view)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));

  return focus != NULL && gtk_widget_is_ancestor (focus, view) ? find_row (focus) : NULL;
}

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (BittingItem *key)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();

  add_item (menu, _("_Open"), "win.open-key", key->name);
  add_item (menu, _("Check _Now"), "win.check", key->name);
  add_item (menu, _("_Copy the API Key"), "key.copy", key->api_key);
  add_item (removal, _("Re_move This Key…"), "win.remove-key", key->name);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));

  return G_MENU_MODEL (menu);
}

static gboolean
forget_cb (gpointer popover)
{
  gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* Not at once: the chosen action comes after. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add (forget_cb, popover);
}

static void
show_menu (BittingKeyRow      *row,
           const GdkRectangle *where)
{
  g_autoptr (GMenuModel) menu = make_menu (bitting_entry_get_item (bitting_key_row_get_entry (row)));
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, GTK_WIDGET (row));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), where);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
show_menu_at (GtkWidget *view,
              double     x,
              double     y)
{
  BittingKeyRow *row = find_row (gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT));
  double row_x, row_y;

  if (row == NULL || !gtk_widget_translate_coordinates (view, GTK_WIDGET (row), x, y, &row_x, &row_y))
    return;

  show_menu (row, &(GdkRectangle) { (int) row_x, (int) row_y, 1, 1 });
}

static void
clicked_cb (GtkGestureClick *gesture,
            int              presses,
            double           x,
            double           y)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y);
}

static void
pressed_cb (GtkGestureLongPress *gesture,
            double               x,
            double               y)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y);
}

static gboolean
menu_key_cb (GtkWidget *view,
             GVariant  *args,
             gpointer   user_data)
{
  BittingKeyRow *row = find_focused_row (view);

  if (row == NULL)
    return FALSE;

  show_menu (row, &(GdkRectangle) { 0, gtk_widget_get_height (GTK_WIDGET (row)), 1, 1 });

  return TRUE;
}

static gboolean
delete_key_cb (GtkWidget *view,
               GVariant  *args,
               gpointer   user_data)
{
  BittingKeyRow *row = find_focused_row (view);

  if (row == NULL)
    return FALSE;

  return gtk_widget_activate_action (view, "win.remove-key", "s",
                                     bitting_entry_get_item (bitting_key_row_get_entry (row))->name);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (BittingSecret) text = bitting_secret_new (g_variant_get_string (parameter, NULL), -1);

  bitting_lent_text_lend (GTK_WIDGET (user_data), text, _("API key"));
}

static void
add_shortcut (GtkShortcutController *controller,
              const char            *keys,
              GtkShortcutFunc        callback)
{
  gtk_shortcut_controller_add_shortcut (
    controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                  gtk_callback_action_new (callback, NULL, NULL)));
}

/**
 * bitting_key_menu_attach:
 * @view: a list whose rows are #BittingKeyRow
 *
 * Gives each of its rows a menu.
 */
void
bitting_key_menu_attach (GtkWidget *view)
{
  static const GActionEntry entries[] = {
    { .name = "copy", .activate = copy_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), view);
  gtk_widget_insert_action_group (view, "key", G_ACTION_GROUP (group));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (clicked_cb), NULL);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), NULL);
  add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), "Menu|<Shift>F10", menu_key_cb);
  add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), "Delete|KP_Delete", delete_key_cb);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (view, keys);
}
