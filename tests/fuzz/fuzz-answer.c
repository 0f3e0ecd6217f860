/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-answer.h"
#include "bybit-client.h"
#include "fuzz.h"

/* An answer of the exchange: the last byte chooses its status, the rest is the body.
 * Files end with a line break, which stands for 200 and JSON. */

#define KEY "FakeKey00000000001"

static void
assert_info (const BittingKeyInfo *info)
{
  g_assert_cmpstr (info->api_key, ==, KEY);
  for (guint i = 0; i < info->permissions->len; i++)
    fuzz_assert_line (g_ptr_array_index (info->permissions, i));
  for (guint i = 0; i < info->ips->len; i++)
    fuzz_assert_line (g_ptr_array_index (info->ips, i));
  fuzz_assert_tame (info->note);
  if (info->vip_level != NULL)
    fuzz_assert_tame (info->vip_level);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  static const guint statuses[] = { 200, 401, 200, 403, 200, 429, 500, 302 };
  static const char *const types[] = { NULL, "application/json", "text/html", "text/html; x" };
  g_autoptr(GBytes) body = NULL;
  g_autoptr(BybitResponse) response = NULL;
  g_autoptr(BybitCall) call = bybit_call_new_query_key ();
  g_autoptr(BybitAnswer) answer = NULL;
  guint8 choice = length > 0 ? bytes[length - 1] : 0;

  body = g_bytes_new (bytes, length > 0 ? length - 1 : 0);
  response = bybit_response_new (statuses[choice & 7], types[choice >> 3 & 3], body);
  if ((choice & 32) && length > 1)
    response->trace_id = g_strndup (g_bytes_get_data (body, NULL), MIN (length, 64) / 2);
  answer = bybit_answer_new (call, response, KEY);

  g_assert_true ((answer->value != NULL) != (answer->diagnosis != NULL));
  if (answer->value != NULL)
    {
      g_assert_cmpuint (response->status, ==, 200);
      assert_info (answer->value);
    }
  else if (answer->diagnosis->detail != NULL)
    {
      fuzz_assert_tame (answer->diagnosis->detail);
      g_assert_null (g_strrstr (answer->diagnosis->detail, KEY));
    }
  return 0;
}
