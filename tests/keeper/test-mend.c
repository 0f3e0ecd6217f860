/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys that are put to the test, that change themselves, and that delete themselves: against the
 * practice exchange, over HTTPS. */

#include "bitting-keeper.h"
#include "keyring-fixture.h"
#include "practice-exchange.h"

#include "bitting-keeper-private.h"

#include <string.h>

#define NAME "mended"

typedef struct
{
  BittingKeeper *keeper;
  GAsyncResult  *result;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *history = g_build_filename (g_getenv ("SESSION_FOLDER"), "mend.sqlite", NULL);

  fixture->keeper = bitting_keeper_new (history);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->keeper));
}

/* Saves a ready key under our name. */
static void
save_key (Fixture    *fixture,
          const char *id)
{
  const PracticeKey *key = practice_keys_find (id);
  g_autoptr (BittingSecret) secret = bitting_secret_new (key->secret, -1);
  g_autoptr (BittingCredential) credential = NULL;
  g_autoptr (BittingEnvironment) environment = NULL;
  g_autoptr (GError) error = NULL;

  environment = bitting_keeper_find_environment (fixture->keeper, "practice", NULL, &error);
  g_assert_no_error (error);
  credential = bitting_credential_new_stored (key->api_key, secret, key->signing);
  bitting_keeper_add_async (fixture->keeper, NAME, environment, credential, NULL, TRUE, NULL,
                            call_done_cb, &fixture->result);
  call_wait (&fixture->result);
  bitting_keeper_add_finish (fixture->keeper, fixture->result, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->result);
}

static BittingReport *
check (Fixture  *fixture,
       gboolean  prove)
{
  BittingTerms terms = { .prove = prove };
  g_autoptr (GError) error = NULL;
  BittingReport *report = NULL;

  bitting_keeper_check_async (fixture->keeper, NAME, &terms, NULL, call_done_cb, &fixture->result);
  call_wait (&fixture->result);
  report = bitting_keeper_check_finish (fixture->keeper, fixture->result, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->result);

  return report;
}

static BittingMend *
finish (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  BittingMend *mend = NULL;

  call_wait (&fixture->result);
  mend = bitting_keeper_mend_finish (fixture->keeper, fixture->result, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->result);
  sentence = bitting_mend_dup_sentence (mend);
  g_assert_cmpstr (sentence, !=, "");

  return mend;
}

static BittingMend *
mend_key (Fixture        *fixture,
          BittingMending *mending)
{
  bitting_keeper_mend_async (fixture->keeper, NAME, mending, NULL, call_done_cb, &fixture->result);

  return finish (fixture);
}

static BittingMend *
delete_key (Fixture *fixture)
{
  bitting_keeper_delete_at_exchange_async (fixture->keeper, NAME, NULL, call_done_cb,
                                           &fixture->result);

  return finish (fixture);
}

static guint
count_requests (Fixture *fixture)
{
  return practice_exchange_get_requests (fixture->keeper->practice);
}

static const BittingFinding *
find (const BittingReport *report,
      const char          *rule)
{
  guint i;

  for (i = 0; i < report->findings->len; i++)
    if (g_str_equal (((BittingFinding *) g_ptr_array_index (report->findings, i))->rule, rule))
      return g_ptr_array_index (report->findings, i);

  return NULL;
}

static void
test_proofs (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char    *id;
    BittingVerdict withdraw;
    BittingVerdict spot;
    BittingGrade   grade;
  } table[] = {
    { "good", BITTING_VERDICT_PASS, BITTING_VERDICT_PASS, BITTING_GRADE_A },
    { "withdraw", BITTING_VERDICT_FAIL, BITTING_VERDICT_PASS, BITTING_GRADE_F },
    { "hidden-withdraw", BITTING_VERDICT_FAIL, BITTING_VERDICT_PASS, BITTING_GRADE_F },
    { "denied-spot", BITTING_VERDICT_PASS, BITTING_VERDICT_FAIL, BITTING_GRADE_C },
    { "nothing", BITTING_VERDICT_PASS, BITTING_VERDICT_PASS, BITTING_GRADE_C },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (BittingReport) report = NULL;
      g_autoptr (BittingReport) kept = NULL;

      g_test_message ("%s", table[i].id);
      save_key (fixture, table[i].id);
      report = check (fixture, TRUE);
      g_assert_cmpint (report->grade, ==, table[i].grade);
      g_assert_cmpint (find (report, "proof.withdraw")->verdict, ==, table[i].withdraw);
      g_assert_cmpint (find (report, "proof.spot")->verdict, ==, table[i].spot);
      g_assert_cmpuint (report->network.requests, ==, 3);

      /* What is kept of it says the same. */
      kept = bitting_keeper_load_report (fixture->keeper, NAME);
      g_assert_cmpint (kept->grade, ==, table[i].grade);
      g_assert_cmpint (find (kept, "proof.withdraw")->verdict, ==, table[i].withdraw);
    }
}

