/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-credential.h"
#include "bitting-item.h"

#include <string.h>

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
  const char            *words; /* a part of the message */
} Bad;

#define SWITCHED "Demo\xd0\x9a" "ey0123456789A" /* a Cyrillic K */
#define BLOCK(label) "-----BEGIN " label "-----\nTUlJ\n-----END " label "-----"
#define DOTS "\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2"

/* Everything that can be seen before anything is sent, in words, where it stands. */
static const Bad bad[] = {
  { "", SECRET, BITTING_CREDENTIAL_ERROR_NO_KEY, "key is missing" },
  { " \n", SECRET, BITTING_CREDENTIAL_ERROR_NO_KEY, "key is missing" },
  { KEY, "", BITTING_CREDENTIAL_ERROR_NO_SECRET, "secret is missing" },
  { KEY, "\t", BITTING_CREDENTIAL_ERROR_NO_SECRET, "secret is missing" },
  /* swapped, or one for both */
  { SECRET, KEY, BITTING_CREDENTIAL_ERROR_SWAPPED, "look swapped" },
  { BLOCK ("PRIVATE KEY"), KEY, BITTING_CREDENTIAL_ERROR_SWAPPED, "belongs into the field for the secret" },
  { KEY, KEY, BITTING_CREDENTIAL_ERROR_SAME, "same text" },
  { SECRET, SECRET, BITTING_CREDENTIAL_ERROR_SAME, "same text" },
  { KEY, KEY SECRET, BITTING_CREDENTIAL_ERROR_BAD_SECRET, "key stands in here, too" },
  { KEY, SECRET KEY, BITTING_CREDENTIAL_ERROR_BAD_SECRET, "key stands in here, too" },
  { KEY SECRET, SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY, "secret stands in here, too" },
  /* pasted twice */
  { KEY KEY, SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY, "stands here twice" },
  { KEY, SECRET SECRET, BITTING_CREDENTIAL_ERROR_BAD_SECRET, "stands here twice" },
  { KEY, SECRET "\n" SECRET, BITTING_CREDENTIAL_ERROR_BAD_SECRET, "line break" },
  { KEY, BLOCK ("PRIVATE KEY") "\n" BLOCK ("PRIVATE KEY"), BITTING_CREDENTIAL_ERROR_BAD_SECRET,
    "more than the private key" },
  /* white space inside */
  { "Demo Key", SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY, "a space in it, at place 5" },
  { "Demo\tKey", SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY, "a space in it, at place 5" },
  { "Demo\xc2\xa0Key", SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY, "a space in it, at place 5" },
  { KEY, "Demo Secret", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "a space in it, at place 5" },
  { KEY, "Demo\nSecret", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "line break" },
  { "API key: " KEY, SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY, "a space in it" },
  /* characters that cannot be seen */
  { "DemoKey\xe2\x80\x8b" "0123456789A", SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY,
    "cannot be seen, at place 8" },
  { KEY "\xe2\x80\x8d", SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY, "cannot be seen" },
  { "\xef\xbb\xbf" KEY, SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY, "cannot be seen, at place 1" },
  { KEY, "Demo\xc2\xadSecret", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "cannot be seen" },
  { KEY, "\xe2\x80\xae" SECRET, BITTING_CREDENTIAL_ERROR_BAD_SECRET, "cannot be seen" },
  { KEY, "Demo\x07Secret", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "cannot be seen" },
  /* full-width characters */
  { "\xef\xbc\xa4" "emoKey", SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY, "full-width" },
  { KEY, "\xef\xbc\xa1\xef\xbc\xa2", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "full-width" },
  { KEY, "Demo\xe3\x80\x80Secret", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "full-width" },
  /* a page that the browser has translated */
  { SWITCHED, SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY, "browser translates the page" },
  { KEY, "\xd0\x94\xd0\xb5\xd0\xbc\xd0\xbe", BITTING_CREDENTIAL_ERROR_BAD_SECRET,
    "browser translates the page" },
  { KEY, "\xe6\xbc\x94\xe7\xa4\xba", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "browser translates the page" },
  { KEY, "D\xc3\xa9mo", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "browser translates the page" },
  /* what hides it, and what is no text */
  { KEY, DOTS, BITTING_CREDENTIAL_ERROR_BAD_SECRET, "only the dots" },
  { KEY, "******", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "only the dots" },
  { KEY, "Demo\xe2\x80\xa6mnop", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "does not use, at place 5" },
  { KEY, "\xff\xfe", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "not text" },
  /* keys of another kind */
  { KEY, BLOCK ("PUBLIC KEY"), BITTING_CREDENTIAL_ERROR_BAD_SECRET, "public key" },
  { BLOCK ("PUBLIC KEY"), SECRET, BITTING_CREDENTIAL_ERROR_BAD_KEY, "public key" },
  { KEY, BLOCK ("CERTIFICATE"), BITTING_CREDENTIAL_ERROR_BAD_SECRET, "certificate" },
  { KEY, BLOCK ("OPENSSH PRIVATE KEY"), BITTING_CREDENTIAL_ERROR_BAD_SECRET, "RSA keys only" },
  { KEY, BLOCK ("EC PRIVATE KEY"), BITTING_CREDENTIAL_ERROR_BAD_SECRET, "RSA keys only" },
  { KEY, BLOCK ("ENCRYPTED PRIVATE KEY"), BITTING_CREDENTIAL_ERROR_ENCRYPTED, "password" },
  { KEY, "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nTUlJ\n"
         "-----END RSA PRIVATE KEY-----", BITTING_CREDENTIAL_ERROR_ENCRYPTED, "password" },
  { KEY, "-----BEGIN PRIVATE KEY-----\nTUlJ", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "not a whole" },
  { KEY, "-----BEGIN PRIVATE KEY-----", BITTING_CREDENTIAL_ERROR_BAD_SECRET, "not a whole" },
  { KEY, "-----BEGIN PRIVATE KEY-----\nTUlJ\n-----END ", BITTING_CREDENTIAL_ERROR_BAD_SECRET,
    "not a whole" },
  { KEY, "my key: " BLOCK ("PRIVATE KEY"), BITTING_CREDENTIAL_ERROR_BAD_SECRET,
    "more than the private key" },
  { KEY, BLOCK ("PRIVATE KEY") " keep it", BITTING_CREDENTIAL_ERROR_BAD_SECRET,
    "more than the private key" },
  { KEY, "-----BEGIN PRIVATE KEY-----\nT*lJ\n-----END PRIVATE KEY-----",
    BITTING_CREDENTIAL_ERROR_BAD_SECRET, "damaged" },
};

