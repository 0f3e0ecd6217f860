/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-credential.h"
#include "bitting-item.h"

#define KEY "DemoKey0123456789A"
#define SECRET "DemoSecret0123456789abcdefghijklmnop"
#define PEM "-----BEGIN PRIVATE KEY-----\nTUlJ\r\nQk9n\n-----END PRIVATE KEY-----\n"

typedef struct
{
  const char    *api_key;
  const char    *secret;
  const char    *kept_key;
  const char    *kept_secret;
  BittingSigning signing;
} Good;

static const Good good[] = {
  { KEY, SECRET, KEY, SECRET, BITTING_SIGNING_HMAC },
  { " \t" KEY "\r\n", "\n" SECRET " ", KEY, SECRET, BITTING_SIGNING_HMAC },
  { "k", "s", "k", "s", BITTING_SIGNING_HMAC },
  { KEY, PEM, KEY, "TUlJQk9n", BITTING_SIGNING_RSA },
  { KEY, "-----BEGIN RSA PRIVATE KEY-----\nTUlJ\n-----END RSA PRIVATE KEY-----", KEY, "TUlJ",
    BITTING_SIGNING_RSA },
};

typedef struct
{
  const char            *api_key;
  const char            *secret;
  BittingCredentialError code;
} Bad;

static const Bad bad[] = {
  { "", SECRET, BITTING_CREDENTIAL_ERROR_NO_KEY },
  { " \n", SECRET, BITTING_CREDENTIAL_ERROR_NO_KEY },
  { KEY, "", BITTING_CREDENTIAL_ERROR_NO_SECRET },
  { KEY, "\t", BITTING_CREDENTIAL_ERROR_NO_SECRET },
  { "Demo Key", SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY },
  { "DemoKey\xe2\x80\x8b" "0123456789A", SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY },
  { KEY, "Demo\nSecret", BITTING_CREDENTIAL_ERROR_BAD_SECRET },
  { KEY, "\xef\xbc\xa1\xef\xbc\xa2", BITTING_CREDENTIAL_ERROR_BAD_SECRET },
  { KEY, "\xff\xfe", BITTING_CREDENTIAL_ERROR_BAD_SECRET },
  { SECRET, KEY, BITTING_CREDENTIAL_ERROR_SWAPPED },
  { PEM, KEY, BITTING_CREDENTIAL_ERROR_SWAPPED },
  { KEY, KEY, BITTING_CREDENTIAL_ERROR_SAME },
  { KEY, "-----BEGIN PRIVATE KEY-----\nTUlJ", BITTING_CREDENTIAL_ERROR_BAD_SECRET },
  { KEY, "-----BEGIN PUBLIC KEY-----\nTUlJ\n-----END PUBLIC KEY-----",
    BITTING_CREDENTIAL_ERROR_BAD_SECRET },
  { KEY, "-----BEGIN PRIVATE KEY-----\nT*lJ\n-----END PRIVATE KEY-----",
    BITTING_CREDENTIAL_ERROR_BAD_SECRET },
  { KEY, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nTUlJ\n-----END ENCRYPTED PRIVATE KEY-----",
    BITTING_CREDENTIAL_ERROR_ENCRYPTED },
  { KEY, "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nTUlJ\n"
         "-----END RSA PRIVATE KEY-----", BITTING_CREDENTIAL_ERROR_ENCRYPTED },
};

static void
test_good (gconstpointer data)
{
  const Good *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingSecret) secret = bitting_secret_new (row->secret, -1);
  g_autoptr (BittingCredential) credential = bitting_credential_new (row->api_key, secret, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (credential->api_key, ==, row->kept_key);
  g_assert_cmpstr (bitting_secret_peek (credential->secret), ==, row->kept_secret);
  g_assert_cmpint (credential->signing, ==, row->signing);
}

static void
test_bad (gconstpointer data)
{
  const Bad *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingSecret) secret = bitting_secret_new (row->secret, -1);
  g_autoptr (BittingCredential) credential = bitting_credential_new (row->api_key, secret, &error);

  g_assert_null (credential);
  g_assert_error (error, BITTING_CREDENTIAL_ERROR, (int) row->code);
  g_assert_null (g_strrstr (error->message, KEY));
  g_assert_null (g_strrstr (error->message, SECRET));
}

static void
test_mask (void)
{
  static const char * const rows[][2] = {
    { KEY, "Demo…789A" },
    { "abcdefghijkl", "ab…" },
    { "a", "a…" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *masked = bitting_api_key_mask (rows[i][0]);

      g_assert_cmpstr (masked, ==, rows[i][1]);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    gboolean    fine;
  } rows[] = {
    { "ICG-MM", TRUE },      { "Мой бот", TRUE },      { "it's \"quoted\" & <b>", TRUE },
    { "", FALSE },           { " padded", FALSE },     { "padded ", FALSE },
    { "a/b", FALSE },        { "two\nlines", FALSE },  { "in\xe2\x80\x8bvisible", FALSE },
    { "\xff", FALSE },       { "\xe2\x80\xae" "gnp", FALSE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (bitting_item_check_name (rows[i].name, &error), ==, rows[i].fine);
      if (!rows[i].fine)
        g_assert_error (error, BITTING_ITEM_ERROR, BITTING_ITEM_ERROR_NAME);
    }
}

int
main (int   argc,
      char *argv[])
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = g_strdup_printf ("/credential/good/%u", i);

      g_test_add_data_func (path, &good[i], test_good);
    }
  for (i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/credential/bad/%u", i);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  g_test_add_func ("/credential/mask", test_mask);
  g_test_add_func ("/item/names", test_names);

  return g_test_run ();
}
