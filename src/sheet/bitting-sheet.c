/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report card as a file to hand on. None of them holds a secret, or more of the key than
 * its ends. */

#include "bitting-sheet.h"

#include <string.h>

#include "sheet-content.h"
#include "sheet-redact.h"
#include "sheet-render.h"

static const char * const suffixes[] = {
  [BITTING_SHEET_PDF] = "pdf",
  [BITTING_SHEET_HTML] = "html",
  [BITTING_SHEET_TEXT] = "txt",
  [BITTING_SHEET_JSON] = "json",
};

static GBytes *
take_text (char *text)
{
  if (text == NULL)
    return NULL;

  return g_bytes_new_take (text, strlen (text));
}

/**
 * bitting_sheet_make:
 * @report: a report card; one from a file, too, whoever wrote that
 * @format: as what
 * @error: return location: no PDF can be made where no font can be used (G_IO_ERROR), and no
 *   report file of a report that its own reader would refuse (BITTING_JSON_ERROR)
 *
 * Makes the whole file. The same report in the same language gives the same bytes.
 *
 * Returns: (transfer full) (nullable): the file; all but PDF in UTF-8
 */
GBytes *
bitting_sheet_make (const BittingReport  *report,
                    BittingSheetFormat    format,
                    GError              **error)
{
  g_autoptr (SheetContent) content = sheet_content_new (report);

  switch (format)
    {
    case BITTING_SHEET_HTML:
      return take_text (sheet_html_make (content));
    case BITTING_SHEET_TEXT:
      return take_text (sheet_text_make (content));
    case BITTING_SHEET_JSON:
      return take_text (sheet_json_make (report, error));
    case BITTING_SHEET_PDF:
    default:
      return sheet_pdf_make (report, content, error);
    }
}

/* What every file system and every mail program takes. */
static void
append_plain (GString    *words,
              const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (g_unichar_isalnum (character) || character == '_')
        g_string_append_unichar (words, character);
      else if (words->str[words->len - 1] != '-')
        g_string_append_c (words, '-');
    }
}

/**
 * bitting_sheet_dup_file_name:
 * @report: a report card
 * @format: as what it is to be handed on
 *
 * Returns: (transfer full): a name for the file, with the key's name and the day of the check
 */
char *
bitting_sheet_dup_file_name (const BittingReport *report,
                             BittingSheetFormat   format)
{
  g_autoptr (GString) words = g_string_new ("bitting-");
  g_autofree char *name = sheet_redact (report->name);
  g_autofree char *day = g_date_time_format (report->checked_at, "%F");

  append_plain (words, name);
  if (words->str[words->len - 1] != '-')
    g_string_append_c (words, '-');
  g_string_append_printf (words, "%s.%s", day, suffixes[format]);

  return g_string_free (g_steal_pointer (&words), FALSE);
}
