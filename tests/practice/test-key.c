/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-key.h"

#include <string.h>

#include "bitting-ip-list.h"

/* What was given out once has to work for ever: a line here never changes. */
static const struct
{
  const char *id;
  guint       number;
  const char *api_key;
  const char *secret;
} fixed[] = {
  { "good", 1, "PracticeSpotOnly01",
    "PracticeawRBoqLvazAnQAoiFoPIjJyhzkJe" },
  { "withdraw", 2, "PracticeWithdraw02",
    "PracticeG6ZRCPvvtDUxn4xiw3MwkvokZ8PJ" },
  { "transfer", 3, "PracticeTransfer03",
    "PracticemVZNjfwAeLNhUzRpx6TYWhVTIWgG" },
  { "sub-transfer", 4, "PracticeSubMoves04",
    "PracticepPTHT15wPJWznv6p8MezSxXipq5S" },
  { "main-transfer", 5, "PracticeSubOwner05",
    "PracticejqHoulIJwQiCgtiP2YkS0TBCVmTr" },
  { "derivatives", 6, "PracticeLeverage06",
    "PracticeBCjUxJ0NkEEtRBrFyP0mYLzX99Fi" },
  { "derivatives-flag", 7, "PracticeFlagOnly07",
    "PracticeeMjgtMonTIUt99EkyU2pJMucbnaf" },
  { "convert", 8, "PracticeConverts08",
    "PracticefI8i1iFRrmwPDOwOArYEGURUjR7h" },
  { "card", 9, "PracticeCardView09",
    "PracticeZSGyv7KtIIsnEK32tf7wWCpm4QKe" },
  { "post", 10, "PracticeCanWrite10",
    "PracticexKVUiMtqO0YlSongx7a1pGrcMwhp" },
  { "read-only", 11, "PracticeReadOnly11",
    "PracticeXwc0PEz9ISBoT6zaim0zYth6rUvX" },
  { "read-only-withdraw", 12, "PracticeReadCash12",
    "PracticeAJlhWjohv3VHOkj7kw8upvo0DrLc" },
  { "no-ip", 13, "PracticeAnywhere13",
    "PracticeYKmyzqa4N9LbecFTDRNQGzAaXWLA" },
  { "no-ip-ending", 14, "PracticeLastDays14",
    "PracticeYTFYuOT7EzcG5Xq86bSOFHxybhPJ" },
  { "wrong-ips", 15, "PracticeWrongIps15",
    "Practicew3JWqJfjFqy1J8bPNsRqU1fkCG79" },
  { "open-list", 16, "PracticeOpenList16",
    "PracticeDzkCJk0y5e5MXlKCGSZ5jZMgusjL" },
  { "expires-soon", 17, "PracticeEndsSoon17",
    "Practicekr5Nlsr9ECgLx7p03Jcv2gJbwj3O" },
  { "expired", 18, "PracticeHasEnded18",
    "PracticeLXsZn2u8BlHJZFmVqluWuTAXgmtS" },
  { "unmatched-ip", 19, "PracticeFarAway019",
    "Practicey4Xwi3pLlmyHAosQlpPt9jIJNYzL" },
  { "third-party", 20, "PracticeAppsOnly20",
    "PracticeeIEpBiRl3WQnQNMPwLAdXkpR9Ewz" },
  { "unknown-permission", 21, "PracticeNewcomer21",
    "Practice7APegTq9vMcGgIy9BkFq7yzwUk6A" },
  { "nothing", 22, "PracticeNoRights22",
    "PracticeC3qNVRwucYizDw7XARqkV3d7Vl9l" },
  { "everything", 23, "PracticeAllBoxes23",
    "PracticeP4BUfS9FoC7o23v53K8BUmlmlycV" },
  { "older", 24, "PracticeOldReply24",
    "PracticeMUuUFq4zt7kyoxuHKaG42d1ZGSyu" },
  { "odd-name", 25, "PracticeOddNames25",
    "PracticeHqd2T4DXqPrgfYsRcSAbfEJdOQOD" },
  { "rsa", 26, "PracticeOwnPairs26",
    NULL },
  { "deleted", 27, "PracticeIsErased27",
    "Practice2IUyTIdZgop4aRpM9NeZ1vHbQvwz" },
  { "banned", 28, "PracticeIsLocked28",
    "Practiceo93GE2QGcdFqg8QJEJ30aPq2xwDF" },
  { "too-often", 29, "PracticeTooOften29",
    "PracticewzJNIld2qOnWTcT52ApFgo2O7Ybw" },
  { "trouble", 30, "PracticeTroubled30",
    "PracticedoxvozqKtpmgisNmDMrOnm2ETgFr" },
  { "down", 31, "PracticeIsClosed31",
    "Practiceh24RW0n2SRLwXcd22T0ldxiqYEvF" },
  { "blocked", 32, "PracticeNoEntry032",
    "Practice0FoSJvrOhx8T42pyns9gk9WrZth6" },
  { "portal", 33, "PracticeHotelNet33",
    "PracticeRfCFt31QmVTGkJEoehkAneyBRAmI" },
  { "told-ip", 37, "PracticeTellsIp037",
    "PracticeR0dGmUqk2sWvXyZ7bN4cT9aLh5jE" },
  { "sub-far", 38, "PracticeSubFar0038",
    "PracticeKq7Zt2LmXw9Rb4Vn6Hc1Jd8Gs3Py" },
  { "hidden-withdraw", 34, "PracticeTwoFaces34",
    "Practice26auCJp8cHzlQEWht8NC1Wd3N52O" },
  { "denied-spot", 35, "PracticeNoOrders35",
    "PracticeWt3O2VcbNs6UPKlNfprBQuXpxxSr" },
  { "lost-replies", 36, "PracticeBadLines36",
    "PracticeWLYubZWWuONUCzDhTCjoACmMCdN6" },
};

