/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is left out, with the line that says why; and texts that nobody should mistake for keys. */

#include "import-fixture.h"

#include <string.h>

static const ImportSample samples[] = {
  { "", "! no-text 0\n" },
  { " \r\n\t\n", "! no-text 0\n" },
  { "\xef\xbb\xbf", "! no-text 0\n" },
  { "hello world", "! nothing 0\n" },
  { "Keyboard: loud\nSecret santa: no\n", "! nothing 0\n" },
  { "{\"a\": [1, 2, {\"b\": null}]}", "! nothing 0\n" },
  { "]}}}])\n\n{{{[[", "! nothing 0\n" },
  { "x=1\n\nBYBIT_API_KEY=" KEY (1) "\n", "! no-secret 3\n" },
  { "x=1\nBYBIT_API_SECRET=" SECRET (1) "\n", "! no-key 2\n" },
  { "API_KEY=" KEY (1), "! no-secret 1\n" },
  { "\n" KEY (1) "\n", "! no-secret 2\n" },
  { "\n\n" SECRET (1), "! no-key 3\n" },
  { "STRIPE_API_KEY=" KEY (1) "\nJWT_SECRET=" SECRET (1), "! nothing 0\n" },
  /* A key of the one does not get the secret of the other. */
  { "BYBIT_API_KEY=" KEY (1) "\nBINANCE_API_SECRET=" SECRET (1), "! no-secret 1\n" },
  { "BYBIT_MAIN_KEY=" KEY (1) "\nBYBIT_SUB_SECRET=" SECRET (2), "! no-secret 1\n! no-key 2\n" },
  { "[{\"name\": \"a\", \"key\": \"" KEY (1) "\"}, {\"name\": \"b\", \"secret\": \"" SECRET (1)
    "\"}]",
    "! no-secret 1\n! no-key 1\n" },
  { KEY (1) "\n\n\n\n\n\n" SECRET (1), "! no-secret 1\n" },
  { "BYBIT_API_KEY=\nBYBIT_API_SECRET=", "! placeholder 1\n" },
  { "bybit_api_key:\nbybit_api_secret:\nx: 1", "! placeholder 1\n" },
  { "BYBIT_API_KEY=xxxxxxxxxxxxxxxxxx\nBYBIT_API_SECRET=xxxxxxxxxxxxxxxxxx", "! placeholder 1\n" },
  { "BYBIT_API_KEY=<your key>\nBYBIT_API_SECRET=<your secret>", "! placeholder 1\n" },
  { "BYBIT_API_KEY=${KEY}\nBYBIT_API_SECRET=${SECRET}", "! placeholder 1\n" },
  { "BYBIT_API_KEY=" KEY (1) "\nBYBIT_API_SECRET=********", "! placeholder 1\n" },
  { "BYBIT_API_KEY=Fake…0001\nBYBIT_API_SECRET=" SECRET (1), "! placeholder 1\n" },
  { "BYBIT_API_KEY=ENC[AES256_GCM,data:abcd]\nBYBIT_API_SECRET=ENC[AES256_GCM,data:abcd]",
    "! encrypted 1 SOPS\n" },
  { "okx:\n  key: " KEY (1) "\n  secret: " SECRET (1), "! other 2 OKX\n" },
  { "exchange = ccxt.kraken({'apiKey': '" KEY (1) "', 'secret': '" SECRET (1)
    "'})", "! other 1 Kraken\n" },
  { "EXCHANGE=mexc\nAPI_KEY=" KEY (1) "\nAPI_SECRET=" SECRET (1), "! other 2 MEXC\n" },
  { "API_KEY=short\nAPI_SECRET=shorter", "! not-bybit 1\n" },
  { "TRADER_API_KEY=mx0v0123456789abcd\nTRADER_API_SECRET=0123456789abcdef0123456789abcdef",
    "! not-bybit 1\n" },
  /* Marked as Bybit's, lengths may be what they like, but what cannot be a key is named. */
  { "BYBIT_API_KEY=short\nBYBIT_API_SECRET=shorter", "Bybit t:r @1,2\n" },
  { "BYBIT_API_KEY=" SECRET (1) "\nBYBIT_API_SECRET=" KEY (1), "! bad 2\n" },
  { "BYBIT_API_KEY=" KEY (1) "\nBYBIT_API_SECRET=" KEY (1), "! bad 2\n" },
  { "BYBIT_API_KEY=\"two words\"\nBYBIT_API_SECRET=" SECRET (1), "! bad 1\n" },
  { "BYBIT_API_KEY=" KEY (1) "\nBYBIT_API_SECRET=\"-----BEGIN PRIVATE KEY-----\nMIIB\"",
    "! bad 2\n" },
  { "BYBIT_API_KEY=" KEY (1) "\nBYBIT_PRIVATE_KEY=\"-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n"
    "-----END ENCRYPTED PRIVATE KEY-----\"", "! bad 2\n" },
  { "BYBIT_PRIVATE_KEY_PATH=/home/me/bybit.pem\nBYBIT_API_KEY=" KEY (1), "! no-secret 2\n" },
  { "# Schl\xfcssel\nAPI_KEY=" KEY (1) "\nAPI_SECRET=" SECRET (1),
    "Bybit 1:1 @2,3\n! bad-utf8 1\n" },
  /* A label that holds a secret is no label. */
  { "key,secret,name\n" KEY (1) "," SECRET (1) "," SECRET (1), "Bybit 1:1 @2,2\n" },
  { "name: " SECRET (2) "\nkey: " KEY (1) "\nsecret: " SECRET (1), "Bybit 1:1 @2,3\n" },
};

