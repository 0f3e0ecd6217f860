/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways to a key that does not let this computer in: a real keyring, a real history, real
 * proxies, and exchanges on loopback. */

#include <string.h>

#include "bitting-keeper-helper.h"
#include "bitting-keeper-site.h"
#include "bitting-keeper-way.h"
#include "bitting-proxy.h"
#include "test-proxy.h"
#include "trap-fixture.h"

/* The first way: refused, let in for the check, reminded, and taken off again. */
static void
test_visitor (TrapFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (BittingReport) refused = trap_check (fixture, NULL);
  g_autoptr (BittingReport) let_in = NULL;
  g_autoptr (BittingReport) again = NULL;
  g_autoptr (BittingReport) closed = NULL;
  g_autoptr (BittingReport) for_good = NULL;
  const BittingFinding *finding = NULL;

  g_assert_cmpint (refused->outcome, ==, BITTING_OUTCOME_PARTIAL);
  g_assert_cmpstr (refused->diagnosis->address, ==, HERE);

  fixture->key.ips = PRACTICE_CALLER "," HERE;
  let_in = trap_check (fixture, NULL);
  g_assert_cmpint (let_in->outcome, ==, BITTING_OUTCOME_COMPLETE);
  g_assert_cmpint (let_in->grade, ==, BITTING_GRADE_B);
  finding = trap_find_rule (let_in, "ip.visitor");
  g_assert_nonnull (finding);
  g_assert_nonnull (strstr (finding->evidence, HERE));
  again = trap_check (fixture, NULL);
  g_assert_nonnull (trap_find_rule (again, "ip.visitor"));

  /* Taken off, and refused again: that is how it was, and is no news. */
  fixture->key.ips = PRACTICE_CALLER;
  closed = trap_check (fixture, NULL);
  g_assert_cmpint (closed->outcome, ==, BITTING_OUTCOME_PARTIAL);
  fixture->key.caller = NULL;
  for_good = trap_check (fixture, NULL);
  g_assert_cmpint (for_good->grade, ==, BITTING_GRADE_A);
  g_assert_null (trap_find_rule (for_good, "ip.visitor"));
}

/* The second way, and what is remembered of it. */
static void
test_proxy (TrapFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr (TestProxy) proxy = test_proxy_new (TEST_PROXY_SOCKS);
  g_autofree char *url = g_strdup_printf ("socks5h://127.0.0.1:%u", test_proxy_get_port (proxy));
  g_autofree char *kept = NULL;
  g_autofree char *forgotten = NULL;
  g_autofree char *seen = NULL;
  g_autoptr (BittingReport) told = NULL;
  g_autoptr (BittingReport) remembered = NULL;
  g_autoptr (BittingReport) direct = NULL;

  fixture->key.caller = NULL;
  told = trap_check (fixture, url);
  g_assert_cmpstr (told->source.proxy, ==, url);
  g_assert_cmpint (told->outcome, ==, BITTING_OUTCOME_COMPLETE);
  remembered = trap_check (fixture, NULL);
  g_assert_cmpstr (remembered->source.proxy, ==, url);
  kept = bitting_keeper_dup_proxy (fixture->keeper, "trapped");
  g_assert_cmpstr (kept, ==, url);
  direct = trap_check (fixture, "");
  g_assert_null (direct->source.proxy);
  forgotten = bitting_keeper_dup_proxy (fixture->keeper, "trapped");
  g_assert_null (forgotten);

  seen = test_proxy_dup_seen (proxy);
  g_assert_cmpuint (strlen (seen), >, 0);
  g_assert_null (strstr (seen, fixture->key.api_key));
  /* The connection must not outlive the proxy that it leads through. */
  g_clear_object (&fixture->keeper);
  fixture->keeper = bitting_keeper_new (NULL);
}

