/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key that is about to go. The keyring has it until the offer to undo is over: whatever
 * happens to the program before, nothing is lost. */

#include "config.h"

#include "bitting-removal.h"

#include <glib/gi18n.h>

#define UNDO_SECONDS 10

struct _BittingRemoval
{
  GObject        parent_instance;

  BittingKeeper *keeper;  /* (owned) */
  char          *name;
  char          *api_key; /* (nullable): of the key that is meant, where it is known */
  gboolean       settled; /* undone, or under way */
};

typedef enum
{
  SIGNAL_DONE,
  N_SIGNALS,
} BittingRemovalSignal;

G_DEFINE_FINAL_TYPE (BittingRemoval, bitting_removal, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
bitting_removal_finalize (GObject *object)
{
  BittingRemoval *self = BITTING_REMOVAL (object);

  g_object_unref (self->keeper);
  g_free (self->name);
  g_free (self->api_key);

  G_OBJECT_CLASS (bitting_removal_parent_class)->finalize (object);
}

static void
bitting_removal_class_init (BittingRemovalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bitting_removal_finalize;

  /* Its parameter is (nullable): what went wrong, in words. */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bitting_removal_init (BittingRemoval *self)
{
}

/**
 * bitting_removal_new:
 * @keeper: who has the key
 * @name: name of a saved key
 * @api_key: (nullable): that key, so that another one that gets the name meanwhile stays
 *
 * Returns: (transfer full): a removal of which nothing has happened yet
 */
BittingRemoval *
bitting_removal_new (BittingKeeper *keeper,
                     const char    *name,
                     const char    *api_key)
{
  BittingRemoval *self = g_object_new (BITTING_TYPE_REMOVAL, NULL);

  self->keeper = g_object_ref (keeper);
  self->name = g_strdup (name);
  self->api_key = g_strdup (api_key);

  return self;
}

const char *
bitting_removal_get_name (BittingRemoval *self)
{
  g_return_val_if_fail (BITTING_IS_REMOVAL (self), NULL);

  return self->name;
}

static void
undo_cb (BittingRemoval *self)
{
  if (self->settled)
    return;

  self->settled = TRUE;
  g_signal_emit (self, signals[SIGNAL_DONE], 0, NULL);
}

/**
 * bitting_removal_offer:
 * @self: a removal
 *
 * Returns: (transfer full): a toast that offers to undo it; once it has gone, so has the key
 */
AdwToast *
bitting_removal_offer (BittingRemoval *self)
{
  /* Translators: %s is the name of a key */
  g_autofree char *words = g_markup_printf_escaped (_("“%s” leaves this computer, not Bybit"), self->name);
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (bitting_removal_settle), self,
                           G_CONNECT_SWAPPED);

  return toast;
}

static void
finish (BittingRemoval *self,
        const GError   *error)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0, error != NULL ? error->message : NULL);
  g_application_release (g_application_get_default ());
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BittingRemoval) self = user_data;
  g_autoptr (GError) error = NULL;

  bitting_keeper_remove_finish (BITTING_KEEPER (source), result, &error);
  finish (self, error);
}

static gboolean
is_meant (BittingRemoval *self,
          BittingItem    *item)
{
  return g_str_equal (item->name, self->name) &&
         (self->api_key == NULL || g_str_equal (item->api_key, self->api_key));
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingRemoval) self = user_data;
  BittingKeeper *keeper = BITTING_KEEPER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = bitting_keeper_list_finish (keeper, result, &error);
  guint i;

  for (i = 0; entries != NULL && i < entries->len; i++)
    if (is_meant (self, bitting_entry_get_item (g_ptr_array_index (entries, i))))
      {
        bitting_keeper_remove_async (keeper, self->name, NULL, removed_cb, g_object_ref (self));
        return;
      }
  /* Somebody else was faster, or has given the name to another key. */
  finish (self, error);
}

/** Removes the key now, unless that was undone. The program stays until it is done. */
void
bitting_removal_settle (BittingRemoval *self)
{
  g_return_if_fail (BITTING_IS_REMOVAL (self));

  if (self->settled)
    return;

  self->settled = TRUE;
  g_application_hold (g_application_get_default ());
  bitting_keeper_list_async (self->keeper, NULL, listed_cb, g_object_ref (self));
}
