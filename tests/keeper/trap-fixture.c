/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "trap-fixture.h"

#include <glib/gstdio.h>

GAsyncResult *
trap_wait_for (TrapFixture *fixture)
{
  call_wait (&fixture->result);

  return g_steal_pointer (&fixture->result);
}

static PracticeExchange *
start_exchange (GString             *bundle,
                BittingEnvironment **environment)
{
  PracticeExchange *exchange = practice_exchange_new ();
  g_autoptr (GString) origin = NULL;
  g_autoptr (GError) error = NULL;

  practice_exchange_start (exchange, 0, &error);
  g_assert_no_error (error);
  g_string_append (bundle, practice_exchange_get_ca_pem (exchange));
  /* By its name: a proxy is to look up names itself. */
  origin = g_string_new (practice_exchange_get_origin (exchange));
  g_string_replace (origin, "127.0.0.1", "localhost", 1);
  *environment = bitting_environment_new_custom (origin->str, &error);
  g_assert_no_error (error);

  return exchange;
}

void
trap_set_up (TrapFixture   *fixture,
             gconstpointer  data)
{
  g_autofree char *certificate = g_build_filename (g_getenv ("SESSION_FOLDER"), "ca.pem", NULL);
  g_autofree char *history = g_build_filename (g_getenv ("SESSION_FOLDER"), "history.sqlite", NULL);
  g_autoptr (BittingKeyring) keyring = bitting_keyring_new ();
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (BittingSecret) secret = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GString) bundle = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  session_keyring ("unlocked");
  clear_keyring (keyring);
  g_remove (history);
  fixture->key = (PracticeKey) {
    .id = "trapped", .number = 903, .api_key = "PracticeTrappedKey", .secret = "trapped secret",
    .permissions = TRADE, .ips = PRACTICE_CALLER, .note = "trapped", .caller = HERE, .names_caller = TRUE,
  };
  fixture->exchange = start_exchange (bundle, &fixture->site);
  fixture->other = start_exchange (bundle, &fixture->place);
  practice_exchange_add_key (fixture->exchange, &fixture->key);
  g_file_set_contents (certificate, bundle->str, -1, &error);
  g_assert_no_error (error);
  g_setenv ("SSL_CERT_FILE", certificate, TRUE);

  fixture->keeper = bitting_keeper_new (history);
  secret = bitting_secret_new (fixture->key.secret, -1);
  credential = bitting_credential_new_stored (fixture->key.api_key, secret, BITTING_SIGNING_HMAC);
  bitting_keeper_add_async (fixture->keeper, "trapped", fixture->site, credential, NULL, TRUE, NULL, call_done_cb,
                            &fixture->result);
  result = trap_wait_for (fixture);
  bitting_keeper_add_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);
}

void
trap_tear_down (TrapFixture   *fixture,
                gconstpointer  data)
{
  practice_exchange_stop (fixture->exchange);
  practice_exchange_stop (fixture->other);
  g_clear_object (&fixture->exchange);
  g_clear_object (&fixture->other);
  bitting_environment_unref (fixture->site);
  bitting_environment_unref (fixture->place);
  g_clear_object (&fixture->keeper);
}

BittingReport *
trap_check (TrapFixture *fixture,
            const char  *proxy)
{
  BittingTerms terms = { .proxy = proxy };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BittingReport *report = NULL;

  bitting_keeper_check_async (fixture->keeper, "trapped", &terms, NULL, call_done_cb, &fixture->result);
  result = trap_wait_for (fixture);
  report = bitting_keeper_check_finish (fixture->keeper, result, &error);
  g_assert_no_error (error);

  return report;
}

BittingItem *
trap_find_item (TrapFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  bitting_keeper_list_async (fixture->keeper, NULL, call_done_cb, &fixture->result);
  result = trap_wait_for (fixture);
  entries = bitting_keeper_list_finish (fixture->keeper, result, NULL);
  g_assert_cmpuint (entries->len, ==, 1);

  return bitting_item_ref (bitting_entry_get_item (g_ptr_array_index (entries, 0)));
}

const BittingFinding *
trap_find_rule (const BittingReport *report,
                const char          *rule)
{
  guint i;

  for (i = 0; i < report->findings->len; i++)
    if (g_str_equal (((BittingFinding *) g_ptr_array_index (report->findings, i))->rule, rule))
      return g_ptr_array_index (report->findings, i);

  return NULL;
}
