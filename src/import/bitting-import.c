/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the bytes of somebody's file to keys with secrets. Nothing is copied out of the locked
 * memory that the bytes come in but API keys, labels and host names. */

#include "bitting-import.h"

#include <string.h>

#include "import-facts.h"
#include "import-pairing.h"
#include "import-scanner.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Each is a line for a person to read. */
#define MOST_FAULTS 100

/* So many keys and secrets are looked at, most of which will not be Bybit's. */
#define MOST_MATCHES 2000

/* A key that somebody wrote cannot have more bytes; see bitting_credential_new(). */
#define LONGEST_KEY 1024

typedef struct
{
  BittingImport     *result; /* (owned) */
  const ImportText  *text;
  const ImportFacts *facts;
  guint              cipher_group; /* group that was reported as encrypted, plus one */
} Parse;

static void
pair_free (gpointer data)
{
  BittingImportPair *pair = data;

  g_free (pair->name);
  g_free (pair->host);
  g_clear_pointer (&pair->credential, bitting_credential_unref);
  g_free (pair);
}

static void
fault_free (gpointer data)
{
  BittingImportFault *fault = data;

  g_free (fault->detail);
  g_free (fault);
}

void
bitting_import_free (BittingImport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->pairs);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

static void
add_fault (BittingImport          *self,
           BittingImportFaultKind  kind,
           guint                   line,
           const char             *detail)
{
  BittingImportFault *fault = g_new0 (BittingImportFault, 1);

  fault->kind = kind;
  fault->line = line;
  fault->detail = g_strdup (detail);
  g_ptr_array_add (self->faults, fault);
}

static const ImportEntry *
get_entry (const Parse *self,
           guint        index)
{
  return index == IMPORT_NO_ENTRY ? NULL : import_text_get_entry (self->text, index);
}

/* The line breaks in a private key are often written as \n, and JSON may write / as \/. */
static BittingSecret *
dup_unescaped (ImportSpan span)
{
  char *buffer = NULL;
  BittingSecret *secret = bitting_secret_new_buffer (import_span_get_length (span), &buffer);
  gsize used = 0;

  for (; span.start < span.end; span.start++)
    {
      if (*span.start != '\\' || span.start + 1 == span.end)
        {
          buffer[used++] = *span.start;
          continue;
        }
      span.start++;
      if (*span.start == 'n')
        buffer[used++] = '\n';
      else if (*span.start != 'r')
        buffer[used++] = *span.start;
    }
  bitting_secret_set_length (secret, used);

  return secret;
}

/* The key stays in locked memory until it has proven to be no secret. */
static BittingCredential *
make_credential (const ImportEntry  *key,
                 const ImportEntry  *secret,
                 GError            **error)
{
  ImportSpan key_span = key->value;
  g_autoptr (BittingSecret) key_text = NULL;
  g_autoptr (BittingSecret) secret_text = NULL;

  key_span.end = MIN (key_span.end, key_span.start + LONGEST_KEY);
  key_text = dup_unescaped (key_span);
  secret_text = dup_unescaped (secret->value);

  return bitting_credential_new (bitting_secret_peek (key_text), secret_text, error);
}

static gboolean
is_known (const Parse             *self,
          const BittingCredential *credential)
{
  guint i;

  for (i = 0; i < self->result->pairs->len; i++)
    {
      const BittingImportPair *pair = g_ptr_array_index (self->result->pairs, i);

      if (strcmp (pair->credential->api_key, credential->api_key) == 0 &&
          bitting_secret_equal (pair->credential->secret, credential->secret))
        return TRUE;
    }

  return FALSE;
}

static void
add_pair (Parse             *self,
          const ImportEntry *key,
          const ImportEntry *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingCredential) credential = make_credential (key, secret, &error);
  BittingImportPair *pair = NULL;

  if (credential == NULL)
    {
      gboolean of_secret = !g_error_matches (error, BITTING_CREDENTIAL_ERROR,
                                             BITTING_CREDENTIAL_ERROR_BAD_KEY);

      add_fault (self->result, BITTING_IMPORT_FAULT_BAD_CREDENTIAL,
                 of_secret ? secret->line : key->line, error->message);
      return;
    }
  if (is_known (self, credential))
    return;

  pair = g_new0 (BittingImportPair, 1);
  pair->name = import_facts_dup_name (self->facts, key);
  pair->environment = import_facts_get_environment (self->facts, key, secret);
  pair->host = import_facts_dup_host (self->facts, key);
  pair->credential = g_steal_pointer (&credential);
  pair->key_line = key->line;
  pair->secret_line = secret->line;
  g_ptr_array_add (self->result->pairs, pair);
}

