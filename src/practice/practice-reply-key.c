/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the practice exchange answers about keys. Source: V5 documentation, “Get API Key
 * Information”, “Modify Master API Key” and “Get Sub Account All API Keys”; every value is
 * invented. */

#include "practice-reply-private.h"

#include <string.h>

#include "practice-rsa.h"

#define DAY_SECONDS (24 * 60 * 60)

/* Account numbers need more than 32 bits on purpose: the real ones may. */
#define MAIN_USER G_GINT64_CONSTANT (4301200456)

/* An IP-bound key has no end: this day, and -2 days left. */
#define NO_END "1970-01-01T00:00:00Z"
#define NO_END_DAYS (-2)

/* A key without trusted addresses lives for so long. */
#define UNBOUND_DAYS 90

/* The groups in the order of an answer; those that an older answer lacks come last. */
static const char * const groups[] = {
  "ContractTrade", "Spot", "Wallet", "Options", "Derivatives", "CopyTrading", "BlockTrade",
  "Exchange", "NFT", "Affiliate",
  "Earn", "FiatP2P", "FiatConvertBroker", "FiatGlobalPay", "FiatBitPay", "BitCard", "ByXPost",
  NULL,
};
#define N_OLDER_GROUPS 10

static void
add_permissions (JsonBuilder       *builder,
                 const PracticeKey *key)
{
  g_auto (GStrv) permissions = g_strsplit (key->permissions, ",", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; groups[i] != NULL && (!key->older || i < N_OLDER_GROUPS); i++)
    g_ptr_array_add (names, g_strdup (groups[i]));

  /* A group of which nobody has heard yet comes after the known ones. */
  for (guint i = 0; permissions[i] != NULL; i++)
    {
      g_autofree char *group = g_strndup (permissions[i], strcspn (permissions[i], "."));

      if (!g_ptr_array_find_with_equal_func (names, group, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&group));
    }

  json_builder_set_member_name (builder, "permissions");
  json_builder_begin_object (builder);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *prefix = g_strconcat (g_ptr_array_index (names, i), ".", NULL);

      json_builder_set_member_name (builder, g_ptr_array_index (names, i));
      json_builder_begin_array (builder);
      for (guint j = 0; permissions[j] != NULL; j++)
        if (g_str_has_prefix (permissions[j], prefix))
          json_builder_add_string_value (builder, permissions[j] + strlen (prefix));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_ips (JsonBuilder       *builder,
         const PracticeKey *key)
{
  g_auto (GStrv) ips = g_strsplit (key->ips, ",", -1);

  json_builder_set_member_name (builder, "ips");
  json_builder_begin_array (builder);
  for (guint i = 0; ips[i] != NULL; i++)
    json_builder_add_string_value (builder, ips[i]);
  json_builder_end_array (builder);
}

static char *
format_day (gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

/* The end is a midnight, so that two questions on one day get the same answer: a date that moved
 * by a second each time would look like a change of the key. */
static void
add_life (JsonBuilder       *builder,
          const PracticeKey *key,
          gint64             now_ms)
{
  gint64 today = now_ms / 1000 / DAY_SECONDS * DAY_SECONDS;
  gint64 end = today + (gint64) (key->days + 1) * DAY_SECONDS;
  g_autofree char *expired_at = NULL;
  g_autofree char *created_at = NULL;

  if (key->days != 0)
    {
      expired_at = format_day (end);
      if (g_str_equal (key->ips, "*"))
        created_at = format_day (end - UNBOUND_DAYS * DAY_SECONDS);
    }

  practice_reply_add_number (builder, "deadlineDay", key->days != 0 ? key->days : NO_END_DAYS);
  practice_reply_add_string (builder, "expiredAt", expired_at != NULL ? expired_at : NO_END);
  practice_reply_add_string (builder, "createdAt", created_at != NULL ? created_at : "2025-05-14T08:15:42Z");
}

static void
add_account (JsonBuilder       *builder,
             const PracticeKey *key)
{
  g_autofree char *public_pem = NULL;
  g_autofree char *parent = g_strdup_printf ("%" G_GINT64_FORMAT, MAIN_USER);

  if (key->signing == BITTING_SIGNING_RSA)
    public_pem = practice_rsa_dup_public_pem ();

  practice_reply_add_number (builder, "unified", 0);
  practice_reply_add_number (builder, "uta", 1);
  practice_reply_add_number (builder, "userID", key->sub_account ? PRACTICE_SUB_USER : MAIN_USER);
  practice_reply_add_number (builder, "inviterID", 0);
  practice_reply_add_string (builder, "vipLevel", "No VIP");
  practice_reply_add_string (builder, "mktMakerLevel", "0");
  practice_reply_add_number (builder, "affiliateID", 0);
  practice_reply_add_string (builder, "rsaPublicKey", public_pem != NULL ? public_pem : "");
  json_builder_set_member_name (builder, "isMaster");
  json_builder_add_boolean_value (builder, !key->sub_account);
  practice_reply_add_string (builder, "parentUid", key->sub_account ? parent : "0");
  practice_reply_add_string (builder, "kycLevel", "LEVEL_1");
  practice_reply_add_string (builder, "kycRegion", "SGP");

  if (key->older)
    return;

  practice_reply_add_string (builder, "userIDInt64", "0");
  practice_reply_add_string (builder, "inviterIDInt64", "0");
  practice_reply_add_string (builder, "affiliateIDInt64", "0");
}

/* What the answers to a question about a key and to a change of it share. */
static void
add_key (JsonBuilder       *builder,
         const PracticeKey *key)
{
  g_autofree char *id = g_strdup_printf ("%u", 41200000 + key->number);

  practice_reply_add_string (builder, "id", id);
  practice_reply_add_string (builder, "note", key->note);
  practice_reply_add_string (builder, "apiKey", key->api_key);
  practice_reply_add_number (builder, "readOnly", key->read_only ? 1 : 0);
  practice_reply_add_string (builder, "secret", "");
  add_permissions (builder, key);
  add_ips (builder, key);
}

/** Returns: (transfer full): the answer of GET /v5/user/query-api */
PracticeReply *
practice_reply_new_key (const PracticeKey *key,
                        gint64             now_ms)
{
  g_autoptr (JsonBuilder) builder = practice_reply_begin (0, "");

  json_builder_begin_object (builder);
  add_key (builder, key);
  practice_reply_add_number (builder, "type", key->third_party ? 2 : 1);
  add_life (builder, key, now_ms);
  add_account (builder, key);
  json_builder_end_object (builder);
  practice_reply_add_empty_object (builder, "retExtInfo");

  return practice_reply_end (builder, 200, 0, now_ms);
}

/** Returns: (transfer full): the answer of POST /v5/user/update-api */
PracticeReply *
practice_reply_new_updated_key (const PracticeKey *key,
                                gint64             now_ms)
{
  g_autoptr (JsonBuilder) builder = practice_reply_begin (0, "");

  json_builder_begin_object (builder);
  add_key (builder, key);
  json_builder_end_object (builder);
  practice_reply_add_empty_object (builder, "retExtInfo");

  return practice_reply_end (builder, 200, 0, now_ms);
}

/* As in the answer about a key itself, but that the exchange writes some members otherwise here. */
static void
add_sub_key (JsonBuilder       *builder,
             const PracticeKey *key,
             gint64             now_ms)
{
  g_autofree char *id = g_strdup_printf ("%u", 41200000 + key->number);

  json_builder_begin_object (builder);
  practice_reply_add_string (builder, "id", id);
  add_ips (builder, key);
  practice_reply_add_string (builder, "apiKey", key->api_key);
  practice_reply_add_string (builder, "note", key->note);
  practice_reply_add_number (builder, "status", 1);
  add_life (builder, key, now_ms);
  practice_reply_add_number (builder, "type", key->third_party ? 2 : 1);
  add_permissions (builder, key);
  practice_reply_add_string (builder, "secret", "******");
  json_builder_set_member_name (builder, "readOnly");
  json_builder_add_boolean_value (builder, key->read_only);
  practice_reply_add_string (builder, "flag", key->signing == BITTING_SIGNING_RSA ? "rsa" : "hmac");
  json_builder_end_object (builder);
}

/**
 * practice_reply_new_sub_keys:
 * @keys: (element-type PracticeKey): of one page
 * @cursor: of the next page; "" after the last
 * @now_ms: the exchange's clock
 *
 * Returns: (transfer full): the answer of GET /v5/user/sub-apikeys
 */
PracticeReply *
practice_reply_new_sub_keys (const GPtrArray *keys,
                             const char      *cursor,
                             gint64           now_ms)
{
  g_autoptr (JsonBuilder) builder = practice_reply_begin (0, "");
  guint i;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "result");
  json_builder_begin_array (builder);
  for (i = 0; i < keys->len; i++)
    add_sub_key (builder, g_ptr_array_index (keys, i), now_ms);
  json_builder_end_array (builder);
  practice_reply_add_string (builder, "nextPageCursor", cursor);
  json_builder_end_object (builder);
  practice_reply_add_empty_object (builder, "retExtInfo");

  return practice_reply_end (builder, 200, 0, now_ms);
}
