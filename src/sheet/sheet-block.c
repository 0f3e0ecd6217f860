/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text, boxes and signs on paper. */

#include "sheet-block.h"

#include <math.h>

#define FAMILY "Cantarell, Noto Sans, Sans"

/* Half a sign's size, in the units that its strokes are drawn in. */
#define SIGN_UNITS 10.0

typedef enum
{
  ITEM_TEXT,
  ITEM_BOX,
  ITEM_SIGN,
} ItemKind;

/* Places and sizes in points, as written from the left; the drawing mirrors them. */
typedef struct
{
  ItemKind       kind;
  double         x;
  double         y;
  double         width;
  double         height;
  guint32        colour;
  double         radius;  /* of a box */
  BittingVerdict verdict; /* of a sign */
  PangoLayout   *layout;  /* (owned) (nullable) */
  const char    *tag;     /* what a text is, for a screen reader */
} Item;

/* Sizes in points. */
static const struct
{
  double      size;
  PangoWeight weight;
  guint32     colour;
  const char *tag;
} styles[] = {
  [SHEET_STYLE_LETTER] = { 46, PANGO_WEIGHT_BOLD, SHEET_WHITE, "P" },
  [SHEET_STYLE_NAME] = { 11, PANGO_WEIGHT_BOLD, SHEET_BRAND, "H1" },
  [SHEET_STYLE_SENTENCE] = { 17, PANGO_WEIGHT_BOLD, SHEET_INK, "P" },
  [SHEET_STYLE_SUBJECT] = { 9.5, PANGO_WEIGHT_NORMAL, SHEET_QUIET, "P" },
  [SHEET_STYLE_HEADING] = { 12.5, PANGO_WEIGHT_BOLD, SHEET_INK, "H2" },
  [SHEET_STYLE_COUNT] = { 10.5, PANGO_WEIGHT_BOLD, SHEET_INK, "P" },
  [SHEET_STYLE_TITLE] = { 10.5, PANGO_WEIGHT_BOLD, SHEET_INK, "H3" },
  [SHEET_STYLE_BODY] = { 9.5, PANGO_WEIGHT_NORMAL, SHEET_INK, "P" },
  [SHEET_STYLE_QUIET] = { 9.5, PANGO_WEIGHT_NORMAL, SHEET_QUIET, "P" },
  [SHEET_STYLE_SMALL] = { 8, PANGO_WEIGHT_NORMAL, SHEET_QUIET, "P" },
};

static const guint32 verdict_colours[] = {
  [BITTING_VERDICT_PASS] = 0x1b7f3b,
  [BITTING_VERDICT_ATTENTION] = 0x8f6200,
  [BITTING_VERDICT_FAIL] = 0xb3151f,
  [BITTING_VERDICT_UNKNOWN] = 0x5b5b66,
};

static void
item_free (Item *self)
{
  g_clear_object (&self->layout);
  g_free (self);
}

