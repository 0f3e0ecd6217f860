/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was left out, in words. */

#include "config.h"

#include "bitting-import.h"

#include <glib/gi18n-lib.h>

/**
 * bitting_import_fault_describe:
 * @fault: a fault
 *
 * Returns: (transfer full): (translated) what is wrong and what to do, as a sentence of its own
 */
char *
bitting_import_fault_describe (const BittingImportFault *fault)
{
  switch (fault->kind)
    {
    case BITTING_IMPORT_FAULT_NO_TEXT:
      return g_strdup (_("There is no text in it."));
    case BITTING_IMPORT_FAULT_TOO_LARGE:
      return g_strdup (_("It is too large for a file with keys: 1 MiB is the limit. Copy the part "
                         "with the keys and paste that."));
    case BITTING_IMPORT_FAULT_UTF16:
      return g_strdup (_("It is text in the encoding UTF-16, which is not read here. Save it as "
                         "UTF-8, or copy the part with the keys and paste that."));
    case BITTING_IMPORT_FAULT_NOT_TEXT:
      return g_strdup (_("This is not text. Choose the file that your bot reads its keys from."));
    case BITTING_IMPORT_FAULT_NOTHING:
      return g_strdup (_("No API key was found in it."));
    case BITTING_IMPORT_FAULT_BAD_UTF8:
      return g_strdup (_("Some characters cannot be read, since the text is not UTF-8. Look twice "
                         "at the names of the keys."));
    case BITTING_IMPORT_FAULT_TOO_MANY:
      return g_strdup (_("There are more keys than can be taken at once. From here on they were "
                         "left out."));
    case BITTING_IMPORT_FAULT_NO_SECRET:
      return g_strdup (_("Here is a key without a secret."));
    case BITTING_IMPORT_FAULT_NO_KEY:
      return g_strdup (_("Here is a secret without a key."));
    case BITTING_IMPORT_FAULT_PLACEHOLDER:
      return g_strdup (_("There is a place for a key here, but no real key and secret are filled "
                         "in."));
    case BITTING_IMPORT_FAULT_ENCRYPTED:
      return fault->detail == NULL
               ? g_strdup (_("This is encrypted; only the program that wrote it can read it."))
               : g_strdup_printf (_("This is encrypted by %s, and only %s can read it. If key and "
                                    "secret are nowhere else, make a new key."),
                                  fault->detail, fault->detail);
    case BITTING_IMPORT_FAULT_OTHER_EXCHANGE:
      /* Translators: %s is another exchange or service, such as Binance. */
      return g_strdup_printf (_("This key is for %s. It was left out."), fault->detail);
    case BITTING_IMPORT_FAULT_NOT_BYBIT:
      return g_strdup (_("This does not look like a key of Bybit. It was left out."));
    case BITTING_IMPORT_FAULT_BAD_CREDENTIAL:
    default:
      return g_strdup (fault->detail);
    }
}

/** Returns: (transfer full): (translated) the same with the line before it, where there is one */
char *
bitting_import_fault_dup_sentence (const BittingImportFault *fault)
{
  g_autofree char *words = bitting_import_fault_describe (fault);

  if (fault->line == 0)
    return g_steal_pointer (&words);

  /* Translators: a line's number, and a sentence about what was found there. */
  return g_strdup_printf (_("Line %u: %s"), fault->line, words);
}
