/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring-fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

void
call_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GAsyncResult **slot = user_data;

  g_assert_null (*slot);
  *slot = g_object_ref (result);
}

GAsyncResult *
call_wait (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *slot;
}

static gboolean
wait_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets the main loop run: late answers must have the time to do harm. */
void
wait_ms (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, wait_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
save_item (BittingKeyring  *keyring,
           BittingItem     *item,
           const char      *secret,
           gboolean         replace,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autoptr (BittingSecret) locked = bitting_secret_new (secret, -1);
  g_autoptr (BittingCredential) credential =
    bitting_credential_new_stored (item->api_key, locked, item->signing);
  g_autoptr (GAsyncResult) result = NULL;

  bitting_keyring_save_async (keyring, item, credential, replace, cancellable, call_done_cb, &result);

  return bitting_keyring_save_finish (keyring, call_wait (&result), error);
}

gboolean
save (BittingKeyring  *keyring,
      const char      *name,
      const char      *api_key,
      const char      *secret,
      gboolean         replace,
      GError         **error)
{
  g_autoptr (BittingItem) item = bitting_item_new (name, "mainnet", HOST, api_key,
                                                   BITTING_SIGNING_HMAC);

  return save_item (keyring, item, secret, replace, NULL, error);
}

GPtrArray *
list (BittingKeyring  *keyring,
      GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bitting_keyring_list_async (keyring, NULL, call_done_cb, &result);

  return bitting_keyring_list_finish (keyring, call_wait (&result), error);
}

BittingCredential *
load_cancellable (BittingKeyring  *keyring,
                  const char      *name,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bitting_keyring_load_async (keyring, name, cancellable, call_done_cb, &result);

  return bitting_keyring_load_finish (keyring, call_wait (&result), NULL, error);
}

BittingCredential *
load (BittingKeyring  *keyring,
      const char      *name,
      GError         **error)
{
  return load_cancellable (keyring, name, NULL, error);
}

gboolean
remove_key (BittingKeyring  *keyring,
            const char      *name,
            GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bitting_keyring_remove_async (keyring, name, NULL, call_done_cb, &result);

  return bitting_keyring_remove_finish (keyring, call_wait (&result), error);
}

gboolean
rename_key (BittingKeyring  *keyring,
            const char      *old_name,
            const char      *new_name,
            GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bitting_keyring_rename_async (keyring, old_name, new_name, NULL, call_done_cb, &result);

  return bitting_keyring_rename_finish (keyring, call_wait (&result), error);
}

/* The same where nothing may go wrong: says what did. */
void
must_save (BittingKeyring *keyring,
           const char     *name,
           const char     *api_key,
           const char     *secret,
           gboolean        replace)
{
  g_autoptr (GError) error = NULL;
  gboolean done = save (keyring, name, api_key, secret, replace, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

void
must_save_item (BittingKeyring *keyring,
                BittingItem    *item,
                const char     *secret)
{
  g_autoptr (GError) error = NULL;
  gboolean done = save_item (keyring, item, secret, FALSE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

void
must_remove (BittingKeyring *keyring,
             const char     *name)
{
  g_autoptr (GError) error = NULL;
  gboolean done = remove_key (keyring, name, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

void
must_rename (BittingKeyring *keyring,
             const char     *old_name,
             const char     *new_name)
{
  g_autoptr (GError) error = NULL;
  gboolean done = rename_key (keyring, old_name, new_name, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

void
assert_secret (BittingKeyring *keyring,
               const char     *name,
               const char     *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingCredential) credential = load (keyring, name, &error);

  g_assert_no_error (error);
  g_assert_nonnull (credential);
  g_assert_cmpstr (bitting_secret_peek (credential->secret), ==, secret);
  g_assert_cmpuint (bitting_secret_get_length (credential->secret), ==, strlen (secret));
}

/* Names that hold a bar would be misread; no test has one. */
void
assert_names (BittingKeyring *keyring,
              const char     *joined)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = list (keyring, &error);
  g_autoptr (GString) names = g_string_new (NULL);
  guint i;

  g_assert_no_error (error);
  for (i = 0; i < items->len; i++)
    {
      BittingItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", item->name);
    }
  g_assert_cmpstr (names->str, ==, joined);
}

void
clear_keyring (BittingKeyring *keyring)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = list (keyring, &error);
  guint i;

  g_assert_no_error (error);
  for (i = 0; i < items->len; i++)
    {
      BittingItem *item = g_ptr_array_index (items, i);

      must_remove (keyring, item->name);
    }
}

static char *
find_tool (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "lib", name, NULL);
}

/* Brings the session's keyring into a state: see tests/lib/keyring. */
void
session_keyring (const char *verb)
{
  g_autofree char *tool = find_tool ("keyring");
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { tool, verb, NULL };
  int status = -1;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* The process that answers for the secret service. */
GPid
session_daemon (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SESSION_FOLDER"), "keyring.pid", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  pid = (GPid) g_ascii_strtoll (text, NULL, 10);
  g_assert_cmpint (pid, >, 1);

  return pid;
}

struct _Prompter
{
  GSubprocess      *process;
  GDataInputStream *output;
};

static char *
prompter_read (Prompter *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (self->output, NULL, NULL, &error);

  g_assert_no_error (error);

  return line;
}

/* Seats somebody at the password dialogue: see tests/lib/prompter. */
Prompter *
prompter_start (const char *mode,
                const char *password)
{
  g_autofree char *tool = find_tool ("prompter");
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  Prompter *self = g_new0 (Prompter, 1);

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error, tool, mode, password, NULL);
  g_assert_no_error (error);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = prompter_read (self);
  g_assert_cmpstr (line, ==, "ready");

  return self;
}

/* Returns: how often it was asked. */
guint
prompter_stop (Prompter *self)
{
  g_autoptr (GError) error = NULL;
  guint asked = 0;
  char *line;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, &error);
  g_assert_no_error (error);
  while ((line = prompter_read (self)) != NULL)
    {
      g_assert_true (g_str_has_prefix (line, "asked "));
      g_free (line);
      asked++;
    }
  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->output);
  g_object_unref (self->process);
  g_free (self);

  return asked;
}

struct _Ear
{
  GDBusConnection *bus;
  GMutex           lock;
  GPtrArray       *members;      /* under the lock: the filter runs in GDBus's thread */
  gboolean         heard_canary;
  const char      *canary;
};

static gboolean
holds (const guchar *blob,
       gsize         size,
       const char   *canary)
{
  return canary != NULL && memmem (blob, size, canary, strlen (canary)) != NULL;
}

static GDBusMessage *
ear_filter (GDBusConnection *bus,
            GDBusMessage    *message,
            gboolean         incoming,
            gpointer         user_data)
{
  Ear *self = user_data;
  g_autofree guchar *blob = NULL;
  gsize size = 0;

  if (!incoming)
    return message;

  blob = g_dbus_message_to_blob (message, &size, G_DBUS_CAPABILITY_FLAGS_UNIX_FD_PASSING, NULL);
  g_mutex_lock (&self->lock);
  if (g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    g_ptr_array_add (self->members, g_strdup (g_dbus_message_get_member (message)));
  if (blob != NULL && holds (blob, size, self->canary))
    self->heard_canary = TRUE;
  g_mutex_unlock (&self->lock);

  /* Nothing that is overheard is for us to answer. */
  g_object_unref (message);
  return NULL;
}

/* Listens to all that is said on the session bus from now on. */
Ear *
ear_start (const char *canary)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  Ear *self = g_new0 (Ear, 1);

  g_mutex_init (&self->lock);
  self->members = g_ptr_array_new_with_free_func (g_free);
  self->canary = canary;
  self->bus = g_dbus_connection_new_for_address_sync (
    g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus.Monitoring", "BecomeMonitor",
                                       g_variant_new_parsed ("(@as [], uint32 0)"), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (self->bus, ear_filter, self, NULL);

  return self;
}

/* Returns: how often a method was called by anybody. */
guint
ear_count (Ear        *self,
           const char *member)
{
  guint count = 0;
  guint i;

  /* What was said before the last answer came may still be on its way to us. */
  wait_ms (50);
  g_mutex_lock (&self->lock);
  for (i = 0; i < self->members->len; i++)
    if (g_str_equal (g_ptr_array_index (self->members, i), member))
      count++;
  g_mutex_unlock (&self->lock);

  return count;
}

gboolean
ear_heard_canary (Ear *self)
{
  gboolean heard;

  wait_ms (50);
  g_mutex_lock (&self->lock);
  heard = self->heard_canary;
  g_mutex_unlock (&self->lock);

  return heard;
}

void
ear_stop (Ear *self)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_close_sync (self->bus, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->bus);
  g_ptr_array_unref (self->members);
  g_mutex_clear (&self->lock);
  g_free (self);
}
