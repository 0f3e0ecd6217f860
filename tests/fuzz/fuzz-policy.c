/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "bitting-policy-json.h"
#include "fuzz.h"

/* A policy file. One that can be read can be written, and read again. */

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autofree char *copy = fuzz_dup_bytes (bytes, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(BittingPolicy) policy = bitting_policy_from_json (copy, length, &error);
  g_autoptr(BittingPolicy) again = NULL;
  g_autofree char *json = NULL;
  g_autofree char *json_again = NULL;

  g_assert_true ((policy != NULL) != (error != NULL));
  if (policy == NULL)
    return 0;

  json = bitting_policy_to_json (policy);
  again = bitting_policy_from_json (json, strlen (json), &error);
  g_assert_no_error (error);
  json_again = bitting_policy_to_json (again);
  g_assert_cmpstr (json, ==, json_again);
  return 0;
}
