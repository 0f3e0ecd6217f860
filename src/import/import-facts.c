/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands around a key says whose it is, where it lives and what its owner calls it. The
 * nearest word counts: the key's own name, then its group, then the groups around that. */

#include "import-facts.h"

#include <string.h>

#define LONGEST_LABEL 60
#define LONGEST_HOST 253
#define NO_ENTRY G_MAXUINT

/* A group of settings that is longer says nothing about a single key. */
#define MOST_FACTS 64

struct _ImportFacts
{
  const ImportText *text;
  guint            *first;    /* (owned): of each group, its first entry that is no credential */
  guint            *next;     /* (owned): of each such entry, the next of its group */
  gboolean         *explicit; /* (owned): of each group, whether a key's name says where it lives */
};

/* Options often stand in a group of their own inside the key's. */
static guint
find_home (const ImportText *text,
           guint             group)
{
  guint place = group;

  while (place != IMPORT_ROOT && import_text_get_group (text, place)->credentials == 0)
    place = import_text_get_group (text, place)->parent;

  return import_text_get_group (text, place)->credentials > 0 ? place : group;
}

static gboolean
is_credential (const ImportEntry *entry)
{
  return entry->role == IMPORT_ROLE_KEY || entry->role == IMPORT_ROLE_SECRET;
}

/**
 * import_facts_new:
 * @text: a text, which has to live longer
 *
 * Returns: (transfer full): what it says around its keys
 */
ImportFacts *
import_facts_new (const ImportText *text)
{
  ImportFacts *self = g_new0 (ImportFacts, 1);
  g_autofree guint *last = g_new0 (guint, text->groups->len);
  g_autofree guint *count = g_new0 (guint, text->groups->len);
  guint i;

  self->text = text;
  self->first = g_new (guint, text->groups->len);
  self->next = g_new (guint, text->entries->len + 1);
  self->explicit = g_new0 (gboolean, text->groups->len);
  for (i = 0; i < text->groups->len; i++)
    self->first[i] = NO_ENTRY;
  for (i = 0; i < text->entries->len; i++)
    {
      const ImportEntry *entry = import_text_get_entry (text, i);
      guint home = find_home (text, entry->group);

      self->next[i] = NO_ENTRY;
      if (is_credential (entry))
        self->explicit[entry->group] |= !entry->loose &&
                                        import_environment_of (entry->name) != NULL;
      else if (count[home]++ == 0)
        self->first[home] = i;
      else if (count[home] <= MOST_FACTS)
        self->next[last[home]] = i;
      if (!is_credential (entry))
        last[home] = i;
    }

  return self;
}

void
import_facts_free (ImportFacts *self)
{
  g_free (self->first);
  g_free (self->next);
  g_free (self->explicit);
  g_free (self);
}

static void
split_stem (ImportWords *words,
            ImportSpan   name)
{
  import_words_split (words, name);
  import_words_keep_stem (words);
}

/* MAIN_TESTNET says nothing about SUB_API_KEY; BYBIT_TESTNET says something about every key of
 * Bybit. What makes the fact is left out of the comparison. */
static gboolean
concerns (const ImportEntry *fact,
          const ImportEntry *key)
{
  ImportWords words, stem;
  ImportWords rest = { .count = 0 };
  /* Of a sentence only the exchange counts: “Hi, the environment: …”. */
  gboolean sentence = import_span_contains (fact->name, " ");
  guint i;

  split_stem (&words, fact->name);
  split_stem (&stem, key->name);
  for (i = 0; i < words.count; i++)
    {
      ImportWords one = { .items = { words.items[i] }, .count = 1 };

      const char *exchange = import_words_find_exchange (&one);

      if (import_words_find_environment (&one) == NULL && g_strcmp0 (exchange, "Bybit") != 0 &&
          (exchange != NULL || (!sentence && import_words_get_role (&one) == IMPORT_ROLE_NONE)))
        rest.items[rest.count++] = words.items[i];
    }
  /* “base_url” and “rest_endpoint” are no one's. */
  if (fact->role == IMPORT_ROLE_PLACE && rest.count == 1 &&
      (import_span_is (rest.items[0], "base") || import_span_is (rest.items[0], "rest")))
    return TRUE;

  return import_words_includes (&stem, &rest);
}

/* The next fact of a role in a group that concerns a key. */
static const ImportEntry *
find_fact (const ImportFacts *self,
           const ImportEntry *key,
           ImportRole         role,
           guint             *place)
{
  for (; *place != NO_ENTRY; *place = self->next[*place])
    {
      const ImportEntry *fact = import_text_get_entry (self->text, *place);

      if (fact->role == role && concerns (fact, key))
        {
          *place = self->next[*place];
          return fact;
        }
    }

  return NULL;
}