static const struct
{
  const char *bytes;
  gsize       length;
  const char *found;
} bytes[] = {
  { "API_KEY=a\nAPI\0_SECRET=b", 23, "! not-text 2\n" },
  { "\x7f" "ELF\x02\x01\x01\0\0", 9, "! not-text 1\n" },
  { "\xff\xfe" "A\0P\0I\0", 8, "! utf16 0\n" },
  { "\xfe\xff\0A\0P", 6, "! utf16 0\n" },
};

static void
test_bytes (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (bytes); i++)
    {
      g_autoptr (BittingImport) import = import_fixture_parse (bytes[i].bytes, bytes[i].length);
      g_autofree char *found = import_fixture_render (import);

      g_assert_cmpstr (found, ==, bytes[i].found);
    }
}

static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (BITTING_IMPORT_MAX_SIZE + 1, '\n');
  g_autoptr (BittingImport) over = import_fixture_parse (text, BITTING_IMPORT_MAX_SIZE + 1);
  g_autoptr (BittingImport) limit = import_fixture_parse (text, BITTING_IMPORT_MAX_SIZE);
  g_autofree char *found_over = import_fixture_render (over);
  g_autofree char *found_limit = import_fixture_render (limit);

  g_assert_cmpstr (found_over, ==, "! too-large 0\n");
  g_assert_cmpstr (found_limit, ==, "! no-text 0\n");
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BittingImport) import = NULL;
  const BittingImportFault *fault = NULL;
  guint i;

  for (i = 0; i <= BITTING_IMPORT_MAX_PAIRS; i++)
    g_string_append_printf (text,
                            "A%u_KEY=FakeKey%011u\nA%u_SECRET=FakeSecretFakeSecretFake%012u\n", i,
                            i, i, i);
  import = import_fixture_parse (text->str, text->len);
  g_assert_cmpuint (import->pairs->len, ==, BITTING_IMPORT_MAX_PAIRS);
  g_assert_cmpuint (import->faults->len, ==, 1);
  fault = g_ptr_array_index (import->faults, 0);
  g_assert_cmpint (fault->kind, ==, BITTING_IMPORT_FAULT_TOO_MANY);
  g_assert_cmpuint (fault->line, ==, 2 * BITTING_IMPORT_MAX_PAIRS + 1);
}

/* What is repeated until the largest text is full must end, and find nothing where there is nothing. */
static void
test_repeated (gconstpointer data)
{
  const char *part = data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BittingImport) import = NULL;

  while (text->len + strlen (part) <= BITTING_IMPORT_MAX_SIZE)
    g_string_append (text, part);
  import = import_fixture_parse (text->str, text->len);
  g_assert_cmpuint (import->pairs->len, ==, 0);
  g_assert_cmpuint (import->faults->len, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const repeated[] = {
    "[", "{\"a\":", "key=", "key=key=", "key:\n", "- ", "-\n", "key secret ", "\"", "'", "\\", "/*",
    "API Key\n",
    "key=a\n", "key: {testnet: true, ", "-----BEGIN PRIVATE KEY-----", "name,key,secret\n",
    "a b c d e f ", ":", "=",
    KEY (1) " ", "secret " KEY (1), "testnet=1\nkey=a\n", " key:\n  ", "\xff",
  };
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/samples/%u", i);

      g_test_add_data_func (path, &samples[i], import_fixture_check);
    }
  for (i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/repeated/%u", i);

      g_test_add_data_func (path, repeated[i], test_repeated);
    }
  g_test_add_func ("/faults/bytes", test_bytes);
  g_test_add_func ("/faults/too-large", test_too_large);
  g_test_add_func ("/faults/too-many", test_too_many);

  return g_test_run ();
}
