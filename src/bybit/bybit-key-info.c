/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-key-info.h"

#include <string.h>

#include "bitting-ip-list.h"
#include "bitting-json.h"
#include "bitting-text.h"

/* What is longer is cut: names of groups and permissions are short words in every answer
 * seen. */
#define MAX_NAME 64

/* Characters of a text that only people read: the site takes fewer for a key's name. */
#define MAX_WORDS 100

/* The exchange opened in 2018: no key can end before. */
#define FIRST_YEAR 2018

/* What is read, and into what. */
typedef struct
{
  JsonObject     *result; /* (borrowed) */
  GHashTable     *twice;  /* (borrowed) paths of members that stand twice */
  BittingKeyInfo *info;   /* (borrowed) */
} Reader;

/* Whether there is one such member that is not null. If not, @reason says why. */
static gboolean
is_there (const Reader     *self,
          JsonObject       *object,
          const char       *path,
          const char       *member,
          BittingGapReason *reason)
{
  g_autofree char *whole = g_strconcat (path, member, NULL);

  if (g_hash_table_contains (self->twice, whole))
    *reason = BITTING_GAP_TWICE;
  else if (!json_object_has_member (object, member))
    *reason = BITTING_GAP_ABSENT;
  else if (!bitting_json_has (object, member))
    *reason = BITTING_GAP_NULL;
  else
    return TRUE;

  return FALSE;
}

/* A fact that is a member of the result, or else a gap. */
static gboolean
expect (const Reader *self,
        BittingFact   fact,
        const char   *member)
{
  BittingGapReason reason;

  if (is_there (self, self->result, BYBIT_RESULT_PATH, member, &reason))
    return TRUE;

  bitting_key_info_add_gap (self->info, fact, member, reason);
  return FALSE;
}

/* A name as it is, but of plain characters only and not long, so that nothing in it can
 * be mistaken for another one. */
static char *
dup_name (const char *text)
{
  GString *name = g_string_new (NULL);

  if (*text == '\0')
    g_string_append (name, "(empty)");
  for (; *text != '\0' && name->len < MAX_NAME; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (character < 0x80 && g_ascii_isgraph ((char) character) && character != '.')
        g_string_append_c (name, (char) character);
      else
        g_string_append_printf (name, "\\u{%x}", character);
    }
  if (*text != '\0')
    g_string_append (name, "\\{cut}");
  return g_string_free (name, FALSE);
}

static gboolean
read_api_key (Reader      *self,
              const char  *api_key,
              GError     **error)
{
  BittingGapReason reason;
  const char *answered;

  if (!bitting_json_get_string (self->result, "apiKey", &answered, error))
    return FALSE;
  if (!is_there (self, self->result, BYBIT_RESULT_PATH, "apiKey", &reason) ||
      strcmp (answered, api_key) != 0)
    {
      g_set_error_literal (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_VALUE,
                           "The answer is about another key");
      return FALSE;
    }

  self->info->api_key = g_strdup (answered);
  return TRUE;
}

static void
read_access (Reader *self)
{
  gint64 read_only = 0;

  if (!expect (self, BITTING_FACT_ACCESS, "readOnly"))
    return;
  if (!bitting_json_get_int (self->result, "readOnly", &read_only, NULL))
    bitting_key_info_add_gap (self->info, BITTING_FACT_ACCESS, "readOnly", BITTING_GAP_TYPE);
  else if (read_only != 0 && read_only != 1)
    bitting_key_info_add_gap (self->info, BITTING_FACT_ACCESS, "readOnly", BITTING_GAP_VALUE);

  self->info->read_only = read_only == 1;
}

static void
add_permission (Reader     *self,
                const char *group,
                const char *value)
{
  g_autofree char *name = dup_name (value);
  g_autofree char *id = g_strconcat (group, ".", name, NULL);

  if (!bitting_key_info_has_permission (self->info, id))
    g_ptr_array_add (self->info->permissions, g_steal_pointer (&id));
}