static void
test_not_asked (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (BittingReport) far = NULL;

  save_key (fixture, "good");
  report = check (fixture, FALSE);
  g_assert_null (find (report, "proof.withdraw"));
  g_assert_cmpuint (report->network.requests, ==, 1);

  /* Where the key itself gets no answer there is nothing to prove. */
  save_key (fixture, "unmatched-ip");
  far = check (fixture, TRUE);
  g_assert_cmpint (far->outcome, ==, BITTING_OUTCOME_PARTIAL);
  g_assert_null (find (far, "proof.withdraw"));
  g_assert_cmpuint (far->network.requests, ==, 1);
}

/* The address book was opened: nothing that is in it is in what we keep. */
static void
test_no_address (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("SESSION_FOLDER"), "mend.sqlite", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  const char *files[] = { path, wal };
  g_autoptr (BittingReport) report = NULL;
  gsize found = 0;
  gsize i;

  save_key (fixture, "withdraw");
  report = check (fixture, TRUE);
  g_assert_cmpint (find (report, "proof.withdraw")->verdict, ==, BITTING_VERDICT_FAIL);
  for (i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *bytes = NULL;
      gsize length = 0;

      if (!g_file_get_contents (files[i], &bytes, &length, NULL))
        continue;
      g_assert_null (memmem (bytes, length, "TPracticeAddress", strlen ("TPracticeAddress")));
      found += memmem (bytes, length, "proof.withdraw", strlen ("proof.withdraw")) != NULL;
    }
  g_assert_cmpuint (found, >, 0);
}

static void
test_mend (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (BittingReport) kept = NULL;
  g_autoptr (BittingMending) mending = NULL;
  g_autoptr (BittingMending) again = NULL;
  g_autoptr (BittingMend) mend = NULL;
  guint before;

  save_key (fixture, "withdraw");
  report = check (fixture, FALSE);
  mending = bitting_keeper_plan_mending (fixture->keeper, report);
  before = count_requests (fixture);
  mend = mend_key (fixture, mending);
  g_assert_cmpint (mend->end, ==, BITTING_MEND_DONE);
  g_assert_false (mend->lost);
  g_assert_cmpint (mend->before->grade, ==, BITTING_GRADE_F);
  g_assert_cmpint (mend->after->grade, ==, BITTING_GRADE_A);
  g_assert_cmpuint (count_requests (fixture) - before, ==, 3);
  kept = bitting_keeper_load_report (fixture->keeper, NAME);
  g_assert_cmpint (kept->grade, ==, BITTING_GRADE_A);

  /* Now it cannot change itself any more. */
  again = bitting_keeper_plan_mending (fixture->keeper, kept);
  g_assert_cmpint (again->state, ==, BITTING_MENDING_NO_RIGHT);
}

/* The read-only key stays read-only: the exchange makes it read-write if that is not said. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (BittingMending) mending = NULL;
  g_autoptr (BittingMend) mend = NULL;

  save_key (fixture, "read-only-withdraw");
  report = check (fixture, FALSE);
  mending = bitting_keeper_plan_mending (fixture->keeper, report);
  mend = mend_key (fixture, mending);
  g_assert_cmpint (mend->end, ==, BITTING_MEND_DONE);
  g_assert_true (mend->after->key_info->read_only);
}

/* What cannot be changed like this is left as it is, and does not stand in the way. */
static void
test_everything (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (BittingMending) mending = NULL;
  g_autoptr (BittingMend) mend = NULL;

  save_key (fixture, "everything");
  report = check (fixture, FALSE);
  mending = bitting_keeper_plan_mending (fixture->keeper, report);
  g_assert_cmpuint (mending->stuck->len, ==, 4);
  mend = mend_key (fixture, mending);
  g_assert_cmpint (mend->end, ==, BITTING_MEND_DONE);
  g_assert_cmpuint (mend->after->key_info->permissions->len, ==, 5);
  g_assert_true (bitting_key_info_has_permission (mend->after->key_info, "Spot.SpotTrade"));
  g_assert_true (bitting_key_info_has_permission (mend->after->key_info, "FiatP2P.FiatP2POrder"));
  g_assert_cmpint (mend->after->grade, ==, BITTING_GRADE_F);
}

