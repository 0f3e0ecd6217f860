/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the exchange does once a call is known to be signed by a key that may call: one answer for
 * each path. Source: V5 documentation, each endpoint's own page. */

#include "practice-desk.h"

#include <string.h>

#include "practice-change.h"

/* Source: "Get Sub Account All API Keys": so many on one page at most. */
#define SUB_KEYS_LIMIT 20

static gboolean
holds (const char *list,
       const char *permission)
{
  g_auto (GStrv) permissions = g_strsplit (list != NULL ? list : "", ",", -1);

  return g_strv_contains ((const char * const *) permissions, permission);
}

/* What a key may do is what it is listed with, unless its lesson is that the two differ. */
static gboolean
may (const PracticeKey *key,
     const char        *permission)
{
  if (holds (key->denied, permission))
    return FALSE;

  return holds (key->permissions, permission) || holds (key->hidden, permission);
}

static PracticeReply *
deny (PracticeCall *call)
{
  return practice_reply_new_error (10005, "Permission denied, please check your API key permissions.",
                                   call->now_ms);
}

static char *
dup_parameter (PracticeCall *call,
               const char   *name)
{
  g_autoptr (GHashTable) parameters = g_uri_parse_params (call->payload, -1, "&", G_URI_PARAMS_NONE,
                                                          NULL);

  return parameters != NULL ? g_strdup (g_hash_table_lookup (parameters, name)) : NULL;
}

static PracticeReply *
answer_key (PracticeCall *call)
{
  return practice_reply_new_key (call->key, call->now_ms);
}

/* Which permission opens the list of orders is not documented; this is what its name suggests. */
static PracticeReply *
answer_orders (PracticeCall *call)
{
  static const struct
  {
    const char *category;
    const char *permission;
  } categories[] = {
    { "spot", "Spot.SpotTrade" },
    { "linear", "ContractTrade.Order" },
    { "inverse", "ContractTrade.Order" },
    { "option", "Options.OptionsTrade" },
  };
  g_autofree char *category = dup_parameter (call, "category");
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (categories); i++)
    if (g_strcmp0 (category, categories[i].category) == 0)
      return may (call->key, categories[i].permission)
               ? practice_reply_new_orders (category, call->now_ms) : deny (call);

  return practice_reply_new_error (10001, "params error: category only support linear or spot or "
                                          "option or inverse.",
                                   call->now_ms);
}

/* Source: "Get Withdrawal Address List": the key must have the withdrawal permission. */
static PracticeReply *
answer_addresses (PracticeCall *call)
{
  return may (call->key, "Wallet.Withdraw") ? practice_reply_new_addresses (call->now_ms)
                                            : deny (call);
}

/* Source: "Modify Master API Key" and "Delete Master API Key": a main account's key, on itself,
 * with any one of three rights. */
static gboolean
may_change_itself (const PracticeKey *key)
{
  return !key->sub_account &&
         (holds (key->permissions, "Wallet.AccountTransfer") ||
          holds (key->permissions, "Wallet.SubMemberTransfer") ||
          holds (key->permissions, "Wallet.Withdraw"));
}

static PracticeReply *
answer_update (PracticeCall *call)
{
  g_autoptr (PracticeChange) change = NULL;
  PracticeReply *reply = NULL;

  if (!may_change_itself (call->key))
    return deny (call);

  change = practice_change_parse (call->payload, call->key);
  if (change->ret_code != 0)
    return practice_reply_new_error (change->ret_code, change->message, call->now_ms);

  practice_ledger_change (call->ledger, call->key, change->read_only, change->permissions);
  call->key = practice_ledger_find (call->ledger, call->api_key);
  reply = practice_reply_new_updated_key (call->key, call->now_ms);
  reply->lost = call->key->loses_replies;

  return reply;
}

static PracticeReply *
answer_delete (PracticeCall *call)
{
  PracticeReply *reply = NULL;
  gboolean lost = call->key->loses_replies;

  if (!may_change_itself (call->key))
    return deny (call);

  practice_ledger_delete (call->ledger, call->key);
  call->key = NULL;
  reply = practice_reply_new_done (call->now_ms);
  reply->lost = lost;

  return reply;
}

/* A number that may be left out, and is taken where it makes sense. */
static guint
read_limit (PracticeCall *call)
{
  g_autofree char *text = dup_parameter (call, "limit");
  guint64 limit = SUB_KEYS_LIMIT;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, SUB_KEYS_LIMIT, &limit, NULL)
           ? (guint) limit : SUB_KEYS_LIMIT;
}

/* A cursor is a word of the exchange's own, with signs in it that have to be encoded. */
static char *
dup_cursor (guint place)
{
  g_autofree char *text = g_strdup_printf ("+/&=%u", place);

  return g_base64_encode ((const guchar *) text, strlen (text));
}

static PracticeReply *
answer_sub_keys (PracticeCall *call)
{
  g_autofree char *user = g_strdup_printf ("%" G_GINT64_FORMAT, PRACTICE_SUB_USER);
  g_autofree char *asked = dup_parameter (call, "subMemberId");
  g_autofree char *from = dup_parameter (call, "cursor");
  g_autoptr (GPtrArray) all = practice_ledger_list (call->ledger);
  g_autoptr (GPtrArray) page = g_ptr_array_new ();
  guint limit = read_limit (call);
  guint place = 0;
  guint i;

  if (call->key->sub_account)
    return deny (call);
  if (g_strcmp0 (asked, user) != 0)
    return practice_reply_new_error (500010, "The subAccount specified does not belong to the parent account.",
                                     call->now_ms);

  for (i = 0; i < all->len; i++)
    {
      const PracticeKey *key = g_ptr_array_index (all, i);
      g_autofree char *here = dup_cursor (place);

      if (!key->sub_account)
        continue;
      if (page->len == limit)
        return practice_reply_new_sub_keys (page, here, call->now_ms);
      if (from == NULL || page->len > 0 || g_str_equal (from, here))
        g_ptr_array_add (page, (gpointer) key);
      place++;
    }

  return practice_reply_new_sub_keys (page, "", call->now_ms);
}

static const struct
{
  const char    *method;
  const char    *path;
  PracticeDesk answer;
} desks[] = {
  { "GET", "/v5/user/query-api", answer_key },
  { "GET", "/v5/order/realtime", answer_orders },
  { "GET", "/v5/asset/withdraw/query-address", answer_addresses },
  { "GET", "/v5/user/sub-apikeys", answer_sub_keys },
  { "POST", "/v5/user/update-api", answer_update },
  { "POST", "/v5/user/delete-api", answer_delete },
};

/** Returns: (nullable): who answers a signed call of that method to that path; NULL for no one */
PracticeDesk
practice_desk_find (const char *method,
                    const char *path)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (desks); i++)
    if (g_str_equal (desks[i].method, method) && g_str_equal (desks[i].path, path))
      return desks[i].answer;

  return NULL;
}
