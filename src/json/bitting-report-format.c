/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-report-format.h"

static const char *const usages[] = {
  [BITTING_KEY_USAGE_UNKNOWN] = "unknown",
  [BITTING_KEY_USAGE_PERSONAL] = "personal",
  [BITTING_KEY_USAGE_THIRD_PARTY] = "third-party",
};

const char *
bitting_key_usage_to_string (BittingKeyUsage usage)
{
  g_return_val_if_fail (usage < G_N_ELEMENTS (usages), NULL);

  return usages[usage];
}

gboolean
bitting_key_usage_from_string (const char      *text,
                               BittingKeyUsage *usage)
{
  for (guint i = 0; i < G_N_ELEMENTS (usages); i++)
    {
      if (g_strcmp0 (text, usages[i]) == 0)
        {
          *usage = (BittingKeyUsage) i;
          return TRUE;
        }
    }
  return FALSE;
}