/* Odd, but no reason to refuse it. */
static const struct
{
  const char            *api_key;
  const char            *secret;
  BittingCredentialField field;
  const char            *words; /* NULL: nothing looks odd */
} doubts[] = {
  { "DemoKey0123456789", SECRET, BITTING_FIELD_KEY, "has 17 characters" },
  { "k", SECRET, BITTING_FIELD_KEY, "has 1 character, but" },
  { "DemoKey0123456789A", SECRET, BITTING_FIELD_KEY, NULL },
  { KEY, "DemoSecret0123456789abcdefghijklmno", BITTING_FIELD_SECRET, "has 35 characters" },
  { KEY, SECRET "q", BITTING_FIELD_SECRET, "has 37 characters" },
  { KEY, SECRET, BITTING_FIELD_SECRET, NULL },
  { KEY, PEM, BITTING_FIELD_SECRET, NULL },
};

/* What is kept, and how other programs read it: PKCS#8, and PKCS#1 with long and short lengths. */
static const struct
{
  const char    *kept;
  BittingSigning signing;
  const char    *text;
} texts[] = {
  { SECRET, BITTING_SIGNING_HMAC, SECRET },
  { "MIIEvgIBADANBgkAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0=", BITTING_SIGNING_RSA,
    "-----BEGIN PRIVATE KEY-----\n"
    "MIIEvgIBADANBgkAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0=\n"
    "-----END PRIVATE KEY-----" },
  { "MIIEpAIBAAKCAQEAAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7", BITTING_SIGNING_RSA,
    "-----BEGIN RSA PRIVATE KEY-----\n"
    "MIIEpAIBAAKCAQEAAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIj\n"
    "JCUmJygpKissLS4vMDEyMzQ1Njc4OTo7\n"
    "-----END RSA PRIVATE KEY-----" },
  { "MIGgAgEAAoGBAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd", BITTING_SIGNING_RSA,
    "-----BEGIN RSA PRIVATE KEY-----\n"
    "MIGgAgEAAoGBAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd\n"
    "-----END RSA PRIVATE KEY-----" },
  { "TUlJ", BITTING_SIGNING_RSA,
    "-----BEGIN PRIVATE KEY-----\n"
    "TUlJ\n"
    "-----END PRIVATE KEY-----" },
};