static const char *
exchange_in_group (const ImportFacts *self,
                   const ImportEntry *entry,
                   guint              group)
{
  guint place = self->first[group];
  const ImportEntry *fact = NULL;
  const char *exchange = NULL;

  while (exchange == NULL && (fact = find_fact (self, entry, IMPORT_ROLE_EXCHANGE, &place)) != NULL)
    exchange = import_exchange_of (fact->value);
  place = self->first[group];
  while (exchange == NULL && (fact = find_fact (self, entry, IMPORT_ROLE_LABEL, &place)) != NULL)
    if (import_span_equal (fact->value, fact->rest))
      exchange = import_exchange_of (fact->value);

  if (exchange != NULL)
    return exchange;

  return import_exchange_of (import_text_get_group (self->text, group)->name);
}

/**
 * import_facts_get_exchange:
 * @self: the facts
 * @entry: a key or a secret
 *
 * Returns: (nullable): "Bybit", or another service's title; NULL if nothing says whose it is
 */
const char *
import_facts_get_exchange (const ImportFacts *self,
                           const ImportEntry *entry)
{
  const char *exchange = entry->loose ? NULL : import_exchange_of (entry->name);
  guint group = entry->group;

  while (exchange == NULL)
    {
      exchange = exchange_in_group (self, entry, group);
      if (group == IMPORT_ROOT)
        break;
      group = import_text_get_group (self->text, group)->parent;
    }

  return exchange;
}

static const char *
environment_from_switches (const ImportFacts *self,
                           const ImportEntry *key,
                           guint              group)
{
  const char *environment = NULL;
  guint place = self->first[group];
  const ImportEntry *fact = NULL;

  while ((fact = find_fact (self, key, IMPORT_ROLE_SWITCH, &place)) != NULL)
    {
      const char *named = import_environment_of (fact->name);
      gboolean main = g_strcmp0 (named, "mainnet") == 0;
      int value = import_words_read_switch (fact->value);

      if (value == 1)
        return named;
      if (value == 0 && !main)
        environment = "mainnet";
    }

  return environment;
}

/* The practice exchange has to be asked for in so many words. */
static const char *
environment_of_fact (const ImportEntry *fact)
{
  if (fact->role == IMPORT_ROLE_PLACE && import_span_is (fact->value, "practice"))
    return "practice";

  return import_environment_of (fact->value);
}

static const char *
environment_in_group (const ImportFacts *self,
                      const ImportEntry *key,
                      guint              group)
{
  static const ImportRole roles[] = { IMPORT_ROLE_EXCHANGE, IMPORT_ROLE_LABEL, IMPORT_ROLE_PLACE };
  const char *environment = import_environment_of (import_text_get_group (self->text, group)->name);
  guint i;

  if (environment == NULL && !self->explicit[group])
    environment = environment_from_switches (self, key, group);
  for (i = 0; i < G_N_ELEMENTS (roles) && environment == NULL && !self->explicit[group]; i++)
    {
      guint place = self->first[group];
      const ImportEntry *fact = NULL;

      while (environment == NULL && (fact = find_fact (self, key, roles[i], &place)) != NULL)
        environment = environment_of_fact (fact);
    }

  return environment;
}

/** Returns: (nullable): id of the environment; NULL if nothing says where the key lives */
const char *
import_facts_get_environment (const ImportFacts *self,
                              const ImportEntry *key,
                              const ImportEntry *secret)
{
  const char *environment = import_environment_of (key->name);
  guint group = key->group;

  if (environment == NULL)
    environment = import_environment_of (secret->name);
  while (environment == NULL)
    {
      environment = environment_in_group (self, key, group);
      if (group == IMPORT_ROOT)
        break;
      group = import_text_get_group (self->text, group)->parent;
    }

  return environment;
}

static char *
dup_host_of (ImportSpan address)
{
  const char *start = g_strstr_len (address.start, address.end - address.start, "://");
  const char *place = NULL;

  start = start != NULL ? start + 3 : address.start;
  for (place = start; place < address.end && strchr ("/:?#", *place) == NULL; place++)
    if (!g_ascii_isalnum (*place) && *place != '.' && *place != '-')
      return NULL;
  if (place - start < 4 || place - start > LONGEST_HOST ||
      memchr (start, '.', (gsize) (place - start)) == NULL)
    return NULL;

  return g_ascii_strdown (start, place - start);
}

