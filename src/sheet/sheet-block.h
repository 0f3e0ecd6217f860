/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-finding.h"
#include "sheet-pango.h"

G_BEGIN_DECLS

/* 0xRRGGBB, legible on white paper; the greys in print, too. */
#define SHEET_INK 0x202027
#define SHEET_QUIET 0x5b5b66
#define SHEET_HAIRLINE 0xd4d4dc
#define SHEET_TINT 0xf3f3f6
#define SHEET_WHITE 0xffffff
#define SHEET_BRAND 0x9a5b00

/** How a piece of text is set. */
typedef enum
{
  SHEET_STYLE_LETTER,
  SHEET_STYLE_NAME,
  SHEET_STYLE_SENTENCE,
  SHEET_STYLE_SUBJECT,
  SHEET_STYLE_HEADING,
  SHEET_STYLE_COUNT,
  SHEET_STYLE_TITLE,
  SHEET_STYLE_BODY,
  SHEET_STYLE_QUIET,
  SHEET_STYLE_SMALL,
} SheetStyle;

/**
 * SheetFrame:
 * @context: (owned): what text is measured with
 * @width: of the column that everything stands in, in points
 * @scale: of every length, 1 as designed
 * @mirrored: whether the language is written from the right to the left
 *
 * What blocks are made for.
 */
typedef struct
{
  PangoContext *context;
  double        width;
  double        scale;
  gboolean      mirrored;
} SheetFrame;

/**
 * SheetBlock:
 * @items: what is drawn, each at its place inside
 * @before: space above it, unless it is the first of a page
 * @height: its own
 * @keep: whether the next block must stand on the same page
 *
 * A piece of a sheet that is not broken over two pages. Lengths in points.
 */
typedef struct
{
  GPtrArray *items;
  double     before;
  double     height;
  gboolean   keep;
} SheetBlock;

SheetBlock *sheet_block_new         (double            before);
void        sheet_block_free        (SheetBlock       *self);
double      sheet_block_add_text    (SheetBlock       *self,
                                     const SheetFrame *frame,
                                     SheetStyle        style,
                                     const char       *text,
                                     double            x,
                                     double            y,
                                     double            width);
void        sheet_block_centre_text (SheetBlock       *self,
                                     gboolean          across,
                                     double            height);
void        sheet_block_add_box     (SheetBlock       *self,
                                     guint32           colour,
                                     double            x,
                                     double            y,
                                     double            width,
                                     double            height,
                                     double            radius);
void        sheet_block_add_sign    (SheetBlock       *self,
                                     BittingVerdict    verdict,
                                     double            x,
                                     double            y,
                                     double            size);
void        sheet_block_draw        (const SheetBlock *self,
                                     const SheetFrame *frame,
                                     cairo_t          *cr);

G_END_DECLS
