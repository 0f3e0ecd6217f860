/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report card looks like on paper. Lengths in points, before they are scaled. */

#include "config.h"

#include "sheet-card.h"

#include <glib/gi18n-lib.h>

#define BADGE 76.0
#define BADGE_RADIUS 18.0
#define BADGE_GAP 18.0
#define SIGN 11.0
#define INDENT 18.0
#define LABEL_WIDTH 92.0
#define COLUMN_GAP 16.0
#define PADDING 7.0

static const guint32 grade_colours[] = {
  [BITTING_GRADE_A] = 0x1b7f3b, [BITTING_GRADE_B] = 0x3d7a17, [BITTING_GRADE_C] = 0x8f6200,
  [BITTING_GRADE_D] = 0xb3440b, [BITTING_GRADE_F] = 0xb3151f, [BITTING_GRADE_NONE] = 0x5b5b66,
};

static void
add_hero (GPtrArray          *blocks,
          const SheetContent *content,
          const SheetFrame   *frame)
{
  SheetBlock *block = sheet_block_new (0);
  double scale = frame->scale;
  double x = (BADGE + BADGE_GAP) * scale;
  double y = 0;

  sheet_block_add_box (block, grade_colours[content->grade], 0, 0, BADGE * scale, BADGE * scale,
                       BADGE_RADIUS * scale);
  y = sheet_block_add_text (block, frame, SHEET_STYLE_NAME, content->title, x, 0, frame->width - x);
  sheet_block_add_text (block, frame, SHEET_STYLE_LETTER, content->letter, 0, 0, BADGE * scale);
  sheet_block_centre_text (block, TRUE, BADGE * scale);
  y += 2 * scale;
  y += sheet_block_add_text (block, frame, SHEET_STYLE_SENTENCE, content->sentence, x, y,
                             frame->width - x);
  y += 4 * scale;
  sheet_block_add_text (block, frame, SHEET_STYLE_SUBJECT, content->subject, x, y, frame->width - x);
  g_ptr_array_add (blocks, block);
}

/* How many of each kind there are, side by side. */
static void
add_tally (GPtrArray          *blocks,
           const SheetContent *content,
           const SheetFrame   *frame)
{
  SheetBlock *block = sheet_block_new (16 * frame->scale);
  double scale = frame->scale;
  double cell = frame->width / 4;
  double high = (SIGN + 2 * PADDING) * scale;
  guint i;

  if (content->groups->len > 0)
    sheet_block_add_box (block, SHEET_TINT, 0, 0, frame->width, high, 8 * scale);
  for (i = 0; i < content->groups->len; i++)
    {
      const SheetGroup *group = g_ptr_array_index (content->groups, i);
      g_autofree char *words = g_strdup_printf ("%u  %s", group->findings->len, group->heading);
      double x = i * cell + 10 * scale;

      sheet_block_add_sign (block, group->verdict, x, PADDING * scale, SIGN * scale);
      sheet_block_add_text (block, frame, SHEET_STYLE_COUNT, words, x + INDENT * scale, 0,
                            cell - INDENT * scale);
      sheet_block_centre_text (block, FALSE, high);
    }
  g_ptr_array_add (blocks, block);
}

static void
add_heading (GPtrArray        *blocks,
             const SheetFrame *frame,
             const char       *text)
{
  SheetBlock *block = sheet_block_new (18 * frame->scale);
  double y = sheet_block_add_text (block, frame, SHEET_STYLE_HEADING, text, 0, 0, frame->width);

  sheet_block_add_box (block, SHEET_HAIRLINE, 0, y + 3 * frame->scale, frame->width, 0.75, 0);
  block->keep = TRUE;
  g_ptr_array_add (blocks, block);
}

static void
add_paragraph (GPtrArray        *blocks,
               const SheetFrame *frame,
               SheetStyle        style,
               const char       *text)
{
  SheetBlock *block = sheet_block_new (6 * frame->scale);

  sheet_block_add_text (block, frame, style, text, 0, 0, frame->width);
  g_ptr_array_add (blocks, block);
}

/* What to do, on a ground of its own. Returns: its height */
static double
add_fix (SheetBlock           *block,
         const SheetFrame     *frame,
         const BittingFinding *finding,
         double                y)
{
  double scale = frame->scale;
  double x = INDENT * scale;
  double inner = x + PADDING * scale;
  double wide = frame->width - inner - PADDING * scale;
  g_autofree char *text = g_strdup_printf ("%s %s", frame->mirrored ? "←" : "→", finding->fix);
  /* Measured apart: what is added first lies below. */
  SheetBlock *measure = sheet_block_new (0);
  double high = sheet_block_add_text (measure, frame, SHEET_STYLE_BODY, text, 0, 0, wide);

  sheet_block_free (measure);
  high += PADDING * scale;
  sheet_block_add_box (block, SHEET_TINT, x, y, frame->width - x, high, 5 * scale);
  sheet_block_add_text (block, frame, SHEET_STYLE_BODY, text, inner, y + PADDING * scale / 2, wide);

  return high;
}

