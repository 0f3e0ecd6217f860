/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is noticed between two checks of a key. */

#include <string.h>

#include "bitting-drift.h"
#include "report-fixture.h"

#define TRADE "Spot.SpotTrade"
#define BOUND "|203.0.113.21|"

/* Codes in the order in which they are told, each with what it is about. */
typedef struct
{
  const char  *before;
  const char  *now;
  const char  *changes;
  gboolean     person; /* whether somebody has to look */
  BittingGrade grade;  /* of the new card, once it is marked */
} Row;

static const Row rows[] = {
  { GOOD, GOOD, "", FALSE, BITTING_GRADE_A },
  { TRADE ",Wallet.Withdraw|" TEAM "|", TRADE ",Wallet.Withdraw|" TEAM "|", "", FALSE, BITTING_GRADE_F },
  { GOOD, TRADE ",Wallet.Withdraw|" TEAM "|", "permission-added=Wallet.Withdraw grade-worse=F", TRUE,
    BITTING_GRADE_F },
  { GOOD, TRADE ",Derivatives.DerivativesTrade|" TEAM "|",
    "permission-added=Derivatives.DerivativesTrade grade-worse=B", TRUE, BITTING_GRADE_B },
  { "|" TEAM "|", GOOD, "permission-added=Spot.SpotTrade grade-better=A", TRUE, BITTING_GRADE_B },
  { GOOD, TRADE ",Courier.Send|" TEAM "|", "permission-added=Courier.Send grade-worse=D", TRUE,
    BITTING_GRADE_D },
  { TRADE ",Wallet.Withdraw|" TEAM "|", GOOD, "permission-removed=Wallet.Withdraw grade-better=A", FALSE,
    BITTING_GRADE_A },
  { TRADE ",Earn.Earn|" TEAM "|", TRADE ",ByXPost.ByXPost|" TEAM "|",
    "permission-added=ByXPost.ByXPost permission-removed=Earn.Earn grade-better=B", TRUE,
    BITTING_GRADE_B },
  { GOOD "ro", GOOD, "access-widened grade-better=A", TRUE, BITTING_GRADE_B },
  { GOOD, GOOD "ro", "grade-worse=C access-narrowed", TRUE, BITTING_GRADE_C },
  { TRADE BOUND, GOOD, "ip-added=203.0.113.22", TRUE, BITTING_GRADE_B },
  { GOOD, TRADE BOUND, "ip-removed=203.0.113.22", FALSE, BITTING_GRADE_A },
  { TRADE BOUND, TRADE "|198.51.100.40|", "ip-added=198.51.100.40 ip-removed=203.0.113.21", TRUE,
    BITTING_GRADE_B },
  { TRADE "|203.0.113.22,203.0.113.21|", GOOD, "", FALSE, BITTING_GRADE_A },
  { TRADE "|2001:db8::1|", TRADE "|2001:0db8:0:0:0:0:0:1|", "", FALSE, BITTING_GRADE_A },
  { GOOD, TRADE "|*|days=89", "unbound expiry-set grade-worse=D", TRUE, BITTING_GRADE_D },
  { GOOD, TRADE "|203.0.113.21,*|", "unbound grade-worse=D", TRUE, BITTING_GRADE_D },
  { TRADE "||days=89", GOOD, "bound expiry-gone grade-better=A", FALSE, BITTING_GRADE_A },
  { TRADE "|*|days=89", TRADE "||days=89", "", FALSE, BITTING_GRADE_D },
  { GOOD, GOOD "days=7", "expiry-set grade-worse=B", TRUE, BITTING_GRADE_B },
  { GOOD "days=60", GOOD "days=20", "expiry-earlier", TRUE, BITTING_GRADE_B },
  { GOOD "days=20", GOOD "days=60", "expiry-later", FALSE, BITTING_GRADE_A },
  { GOOD "days=60", GOOD "days=59", "", FALSE, BITTING_GRADE_A },
  { GOOD "days=60", GOOD "noexpiry", "grade-worse=C", TRUE, BITTING_GRADE_C },
  { GOOD "noexpiry", GOOD, "grade-better=A", FALSE, BITTING_GRADE_A },
  { GOOD, GOOD "rsa", "key-type=rsa grade-worse=B", TRUE, BITTING_GRADE_B },
  { GOOD, GOOD "third", "key-usage grade-worse=B", TRUE, BITTING_GRADE_B },
  { GOOD "main", GOOD "sub", "account=sub", TRUE, BITTING_GRADE_B },
  { GOOD "main", GOOD, "", FALSE, BITTING_GRADE_A },
  { GOOD, GOOD "skew=2000", "grade-worse=B", TRUE, BITTING_GRADE_B },
};

