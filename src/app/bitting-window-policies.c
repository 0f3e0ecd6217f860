/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way to the policies and back: from wherever somebody is, and from a file. */

#include "config.h"

#include "bitting-window-private.h"

#include "bitting-policies-page.h"
#include "bitting-stack.h"

static void
left_policies_cb (BittingWindow *self)
{
  if (g_strcmp0 (self->origin, "home") == 0)
    bitting_home_page_reload (self->home);
  bitting_stack_show (self->stack, self->origin);
}

static BittingPoliciesPage *
show_policies (BittingWindow *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (!g_str_equal (shown, "policies"))
    self->origin = shown;
  if (adw_bin_get_child (self->policies_slot) == NULL)
    {
      GtkWidget *page = bitting_policies_page_new (self->keeper);

      g_signal_connect_object (page, "left", G_CALLBACK (left_policies_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->policies_slot, page);
    }
  bitting_stack_show (self->stack, "policies");

  return BITTING_POLICIES_PAGE (adw_bin_get_child (self->policies_slot));
}

/* The parameter is the id of a policy; it is empty for all of them. */
static void
policies (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  bitting_policies_page_show (show_policies (bitting_window_begin (widget)), *id != '\0' ? id : NULL);
}

/* The parameter is the address of a file; it is empty where nobody has chosen one yet. */
static void
import_policy (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  BittingPoliciesPage *page = show_policies (bitting_window_begin (widget));
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) file = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;

  bitting_policies_page_show (page, NULL);
  if (file != NULL)
    bitting_policies_page_open_file (page, file);
  else
    bitting_policies_page_ask_file (page);
}

/* The parameter is the id of the policy that the new key is to follow. */
static void
new_key_after (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  BittingWindow *self = bitting_window_begin (widget);

  bitting_journey_stop_replacing (self->journey);
  bitting_journey_set_policy (self->journey, g_variant_get_string (parameter, NULL));
  gtk_widget_activate_action (widget, "win.new-key", NULL);
}

/* The part of the class that leads to the policies. */
void
bitting_window_class_init_policies (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.policies", "s", policies);
  gtk_widget_class_install_action (widget_class, "win.import-policy", "s", import_policy);
  gtk_widget_class_install_action (widget_class, "win.new-key-after", "s", new_key_after);
}
