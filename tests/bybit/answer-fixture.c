/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "answer-fixture.h"

#include <string.h>

BybitAnswer *
answer_bytes (guint       status,
              const char *content_type,
              const char *bytes,
              gsize       length,
              const char *api_key)
{
  g_autoptr(GBytes) body = g_bytes_new (bytes, length);
  g_autoptr(BybitResponse) response = bybit_response_new (status, content_type, body);
  g_autoptr(BybitCall) call = bybit_call_new_query_key ();
  BybitAnswer *answer = bybit_answer_new (call, response, api_key);

  g_assert_true ((answer->value != NULL) != (answer->diagnosis != NULL));
  return answer;
}

BybitAnswer *
answer_text (guint       status,
             const char *content_type,
             const char *text)
{
  return answer_bytes (status, content_type, text, strlen (text), ANSWER_KEY);
}

char *
answer_load (const char *name,
             gsize      *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "samples", name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}
