/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-guide.h"
#include "bitting-permission.h"
#include "fuzz.h"

/* The files of data: the guide, the sites, the permissions. All are one kind of markup. */

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         length)
{
  g_autofree char *copy = fuzz_dup_bytes (bytes, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(BittingGuide) guide = NULL;
  g_autoptr(BittingCatalogue) catalogue = NULL;
  g_autoptr(GPtrArray) environments = NULL;

  guide = bitting_guide_parse (copy, (gssize) length, &error);
  g_assert_true ((guide != NULL) != (error != NULL));
  g_clear_error (&error);
  catalogue = bitting_catalogue_parse (copy, (gssize) length, &error);
  g_assert_true ((catalogue != NULL) != (error != NULL));
  g_clear_error (&error);
  environments = bitting_environments_parse (copy, (gssize) length, &error);
  g_assert_true ((environments != NULL) != (error != NULL));
  return 0;
}