/* Days are left out: they depend on the row. */
static char *
write_changes (const GPtrArray *changes)
{
  GString *text = g_string_new (NULL);
  guint i;

  for (i = 0; i < changes->len; i++)
    {
      const BittingChange *change = g_ptr_array_index (changes, i);
      const char *code = bitting_change_get_code (change);
      const char *value = change->after != NULL ? change->after : change->before;

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", code);
      if (value != NULL && !g_str_has_prefix (code, "expiry"))
        g_string_append_printf (text, "=%s", value);
    }

  return g_string_free (text, FALSE);
}

static guint
count_marks (const BittingReport *report)
{
  guint count = 0;
  guint i;

  for (i = 0; i < report->findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (report->findings, i);

      if (!g_str_has_prefix (finding->rule, "drift."))
        continue;
      count++;
      g_assert_cmpstr (finding->title, !=, "");
      g_assert_cmpstr (finding->why, !=, NULL);
      g_assert_nonnull (strstr (finding->evidence, "17 November 2026"));
      g_assert_cmpint (finding->fix != NULL, ==, finding->verdict == BITTING_VERDICT_ATTENTION);
    }

  return count;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (BittingReport) before = report_for_key (row->before, NULL, NOW - 7 * DAY);
  g_autoptr (BittingReport) now = report_for_key (row->now, NULL, NOW - 7 * DAY);
  g_autoptr (GPtrArray) changes = bitting_drift_compare (before, BITTING_OUTCOME_COMPLETE, now);
  g_autofree char *found = write_changes (changes);
  guint expected = 0;
  guint i;

  g_assert_cmpstr (found, ==, row->changes);
  g_assert_cmpint (bitting_changes_need_person (changes), ==, row->person);

  for (i = 0; i < changes->len; i++)
    if (bitting_change_is_of_key (g_ptr_array_index (changes, i)))
      expected++;
  bitting_drift_mark (now, changes, catalogue, before->checked_at);
  g_assert_cmpuint (count_marks (now), ==, expected);
  g_assert_cmpstr (bitting_grade_to_string (now->grade), ==, bitting_grade_to_string (row->grade));
}

/* A card that was B for what it told is no worse than the next one, which is A. */
static void
test_mark_is_no_drift (void)
{
  g_autoptr (BittingReport) first = report_for_key (TRADE BOUND, NULL, NOW - 7 * DAY);
  g_autoptr (BittingReport) second = report_for_key (GOOD, NULL, NOW);
  g_autoptr (BittingReport) third = report_for_key (GOOD, NULL, NOW + DAY);
  g_autoptr (GPtrArray) changes = bitting_drift_compare (first, BITTING_OUTCOME_COMPLETE, second);
  g_autoptr (GPtrArray) later = NULL;

  bitting_drift_mark (second, changes, catalogue, first->checked_at);
  g_assert_cmpint (second->grade, ==, BITTING_GRADE_B);
  later = bitting_drift_compare (second, BITTING_OUTCOME_COMPLETE, third);
  g_assert_cmpuint (later->len, ==, 0);
  g_assert_cmpint (third->grade, ==, BITTING_GRADE_A);
}

