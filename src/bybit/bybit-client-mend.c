/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two calls by which a key changes itself. No other call that writes is in this program. */

#include "bybit-client.h"

/* Source: V5 documentation, "Modify Master API Key" and "Delete Master API Key". Both are about
 * the key that calls. */
#define UPDATE_KEY_PATH "/v5/user/update-api"
#define DELETE_KEY_PATH "/v5/user/delete-api"

/* What the answer says of the key is not relied on: the key is asked about anew. */
static gpointer
read_done (JsonObject  *result,
           GHashTable  *twice,
           const char  *api_key,
           GError     **error)
{
  return GINT_TO_POINTER (TRUE);
}

/* Trusted addresses are never sent: a key cannot change them like this since 2026-02-10. */
static char *
dup_update_body (const BittingMending *mending)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "readOnly");
  json_builder_add_int_value (builder, mending->read_only ? 1 : 0);
  json_builder_set_member_name (builder, "permissions");
  json_builder_begin_object (builder);
  for (const char *const *group = bitting_mending_get_groups (); *group != NULL; group++)
    {
      g_auto(GStrv) values = bitting_mending_dup_values (mending, *group);

      json_builder_set_member_name (builder, *group);
      json_builder_begin_array (builder);
      for (char **value = values; *value != NULL; value++)
        json_builder_add_string_value (builder, *value);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * bybit_call_new_lower_key:
 * @mending: what shall go, which has to be possible
 *
 * Returns: (transfer full): the order that takes permissions away from the key that calls
 */
BybitCall *
bybit_call_new_lower_key (const BittingMending *mending)
{
  g_autofree char *body = NULL;

  g_return_val_if_fail (mending->state == BITTING_MENDING_POSSIBLE, NULL);

  body = dup_update_body (mending);
  return bybit_call_new_post (UPDATE_KEY_PATH, body, read_done, NULL);
}

/** Returns: (transfer full): the order that deletes the key that calls */
BybitCall *
bybit_call_new_delete_key (void)
{
  return bybit_call_new_post (DELETE_KEY_PATH, "{}", read_done, NULL);
}