/* Of all settings in one place it is said once. */
static void
add_cipher (Parse             *self,
            const ImportEntry *entry)
{
  if (self->cipher_group == entry->group + 1)
    return;

  self->cipher_group = entry->group + 1;
  add_fault (self->result, BITTING_IMPORT_FAULT_ENCRYPTED, entry->line, entry->cipher);
}

static gboolean
is_bybit (const char *exchange)
{
  return g_strcmp0 (exchange, "Bybit") == 0;
}

static gboolean
is_bare (const ImportEntry *entry)
{
  ImportWords words;

  import_words_split (&words, entry->name);
  import_words_keep_stem (&words);

  return words.count == 0;
}

static void
judge_pair (Parse             *self,
            const ImportEntry *key,
            const ImportEntry *secret)
{
  const char *exchange = import_facts_get_exchange (self->facts, key);
  gboolean bybit = FALSE;

  if (exchange == NULL || !is_bybit (exchange))
    exchange = exchange != NULL ? exchange : import_facts_get_exchange (self->facts, secret);
  bybit = is_bybit (exchange);

  if (exchange != NULL && !bybit)
    add_fault (self->result, BITTING_IMPORT_FAULT_OTHER_EXCHANGE, key->line, exchange);
  else if (key->cipher != NULL || secret->cipher != NULL)
    add_cipher (self, key->cipher != NULL ? key : secret);
  else if (import_span_is_placeholder (key->value) || import_span_is_placeholder (secret->value))
    add_fault (self->result, BITTING_IMPORT_FAULT_PLACEHOLDER, key->line, NULL);
  else if (bybit || (import_span_is_key (key->value) && import_span_is_secret (secret->value)))
    add_pair (self, key, secret);
  else
    add_fault (self->result, BITTING_IMPORT_FAULT_NOT_BYBIT, key->line, NULL);
}

/* Files hold keys and secrets of many kinds: one alone is worth a word only if it is Bybit's, or
 * if it looks like it and bears no other name. */
static void
judge_single (Parse             *self,
              const ImportEntry *entry)
{
  gboolean key = entry->role == IMPORT_ROLE_KEY;
  gboolean looks = key ? import_span_is_key (entry->value) : import_span_is_secret (entry->value);
  const char *exchange = import_facts_get_exchange (self->facts, entry);

  if (exchange != NULL && !is_bybit (exchange))
    return;
  if (entry->cipher != NULL)
    add_cipher (self, entry);
  else if (exchange == NULL && (entry->loose || !is_bare (entry) || !looks))
    return;
  else if (import_span_is_placeholder (entry->value))
    add_fault (self->result, BITTING_IMPORT_FAULT_PLACEHOLDER, entry->line, NULL);
  else
    add_fault (self->result, key ? BITTING_IMPORT_FAULT_NO_SECRET : BITTING_IMPORT_FAULT_NO_KEY,
               entry->line, NULL);
}

static void
judge_all (Parse        *self,
           const GArray *matches)
{
  guint i;

  for (i = 0; i < matches->len; i++)
    {
      const ImportMatch *match = &g_array_index (matches, ImportMatch, i);
      const ImportEntry *key = get_entry (self, match->key);
      const ImportEntry *secret = get_entry (self, match->secret);

      if (self->result->pairs->len == BITTING_IMPORT_MAX_PAIRS ||
          self->result->faults->len == MOST_FAULTS ||
          i == MOST_MATCHES)
        {
          add_fault (self->result, BITTING_IMPORT_FAULT_TOO_MANY,
                     (key != NULL ? key : secret)->line, NULL);
          return;
        }
      if (key != NULL && secret != NULL)
        judge_pair (self, key, secret);
      else
        judge_single (self, key != NULL ? key : secret);
    }
}

/* A keystore of another program: no key and no secret in it, only what they were made into. */
static void
judge_ciphers (Parse *self)
{
  guint i;

  for (i = 0; i < self->text->entries->len && self->cipher_group == 0; i++)
    if (import_text_get_entry (self->text, i)->role == IMPORT_ROLE_CIPHER)
      add_cipher (self, import_text_get_entry (self->text, i));
}

