/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way that leads through a report file: what is taken from one, and what is not. */

#include <string.h>

#include "bitting-keeper-file.h"
#include "trap-fixture.h"

static GPtrArray *
open_text (TrapFixture  *fixture,
           const char   *text,
           gsize         length,
           GError      **error)
{
  g_autofree char *path = g_build_filename (g_getenv ("SESSION_FOLDER"), "report.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  bitting_keeper_open_reports_async (fixture->keeper, file, NULL, call_done_cb, &fixture->result);
  result = trap_wait_for (fixture);

  return bitting_keeper_open_reports_finish (fixture->keeper, result, error);
}

#define FILE_TEXT(time, key, permissions, grade) \
  "{\"format\":\"bitting-report/1\",\"checked_at\":\"" time "\",\"exchange\":\"bybit\"," \
  "\"environment\":\"mainnet\",\"host\":\"https://api.bybit.com\",\"name\":null,\"api_key\":\"" key "\"," \
  "\"policy\":\"guide\",\"outcome\":\"complete\",\"grade\":\"" grade "\",\"findings\":[],\"key\":{" \
  "\"read_only\":false,\"permissions\":[" permissions "],\"groups\":[\"Spot\",\"Wallet\",\"ContractTrade\"," \
  "\"Options\",\"Derivatives\",\"Exchange\"],\"ips\":[\"203.0.113.21\"],\"usage\":\"personal\"," \
  "\"signing\":\"hmac\",\"created_at\":null,\"expires_at\":\"never\",\"is_master\":true,\"unified\":true," \
  "\"note\":\"x\"},\"diagnosis\":null,\"network\":{\"requests\":1,\"connections\":1,\"total_ms\":1," \
  "\"clock_skew_ms\":90000}}"
#define GOOD_TIME "2026-01-02T03:04:05Z"

static void
test_hostile_files (TrapFixture   *fixture,
                    gconstpointer  data)
{
  static const struct { const char *text; const char *pattern; } rows[] = {
    { "", "This is no report file*" },
    { "{\"API_KEY\": \"x\"}", "This is no report file*" },
    { "{\"format\":\"bitting-report/1\"", "The report file cannot be read:*" },
    { "{\"format\":\"bitting-report/9\"}", "The report file cannot be read:*" },
    { FILE_TEXT ("2199-01-01T00:00:00Z", "Fake…0001", "\"Spot.SpotTrade\"", "A"), "*made in the future*" },
    { FILE_TEXT (GOOD_TIME, "FakeKey00000000001", "\"Spot.SpotTrade\"", "A"), "*middle left out*" },
    { FILE_TEXT (GOOD_TIME, "<b>…</b>", "\"Spot.SpotTrade\"", "A"), "*middle left out*" },
    { FILE_TEXT (GOOD_TIME, "Fake…0001", "\"Send your secret to me\"", "A"), "*short words belong*" },
  };
  g_autofree char *large = g_strnfill (300 * 1024, ' ');
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) refusal = NULL;

      g_assert_null (open_text (fixture, rows[i].text, strlen (rows[i].text), &refusal));
      g_assert_error (refusal, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_FILE);
      if (!g_pattern_match_simple (rows[i].pattern, refusal->message))
        g_error ("“%s” is not “%s”", refusal->message, rows[i].pattern);
    }
  memcpy (large, "{\"format\":\"bitting-report/1\"", 28);
  g_assert_null (open_text (fixture, large, strlen (large), &error));
  g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, "too large"));
}

#define A16 "AAAAAAAAAAAAAAAA"
#define A64 A16 A16 A16 A16

/* A file's own mark counts for nothing where the answer in it says otherwise, and for
 * something where it is the stricter one. */
static void
test_judged_again (TrapFixture   *fixture,
                   gconstpointer  data)
{
  static const struct { const char *text; BittingGrade grade; } rows[] = {
    { FILE_TEXT (GOOD_TIME, "Fake…0001", "\"Spot.SpotTrade\"", "A"), BITTING_GRADE_A },
    { FILE_TEXT (GOOD_TIME, "Fake…0001", "\"Spot.SpotTrade\",\"Wallet.Withdraw\"", "A"), BITTING_GRADE_F },
    { FILE_TEXT (GOOD_TIME, "Fake…0001", "\"Spot.SpotTrade\"", "D"), BITTING_GRADE_D },
    /* A name that is too long is cut when it is read from the exchange, and kept so. */
    { FILE_TEXT (GOOD_TIME, "Fake…0001", "\"Spot.SpotTrade\",\"" A64 "\\\\{cut}." A64 "\\\\{cut}\"", "D"),
      BITTING_GRADE_D },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) all = open_text (fixture, rows[i].text, strlen (rows[i].text), &error);
      const BittingOpenedReport *opened = NULL;
      g_autofree char *words = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (all->len, ==, 1);
      opened = g_ptr_array_index (all, 0);
      g_assert_cmpint (opened->report->grade, ==, rows[i].grade);
      g_assert_null (opened->item);
      g_assert_null (trap_find_rule (opened->report, "clock"));
      words = bitting_source_dup_words (&opened->report->source);
      g_assert_true (g_str_has_prefix (words, "Made elsewhere"));
      g_assert_false (bitting_keeper_keep_report (fixture->keeper, opened, &error));
      g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_OTHER_KEY);
    }
}

/* One a line, as a check of all keys writes them, or each over several lines; one that cannot be
 * read is told of, and takes none of the others with it. */
static void
test_several (TrapFixture   *fixture,
              gconstpointer  data)
{
  static const char text[] =
    FILE_TEXT (GOOD_TIME, "Prac…pKey", "\"Spot.SpotTrade\"", "A") "\n"
    "\n{\"format\":\"bitting-report/1\"}\r\n"
    FILE_TEXT (GOOD_TIME, "Fake…0002", "\"Spot.SpotTrade\",\n\t\"Wallet.Withdraw\"", "A")
    FILE_TEXT (GOOD_TIME, "Fake…0003", "\"Spot.SpotTrade\"", "D") "\nthe end\n";
  static const struct { const char *key; BittingGrade grade; } rows[] = {
    { "Prac…pKey", BITTING_GRADE_A },
    { NULL, BITTING_GRADE_NONE },
    { "Fake…0002", BITTING_GRADE_F },
    { "Fake…0003", BITTING_GRADE_D },
    { NULL, BITTING_GRADE_NONE },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = open_text (fixture, text, strlen (text), &error);
  guint i;

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (rows));
  for (i = 0; i < all->len; i++)
    {
      const BittingOpenedReport *opened = g_ptr_array_index (all, i);
      g_autoptr (GError) refusal = NULL;

      g_assert_true ((opened->report == NULL) == (rows[i].key == NULL));
      g_assert_true ((opened->fault == NULL) == (rows[i].key != NULL));
      g_assert_false (bitting_keeper_keep_report (fixture->keeper, opened, &refusal));
      g_assert_nonnull (refusal);
      if (rows[i].key == NULL)
        continue;
      g_assert_cmpstr (opened->report->api_key, ==, rows[i].key);
      g_assert_cmpint (opened->report->grade, ==, rows[i].grade);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/trap-file/hostile-files", TrapFixture, NULL, trap_set_up, test_hostile_files, trap_tear_down);
  g_test_add ("/trap-file/judged-again", TrapFixture, NULL, trap_set_up, test_judged_again, trap_tear_down);
  g_test_add ("/trap-file/several", TrapFixture, NULL, trap_set_up, test_several, trap_tear_down);

  return g_test_run ();
}