/* What can be read of a group is held, whatever stands beside it. */
static void
read_group (Reader     *self,
            JsonObject *permissions,
            const char *group)
{
  g_autofree char *name = dup_name (group);
  JsonArray *values = NULL;
  BittingGapReason reason = BITTING_GAP_TYPE;
  gboolean whole = is_there (self, permissions, BYBIT_RESULT_PATH "permissions/", group, &reason);

  g_ptr_array_add (self->info->groups, g_strdup (name));
  if (bitting_json_get_array (permissions, group, &values, NULL))
    {
      for (guint i = 0; i < json_array_get_length (values); i++)
        {
          JsonNode *value = json_array_get_element (values, i);

          if (json_node_get_value_type (value) == G_TYPE_STRING)
            add_permission (self, name, json_node_get_string (value));
          else
            whole = FALSE;
        }
    }
  else
    {
      whole = FALSE;
    }

  if (!whole)
    bitting_key_info_add_gap (self->info, BITTING_FACT_GROUP, name, reason);
}

static void
read_permissions (Reader *self)
{
  gboolean whole = expect (self, BITTING_FACT_PERMISSIONS, "permissions");
  JsonObject *permissions;
  JsonObjectIter iter;
  const char *group;
  JsonNode *node;

  if (!bitting_json_get_object (self->result, "permissions", &permissions, NULL))
    {
      if (whole)
        bitting_key_info_add_gap (self->info, BITTING_FACT_PERMISSIONS, "permissions",
                                  BITTING_GAP_TYPE);
      return;
    }

  json_object_iter_init_ordered (&iter, permissions);
  while (json_object_iter_next_ordered (&iter, &group, &node))
    read_group (self, permissions, group);
}

/* Anything but addresses and stars is nothing that a key can be bound to. */
static gboolean
is_address (const char *text)
{
  g_autofree char *canonical = bitting_ip_canonicalize (text);

  return canonical != NULL || strcmp (text, "*") == 0;
}