/* Of the self-made pair's private key, in PEM. */
#define RSA_SHA256 "90abcd1405888b6126840780787f521aeb74e6a6aaaff37bfc62a34eb0e7c1bd"

static void
test_fixed (void)
{
  g_assert_cmpuint (practice_keys_get_n_keys (), >=, G_N_ELEMENTS (fixed));

  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    {
      const PracticeKey *key = practice_keys_find (fixed[i].id);

      g_test_message ("%s", fixed[i].id);
      g_assert_nonnull (key);
      g_assert_cmpuint (key->number, ==, fixed[i].number);
      g_assert_cmpstr (key->api_key, ==, fixed[i].api_key);
      g_assert_cmpstr (key->secret, ==, fixed[i].secret);
    }
}

static void
test_fixed_pair (void)
{
  g_autofree char *pem = practice_key_dup_secret (practice_keys_find ("rsa"));
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, pem, -1);

  g_assert_true (g_str_has_prefix (pem, "-----BEGIN PRIVATE KEY-----\n"));
  g_assert_cmpstr (digest, ==, RSA_SHA256);
}

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text))
      return FALSE;

  return TRUE;
}

static void
test_shape (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < practice_keys_get_n_keys (); i++)
    {
      const PracticeKey *key = practice_keys_get (i);

      g_test_message ("%s", key->id);
      g_assert_true (practice_keys_find (key->id) == key);
      g_assert_true (g_str_has_prefix (key->api_key, "Practice"));
      g_assert_cmpuint (strlen (key->api_key), ==, 18);
      g_assert_true (is_plain (key->api_key));
      g_assert_true (g_hash_table_add (seen, g_strdup (key->id)));
      g_assert_true (g_hash_table_add (seen, g_strdup (key->api_key)));
      g_assert_true (g_hash_table_add (seen, g_strdup_printf ("%u", key->number)));
      g_assert_true (g_hash_table_add (seen, g_strdup (practice_key_get_title (key))));
      g_assert_true (g_hash_table_add (seen, g_strdup (practice_key_get_description (key))));
      g_assert_true (g_str_has_suffix (practice_key_get_description (key), "."));
      g_assert_true (g_utf8_validate (key->note, -1, NULL));

      g_assert_cmpint (key->secret == NULL, ==, key->signing == BITTING_SIGNING_RSA);
      if (key->secret == NULL)
        continue;
      g_assert_true (g_str_has_prefix (key->secret, "Practice"));
      g_assert_cmpuint (strlen (key->secret), ==, 36);
      g_assert_true (is_plain (key->secret));
      g_assert_true (g_hash_table_add (seen, g_strdup (key->secret)));
    }
}

/* A learner pastes them like any other key, so they pass the same door. */
static void
test_is_credential (void)
{
  for (guint i = 0; i < practice_keys_get_n_keys (); i++)
    {
      const PracticeKey *key = practice_keys_get (i);
      g_autofree char *text = practice_key_dup_secret (key);
      g_autoptr (BittingSecret) secret = bitting_secret_new (text, -1);
      g_autoptr (BittingCredential) credential = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", key->id);
      credential = bitting_credential_new (key->api_key, secret, &error);
      g_assert_no_error (error);
      g_assert_cmpint (credential->signing, ==, key->signing);
    }
}

static void
test_team_ips (void)
{
  g_autoptr (BittingIpList) list = bitting_ip_list_parse (practice_get_team_ips ());

  g_assert_true (bitting_ip_list_is_usable (list));
  g_assert_cmpuint (list->addresses->len, ==, 4);
  g_assert_true (bitting_ip_list_contains (list, PRACTICE_CALLER));
  g_assert_cmpstr (practice_get_team_ips (), ==,
                   "203.0.113.21,203.0.113.22,198.51.100.40,192.0.2.77");
}

static void
test_not_found (void)
{
  g_assert_null (practice_keys_find ("Good"));
  g_assert_null (practice_keys_find (""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice/key/fixed", test_fixed);
  g_test_add_func ("/practice/key/fixed-pair", test_fixed_pair);
  g_test_add_func ("/practice/key/shape", test_shape);
  g_test_add_func ("/practice/key/is-credential", test_is_credential);
  g_test_add_func ("/practice/key/team-ips", test_team_ips);
  g_test_add_func ("/practice/key/not-found", test_not_found);

  return g_test_run ();
}