/* When there is nothing else, half a key tells more than “nothing found”. */
static void
judge_loose (Parse        *self,
             const GArray *matches)
{
  const ImportMatch *match = NULL;

  if (matches->len == 0)
    {
      add_fault (self->result, BITTING_IMPORT_FAULT_NOTHING, 0, NULL);
      return;
    }

  match = &g_array_index (matches, ImportMatch, 0);
  if (match->key != IMPORT_NO_ENTRY && get_entry (self, match->key)->loose)
    add_fault (self->result, BITTING_IMPORT_FAULT_NO_SECRET, get_entry (self, match->key)->line,
               NULL);
  else if (match->secret != IMPORT_NO_ENTRY && get_entry (self, match->secret)->loose)
    add_fault (self->result, BITTING_IMPORT_FAULT_NO_KEY, get_entry (self, match->secret)->line,
               NULL);
  else
    add_fault (self->result, BITTING_IMPORT_FAULT_NOTHING, 0, NULL);
}

static int
compare_faults (gconstpointer a,
                gconstpointer b)
{
  const BittingImportFault *first = *(const BittingImportFault *const *) a;
  const BittingImportFault *second = *(const BittingImportFault *const *) b;

  return (first->line > second->line) - (first->line < second->line);
}

static void
read_text (BittingImport *result,
           const char    *data,
           gsize          length)
{
  g_autoptr (ImportText) text = import_scan (data, length);
  g_autoptr (ImportFacts) facts = import_facts_new (text);
  g_autoptr (GArray) matches = import_pair (text);
  Parse self = { .result = result, .text = text, .facts = facts };

  judge_all (&self, matches);
  judge_ciphers (&self);
  if (result->pairs->len == 0 && result->faults->len == 0)
    judge_loose (&self, matches);
}

static guint
count_lines (const char *data,
             const char *end)
{
  guint lines = 1;

  for (; data < end; data++)
    lines += *data == '\n';

  return lines;
}

static gboolean
is_utf16 (const char *data,
          gsize       length)
{
  return length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0);
}

/* Returns whether it can be read as text at all. */
static gboolean
check_text (BittingImport *result,
            const char    *data,
            gsize          length)
{
  const char *zero = memchr (data, '\0', length);
  ImportSpan all = { data, data + length };

  if (length > BITTING_IMPORT_MAX_SIZE)
    add_fault (result, BITTING_IMPORT_FAULT_TOO_LARGE, 0, NULL);
  else if (is_utf16 (data, length))
    add_fault (result, BITTING_IMPORT_FAULT_UTF16, 0, NULL);
  else if (zero != NULL)
    add_fault (result, BITTING_IMPORT_FAULT_NOT_TEXT, count_lines (data, zero), NULL);
  else if (import_span_is_empty (import_span_trim (all)))
    add_fault (result, BITTING_IMPORT_FAULT_NO_TEXT, 0, NULL);
  else
    return TRUE;

  return FALSE;
}

/**
 * bitting_import_parse:
 * @data: (array length=length): a file or a pasted text, in locked memory
 * @length: bytes
 *
 * Finds keys with their secrets in whatever somebody keeps them in: variables, JSON with
 * comments, YAML, sections, tables, source code, chat messages. A pure function: it reads
 * nothing but @data, and takes a time that grows with its length alone.
 *
 * Returns: (transfer full): what was found, and what was left out and why
 */
BittingImport *
bitting_import_parse (const char *data,
                      gsize       length)
{
  BittingImport *self = g_new0 (BittingImport, 1);
  const char *wrong = NULL;

  g_return_val_if_fail (data != NULL, NULL);

  self->pairs = g_ptr_array_new_with_free_func (pair_free);
  self->faults = g_ptr_array_new_with_free_func (fault_free);
  if (length >= strlen (BYTE_ORDER_MARK) &&
      memcmp (data, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      data += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }
  if (!check_text (self, data, length))
    return self;

  read_text (self, data, length);
  if (!g_utf8_validate_len (data, length, &wrong))
    add_fault (self, BITTING_IMPORT_FAULT_BAD_UTF8, count_lines (data, wrong), NULL);
  g_ptr_array_sort (self->faults, compare_faults);

  return self;
}