static void
read_ips (Reader *self)
{
  g_auto(GStrv) values = NULL;

  if (!expect (self, BITTING_FACT_ADDRESSES, "ips"))
    return;
  if (!bitting_json_get_strings (self->result, "ips", &values, NULL))
    {
      bitting_key_info_add_gap (self->info, BITTING_FACT_ADDRESSES, "ips", BITTING_GAP_TYPE);
      return;
    }

  for (char **value = values; *value != NULL; value++)
    {
      if (is_address (*value))
        {
          g_ptr_array_add (self->info->ips, g_strdup (*value));
        }
      else if (bitting_key_info_find_gap (self->info, BITTING_FACT_ADDRESSES) == NULL)
        {
          bitting_key_info_add_gap (self->info, BITTING_FACT_ADDRESSES, "ips", BITTING_GAP_VALUE);
        }
    }
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
read_end (Reader *self)
{
  g_autoptr(GDateTime) expires = NULL;
  const char *text;

  if (!expect (self, BITTING_FACT_EXPIRY, "expiredAt"))
    return;
  if (!bitting_json_get_string (self->result, "expiredAt", &text, NULL))
    {
      bitting_key_info_add_gap (self->info, BITTING_FACT_EXPIRY, "expiredAt", BITTING_GAP_TYPE);
      return;
    }

  expires = read_time (self->result, "expiredAt");
  self->info->expiry_known = expires != NULL &&
                             (g_date_time_to_unix (expires) == 0 ||
                              g_date_time_get_year (expires) >= FIRST_YEAR);
  if (!self->info->expiry_known)
    bitting_key_info_add_gap (self->info, BITTING_FACT_EXPIRY, "expiredAt", BITTING_GAP_VALUE);
  else if (g_date_time_to_unix (expires) != 0)
    self->info->expires_at = g_steal_pointer (&expires);
}

static void
read_usage (Reader *self)
{
  gint64 type;

  if (!expect (self, BITTING_FACT_USAGE, "type"))
    return;
  if (!bitting_json_get_int (self->result, "type", &type, NULL))
    bitting_key_info_add_gap (self->info, BITTING_FACT_USAGE, "type", BITTING_GAP_TYPE);
  else if (type == 1)
    self->info->usage = BITTING_KEY_USAGE_PERSONAL;
  else if (type == 2)
    self->info->usage = BITTING_KEY_USAGE_THIRD_PARTY;
  else
    bitting_key_info_add_gap (self->info, BITTING_FACT_USAGE, "type", BITTING_GAP_VALUE);
}

static void
read_signing (Reader *self)
{
  const char *text;

  if (!expect (self, BITTING_FACT_SIGNING, "rsaPublicKey"))
    return;
  if (!bitting_json_get_string (self->result, "rsaPublicKey", &text, NULL))
    bitting_key_info_add_gap (self->info, BITTING_FACT_SIGNING, "rsaPublicKey", BITTING_GAP_TYPE);
  else
    self->info->rsa = *text != '\0';
}

static void
read_account (Reader *self)
{
  if (!expect (self, BITTING_FACT_ACCOUNT, "isMaster"))
    return;

  self->info->master_known = bitting_json_get_boolean (self->result, "isMaster",
                                                       &self->info->is_master, NULL);
  if (!self->info->master_known)
    bitting_key_info_add_gap (self->info, BITTING_FACT_ACCOUNT, "isMaster", BITTING_GAP_TYPE);
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

/* No rule rests on these: absent or odd means that the card does not show them. */
static void
read_optional (Reader *self)
{
  g_autoptr(GDateTime) created = read_time (self->result, "createdAt");
  gint64 number;

  self->info->note = dup_words (self->result, "note");
  if (self->info->note == NULL)
    self->info->note = g_strdup ("");
  self->info->unified = bitting_json_get_int (self->result, "uta", &number, NULL) && number == 1;
  self->info->vip_level = dup_words (self->result, "vipLevel");
  if (created != NULL && g_date_time_get_year (created) >= FIRST_YEAR)
    self->info->created_at = g_steal_pointer (&created);
}

/**
 * bybit_key_info_read:
 * @result: the `result` of an answer to query-api
 * @twice: (element-type utf8): paths of the answer's members that stand twice
 * @api_key: the key that was asked about
 * @error: return location for a BITTING_JSON_ERROR
 *
 * Reads what the exchange says about a key (source: V5 documentation, "Get API Key
 * Information"). Fails closed: an answer that is not surely about this key is none, and
 * what a rule rests on must be there once and be of the documented type, or it becomes
 * a gap. The secret that the answer has a member for is never looked at.
 *
 * Returns: (transfer full) (nullable): the key info, or NULL with @error set
 */
BittingKeyInfo *
bybit_key_info_read (JsonObject  *result,
                     GHashTable  *twice,
                     const char  *api_key,
                     GError     **error)
{
  g_autoptr(BittingKeyInfo) info = bitting_key_info_new ();
  Reader reader = { .result = result, .twice = twice, .info = info };

  if (!read_api_key (&reader, api_key, error))
    return NULL;

  read_access (&reader);
  read_permissions (&reader);
  read_ips (&reader);
  read_end (&reader);
  read_usage (&reader);
  read_signing (&reader);
  read_account (&reader);
  read_optional (&reader);
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
  /* An answer of this kind with a member twice has been refused before. */
  g_autoptr(GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { .result = key, .twice = none, .info = info };
  const char *api_key;

  if (!bitting_json_get_string (key, "apiKey", &api_key, error) ||
      !bitting_json_get_boolean (key, "readOnly", &info->read_only, error))
    return NULL;

  read_permissions (&reader);
  read_ips (&reader);
  read_end (&reader);
  read_usage (&reader);
  read_optional (&reader);
  info->api_key = g_strdup (api_key);
  info->rsa = read_flag (key);
  info->master_known = TRUE;
  info->is_master = FALSE;
  return g_steal_pointer (&info);
}
