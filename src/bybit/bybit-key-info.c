/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-key-info.h"

#include <string.h>

#include "bitting-json.h"
#include "bitting-text.h"

/* Names of groups and permissions, and addresses, are short words in every answer
 * seen; what is longer, or cannot be shown, is no answer to build a verdict on. */
#define MAX_NAME 64

/* Characters of a text that only people read: the site takes fewer for a key's name. */
#define MAX_WORDS 100

/* The exchange opened in 2018: no key can end before. */
#define FIRST_YEAR 2018

static gboolean
fail_value (const char  *member,
            GError     **error)
{
  g_set_error (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_VALUE,
               "The value of “%s” makes no sense", member);
  return FALSE;
}

static gboolean
is_name (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > MAX_NAME)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_api_key (JsonObject      *result,
              const char      *api_key,
              BittingKeyInfo  *info,
              GError         **error)
{
  const char *answered;

  if (!bitting_json_get_string (result, "apiKey", &answered, error))
    return FALSE;
  if (strcmp (answered, api_key) != 0)
    {
      g_set_error_literal (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_VALUE,
                           "The answer is about another key");
      return FALSE;
    }

  info->api_key = g_strdup (answered);
  return TRUE;
}

static gboolean
read_access (JsonObject      *result,
             BittingKeyInfo  *info,
             GError         **error)
{
  gint64 read_only;

  if (!bitting_json_get_int (result, "readOnly", &read_only, error))
    return FALSE;
  if (read_only != 0 && read_only != 1)
    return fail_value ("readOnly", error);

  info->read_only = read_only == 1;
  return TRUE;
}

static gboolean
read_group (JsonObject      *permissions,
            const char      *group,
            BittingKeyInfo  *info,
            GError         **error)
{
  g_auto(GStrv) values = NULL;

  if (!bitting_json_get_strings (permissions, group, &values, error))
    return FALSE;
  if (!is_name (group))
    return fail_value ("permissions", error);

  g_ptr_array_add (info->groups, g_strdup (group));
  for (char **value = values; *value != NULL; value++)
    {
      if (!is_name (*value))
        return fail_value ("permissions", error);
      g_ptr_array_add (info->permissions, g_strconcat (group, ".", *value, NULL));
    }
  return TRUE;
}

static gboolean
read_permissions (JsonObject      *result,
                  BittingKeyInfo  *info,
                  GError         **error)
{
  JsonObject *permissions;
  JsonObjectIter iter;
  const char *group;
  JsonNode *node;

  if (!bitting_json_get_object (result, "permissions", &permissions, error))
    return FALSE;

  json_object_iter_init_ordered (&iter, permissions);
  while (json_object_iter_next_ordered (&iter, &group, &node))
    if (!read_group (permissions, group, info, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_ips (JsonObject      *result,
          BittingKeyInfo  *info,
          GError         **error)
{
  g_auto(GStrv) values = NULL;

  if (!bitting_json_get_strings (result, "ips", &values, error))
    return FALSE;

  for (char **value = values; *value != NULL; value++)
    {
      if (!is_name (*value))
        return fail_value ("ips", error);
      g_ptr_array_add (info->ips, g_strdup (*value));
    }
  return TRUE;
}

static GDateTime *
read_time (JsonObject *result,
           const char *member)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) parsed = NULL;
  const char *text;

  if (!bitting_json_get_string (result, member, &text, NULL))
    return NULL;

  parsed = g_date_time_new_from_iso8601 (text, utc);
  return parsed != NULL ? g_date_time_to_utc (parsed) : NULL;
}

/* Source: V5 documentation, query-api, sample of a key that is bound to addresses:
 * its end is the first second of 1970, which stands for none. */
static void
read_times (JsonObject     *result,
            BittingKeyInfo *info)
{
  g_autoptr(GDateTime) created = read_time (result, "createdAt");
  g_autoptr(GDateTime) expires = read_time (result, "expiredAt");

  if (created != NULL && g_date_time_get_year (created) >= FIRST_YEAR)
    info->created_at = g_steal_pointer (&created);

  if (expires == NULL)
    return;
  if (g_date_time_to_unix (expires) == 0)
    {
      info->expiry_known = TRUE;
    }
  else if (g_date_time_get_year (expires) >= FIRST_YEAR)
    {
      info->expiry_known = TRUE;
      info->expires_at = g_steal_pointer (&expires);
    }
}

static BittingKeyUsage
read_usage (JsonObject *result)
{
  gint64 type;

  if (!bitting_json_get_int (result, "type", &type, NULL))
    return BITTING_KEY_USAGE_UNKNOWN;

  return type == 1 ? BITTING_KEY_USAGE_PERSONAL
       : type == 2 ? BITTING_KEY_USAGE_THIRD_PARTY
       : BITTING_KEY_USAGE_UNKNOWN;
}

/* Words of the account's owner or of the exchange, which end on screens and in files. */
static char *
dup_words (JsonObject *result,
           const char *member)
{
  g_autofree char *clean = NULL;
  const char *text;

  if (!bitting_json_get_string (result, member, &text, NULL))
    return NULL;

  clean = bitting_text_clean (text);
  return g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), MAX_WORDS));
}

