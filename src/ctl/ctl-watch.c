/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>

#include "bitting-json-writer.h"
#include "bitting-reminder.h"
#include "bitting-text.h"
#include "bitting-watching.h"
#include "ctl-card.h"
#include "ctl-history.h"
#include "ctl-options.h"
#include "ctl-session.h"
#include "ctl-text.h"

static void
print_json (const BittingAlert *alert)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "name", alert->name);
  bitting_json_add_string (builder, "grade", alert->report != NULL
                                               ? bitting_grade_to_string (alert->report->grade) : NULL);
  ctl_history_add_changes (builder, alert->changes);
  if (alert->reminder != BITTING_REMINDER_NONE)
    {
      g_autoptr (GDateTime) end = g_date_time_new_from_unix_utc (alert->expires_at);
      g_autofree char *when = g_date_time_format_iso8601 (end);

      bitting_json_add_string (builder, "expires_at", when);
    }
  else
    bitting_json_add_null (builder, "expires_at");
  json_builder_end_object (builder);
  text = bitting_json_print (builder, FALSE);
  ctl_text_print_json (text);
}

static void
print_words (const BittingAlert *alert,
             GDateTime          *now)
{
  g_autoptr (GPtrArray) lines = bitting_alert_dup_lines (alert, now);
  g_autofree char *name = ctl_text_clean (alert->name);
  guint i;

  ctl_text_print (CTL_STYLE_STRONG, name);
  g_print ("\n");
  for (i = 0; i < lines->len; i++)
    {
      g_autofree char *line = bitting_text_clean_sentence (g_ptr_array_index (lines, i));

      ctl_text_print (CTL_STYLE_WARNING, "    ! ");
      g_print ("%s\n", line);
    }
}

/* What is fine says nothing, and neither does a network that is down: only the status does. */
static CtlStatus
conclude (const BittingWatch *watch,
          gboolean            json)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  guint i;

  bitting_watching_note_round (now);
  for (i = 0; i < watch->alerts->len; i++)
    if (json)
      print_json (g_ptr_array_index (watch->alerts, i));
    else
      print_words (g_ptr_array_index (watch->alerts, i), now);

  if (watch->n_locked > 0)
    return CTL_STATUS_KEYRING;
  if (watch->n_missed > 0)
    return CTL_STATUS_INCOMPLETE;

  return watch->alerts->len > 0 ? CTL_STATUS_FAILED : CTL_STATUS_GOOD;
}

static CtlStatus
watch_once (CtlSession *session,
            gboolean    json)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BittingWatch) watch = NULL;
  g_autoptr (GError) error = NULL;
  CtlStatus status;

  bitting_keeper_watch_async (session->keeper, session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  watch = bitting_keeper_watch_finish (session->keeper, result, &error);
  if (watch == NULL)
    return ctl_session_explain (NULL, error);

  status = conclude (watch, json);
  ctl_session_notify (session);

  return status;
}

static CtlStatus
switch_watching (CtlSession *session,
                 gboolean    on)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  bitting_watching_switch_async (on, session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  words = bitting_watching_switch_finish (result, &error);
  if (words == NULL)
    return ctl_session_explain (NULL, error);
  ctl_text_print_wrapped ("", "", words);

  return CTL_STATUS_GOOD;
}

static CtlStatus
print_status (gboolean json)
{
  gboolean on = bitting_watching_is_on ();

  if (json)
    ctl_text_print_json (on ? "{\"watch\":true}" : "{\"watch\":false}");
  else
    g_print ("%s\n", on ? _("Bitting checks your keys once a day.")
                        : _("Bitting does not check your keys by itself."));

  return CTL_STATUS_GOOD;
}

/** Checks all keys once and tells what needs a person, or switches the daily round. */
CtlStatus
ctl_watch (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  gboolean on = FALSE;
  gboolean off = FALSE;
  gboolean status = FALSE;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_NONE, &on, N_("Check all keys once a day from now on"), NULL },
    { "off", 0, 0, G_OPTION_ARG_NONE, &off, N_("Do not check them by itself any more"), NULL },
    { "status", 0, 0, G_OPTION_ARG_NONE, &status, N_("Say whether they are checked once a day"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (CtlSession) session = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, NULL,
                          _("Without an option, checks every saved key once, asks nobody for anything, "
                            "and prints what needs a person. Ends with 0 if nothing does, 1 if something "
                            "does, 3 if a check could not be completed, 4 if the keyring is locked or "
                            "could not be used."), entries, &arguments) ||
      !ctl_options_count (arguments, 0, 0))
    return CTL_STATUS_USAGE;
  if ((int) on + (int) off + (int) status > 1)
    return ctl_usage_error ("%s", _("Give “--on”, “--off” or “--status”, not several."));
  if (status)
    return print_status (options.json);

  session = ctl_session_new ();

  return on || off ? switch_watching (session, on) : watch_once (session, options.json);
}