static void
test_texts (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BittingSecret) kept = bitting_secret_new (texts[i].kept, -1);
      g_autoptr (BittingCredential) credential = bitting_credential_new_stored (KEY, kept, texts[i].signing);
      g_autoptr (BittingSecret) text = bitting_credential_dup_secret_text (credential);
      g_autoptr (BittingCredential) again = bitting_credential_new (KEY, text, NULL);

      g_assert_cmpstr (bitting_secret_peek (text), ==, texts[i].text);
      g_assert_cmpstr (bitting_secret_peek (again->secret), ==, texts[i].kept);
    }
}

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
  if (strstr (error->message, row->words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, row->words);
  g_assert_null (g_strrstr (error->message, KEY));
  g_assert_null (g_strrstr (error->message, SECRET));
}

static void
test_doubts (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BittingSecret) secret = bitting_secret_new (doubts[i].secret, -1);
      g_autoptr (BittingCredential) credential = bitting_credential_new (doubts[i].api_key, secret, &error);
      g_autofree char *doubt = NULL;

      g_assert_no_error (error);
      doubt = bitting_credential_dup_doubt (credential, doubts[i].field);
      if (doubts[i].words == NULL)
        g_assert_null (doubt);
      else
        g_assert_nonnull (strstr (doubt, doubts[i].words));
    }
}

/* A field by itself, as it is filled in. */
static void
test_examine (void)
{
  static const struct
  {
    BittingCredentialField field;
    const char            *text;
    gboolean               certain;
    const char            *words; /* NULL: nothing to say */
  } rows[] = {
    { BITTING_FIELD_KEY, "", FALSE, NULL },
    { BITTING_FIELD_KEY, " " KEY "\n", FALSE, NULL },
    { BITTING_FIELD_KEY, "Demo Key", TRUE, "a space in it" },
    { BITTING_FIELD_KEY, "DemoKey", FALSE, "has 7 characters" },
    { BITTING_FIELD_KEY, BLOCK ("PRIVATE KEY"), TRUE, "field for the secret" },
    { BITTING_FIELD_SECRET, SECRET, FALSE, NULL },
    { BITTING_FIELD_SECRET, KEY, FALSE, "has 18 characters" },
    { BITTING_FIELD_SECRET, SECRET SECRET, TRUE, "stands here twice" },
    { BITTING_FIELD_SECRET, PEM, FALSE, NULL },
    { BITTING_FIELD_SECRET, BLOCK ("PUBLIC KEY"), TRUE, "public key" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean certain = FALSE;
      g_autofree char *words = bitting_credential_examine (rows[i].field, rows[i].text,
                                                           strlen (rows[i].text), &certain);

      if (rows[i].words == NULL)
        g_assert_null (words);
      else
        g_assert_nonnull (strstr (words, rows[i].words));
      g_assert_cmpint (certain, ==, rows[i].certain);
    }
}

static void
test_fields (void)
{
  static const BittingCredentialError of_key[] = {
    BITTING_CREDENTIAL_ERROR_NO_KEY, BITTING_CREDENTIAL_ERROR_BAD_KEY, BITTING_CREDENTIAL_ERROR_SWAPPED,
  };
  static const BittingCredentialError of_secret[] = {
    BITTING_CREDENTIAL_ERROR_NO_SECRET, BITTING_CREDENTIAL_ERROR_BAD_SECRET,
    BITTING_CREDENTIAL_ERROR_SAME, BITTING_CREDENTIAL_ERROR_ENCRYPTED,
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (of_key); i++)
    g_assert_cmpint (bitting_credential_error_get_field (of_key[i]), ==, BITTING_FIELD_KEY);
  for (i = 0; i < G_N_ELEMENTS (of_secret); i++)
    g_assert_cmpint (bitting_credential_error_get_field (of_secret[i]), ==, BITTING_FIELD_SECRET);
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
    { "ربات\xe2\x80\x8cها", TRUE }, { "Bot\xe2\x80\x8c", FALSE },
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
  g_test_add_func ("/credential/doubts", test_doubts);
  g_test_add_func ("/credential/examine", test_examine);
  g_test_add_func ("/credential/fields", test_fields);
  g_test_add_func ("/credential/mask", test_mask);
  g_test_add_func ("/credential/texts", test_texts);
  g_test_add_func ("/item/names", test_names);

  return g_test_run ();
}
