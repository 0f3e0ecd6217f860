/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>

#include "bitting-json-writer.h"
#include "ctl-options.h"
#include "ctl-session.h"
#include "ctl-text.h"

static char *
format_check (BittingEntry *entry)
{
  if (!bitting_entry_is_checked (entry))
    return g_strdup (_("not checked yet"));

  return g_date_time_format (bitting_entry_get_checked_at (entry), "%F %R UTC");
}

static const char *
grade_word (BittingEntry *entry)
{
  const char *letter = bitting_grade_to_string (bitting_entry_get_grade (entry));

  return letter != NULL ? letter : "–";
}

static char *
dup_attention (BittingEntry *entry)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return bitting_entry_dup_attention (entry, now);
}

static void
add_state (JsonBuilder  *builder,
           BittingEntry *entry)
{
  GDateTime *expires_at = bitting_entry_get_expires_at (entry);
  const BittingRotation *rotation = bitting_entry_get_rotation (entry);
  const char *name = bitting_entry_get_item (entry)->name;
  g_autofree char *end = expires_at != NULL ? g_date_time_format_iso8601 (expires_at) : NULL;
  g_autofree char *attention = dup_attention (entry);

  bitting_json_add_string (builder, "account",
                           bitting_account_to_string (bitting_entry_get_account (entry)));
  bitting_json_add_string (builder, "expires_at", end);
  bitting_json_add_string (builder, "attention", attention);
  bitting_json_add_string (builder, "source",
                           bitting_source_kind_to_string (bitting_entry_get_source (entry)));
  bitting_json_add_string (builder, "replaced_by",
                           rotation != NULL && bitting_rotation_is_retired (rotation, name)
                             ? rotation->new_name : NULL);
}

static void
print_json (BittingEntry *entry)
{
  BittingItem *item = bitting_entry_get_item (entry);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *masked = bitting_api_key_mask (item->api_key);
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  bitting_json_add_string (builder, "name", item->name);
  bitting_json_add_string (builder, "environment", item->environment);
  bitting_json_add_string (builder, "host", item->host);
  bitting_json_add_string (builder, "api_key", masked);
  bitting_json_add_string (builder, "signing", bitting_signing_to_string (item->signing));
  bitting_json_add_string (builder, "grade", bitting_grade_to_string (bitting_entry_get_grade (entry)));
  if (bitting_entry_is_checked (entry))
    {
      g_autofree char *when = g_date_time_format_iso8601 (bitting_entry_get_checked_at (entry));

      bitting_json_add_string (builder, "checked_at", when);
    }
  else
    bitting_json_add_null (builder, "checked_at");
  add_state (builder, entry);
  json_builder_end_object (builder);
  text = bitting_json_print (builder, FALSE);
  ctl_text_print_json (text);
}

static void
print_row (BittingEntry *entry,
           guint         width)
{
  BittingItem *item = bitting_entry_get_item (entry);
  g_autofree char *clean = ctl_text_clean (item->name);
  g_autofree char *name = ctl_text_pad (clean, width);
  g_autofree char *environment = ctl_text_pad (item->environment, 12);
  g_autofree char *plain = bitting_api_key_mask (item->api_key);
  g_autofree char *masked = ctl_text_pad (plain, 11);
  g_autofree char *checked = format_check (entry);
  g_autofree char *attention = dup_attention (entry);

  g_print ("%s  %s  %s  %s  %s%s%s\n", name, grade_word (entry), environment, masked, checked,
           attention != NULL ? "  " : "", attention != NULL ? attention : "");
}

/** Lists the saved keys. No secret is read. */
CtlStatus
ctl_list (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_autoptr (CtlSession) session = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  guint width = 0;
  guint i;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, NULL, NULL, NULL, &arguments) ||
      !ctl_options_count (arguments, 0, 0))
    return CTL_STATUS_USAGE;

  session = ctl_session_new ();
  bitting_keeper_list_async (session->keeper, session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  entries = bitting_keeper_list_finish (session->keeper, result, &error);
  if (entries == NULL)
    return ctl_session_explain (NULL, error);

  for (i = 0; i < entries->len; i++)
    width = MAX (width, ctl_text_columns (bitting_entry_get_item (g_ptr_array_index (entries, i))->name));
  for (i = 0; i < entries->len; i++)
    if (options.json)
      print_json (g_ptr_array_index (entries, i));
    else
      print_row (g_ptr_array_index (entries, i), width);
  if (entries->len == 0 && !options.json)
    g_printerr ("%s\n", _("No key is saved yet. “bittingctl add NAME” saves one."));
  ctl_session_notify (session);

  return CTL_STATUS_GOOD;
}
