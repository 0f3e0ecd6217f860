/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A policy that goes: asked once, and for ten seconds it can be had back, for its keys too. */

#include "config.h"

#include "bitting-policy-removal.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "bitting-question.h"

#define UNDO_SECONDS 10

typedef struct
{
  BittingPolicyShelf *shelf;  /* (owned) */
  BittingPolicy      *policy; /* (owned) */
} Removal;

static void
removal_free (Removal *self)
{
  g_object_unref (self->shelf);
  bitting_policy_unref (self->policy);
  g_free (self);
}

static void
removal_free_closure (gpointer  data,
                      GClosure *closure)
{
  removal_free (data);
}

static void
say (GtkWidget    *widget,
     const GError *error)
{
  gtk_widget_activate_action (widget, "win.say", "s", error->message);
}

/* It comes back under its id, so that the keys are held against it again. */
static void
undo_cb (AdwToast *toast,
         Removal  *self)
{
  GtkWidget *overlay = g_object_get_data (G_OBJECT (toast), "overlay");
  g_autoptr (GError) error = NULL;

  if (!bitting_policy_shelf_put (self->shelf, self->policy, &error))
    say (overlay, error);
}

/* The overlay holds the toast, and outlives it. */
static void
offer (GtkWidget *widget,
       Removal   *self) /* (transfer full) */
{
  /* Translators: %s is the title of a policy */
  g_autofree char *words = g_markup_printf_escaped (_("The policy “%s” is removed"), self->policy->title);
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_object_set_data (G_OBJECT (toast), "overlay", overlay);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), self, removal_free_closure, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
answered_cb (GtkWidget  *widget,
             const char *response)
{
  Removal *self = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "remove"))
    return;

  self = g_object_steal_data (G_OBJECT (widget), "removal");
  if (!bitting_policy_shelf_remove (self->shelf, self->policy->id, &error))
    {
      say (widget, error);
      removal_free (self);
      return;
    }

  offer (widget, self);
}

/**
 * bitting_policy_removal_ask:
 * @widget: a widget below the window's toasts
 * @shelf: has the policy
 * @policy: a policy of the person's own
 *
 * Asks whether the policy is to go. The shelf tells when it does, and when it comes back.
 */
void
bitting_policy_removal_ask (GtkWidget          *widget,
                            BittingPolicyShelf *shelf,
                            BittingPolicy      *policy)
{
  g_autofree char *body = g_strdup_printf (_("Keys that are held against “%s” fall back to the guide’s "
                                             "policy, and their cards say so."), policy->title);
  Removal *self = g_new0 (Removal, 1);

  self->shelf = g_object_ref (shelf);
  self->policy = bitting_policy_ref (policy);
  g_object_set_data_full (G_OBJECT (widget), "removal", self, (GDestroyNotify) removal_free);
  bitting_question_ask (widget, _("Remove This Policy?"), body, "remove", _("_Remove"),
                        G_CALLBACK (answered_cb));
}
