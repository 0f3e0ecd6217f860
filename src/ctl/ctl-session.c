/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keeper for one command: waits for its calls, hears Ctrl+C, puts its errors into words. */

#include "config.h"

#include "ctl-session.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <unistd.h>

#include "bitting-fault.h"
#include "ctl-options.h"

/* Whoever asks a second time does not want to wait for a clean end. */
static gboolean
signalled_cb (gpointer user_data)
{
  CtlSession *self = user_data;

  if (g_cancellable_is_cancelled (self->cancellable))
    _exit (CTL_STATUS_INCOMPLETE);
  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_CONTINUE;
}

/** Returns: (transfer full): a keeper that has opened nothing yet, and an ear for Ctrl+C */
CtlSession *
ctl_session_new (void)
{
  CtlSession *self = g_new0 (CtlSession, 1);

  self->keeper = bitting_keeper_new (NULL);
  self->cancellable = g_cancellable_new ();
  self->signals[0] = g_unix_signal_add (SIGINT, signalled_cb, self);
  self->signals[1] = g_unix_signal_add (SIGTERM, signalled_cb, self);

  return self;
}

void
ctl_session_free (CtlSession *self)
{
  if (self == NULL)
    return;

  g_source_remove (self->signals[0]);
  g_source_remove (self->signals[1]);
  g_clear_object (&self->result);
  g_object_unref (self->cancellable);
  g_object_unref (self->keeper);
  g_free (self);
}

/** The callback to give to the keeper, with the session as user_data. */
void
ctl_session_done_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  CtlSession *self = user_data;

  g_set_object (&self->result, result);
}

/** Returns: (transfer full): what the one call that is under way has come to */
GAsyncResult *
ctl_session_wait (CtlSession *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (&self->result);
}

/**
 * ctl_session_explain:
 * @name: (nullable): the key that was meant
 * @error: what the keeper says
 *
 * Puts an error into words that say what to do.
 *
 * Returns: the status to end with
 */
CtlStatus
ctl_session_explain (const char   *name,
                     const GError *error)
{
  g_autofree char *advice = bitting_fault_dup_advice (error);

  switch (bitting_fault_classify (error))
    {
    case BITTING_FAULT_NOT_FOUND:
      return ctl_usage_error (_("There is no key called “%s”. “bittingctl list” shows the names."),
                              name);
    case BITTING_FAULT_EXISTS:
      return ctl_usage_error (_("There is a key called “%s” already."), name);
    case BITTING_FAULT_REQUEST:
      return ctl_usage_error ("%s", error->message);
    case BITTING_FAULT_KEYRING:
      g_printerr ("%s\n", error->message);
      if (advice != NULL)
        g_printerr ("%s\n", advice);
      return CTL_STATUS_KEYRING;
    case BITTING_FAULT_OTHER:
    default:
      g_printerr ("%s\n", g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                            ? _("Stopped before it was done.") : error->message);
      return CTL_STATUS_INCOMPLETE;
    }
}

/** Says what the user should know about the history, if there is anything. */
void
ctl_session_notify (CtlSession *self)
{
  const char *notice = bitting_keeper_get_notice (self->keeper);

  if (notice != NULL)
    g_printerr ("%s\n", notice);
}

/**
 * ctl_session_find_item:
 * @name: name of a saved key
 * @status: (out): the status to end with, where it is not there
 *
 * Returns: (transfer full) (nullable): what the keyring says of it; NULL once what is wrong has
 *   been said
 */
BittingItem *
ctl_session_find_item (CtlSession *session,
                       const char *name,
                       CtlStatus  *status)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  bitting_keeper_list_async (session->keeper, session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  entries = bitting_keeper_list_finish (session->keeper, result, &error);
  if (entries == NULL)
    {
      *status = ctl_session_explain (NULL, error);
      return NULL;
    }
  for (i = 0; i < entries->len; i++)
    {
      BittingItem *item = bitting_entry_get_item (g_ptr_array_index (entries, i));

      if (g_str_equal (item->name, name))
        return bitting_item_ref (item);
    }

  *status = ctl_usage_error (_("There is no key called “%s”. “bittingctl list” shows the names."), name);

  return NULL;
}
