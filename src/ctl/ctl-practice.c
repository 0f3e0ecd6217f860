/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bitting-json-writer.h"
#include "ctl-options.h"
#include "ctl-text.h"
#include "practice-exchange.h"

/* Clients trust the exchange by a file, as they do with any authority of their own. */
static char *
write_authority (PracticeExchange  *exchange,
                 GError           **error)
{
  g_autofree char *name = g_strdup_printf ("bitting-practice-%d.pem", (int) getpid ());
  char *path = g_build_filename (g_get_user_runtime_dir (), name, NULL);

  if (g_mkdir_with_parents (g_get_user_runtime_dir (), 0700) == 0 &&
      g_file_set_contents (path, practice_exchange_get_ca_pem (exchange), -1, error))
    return path;
  g_free (path);

  return NULL;
}

static void
add_key (JsonBuilder       *builder,
         const PracticeKey *key)
{
  g_autofree char *secret = practice_key_dup_secret (key);

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "id", key->id);
  bitting_json_add_string (builder, "title", practice_key_get_title (key));
  bitting_json_add_string (builder, "description", practice_key_get_description (key));
  bitting_json_add_string (builder, "api_key", key->api_key);
  bitting_json_add_string (builder, "secret", secret);
  json_builder_end_object (builder);
}

static void
print_json (PracticeExchange *exchange,
            const char       *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;
  guint i;

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "origin", practice_exchange_get_origin (exchange));
  bitting_json_add_string (builder, "certificate", path);
  bitting_json_add_string (builder, "team_ips", practice_get_team_ips ());
  json_builder_set_member_name (builder, "keys");
  json_builder_begin_array (builder);
  for (i = 0; i < practice_keys_get_n_keys (); i++)
    add_key (builder, practice_keys_get (i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  text = bitting_json_print (builder, FALSE);
  ctl_text_print_json (text);
}

static void
print_words (PracticeExchange *exchange,
             const char       *path)
{
  const char *origin = practice_exchange_get_origin (exchange);
  guint i;

  g_print (_("The practice exchange answers at %s until you press Ctrl+C."), origin);
  g_print ("\n\n  SSL_CERT_FILE=%s bittingctl check --stdin --host %s --ips %s\n\n", path, origin,
           practice_get_team_ips ());
  g_print ("%s\n", _("Its keys, each with its secret below. They open nothing but this exchange."));
  for (i = 0; i < practice_keys_get_n_keys (); i++)
    {
      const PracticeKey *key = practice_keys_get (i);
      g_autofree char *secret = practice_key_dup_secret (key);

      g_print ("\n");
      ctl_text_print (CTL_STYLE_STRONG, practice_key_get_title (key));
      g_print ("  (%s)\n", key->id);
      ctl_text_print_wrapped ("", "", practice_key_get_description (key));
      g_print ("%s\n%s\n", key->api_key, secret);
    }
}

static gboolean
stop_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_CONTINUE;
}

/* Listens for the end before anybody is told that it has begun. */
static void
serve (PracticeExchange *exchange,
       const char       *path,
       gboolean          json)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint interrupt = g_unix_signal_add (SIGINT, stop_cb, loop);
  guint terminate = g_unix_signal_add (SIGTERM, stop_cb, loop);

  if (json)
    print_json (exchange, path);
  else
    print_words (exchange, path);
  fflush (stdout);
  g_main_loop_run (loop);
  g_source_remove (interrupt);
  g_source_remove (terminate);
}

static gboolean
forget_key (PracticeExchange *exchange,
            const char       *id)
{
  const PracticeKey *key = practice_keys_find (id);

  if (key == NULL)
    ctl_usage_error (_("There is no practice key “%s”."), id);
  else
    practice_exchange_forget_key (exchange, key);

  return key != NULL;
}

/** Runs the practice exchange alone, until it is stopped. */
CtlStatus
ctl_practice (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  int port = 0;
  g_autofree char *caller = NULL;
  g_autofree char *without = NULL;
  CtlStatus status = CTL_STATUS_GOOD;
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &port, N_("Port to listen on; any free one if not given"), N_("N") },
    { "caller", 0, 0, G_OPTION_ARG_STRING, &caller,
      N_("Address that every caller seems to come from"), N_("ADDRESS") },
    { "without", 0, 0, G_OPTION_ARG_STRING, &without,
      N_("A key that it does not know, as if it were one of another site"), N_("ID") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (PracticeExchange) exchange = practice_exchange_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, NULL, NULL, entries, &arguments) ||
      !ctl_options_count (arguments, 0, 0))
    return CTL_STATUS_USAGE;
  if (port < 0 || port > G_MAXUINT16)
    return ctl_usage_error (_("%d is no port."), port);
  if (caller != NULL)
    practice_exchange_set_caller (exchange, caller);
  if (practice_exchange_start (exchange, (guint) port, &error))
    path = write_authority (exchange, &error);
  if (path == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : _("The runtime folder cannot be written."));
      return CTL_STATUS_INCOMPLETE;
    }

  /* A start brings every key back. */
  if (without != NULL && !forget_key (exchange, without))
    status = CTL_STATUS_USAGE;
  else
    serve (exchange, path, options.json);
  g_unlink (path);
  practice_exchange_stop (exchange);

  return status;
}