static void
test_outcomes (void)
{
  static const struct
  {
    BittingOutcome       before;
    BittingDiagnosisCode now;
    const char          *changes;
  } cases[] = {
    { BITTING_OUTCOME_COMPLETE, BITTING_DIAGNOSIS_UNMATCHED_IP, "hidden" },
    { BITTING_OUTCOME_PARTIAL, BITTING_DIAGNOSIS_UNMATCHED_IP, "" },
    { BITTING_OUTCOME_FAILED, BITTING_DIAGNOSIS_UNMATCHED_IP, "answered" },
    { BITTING_OUTCOME_COMPLETE, BITTING_DIAGNOSIS_INVALID_KEY, "refused=invalid-key" },
    { BITTING_OUTCOME_PARTIAL, BITTING_DIAGNOSIS_EXPIRED, "refused=expired" },
    { BITTING_OUTCOME_FAILED, BITTING_DIAGNOSIS_EXPIRED, "" },
    { BITTING_OUTCOME_COMPLETE, BITTING_DIAGNOSIS_TIMEOUT, "" },
    { BITTING_OUTCOME_COMPLETE, BITTING_DIAGNOSIS_EXCHANGE_DOWN, "" },
    { BITTING_OUTCOME_PARTIAL, BITTING_DIAGNOSIS_DNS, "" },
    { BITTING_OUTCOME_FAILED, BITTING_DIAGNOSIS_RATE_LIMITED, "" },
    { BITTING_OUTCOME_COMPLETE, BITTING_DIAGNOSIS_REGION_BLOCKED, "" },
    { BITTING_OUTCOME_COMPLETE, BITTING_DIAGNOSIS_CLOCK_SKEW, "" },
  };
  g_autoptr (BittingReport) before = report_for_key (GOOD, NULL, NOW - 7 * DAY);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BittingReport) now = report_for_fault (cases[i].now, NOW);
      g_autoptr (GPtrArray) changes = bitting_drift_compare (before, cases[i].before, now);
      g_autoptr (GPtrArray) unseen = bitting_drift_compare (NULL, cases[i].before, now);
      g_autofree char *found = write_changes (changes);

      g_test_message ("row %u", i);
      g_assert_cmpstr (found, ==, cases[i].changes);
      g_assert_cmpuint (unseen->len, ==, changes->len);
      bitting_drift_mark (now, changes, catalogue, before->checked_at);
      g_assert_cmpint (now->grade, ==, BITTING_GRADE_NONE);
    }
}

/* Back from where it could not be seen, it is compared with what it was before that. */
static void
test_back (void)
{
  g_autoptr (BittingReport) before = report_for_key (GOOD, NULL, NOW - 7 * DAY);
  g_autoptr (BittingReport) now = report_for_key (TRADE ",Wallet.Withdraw|" TEAM "|", NULL, NOW);
  g_autoptr (GPtrArray) changes = bitting_drift_compare (before, BITTING_OUTCOME_PARTIAL, now);
  g_autoptr (GPtrArray) first = bitting_drift_compare (NULL, BITTING_OUTCOME_PARTIAL, now);
  g_autofree char *found = write_changes (changes);

  g_assert_cmpstr (found, ==, "permission-added=Wallet.Withdraw grade-worse=F answered");
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_false (bitting_changes_need_person (first));
}

static void
test_other_policy (void)
{
  g_autoptr (BittingReport) before = report_for_key (GOOD, NULL, NOW - 7 * DAY);
  g_autoptr (BittingReport) now = report_for_key (GOOD, "192.0.2.77", NOW);
  g_autoptr (GPtrArray) changes = NULL;

  g_assert_cmpint (now->grade, ==, BITTING_GRADE_D);
  g_free (now->policy);
  now->policy = g_strdup ("another");
  changes = bitting_drift_compare (before, BITTING_OUTCOME_COMPLETE, now);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (bitting_change_get_code (g_ptr_array_index (changes, 0)), ==, "policy-other");
  g_assert_false (bitting_changes_need_person (changes));
}

