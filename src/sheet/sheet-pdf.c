/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet as PDF, on A4. */

#include "config.h"

#include "sheet-render.h"

#include <gio/gio.h>

#include "bitting-sheet-paper.h"
#include "sheet-pango.h"

/* Points. */
#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define MARGIN 46.0

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t     *surface,
              const BittingReport *report,
              const SheetContent  *content)
{
  g_autofree char *when = g_date_time_format (report->checked_at, "%FT%TZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, content->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, content->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Bitting " PACKAGE_VERSION);
  /* Of the check, so that the same card is the same file. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, when);
}

/** Returns: (transfer full) (nullable): the sheet as PDF, with a title and tagged text */
GBytes *
sheet_pdf_make (const BittingReport  *report,
                const SheetContent   *content,
                GError              **error)
{
  g_autoptr (BittingSheetPaper) paper = bitting_sheet_paper_new (report, A4_WIDTH, A4_HEIGHT, MARGIN);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, A4_WIDTH, A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;
  guint page;

  set_metadata (surface, report, content);
  cairo_tag_begin (cr, "Document", NULL);
  for (page = 0; page < bitting_sheet_paper_count_pages (paper); page++)
    {
      bitting_sheet_paper_draw (paper, cr, page);
      cairo_show_page (cr);
    }
  cairo_tag_end (cr, "Document");
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
