/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole files, as bots and people leave them. */

#include "import-fixture.h"

static const struct
{
  const char *file;
  const char *found;
} files[] = {
  { "accounts.yml", "Grid bot 1:1 @5,6 mainnet\nPaper bot 2:2 @9,10 demo\n! no-secret 13\n" },
  { "ccxt.json", "Bybit 1:1 @4,5\nSub 2:2 @8,9 testnet\n! other 2 Binance\n! other 12 OKX\n" },
  { "chat.txt", "Bybit 1:1 @2,3\n" },
  { "example.env", "! placeholder 2\n" },
  { "freqtrade.json", "Bybit 1:1 @10,11\n" },
  { "freqtrade-binance.json", "! other 10 Binance\n" },
  { "freqtrade-empty.json", "! placeholder 10\n" },
  { "grown.env", "Main 1:1 @9,10\nMM 2:2 @13,14\nBybit Testnet 3:3 @16,17 testnet\n! no-secret 19\n"
                 "! placeholder 21\n! other 24 Binance\n! other 28 Amazon\n" },
  { "hummingbot-bybit.yml", "! encrypted 7 Hummingbot\n" },
  { "hummingbot-keystore.json", "! encrypted 1\n" },
};

static char *
load (const char *file,
      gsize      *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "import", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);

  return text;
}

static void
test_file (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  gsize length;
  g_autofree char *text = load (files[i].file, &length);
  g_autoptr (BittingImport) import = import_fixture_parse (text, length);
  g_autofree char *found = import_fixture_render (import);

  g_assert_cmpstr (found, ==, files[i].found);
}

/* However a file is cut off, nothing is read behind its end, and no half secret is taken for one. */
static void
test_cut (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  gsize whole, length;
  g_autofree char *text = load (files[i].file, &whole);

  for (length = 0; length < whole; length++)
    {
      g_autoptr (BittingImport) import = import_fixture_parse (text, length);
      guint j;

      for (j = 0; j < import->pairs->len; j++)
        {
          const BittingImportPair *pair = g_ptr_array_index (import->pairs, j);

          g_assert_cmpuint (pair->key_line, >, 0);
          g_assert_cmpuint (pair->secret_line, >, 0);
          g_assert_nonnull (pair->name);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/files/whole/", files[i].file, NULL);
      g_autofree char *cut_path = g_strconcat ("/files/cut/", files[i].file, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_file);
      g_test_add_data_func (cut_path, GUINT_TO_POINTER (i), test_cut);
    }

  return g_test_run ();
}