static void
assert_test (TrapFixture *fixture,
             const char  *proxy,
             const char *pattern,
             gboolean    works)
{
  g_autoptr (BittingItem) item = trap_find_item (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  const char *said = NULL;

  bitting_keeper_test_proxy_async (fixture->keeper, item, proxy, NULL, call_done_cb, &fixture->result);
  result = trap_wait_for (fixture);
  words = bitting_keeper_test_proxy_finish (fixture->keeper, result, &error);
  said = words != NULL ? words : error->message;
  if (!g_pattern_match_simple (pattern, said) || (words != NULL) != works)
    g_error ("%s: “%s” is not “%s”", proxy, said, pattern);
}

static void
test_proxy_words (TrapFixture   *fixture,
                  gconstpointer  data)
{
  static const struct { TestProxyKind kind; const char *scheme; const char *pattern; gboolean works; } rows[] = {
    { TEST_PROXY_HTTP, "http", "Works: Bybit answered through it in *", TRUE },
    { TEST_PROXY_SOCKS, "socks5h", "Works: Bybit answered through it in *", TRUE },
    { TEST_PROXY_REFUSE, "http", "The proxy wants a user and a password*", FALSE },
    { TEST_PROXY_SOCKS_PASSWORD, "socks5h", "The proxy wants a user and a password*", FALSE },
    { TEST_PROXY_HANG_UP, "http", "Something answers there*", FALSE },
  };
  guint requests = practice_exchange_get_requests (fixture->exchange);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestProxy) proxy = test_proxy_new (rows[i].kind);
      g_autofree char *url = g_strdup_printf ("%s://127.0.0.1:%u", rows[i].scheme, test_proxy_get_port (proxy));

      assert_test (fixture, url, rows[i].pattern, rows[i].works);
    }
  assert_test (fixture, "http://127.0.0.1:1", "Nobody answers at the proxy’s address*", FALSE);
  g_assert_cmpuint (practice_exchange_get_requests (fixture->exchange), ==, requests + 2);

  /* Somebody else than the exchange answers behind it. */
  g_setenv ("SSL_CERT_FILE", "/dev/null", TRUE);
  {
    g_autoptr (TestProxy) proxy = test_proxy_new (TEST_PROXY_HTTP);
    g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u", test_proxy_get_port (proxy));

    assert_test (fixture, url, "Behind the proxy no safe connection could be made*", FALSE);
  }
}

/* The finder asks nobody before it is told to, says which site knows the key, and a key that
 * is moved is in the keyring once, for that site, with the same secret. */
static void
test_site (TrapFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_environment_unref);
  g_autoptr (BittingSiteSearch) search = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) move = NULL;
  g_autoptr (BittingItem) item = NULL;
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (GError) error = NULL;
  BittingEnvironment *nowhere = bitting_environment_new_custom ("https://127.0.0.1:1", NULL);

  practice_exchange_forget_key (fixture->exchange, &fixture->key);
  practice_exchange_add_key (fixture->other, &fixture->key);
  g_ptr_array_add (sites, nowhere);
  g_ptr_array_add (sites, bitting_environment_ref (fixture->site));
  g_ptr_array_add (sites, bitting_environment_ref (fixture->place));
  g_assert_cmpuint (practice_exchange_get_requests (fixture->other), ==, 0);

  bitting_keeper_find_site_async (fixture->keeper, "trapped", sites, NULL, NULL, NULL, call_done_cb,
                                  &fixture->result);
  result = trap_wait_for (fixture);
  search = bitting_keeper_find_site_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);
  g_assert_true (search->found == fixture->place);
  g_assert_cmpuint (search->silent->len, ==, 1);
  g_assert_cmpuint (practice_exchange_get_requests (fixture->other), ==, 1);

  bitting_keeper_move_async (fixture->keeper, "trapped", search->found, NULL, call_done_cb, &fixture->result);
  move = trap_wait_for (fixture);
  g_assert_true (bitting_keeper_move_finish (fixture->keeper, move, &error));
  g_assert_no_error (error);
  item = trap_find_item (fixture);
  g_assert_cmpstr (item->host, ==, fixture->place->origin);
  assert_secret (keyring, "trapped", fixture->key.secret);
}

