/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-history.h"

#include <glib/gi18n-lib.h>

#include "bitting-data.h"
#include "bitting-json-writer.h"
#include "bitting-text.h"
#include "ctl-card.h"
#include "ctl-command.h"
#include "ctl-options.h"
#include "ctl-session.h"
#include "ctl-text.h"

static void
add_change (JsonBuilder         *builder,
            const BittingChange *change)
{
  g_autofree char *title = bitting_change_dup_title (change, bitting_data_get_catalogue ());

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "code", bitting_change_get_code (change));
  bitting_json_add_boolean (builder, "attention",
                            bitting_change_get_severity (change) == BITTING_SEVERITY_ATTENTION);
  bitting_json_add_string (builder, "before", change->before);
  bitting_json_add_string (builder, "after", change->after);
  bitting_json_add_string (builder, "title", title);
  json_builder_end_object (builder);
}

/** Adds the changes between two checks to an object that is being written. */
void
ctl_history_add_changes (JsonBuilder     *builder,
                         const GPtrArray *changes)
{
  guint i;

  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (i = 0; i < changes->len; i++)
    add_change (builder, g_ptr_array_index (changes, i));
  json_builder_end_array (builder);
}

static void
print_json (const BittingEvent *event)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GDateTime) checked_at = g_date_time_new_from_unix_utc (event->checked_at);
  g_autofree char *when = g_date_time_format_iso8601 (checked_at);
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "checked_at", when);
  bitting_json_add_string (builder, "outcome", bitting_outcome_to_string (event->outcome));
  bitting_json_add_string (builder, "grade", bitting_grade_to_string (event->grade));
  bitting_json_add_string (builder, "diagnosis",
                           event->diagnosed ? bitting_diagnosis_code_to_string (event->diagnosis)
                                            : NULL);
  bitting_json_add_boolean (builder, "old_key", event->old_key);
  bitting_json_add_string (builder, "source", bitting_source_kind_to_string (event->source));
  ctl_history_add_changes (builder, event->changes);
  json_builder_end_object (builder);
  text = bitting_json_print (builder, FALSE);
  ctl_text_print_json (text);
}

static void
print_changes (const GPtrArray *changes)
{
  guint i;

  for (i = 0; i < changes->len; i++)
    {
      const BittingChange *change = g_ptr_array_index (changes, i);
      g_autofree char *title = bitting_change_dup_title (change, bitting_data_get_catalogue ());
      g_autofree char *clean = bitting_text_clean_sentence (title);
      gboolean urgent = bitting_change_get_severity (change) == BITTING_SEVERITY_ATTENTION;

      ctl_text_print (urgent ? CTL_STYLE_WARNING : CTL_STYLE_PLAIN, urgent ? "    ! " : "    · ");
      g_print ("%s\n", clean);
    }
}

static void
print_words (const BittingEvent *event)
{
  g_autoptr (GDateTime) checked_at = g_date_time_new_from_unix_utc (event->checked_at);
  g_autofree char *when = g_date_time_format (checked_at, "%F %R UTC");
  const char *letter = bitting_grade_to_string (event->grade);

  g_print ("%s  ", when);
  ctl_text_print (ctl_card_grade_style (event->grade), letter != NULL ? letter : "–");
  if (event->diagnosed)
    {
      g_autoptr (BittingDiagnosis) diagnosis = bitting_diagnosis_new (event->diagnosis, 0, 0, NULL);
      g_autofree char *message = bitting_diagnosis_dup_message (diagnosis);

      g_print ("  %s", message);
    }
  if (event->source == BITTING_SOURCE_FILE)
    g_print ("  %s", _("(made elsewhere, from a report file)"));
  else if (event->source == BITTING_SOURCE_MAIN_ACCOUNT)
    g_print ("  %s", _("(told by the main account)"));
  if (event->old_key)
    g_print ("  %s", _("(another key that had this name)"));
  g_print ("\n");
  print_changes (event->changes);
}

/** Prints every check of a saved key, with what became different. Nothing is asked. */
CtlStatus
ctl_history (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_autoptr (CtlSession) session = NULL;
  g_autoptr (GPtrArray) events = NULL;
  guint i;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, N_("NAME"),
                          _("Prints the newest check first. With this you have looked at what changed: "
                            "“bittingctl list” no longer names it."), NULL, &arguments) ||
      !ctl_options_count (arguments, 1, 1))
    return CTL_STATUS_USAGE;

  session = ctl_session_new ();
  events = bitting_keeper_load_timeline (session->keeper, arguments[1]);
  if (events->len == 0)
    return ctl_usage_error (_("There is no card of “%s” yet. “bittingctl check” makes one."), arguments[1]);

  for (i = 0; i < events->len; i++)
    if (options.json)
      print_json (g_ptr_array_index (events, i));
    else
      print_words (g_ptr_array_index (events, i));
  /* A program that reads is no person who looked. */
  if (!options.json)
    bitting_keeper_acknowledge (session->keeper, arguments[1]);
  ctl_session_notify (session);

  return CTL_STATUS_GOOD;
}
