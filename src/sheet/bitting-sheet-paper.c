/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card on as few sheets as it can be read on. */

#include "config.h"

#include "bitting-sheet-paper.h"

#include <glib/gi18n-lib.h>

#include "bitting-html.h"
#include "sheet-card.h"
#include "sheet-content.h"
#include "sheet-pango.h"

/* Room for the two lines at the foot of each sheet. */
#define FOOT 34.0
#define POINTS_PER_INCH 72.0

struct _BittingSheetPaper
{
  SheetContent *content;
  SheetFrame    frame;
  GPtrArray    *blocks; /* (element-type SheetBlock) */
  GArray       *starts; /* (element-type guint): the first block of each sheet */
  double        height; /* of what blocks stand in */
  double        margin;
};

static double
measure (const SheetBlock *block,
         gboolean          first)
{
  return block->height + (first ? 0 : block->before);
}

/* Returns: whether a block, and those that it must not be parted from, find no room any more. */
static gboolean
is_full (const BittingSheetPaper *self,
         guint                    index,
         double                   used)
{
  const SheetBlock *block = NULL;
  double need = used;

  do
    {
      block = g_ptr_array_index (self->blocks, index);
      need += measure (block, need == 0);
      index++;
    }
  while (block->keep && index < self->blocks->len);

  return used > 0 && need > self->height;
}

static void
lay_out (BittingSheetPaper *self,
         double             scale)
{
  double used = 0;
  guint i;

  self->frame.scale = scale;
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  self->blocks = sheet_card_make_blocks (self->content, &self->frame);
  g_array_set_size (self->starts, 0);
  for (i = 0; i < self->blocks->len; i++)
    {
      const SheetBlock *block = g_ptr_array_index (self->blocks, i);

      if (i == 0 || is_full (self, i, used))
        {
          g_array_append_val (self->starts, i);
          used = 0;
        }
      used += measure (block, used == 0);
    }
}

static PangoContext *
new_context (gboolean mirrored)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Lengths on paper, not on a screen's grid. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, POINTS_PER_INCH);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);

  return context;
}

/**
 * bitting_sheet_paper_new:
 * @report: a report card
 * @width: of a sheet, in points
 * @height: of a sheet, in points
 * @margin: at each side, in points
 *
 * Sets a card so that it stands on one sheet, a little smaller if need be; where that would
 * be too small to read, on several.
 *
 * Returns: (transfer full): the sheets
 */
BittingSheetPaper *
bitting_sheet_paper_new (const BittingReport *report,
                         double               width,
                         double               height,
                         double               margin)
{
  static const double scales[] = { 1.0, 0.95, 0.9, 0.85 };
  BittingSheetPaper *self = g_new0 (BittingSheetPaper, 1);
  g_autofree char *language = bitting_html_dup_language ();
  guint i;

  sheet_pango_load ();
  self->content = sheet_content_new (report);
  self->margin = margin;
  self->height = height - 2 * margin - FOOT;
  self->frame.width = width - 2 * margin;
  self->frame.mirrored = bitting_html_is_right_to_left (language);
  self->frame.context = new_context (self->frame.mirrored);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      lay_out (self, scales[i]);
      if (self->starts->len == 1)
        return self;
    }
  lay_out (self, scales[0]);

  return self;
}

void
bitting_sheet_paper_free (BittingSheetPaper *self)
{
  sheet_content_free (self->content);
  g_object_unref (self->frame.context);
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->starts);
  g_free (self);
}

guint
bitting_sheet_paper_count_pages (const BittingSheetPaper *self)
{
  return self->starts->len;
}

static void
draw_foot (const BittingSheetPaper *self,
           cairo_t                 *cr,
           guint                    page)
{
  SheetBlock *block = sheet_block_new (0);
  g_autofree char *line = NULL;
  double y = 0;

  if (self->starts->len > 1)
    /* Translators: who made it, and “page 1 of 2” */
    line = g_strdup_printf (_("%s Page %u of %u"), self->content->maker, page + 1, self->starts->len);
  else
    line = g_strdup (self->content->maker);
  y = sheet_block_add_text (block, &self->frame, SHEET_STYLE_SMALL, self->content->promise, 0, 0,
                            self->frame.width);
  sheet_block_add_text (block, &self->frame, SHEET_STYLE_SMALL, line, 0, y, self->frame.width);
  cairo_translate (cr, 0, self->height + FOOT - block->height);
  sheet_block_draw (block, &self->frame, cr);
  sheet_block_free (block);
}

/**
 * bitting_sheet_paper_draw:
 * @self: the sheets
 * @cr: where to, its units points and its origin a corner of the sheet
 * @page: which, from 0
 *
 * Draws one sheet, each text with what it is where @cr writes a PDF.
 */
void
bitting_sheet_paper_draw (const BittingSheetPaper *self,
                          cairo_t                 *cr,
                          guint                    page)
{
  guint start = g_array_index (self->starts, guint, page);
  guint end = page + 1 < self->starts->len ? g_array_index (self->starts, guint, page + 1)
                                           : self->blocks->len;
  guint i;

  cairo_save (cr);
  cairo_translate (cr, self->margin, self->margin);
  cairo_save (cr);
  for (i = start; i < end; i++)
    {
      const SheetBlock *block = g_ptr_array_index (self->blocks, i);

      cairo_translate (cr, 0, i == start ? 0 : block->before);
      sheet_block_draw (block, &self->frame, cr);
      cairo_translate (cr, 0, block->height);
    }
  cairo_restore (cr);
  draw_foot (self, cr, page);
  cairo_restore (cr);
}