/* A policy that was edited is another one under the same name. */
static void
test_edited_policy (void)
{
  g_autoptr (BittingPolicy) edited = bitting_policy_copy (policy);
  g_autoptr (BittingReport) before = report_for_key (GOOD, NULL, NOW - 7 * DAY);
  g_autoptr (BittingReport) now = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) old = NULL;

  bitting_policy_set_wish (edited, "Earn.Earn", BITTING_WISH_ON);
  now = report_under_policy (edited, GOOD, NOW);
  g_assert_cmpint (now->grade, ==, BITTING_GRADE_C);
  changes = bitting_drift_compare (before, BITTING_OUTCOME_COMPLETE, now);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (bitting_change_get_code (g_ptr_array_index (changes, 0)), ==, "policy-edited");
  again = bitting_drift_compare (now, BITTING_OUTCOME_COMPLETE, now);
  g_assert_cmpuint (again->len, ==, 0);

  /* A card from before digests were kept says nothing of edits. */
  g_clear_pointer (&before->policy_digest, g_free);
  old = bitting_drift_compare (before, BITTING_OUTCOME_COMPLETE, now);
  g_assert_cmpuint (old->len, ==, 1);
  g_assert_cmpstr (bitting_change_get_code (g_ptr_array_index (old, 0)), ==, "grade-worse");
}

/* Whatever is kept comes back, also what the exchange would never say. */
static void
test_kept (void)
{
  static const char * const values[] = { NULL, "Wallet.Withdraw", "a\tb\nc\\d\"", "日本", "%s" };
  g_autoptr (GPtrArray) changes = bitting_changes_new ();
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GPtrArray) odd = NULL;
  g_autofree char *text = NULL;
  guint kind;

  for (kind = 0; kind <= BITTING_CHANGE_POLICY_EDITED; kind++)
    g_ptr_array_add (changes, bitting_change_new (kind, values[kind % 5], values[(kind + 1) % 5]));
  text = bitting_changes_to_string (changes);
  back = bitting_changes_from_string (text);
  g_assert_cmpuint (back->len, ==, changes->len);
  for (kind = 0; kind < back->len; kind++)
    {
      const BittingChange *before = g_ptr_array_index (changes, kind);
      const BittingChange *after = g_ptr_array_index (back, kind);
      g_autofree char *title = bitting_change_dup_title (after, catalogue);

      g_assert_cmpint (after->kind, ==, before->kind);
      g_assert_cmpstr (after->before, ==, before->before);
      g_assert_cmpstr (after->after, ==, before->after);
      g_assert_cmpstr (title, !=, "");
    }

  odd = bitting_changes_from_string ("nonsense\nunbound\nunbound\t\t\nmade-up\ta\tb\nip-added\t\t\\377\n");
  g_assert_cmpuint (odd->len, ==, 1);
  g_ptr_array_unref (odd);
  odd = bitting_changes_from_string (NULL);
  g_assert_cmpuint (odd->len, ==, 0);
}

static void
test_words (void)
{
  g_autoptr (BittingChange) change = bitting_change_new (BITTING_CHANGE_PERMISSION_ADDED, NULL,
                                                         "Wallet.Withdraw");
  g_autoptr (BittingChange) grade = bitting_change_new (BITTING_CHANGE_GRADE_WORSE, "A", "F");
  g_autofree char *title = bitting_change_dup_title (change, catalogue);
  g_autofree char *fall = bitting_change_dup_title (grade, catalogue);

  g_assert_cmpstr (title, ==, "Withdrawal was switched on");
  g_assert_cmpstr (fall, ==, "The grade fell from A to F");
}

int
main (int   argc,
      char *argv[])
{
  guint i;
  int status;

  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  load_report_data ();
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/drift/row/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/drift/mark-is-no-drift", test_mark_is_no_drift);
  g_test_add_func ("/drift/outcomes", test_outcomes);
  g_test_add_func ("/drift/back", test_back);
  g_test_add_func ("/drift/other-policy", test_other_policy);
  g_test_add_func ("/drift/edited-policy", test_edited_policy);
  g_test_add_func ("/drift/kept", test_kept);
  g_test_add_func ("/drift/words", test_words);
  status = g_test_run ();
  free_report_data ();

  return status;
}