static void
add_finding (GPtrArray            *blocks,
             const SheetFrame     *frame,
             const BittingFinding *finding)
{
  SheetBlock *block = sheet_block_new (8 * frame->scale);
  double scale = frame->scale;
  double x = INDENT * scale;
  double wide = frame->width - x;
  double y = 0;

  sheet_block_add_sign (block, finding->verdict, 0, 1.5 * scale, SIGN * scale);
  y += sheet_block_add_text (block, frame, SHEET_STYLE_TITLE, finding->title, x, 0, wide);
  if (*finding->evidence != '\0')
    y += sheet_block_add_text (block, frame, SHEET_STYLE_QUIET, finding->evidence, x, y, wide);
  if (*finding->why != '\0')
    y += sheet_block_add_text (block, frame, SHEET_STYLE_BODY, finding->why, x, y, wide);
  if (finding->fix != NULL)
    add_fix (block, frame, finding, y + 3 * scale);
  g_ptr_array_add (blocks, block);
}

/* Titles alone, two in a row. */
static void
add_titles (GPtrArray        *blocks,
            const SheetFrame *frame,
            const GPtrArray  *findings)
{
  double scale = frame->scale;
  double column = (frame->width - COLUMN_GAP * scale) / 2;
  SheetBlock *block = NULL;
  guint i;

  for (i = 0; i < findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (findings, i);
      double x = i % 2 * (column + COLUMN_GAP * scale);

      if (i % 2 == 0)
        {
          block = sheet_block_new ((i == 0 ? 7 : 4) * scale);
          g_ptr_array_add (blocks, block);
        }
      sheet_block_add_sign (block, finding->verdict, x, 1 * scale, SIGN * scale);
      sheet_block_add_text (block, frame, SHEET_STYLE_BODY, finding->title, x + INDENT * scale, 0,
                            column - INDENT * scale);
    }
}

static void
add_group (GPtrArray        *blocks,
           const SheetFrame *frame,
           const SheetGroup *group)
{
  guint i;

  add_heading (blocks, frame, group->heading);
  if (group->shared != NULL)
    add_paragraph (blocks, frame, SHEET_STYLE_QUIET, group->shared);
  if (group->brief)
    {
      add_titles (blocks, frame, group->findings);
      return;
    }
  for (i = 0; i < group->findings->len; i++)
    add_finding (blocks, frame, g_ptr_array_index (group->findings, i));
}

static void
add_fact (GPtrArray        *blocks,
          const SheetFrame *frame,
          const SheetFact  *fact)
{
  SheetBlock *block = sheet_block_new (4 * frame->scale);
  double x = LABEL_WIDTH * frame->scale;

  sheet_block_add_text (block, frame, SHEET_STYLE_QUIET, fact->label, 0, 0, x - COLUMN_GAP * frame->scale);
  sheet_block_add_text (block, frame, SHEET_STYLE_BODY, fact->value, x, 0, frame->width - x);
  g_ptr_array_add (blocks, block);
}

/** Returns: (transfer full) (element-type SheetBlock): the card, from its top */
GPtrArray *
sheet_card_make_blocks (const SheetContent *content,
                        const SheetFrame   *frame)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_block_free);
  guint i;

  add_hero (blocks, content, frame);
  add_tally (blocks, content, frame);
  if (content->message != NULL)
    {
      add_heading (blocks, frame, _("What Happened"));
      add_paragraph (blocks, frame, SHEET_STYLE_TITLE, content->message);
      add_paragraph (blocks, frame, SHEET_STYLE_BODY, content->evidence);
      add_paragraph (blocks, frame, SHEET_STYLE_BODY, content->advice);
      add_paragraph (blocks, frame, SHEET_STYLE_SMALL, content->technical);
    }
  for (i = 0; i < content->groups->len; i++)
    add_group (blocks, frame, g_ptr_array_index (content->groups, i));

  add_heading (blocks, frame, _("Key and Check"));
  for (i = 0; i < content->facts->len; i++)
    add_fact (blocks, frame, g_ptr_array_index (content->facts, i));

  return blocks;
}