/* The reply is lost; it is asked what happened, and the order is not sent again. */
static void
test_lost (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (BittingMending) mending = NULL;
  g_autoptr (BittingMend) mend = NULL;
  guint before;

  save_key (fixture, "lost-replies");
  report = check (fixture, FALSE);
  mending = bitting_keeper_plan_mending (fixture->keeper, report);
  before = count_requests (fixture);
  mend = mend_key (fixture, mending);
  g_assert_cmpint (mend->end, ==, BITTING_MEND_DONE);
  g_assert_true (mend->lost);
  g_assert_cmpint (mend->after->grade, ==, BITTING_GRADE_A);
  g_assert_cmpuint (count_requests (fixture) - before, ==, 3);
}

/* The key is not what the person agreed about: nothing is sent. */
static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (BittingReport) after = NULL;
  g_autoptr (BittingMending) mending = NULL;
  g_autoptr (BittingMend) mend = NULL;

  save_key (fixture, "withdraw");
  report = check (fixture, FALSE);
  mending = bitting_keeper_plan_mending (fixture->keeper, report);
  save_key (fixture, "everything");
  mend = mend_key (fixture, mending);
  g_assert_cmpint (mend->end, ==, BITTING_MEND_STALE);
  g_assert_null (mend->after);
  after = check (fixture, FALSE);
  g_assert_true (bitting_key_info_has_permission (after->key_info, "Wallet.Withdraw"));
}

static void
test_unanswered (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (BittingMending) mending = NULL;
  g_autoptr (BittingMend) mend = NULL;

  save_key (fixture, "withdraw");
  report = check (fixture, FALSE);
  mending = bitting_keeper_plan_mending (fixture->keeper, report);
  practice_exchange_set_caller (fixture->keeper->practice, "192.0.2.200");
  mend = mend_key (fixture, mending);
  g_assert_cmpint (mend->end, ==, BITTING_MEND_UNANSWERED);
  g_assert_cmpint (mend->before->diagnosis->code, ==, BITTING_DIAGNOSIS_UNMATCHED_IP);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const ids[] = { "transfer", "lost-replies" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (BittingMend) mend = NULL;
      g_autoptr (BittingReport) after = NULL;
      guint before;

      g_test_message ("%s", ids[i]);
      save_key (fixture, ids[i]);
      after = check (fixture, FALSE);
      g_clear_pointer (&after, bitting_report_unref);
      before = count_requests (fixture);
      mend = delete_key (fixture);
      g_assert_cmpint (mend->end, ==, BITTING_MEND_DONE);
      g_assert_true (mend->lost == (i == 1));
      g_assert_cmpuint (count_requests (fixture) - before, ==, 3);

      /* Gone there, and still here until the person removes it. */
      after = check (fixture, FALSE);
      g_assert_cmpint (after->diagnosis->code, ==, BITTING_DIAGNOSIS_INVALID_KEY);
      g_assert_cmpint (after->diagnosis->ret_code, ==, 10003);
    }
}

static void
test_delete_not_allowed (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char * const ids[] = { "good", "main-transfer" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (BittingMend) mend = NULL;
      g_autoptr (BittingReport) after = NULL;

      save_key (fixture, ids[i]);
      mend = delete_key (fixture);
      g_assert_cmpint (mend->end, ==, BITTING_MEND_STALE);
      after = check (fixture, FALSE);
      g_assert_nonnull (after->key_info);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/mend/proofs", test_proofs);
  ADD ("/mend/not-asked", test_not_asked);
  ADD ("/mend/no-address", test_no_address);
  ADD ("/mend/mend", test_mend);
  ADD ("/mend/read-only", test_read_only);
  ADD ("/mend/everything", test_everything);
  ADD ("/mend/lost", test_lost);
  ADD ("/mend/stale", test_stale);
  ADD ("/mend/unanswered", test_unanswered);
  ADD ("/mend/delete", test_delete);
  ADD ("/mend/delete-not-allowed", test_delete_not_allowed);
#undef ADD

  return g_test_run ();
}
