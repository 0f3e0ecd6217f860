/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the main account is told about the keys of its sub-accounts. */

#include "bybit-sub-keys.h"

#include <string.h>

#include "bitting-json.h"
#include "bybit-key-info.h"

/* Source: V5 documentation, "Get Sub Account All API Keys": the main account's key may ask
 * with any permission, 20 keys at a time at most. */
#define SUB_KEYS_PATH "/v5/user/sub-apikeys"
#define PAGE_SIZE 20

#define MAX_CURSOR 1024

void
bybit_sub_keys_free (BybitSubKeys *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->keys);
  g_free (self->next);
  g_free (self);
}

static gboolean
read_keys (JsonObject    *result,
           BybitSubKeys  *page,
           GError       **error)
{
  JsonArray *array;

  if (!bitting_json_get_array (result, "result", &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = bitting_json_peek_object (json_array_get_element (array, i), error);
      BittingKeyInfo *info = object != NULL ? bybit_key_info_read_sub (object, error) : NULL;

      if (info == NULL)
        return FALSE;
      g_ptr_array_add (page->keys, info);
    }
  return TRUE;
}

static gpointer
read_page (JsonObject  *result,
           const char  *api_key,
           GError     **error)
{
  g_autoptr(BybitSubKeys) page = g_new0 (BybitSubKeys, 1);
  const char *next = NULL;

  page->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_key_info_unref);
  if (!read_keys (result, page, error))
    return NULL;
  if (bitting_json_get_string (result, "nextPageCursor", &next, NULL) && *next != '\0' &&
      strlen (next) <= MAX_CURSOR)
    page->next = g_strdup (next);
  return g_steal_pointer (&page);
}

/**
 * bybit_call_new_sub_keys:
 * @sub_member_id: number of the sub-account
 * @cursor: (nullable): of the page, as the page before gave it
 *
 * Returns: (transfer full): the question which keys a sub-account has; its value is a
 *   BybitSubKeys
 */
BybitCall *
bybit_call_new_sub_keys (const char *sub_member_id,
                         const char *cursor)
{
  g_autofree char *id = g_uri_escape_string (sub_member_id, NULL, FALSE);
  g_autofree char *from = cursor != NULL ? g_uri_escape_string (cursor, NULL, FALSE) : NULL;
  g_autofree char *query = g_strdup_printf ("subMemberId=%s&limit=%d%s%s", id, PAGE_SIZE,
                                            from != NULL ? "&cursor=" : "",
                                            from != NULL ? from : "");

  return bybit_call_new_get (SUB_KEYS_PATH, query, read_page, (GDestroyNotify) bybit_sub_keys_free);
}
