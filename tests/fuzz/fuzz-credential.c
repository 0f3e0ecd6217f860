/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "bitting-credential.h"
#include "fuzz.h"

/* What a person pastes: the first line is the key, the rest the secret. */

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  const guint8 *end = memchr (bytes, '\n', length);
  gsize first = end != NULL ? (gsize) (end - bytes) : length;
  g_autofree char *key = fuzz_dup_text (bytes, first);
  gsize rest = first < length ? first + 1 : length;
  g_autoptr(BittingSecret) secret = bitting_secret_new ((const char *) bytes + rest,
                                                        (gssize) (length - rest));
  g_autoptr(GError) error = NULL;
  g_autoptr(BittingCredential) credential = bitting_credential_new (key, secret, &error);

  g_assert_true ((credential != NULL) != (error != NULL));
  if (credential != NULL)
    {
      g_autofree char *masked = bitting_api_key_mask (credential->api_key);

      fuzz_assert_line (credential->api_key);
      fuzz_assert_line (bitting_secret_peek (credential->secret));
      g_assert_true (g_utf8_validate (masked, -1, NULL));
      g_assert_cmpstr (masked, !=, credential->api_key);
    }
  return 0;
}
