/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-ip-list.h"
#include "fuzz.h"

/* Addresses as people paste them. What was understood is understood the same again. */

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autofree char *text = fuzz_dup_text (bytes, length);
  g_autoptr(BittingIpList) list = bitting_ip_list_parse (text);
  g_autofree char *joined = bitting_ip_list_join (list);
  g_autoptr(BittingIpList) again = bitting_ip_list_parse (joined);
  g_autofree char *joined_again = bitting_ip_list_join (again);

  g_assert_cmpstr (joined, ==, joined_again);
  g_assert_cmpuint (list->addresses->len, <=, BITTING_IP_LIST_MAX);
  for (guint i = 0; i < list->addresses->len; i++)
    {
      const char *address = g_ptr_array_index (list->addresses, i);
      g_autofree char *canonical = bitting_ip_canonicalize (address);

      fuzz_assert_line (address);
      g_assert_cmpstr (address, ==, canonical);
      g_assert_true (bitting_ip_list_contains (again, address));
    }
  for (guint i = 0; i < list->problems->len; i++)
    {
      g_autofree char *words = bitting_ip_problem_describe (g_ptr_array_index (list->problems, i));

      g_assert_true (g_utf8_validate (words, -1, NULL));
    }
  return 0;
}
