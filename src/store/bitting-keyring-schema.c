/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-keyring-schema.h"

/*
 * The face of a key in the keyring, which other programs may rely on: see the
 * design, section 4. The name of the schema is written, but not looked for: a
 * locked gnome-keyring cannot match it. Instead every search names the attribute
 * `application`, which is ours alone.
 */

#define APPLICATION "bitting"
#define FORMAT "1"
#define EXCHANGE "bybit"

static const SecretSchema schema = {
  .name = "io.github.bitting.Key",
  .flags = SECRET_SCHEMA_DONT_MATCH_NAME,
  .attributes = {
    { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "format", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "exchange", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "environment", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "host", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "name", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "api-key", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "signing", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

const SecretSchema *
bitting_keyring_schema_get (void)
{
  return &schema;
}

static GHashTable *
attributes_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

static void
add (GHashTable *attributes,
     const char *name,
     const char *value)
{
  g_hash_table_insert (attributes, (char *) name, g_strdup (value));
}

/** Returns: (transfer full): what finds our keys: all, or the one called @name */
GHashTable *
bitting_keyring_schema_dup_query (const char *name)
{
  GHashTable *attributes = attributes_new ();

  add (attributes, "application", APPLICATION);
  if (name != NULL)
    add (attributes, "name", name);

  return attributes;
}

/** Returns: (transfer full): all that the keyring shows of @item, also while it is locked */
GHashTable *
bitting_keyring_schema_dup_attributes (const BittingItem *item)
{
  GHashTable *attributes = bitting_keyring_schema_dup_query (item->name);

  add (attributes, "format", FORMAT);
  add (attributes, "exchange", EXCHANGE);
  add (attributes, "environment", item->environment);
  add (attributes, "host", item->host);
  add (attributes, "api-key", item->api_key);
  add (attributes, "signing", bitting_signing_to_string (item->signing));

  return attributes;
}

/**
 * bitting_keyring_schema_dup_label:
 *
 * For other programs' lists of the keyring. KWallet stores by the label and takes
 * a slash in it for a folder.
 *
 * Returns: (transfer full): the label, not translated
 */
char *
bitting_keyring_schema_dup_label (const BittingItem *item)
{
  char *label = g_strdup_printf ("Bitting: %s (%s)", item->name, item->environment);

  return g_strdelimit (label, "/", '-');
}

static const char *
look_up (GHashTable *attributes,
         const char *name)
{
  const char *value = g_hash_table_lookup (attributes, name);

  return value != NULL && *value != '\0' ? value : NULL;
}

static gboolean
is_ours (GHashTable *attributes)
{
  const char *schema_name = look_up (attributes, "xdg:schema");

  return g_strcmp0 (look_up (attributes, "application"), APPLICATION) == 0 &&
         g_strcmp0 (look_up (attributes, "format"), FORMAT) == 0 &&
         g_strcmp0 (look_up (attributes, "exchange"), EXCHANGE) == 0 &&
         /* Not every service gives the schema back. */
         (schema_name == NULL || g_str_equal (schema_name, schema.name));
}

/**
 * bitting_keyring_schema_parse:
 * @attributes: (element-type utf8 utf8): what an item of the keyring says of itself
 *
 * Returns: (transfer full) (nullable): the key, or NULL if it is none of ours, or of
 *   a format that we do not know, or spoilt
 */
BittingItem *
bitting_keyring_schema_parse (GHashTable *attributes)
{
  const char *name = look_up (attributes, "name");
  const char *environment = look_up (attributes, "environment");
  const char *host = look_up (attributes, "host");
  const char *api_key = look_up (attributes, "api-key");
  BittingSigning signing;

  if (!is_ours (attributes) || environment == NULL || host == NULL || api_key == NULL ||
      name == NULL || !bitting_item_check_name (name, NULL) ||
      !bitting_signing_from_string (look_up (attributes, "signing"), &signing))
    return NULL;

  return bitting_item_new (name, environment, host, api_key, signing);
}

/** Returns: whether a keyring takes both for one and the same: all attributes are equal */
gboolean
bitting_keyring_schema_is_same (const BittingItem *a,
                                const BittingItem *b)
{
  return g_str_equal (a->name, b->name) &&
         g_str_equal (a->environment, b->environment) &&
         g_str_equal (a->host, b->host) &&
         g_str_equal (a->api_key, b->api_key) &&
         a->signing == b->signing;
}

/**
 * bitting_keyring_schema_is_veiled:
 * @attributes: (element-type utf8 utf8): what a locked item that was found says of itself
 *
 * A gnome-keyring that was never opened since it started knows only hashes of the
 * attributes: it finds the key, but cannot say which one it is.
 *
 * Returns: whether it has to be unlocked before it can be told what it is
 */
gboolean
bitting_keyring_schema_is_veiled (GHashTable *attributes)
{
  return look_up (attributes, "application") == NULL;
}