/* Older answers lack some of these members: absent or odd means unknown. */
static void
read_optional (JsonObject     *result,
               BittingKeyInfo *info)
{
  const char *text;
  gint64 number;

  info->note = dup_words (result, "note");
  if (info->note == NULL)
    info->note = g_strdup ("");
  info->usage = read_usage (result);
  info->rsa = bitting_json_get_string (result, "rsaPublicKey", &text, NULL) && *text != '\0';
  info->master_known = bitting_json_get_boolean (result, "isMaster", &info->is_master, NULL);
  info->unified = bitting_json_get_int (result, "uta", &number, NULL) && number == 1;
  info->vip_level = dup_words (result, "vipLevel");
  read_times (result, info);
}

/**
 * bybit_key_info_read:
 * @result: the `result` of an answer to query-api
 * @api_key: the key that was asked about
 * @error: return location for a BITTING_JSON_ERROR
 *
 * Reads what the exchange says about a key (source: V5 documentation, "Get API Key
 * Information"). Fails closed: what a verdict rests on (the key itself, its access,
 * permissions and addresses) must be there and be of the documented type. The secret
 * that the answer has a member for is never looked at.
 *
 * Returns: (transfer full) (nullable): the key info, or NULL with @error set
 */
BittingKeyInfo *
bybit_key_info_read (JsonObject  *result,
                     const char  *api_key,
                     GError     **error)
{
  g_autoptr(BittingKeyInfo) info = bitting_key_info_new ();

  if (!read_api_key (result, api_key, info, error) ||
      !read_access (result, info, error) ||
      !read_permissions (result, info, error) ||
      !read_ips (result, info, error))
    return NULL;

  read_optional (result, info);
  return g_steal_pointer (&info);
}

/* The only mark of its kind here. A word that nobody knows is no HMAC key. */
static gboolean
read_flag (JsonObject *key)
{
  const char *flag;

  return !bitting_json_get_string (key, "flag", &flag, NULL) || strcmp (flag, "hmac") != 0;
}

/**
 * bybit_key_info_read_sub:
 * @key: one key in an answer to sub-apikeys
 * @error: return location for a BITTING_JSON_ERROR
 *
 * Reads what the main account is told about a key of its sub-account (source: V5
 * documentation, "Get Sub Account All API Keys"). As bybit_key_info_read(), but the members
 * differ: `readOnly` is a boolean, and `flag` says how the key signs. `status` is not looked
 * at: the documentation and the exchange's own programs number it differently.
 *
 * Returns: (transfer full) (nullable): the key info, or NULL with @error set
 */
BittingKeyInfo *
bybit_key_info_read_sub (JsonObject  *key,
                         GError     **error)
{
  g_autoptr(BittingKeyInfo) info = bitting_key_info_new ();
  const char *api_key;

  if (!bitting_json_get_string (key, "apiKey", &api_key, error) ||
      !bitting_json_get_boolean (key, "readOnly", &info->read_only, error) ||
      !read_permissions (key, info, error) ||
      !read_ips (key, info, error))
    return NULL;

  read_optional (key, info);
  info->api_key = g_strdup (api_key);
  info->rsa = read_flag (key);
  info->master_known = TRUE;
  info->is_master = FALSE;
  return g_steal_pointer (&info);
}
