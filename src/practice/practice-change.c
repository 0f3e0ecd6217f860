/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-change.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Source: V5 documentation, "Modify Master API Key". Where it leaves a question open, the answer
 * here is the one that a careless caller would regret: a group that is left out is cleared, and
 * a call without readOnly makes the key read-write. */

/* The groups that the call takes, with the values that it takes in each. */
static const struct
{
  const char *group;
  const char *values;
} known[] = {
  { "ContractTrade", "Order,Position" },
  { "Spot", "SpotTrade" },
  { "Wallet", "AccountTransfer,SubMemberTransfer" },
  { "Options", "OptionsTrade" },
  { "Derivatives", "DerivativesTrade" },
  { "Exchange", "ExchangeHistory" },
  { "Earn", "Earn" },
  { "FiatP2P", "FiatP2POrder,Advertising" },
  { "FiatBitPay", "FaitPayOrder" },
  { "FiatConvertBroker", "FiatConvertBrokerOrder" },
  { "BitCard", "BitCard" },
  { "ByXPost", "ByXPost" },
  { "Affiliate", "Affiliate" },
  { "BlockTrade", "BlockTrade" },
};

/* May be neither added nor removed on a read-write key. */
static const char * const fixed[] = { "FiatP2P", "FiatBitPay", "FiatConvertBroker" };

static gboolean
refuse (PracticeChange *self,
        int             ret_code,
        const char     *message)
{
  self->ret_code = ret_code;
  self->message = message;

  return FALSE;
}

static gboolean
is_wrong (PracticeChange *self)
{
  return refuse (self, 10001, "Request parameter error.");
}

static gboolean
takes (const char *group,
       const char *value)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].group, group))
      {
        g_auto (GStrv) values = g_strsplit (known[i].values, ",", -1);

        return value == NULL || g_strv_contains ((const char * const *) values, value);
      }

  return FALSE;
}

static gboolean
read_group (PracticeChange *self,
            const char     *group,
            JsonNode       *node,
            GPtrArray      *permissions)
{
  JsonArray *array = NULL;
  guint i;

  if (!takes (group, NULL) || !JSON_NODE_HOLDS_ARRAY (node))
    return is_wrong (self);

  array = json_node_get_array (node);
  for (i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) != G_TYPE_STRING ||
          !takes (group, json_node_get_string (element)))
        return is_wrong (self);
      g_ptr_array_add (permissions, g_strconcat (group, ".", json_node_get_string (element), NULL));
    }

  return TRUE;
}

static gboolean
read_permissions (PracticeChange *self,
                  JsonNode       *node,
                  GPtrArray      *permissions)
{
  JsonObjectIter iter;
  const char *group = NULL;
  JsonNode *values = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return is_wrong (self);

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &group, &values))
    if (!read_group (self, group, values, permissions))
      return FALSE;

  return TRUE;
}

static gboolean
read_access (PracticeChange *self,
             JsonObject     *root)
{
  JsonNode *node = json_object_get_member (root, "readOnly");

  self->read_only = FALSE;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_INT64 ||
      (json_node_get_int (node) != 0 && json_node_get_int (node) != 1))
    return is_wrong (self);

  self->read_only = json_node_get_int (node) == 1;

  return TRUE;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The part of a list that is in one group, sorted. */
static char *
dup_part (GStrv       permissions,
          const char *group)
{
  g_autoptr (GPtrArray) part = g_ptr_array_new ();
  g_autofree char *prefix = g_strconcat (group, ".", NULL);
  guint i;

  for (i = 0; permissions[i] != NULL; i++)
    if (g_str_has_prefix (permissions[i], prefix))
      g_ptr_array_add (part, permissions[i]);
  g_ptr_array_sort (part, compare_texts);
  g_ptr_array_add (part, NULL);

  return g_strjoinv (",", (char **) part->pdata);
}

static gboolean
leaves_fixed (PracticeChange    *self,
              const PracticeKey *key)
{
  g_auto (GStrv) before = g_strsplit (key->permissions, ",", -1);
  g_auto (GStrv) after = g_strsplit (self->permissions, ",", -1);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (fixed) && !key->read_only; i++)
    {
      g_autofree char *was = dup_part (before, fixed[i]);
      g_autofree char *is = dup_part (after, fixed[i]);

      if (!g_str_equal (was, is))
        return refuse (self, 141020,
                       "Sensitive permissions can only be changed on the website.");
    }

  return TRUE;
}

/* A group that is not sent is not among the permissions afterwards, so it is cleared. */
static void
read_all (PracticeChange    *self,
          JsonObject        *root,
          const PracticeKey *key)
{
  g_autoptr (GPtrArray) permissions = g_ptr_array_new_with_free_func (g_free);
  JsonNode *node = json_object_get_member (root, "permissions");

  if (json_object_has_member (root, "ips"))
    {
      refuse (self, 141019, "IP addresses can only be changed on the website.");
      return;
    }
  if (!read_access (self, root))
    return;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      self->permissions = g_strdup (key->permissions);
      return;
    }
  if (!read_permissions (self, node, permissions))
    return;

  g_ptr_array_add (permissions, NULL);
  self->permissions = g_strjoinv (",", (char **) permissions->pdata);
  leaves_fixed (self, key);
}

/**
 * practice_change_parse:
 * @body: what came with the call
 * @key: the key that calls, as it is now
 *
 * Returns: (transfer full): what shall become of the key, or why it shall not
 */
PracticeChange *
practice_change_parse (const char        *body,
                       const PracticeKey *key)
{
  PracticeChange *self = g_new0 (PracticeChange, 1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = NULL;

  if (json_parser_load_from_data (parser, body, -1, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    is_wrong (self);
  else
    read_all (self, json_node_get_object (root), key);

  return self;
}

void
practice_change_free (PracticeChange *self)
{
  if (self == NULL)
    return;

  g_free (self->permissions);
  g_free (self);
}