/** Returns: (transfer full) (nullable): host of the address that the key is used with */
char *
import_facts_dup_host (const ImportFacts *self,
                       const ImportEntry *key)
{
  guint group = key->group;
  char *host = NULL;

  while (host == NULL)
    {
      guint place = self->first[group];
      const ImportEntry *fact = NULL;

      while (host == NULL && (fact = find_fact (self, key, IMPORT_ROLE_PLACE, &place)) != NULL)
        host = dup_host_of (fact->value);
      if (group == IMPORT_ROOT)
        break;
      group = import_text_get_group (self->text, group)->parent;
    }

  return host;
}

/* A label goes to the screen and into the keyring: it must not be a secret in the wrong place. */
static gboolean
is_harmless (ImportSpan label)
{
  ImportSpan run = { label.start, label.start };

  if (import_span_is_empty (label) || import_span_get_length (label) > LONGEST_LABEL ||
      import_words_read_switch (label) >= 0)
    return FALSE;
  for (; run.end <= label.end; run.end++)
    if (run.end == label.end || !g_ascii_isalnum (*run.end))
      {
        if (import_span_is_key (run) || import_span_is_secret (run))
          return FALSE;
        run.start = run.end + 1;
      }

  return TRUE;
}

/* As bitting_item_check_name() wants names. */
static char *
dup_label (ImportSpan label)
{
  g_autofree char *valid = g_utf8_make_valid (label.start, label.end - label.start);
  g_autoptr (GString) name = g_string_new (NULL);
  const char *place = NULL;

  for (place = valid; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar character = g_utf8_get_char (place);

      if (character == '/' || character == '\\')
        g_string_append_c (name, '-');
      else if (g_unichar_isgraph (character) && character != 0xfffd)
        g_string_append_unichar (name, character);
      else if (g_unichar_isspace (character) && name->len > 0)
        g_string_append_c (name, ' ');
    }

  return g_strchomp (g_string_free (g_steal_pointer (&name), FALSE));
}

static char *
label_in_group (const ImportFacts *self,
                const ImportEntry *key)
{
  guint place = self->first[key->group];
  const ImportEntry *fact = NULL;

  /* One label beside several keys names none of them. */
  if (import_text_get_group (self->text, key->group)->credentials > 2)
    return NULL;
  while ((fact = find_fact (self, key, IMPORT_ROLE_LABEL, &place)) != NULL)
    if (is_harmless (fact->rest) && import_exchange_of (fact->rest) == NULL)
      return dup_label (fact->rest);

  return NULL;
}

/* MAIN becomes Main, as it is read; short words may be initials, as MM. */
static void
append_word (GString    *name,
             ImportSpan  word)
{
  gsize length = import_span_get_length (word);
  gboolean shouted = length > 3;
  gsize i;

  for (i = 0; i < length; i++)
    shouted = shouted && !g_ascii_islower (word.start[i]);
  if (name->len > 0)
    g_string_append_c (name, ' ');
  for (i = 0; i < length; i++)
    {
      char character = word.start[i];

      if (i == 0)
        character = g_ascii_toupper (character);
      else if (shouted)
        character = g_ascii_tolower (character);
      g_string_append_c (name, character);
    }
}

/* Numbers and environments alone make no name. */
static gboolean
is_name (const ImportWords *words)
{
  guint i;

  for (i = 0; i < words->count; i++)
    {
      ImportWords one = { .items = { words->items[i] }, .count = 1 };

      if (!g_ascii_isdigit (*words->items[i].start) && import_words_find_environment (&one) == NULL)
        return TRUE;
    }

  return FALSE;
}

static char *
name_from_words (ImportSpan name)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *valid = NULL;
  ImportWords words;
  guint i;

  import_words_split (&words, name);
  import_words_keep_label (&words);
  if (words.count == 0 || !is_harmless (name))
    return NULL;

  if (!is_name (&words))
    g_string_append (text, "Bybit");
  for (i = 0; i < words.count; i++)
    append_word (text, words.items[i]);
  valid = g_utf8_make_valid (text->str, (gssize) text->len);

  return dup_label ((ImportSpan) { valid, valid + strlen (valid) });
}

/** Returns: (transfer full): what to call a key; "Bybit" if nothing gives it a name */
char *
import_facts_dup_name (const ImportFacts *self,
                       const ImportEntry *key)
{
  char *name = label_in_group (self, key);
  guint group = key->group;

  if (name == NULL && key->loose && is_harmless (key->name))
    name = dup_label (key->name);
  if (name == NULL && !key->loose)
    name = name_from_words (key->name);
  while (name == NULL && group != IMPORT_ROOT)
    {
      name = name_from_words (import_text_get_group (self->text, group)->name);
      group = import_text_get_group (self->text, group)->parent;
    }
  if (name != NULL && *name != '\0')
    return name;

  g_free (name);

  return g_strdup ("Bybit");
}