/** Returns: (transfer full): an empty block */
SheetBlock *
sheet_block_new (double before)
{
  SheetBlock *self = g_new0 (SheetBlock, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->before = before;

  return self;
}

void
sheet_block_free (SheetBlock *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

static Item *
add_item (SheetBlock *self,
          ItemKind    kind,
          double      x,
          double      y,
          double      width,
          double      height)
{
  Item *item = g_new0 (Item, 1);

  item->kind = kind;
  item->x = x;
  item->y = y;
  item->width = width;
  item->height = height;
  g_ptr_array_add (self->items, item);
  self->height = MAX (self->height, y + height);

  return item;
}

/* On the side where the language begins. A text that is written the other way, such as an answer of
 * the exchange in an Arabic card, is turned over by Pango itself. */
static void
align (const SheetFrame *frame,
       PangoLayout      *layout)
{
  PangoDirection written = pango_layout_get_line_readonly (layout, 0)->resolved_dir;

  if (frame->mirrored && written != PANGO_DIRECTION_LTR)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
}

static PangoLayout *
set_text (const SheetFrame *frame,
          SheetStyle        style,
          const char       *text,
          double            width)
{
  PangoLayout *layout = pango_layout_new (frame->context);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);

  /* A ligature would be another letter to whoever searches or copies. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_layout_set_attributes (layout, attributes);
  pango_font_description_set_weight (font, styles[style].weight);
  pango_font_description_set_absolute_size (font, styles[style].size * frame->scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, style == SHEET_STYLE_SENTENCE ? 0.95f : 1.05f);
  pango_layout_set_text (layout, text, -1);
  align (frame, layout);
  pango_font_description_free (font);
  pango_attr_list_unref (attributes);

  return layout;
}

/**
 * sheet_block_add_text:
 * @self: a block
 * @frame: what it is for
 * @style: how the text is set
 * @text: a paragraph
 * @x: its start
 * @y: its top
 * @width: where it is broken
 *
 * Returns: its height
 */
double
sheet_block_add_text (SheetBlock       *self,
                      const SheetFrame *frame,
                      SheetStyle        style,
                      const char       *text,
                      double            x,
                      double            y,
                      double            width)
{
  PangoLayout *layout = set_text (frame, style, text, width);
  PangoRectangle extents;
  Item *item = NULL;

  pango_layout_get_extents (layout, NULL, &extents);
  item = add_item (self, ITEM_TEXT, x, y, width, (double) extents.height / PANGO_SCALE);
  item->layout = layout;
  item->colour = styles[style].colour;
  item->tag = styles[style].tag;

  return item->height;
}

/** Puts the last text into the middle of a height from its top, and, if @across, of its width. */
void
sheet_block_centre_text (SheetBlock *self,
                         gboolean    across,
                         double      height)
{
  Item *item = g_ptr_array_index (self->items, self->items->len - 1);

  if (across)
    pango_layout_set_alignment (item->layout, PANGO_ALIGN_CENTER);
  item->y += (height - item->height) / 2;
}

void
sheet_block_add_box (SheetBlock *self,
                     guint32     colour,
                     double      x,
                     double      y,
                     double      width,
                     double      height,
                     double      radius)
{
  Item *item = add_item (self, ITEM_BOX, x, y, width, height);

  item->colour = colour;
  item->radius = radius;
}

/** Adds the disc with a mark in it that stands for a verdict. */
void
sheet_block_add_sign (SheetBlock     *self,
                      BittingVerdict  verdict,
                      double          x,
                      double          y,
                      double          size)
{
  Item *item = add_item (self, ITEM_SIGN, x, y, size, size);

  item->verdict = verdict;
  item->colour = verdict_colours[verdict];
}

static void
set_colour (cairo_t *cr,
            guint32  colour)
{
  cairo_set_source_rgb (cr, (colour >> 16) / 255.0, ((colour >> 8) & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static void
draw_box (cairo_t    *cr,
          const Item *item,
          double      x)
{
  double right = x + item->width - item->radius;
  double bottom = item->y + item->height - item->radius;

  cairo_new_path (cr);
  cairo_arc (cr, right, item->y + item->radius, item->radius, -G_PI_2, 0);
  cairo_arc (cr, right, bottom, item->radius, 0, G_PI_2);
  cairo_arc (cr, x + item->radius, bottom, item->radius, G_PI_2, G_PI);
  cairo_arc (cr, x + item->radius, item->y + item->radius, item->radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
add_stroke (cairo_t *cr,
            double   from_x,
            double   from_y,
            double   to_x,
            double   to_y)
{
  cairo_move_to (cr, from_x, from_y);
  cairo_line_to (cr, to_x, to_y);
}

static void
add_mark (cairo_t        *cr,
          BittingVerdict  verdict)
{
  switch (verdict)
    {
    case BITTING_VERDICT_PASS:
      add_stroke (cr, -4.4, 0.4, -1.4, 3.6);
      cairo_line_to (cr, 4.6, -3.6);
      break;
    case BITTING_VERDICT_FAIL:
      add_stroke (cr, -3.6, -3.6, 3.6, 3.6);
      add_stroke (cr, 3.6, -3.6, -3.6, 3.6);
      break;
    case BITTING_VERDICT_ATTENTION:
      add_stroke (cr, 0, -5.2, 0, 1);
      add_stroke (cr, 0, 5, 0, 5);
      break;
    case BITTING_VERDICT_UNKNOWN:
    default:
      cairo_arc (cr, 0, -2.4, 3, G_PI, 2 * G_PI + G_PI_4);
      cairo_line_to (cr, 0, 1.8);
      add_stroke (cr, 0, 5.6, 0, 5.6);
      break;
    }
}

static void
draw_sign (cairo_t    *cr,
           const Item *item,
           double      x,
           gboolean    mirrored)
{
  /* Arabic and Persian turn the question mark round, and no other. */
  double turned = mirrored && item->verdict == BITTING_VERDICT_UNKNOWN ? -1 : 1;
  double unit = item->width / 2 / SIGN_UNITS;

  cairo_save (cr);
  cairo_translate (cr, x + item->width / 2, item->y + item->height / 2);
  cairo_scale (cr, turned * unit, unit);
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, SIGN_UNITS, 0, 2 * G_PI);
  cairo_fill (cr);
  set_colour (cr, SHEET_WHITE);
  cairo_set_line_width (cr, 2.3);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  add_mark (cr, item->verdict);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_text (cairo_t    *cr,
           const Item *item,
           double      x)
{
  cairo_tag_begin (cr, item->tag, NULL);
  cairo_move_to (cr, x, item->y);
  pango_cairo_show_layout (cr, item->layout);
  cairo_tag_end (cr, item->tag);
}

/** Draws a block with its top where the origin is. */
void
sheet_block_draw (const SheetBlock *self,
                  const SheetFrame *frame,
                  cairo_t          *cr)
{
  guint i;

  for (i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);
      double x = frame->mirrored ? frame->width - item->x - item->width : item->x;

      set_colour (cr, item->colour);
      if (item->kind == ITEM_BOX)
        draw_box (cr, item, x);
      else if (item->kind == ITEM_SIGN)
        draw_sign (cr, item, x, frame->mirrored);
      else
        draw_text (cr, item, x);
    }
}