static void
stop_cb (BittingEnvironment *site,
         guint               done,
         guint               all,
         gpointer            user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_site_is_called_off (TrapFixture   *fixture,
                         gconstpointer  data)
{
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_environment_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (sites, bitting_environment_ref (fixture->site));
  g_ptr_array_add (sites, bitting_environment_ref (fixture->place));
  bitting_keeper_find_site_async (fixture->keeper, "trapped", sites, stop_cb, cancellable, cancellable,
                                  call_done_cb, &fixture->result);
  result = trap_wait_for (fixture);
  g_assert_null (bitting_keeper_find_site_finish (fixture->keeper, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (practice_exchange_get_requests (fixture->other), ==, 0);
}

/* The main account has more keys of the sub-account to show than fit on a page. */
static void
test_helper (TrapFixture   *fixture,
             gconstpointer  data)
{
  g_autofree PracticeKey *others = g_new0 (PracticeKey, 25);
  PracticeKey helper = {
    .id = "helper", .number = 904, .api_key = "PracticeHelpingKey", .secret = "helping secret",
    .permissions = TRADE, .ips = PRACTICE_CALLER, .note = "helper",
  };
  g_autoptr (BittingItem) item = NULL;
  g_autoptr (BittingSecret) secret = bitting_secret_new (helper.secret, -1);
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (GError) error = NULL;
  guint before, i;

  fixture->key.sub_account = TRUE;
  practice_exchange_add_key (fixture->exchange, &helper);
  for (i = 0; i < 25; i++)
    {
      others[i] = fixture->key;
      others[i].number = 500 + i;
      others[i].api_key = g_strdup_printf ("PracticeOther%05u", i);
      practice_exchange_add_key (fixture->exchange, &others[i]);
    }
  item = trap_find_item (fixture);
  credential = bitting_credential_new_stored (helper.api_key, secret, BITTING_SIGNING_HMAC);
  bitting_keeper_add_async (fixture->keeper, "helper", fixture->site, credential, NULL, TRUE, NULL, call_done_cb,
                            &fixture->result);
  added = trap_wait_for (fixture);
  g_assert_true (bitting_keeper_add_finish (fixture->keeper, added, &error));

  before = practice_exchange_get_requests (fixture->exchange);
  bitting_keeper_ask_helper_async (fixture->keeper, item, "helper", "4301299001", NULL, call_done_cb,
                                   &fixture->result);
  result = trap_wait_for (fixture);
  report = bitting_keeper_ask_helper_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (practice_exchange_get_requests (fixture->exchange), ==, before + 2);
  g_assert_cmpuint (report->network.requests, ==, 2);
  g_assert_cmpint (report->outcome, ==, BITTING_OUTCOME_COMPLETE);
  g_assert_cmpint (report->source.kind, ==, BITTING_SOURCE_MAIN_ACCOUNT);
  g_assert_cmpstr (report->source.helper, ==, "helper");
  g_assert_cmpint (bitting_key_info_get_account (report->key_info), ==, BITTING_ACCOUNT_SUB);

  practice_exchange_stop (fixture->exchange);
  for (i = 0; i < 25; i++)
    {
      practice_exchange_forget_key (fixture->exchange, &others[i]);
      g_free ((char *) others[i].api_key);
    }
}

static void
test_proxy_addresses (void)
{
  static const struct { const char *text; const char *url; int code; } rows[] = {
    { " socks5://10.0.0.1:1080 ", "socks5h://10.0.0.1:1080", -1 },
    { "SOCKS5H://proxy.example:1/", "socks5h://proxy.example:1", -1 },
    { "http://[::1]:3128", "http://[::1]:3128", -1 },
    { "https://proxy.example:443", "https://proxy.example:443", -1 },
    { "socks4://10.0.0.1:1080", NULL, BITTING_PROXY_ERROR_KIND },
    { "10.0.0.1:1080", NULL, BITTING_PROXY_ERROR_KIND },
    { "", NULL, BITTING_PROXY_ERROR_KIND },
    { "http://10.0.0.1", NULL, BITTING_PROXY_ERROR_ADDRESS },
    { "http://10.0.0.1:8080/path", NULL, BITTING_PROXY_ERROR_ADDRESS },
    { "http://:8080", NULL, BITTING_PROXY_ERROR_ADDRESS },
    { "http://me:word@10.0.0.1:8080", NULL, BITTING_PROXY_ERROR_PASSWORD },
    { "me:word@10.0.0.1:8080", NULL, BITTING_PROXY_ERROR_PASSWORD },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = bitting_proxy_normalize (rows[i].text, &error);

      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpstr (url, ==, rows[i].url);
      if (rows[i].url == NULL)
        {
          g_assert_error (error, BITTING_PROXY_ERROR, rows[i].code);
          g_assert_null (strstr (error->message, "word@"));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trap/proxy-addresses", test_proxy_addresses);
  g_test_add ("/trap/visitor", TrapFixture, NULL, trap_set_up, test_visitor, trap_tear_down);
  g_test_add ("/trap/proxy", TrapFixture, NULL, trap_set_up, test_proxy, trap_tear_down);
  g_test_add ("/trap/proxy-words", TrapFixture, NULL, trap_set_up, test_proxy_words, trap_tear_down);
  g_test_add ("/trap/helper", TrapFixture, NULL, trap_set_up, test_helper, trap_tear_down);
  g_test_add ("/trap/site", TrapFixture, NULL, trap_set_up, test_site, trap_tear_down);
  g_test_add ("/trap/site-is-called-off", TrapFixture, NULL, trap_set_up, test_site_is_called_off, trap_tear_down);

  return g_test_run ();
}
