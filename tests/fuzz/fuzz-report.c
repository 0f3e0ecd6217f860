/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "bitting-report-json.h"
#include "fuzz.h"

/* A report file. One that can be read can be written, and read again. */

static void
assert_tame (const BittingFinding *finding)
{
  fuzz_assert_tame (finding->rule);
  fuzz_assert_tame (finding->title);
  fuzz_assert_tame (finding->evidence);
  fuzz_assert_tame (finding->why);
  if (finding->fix != NULL)
    fuzz_assert_tame (finding->fix);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autofree char *copy = fuzz_dup_bytes (bytes, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(BittingReport) report = bitting_report_from_json (copy, length, &error);
  g_autoptr(BittingReport) again = NULL;
  g_autofree char *json = NULL;
  g_autofree char *json_again = NULL;

  g_assert_true ((report != NULL) != (error != NULL));
  if (report == NULL)
    return 0;

  for (guint i = 0; i < report->findings->len; i++)
    assert_tame (g_ptr_array_index (report->findings, i));
  json = bitting_report_to_json (report, TRUE);
  again = bitting_report_from_json (json, strlen (json), &error);
  g_assert_no_error (error);
  json_again = bitting_report_to_json (again, TRUE);
  g_assert_cmpstr (json, ==, json_again);
  return 0;
}
