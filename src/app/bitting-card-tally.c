/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many findings of each kind a card has, below its grade: in the middle of a line where they
 * have room, otherwise below each other, with their signs in a column. */

#include "config.h"

#include "bitting-card-tally.h"

#include "bitting-verdict-sign.h"

#include <glib/gi18n.h>

#define BESIDE 36
#define BELOW 6

static int
width_of (GtkWidget *count)
{
  int width;

  gtk_widget_measure (count, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return width;
}

static int
height_of (GtkWidget *count,
           int        width)
{
  int height;

  gtk_widget_measure (count, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

/* Returns: how wide all are beside each other */
static int
add_widths (GtkWidget *tally,
            int       *widest) /* (out): the widest of them */
{
  GtkWidget *count;
  int sum = 0;

  *widest = 0;
  for (count = gtk_widget_get_first_child (tally); count != NULL; count = gtk_widget_get_next_sibling (count))
    {
      sum += width_of (count) + (sum > 0 ? BESIDE : 0);
      *widest = MAX (*widest, width_of (count));
    }

  return sum;
}

static GtkSizeRequestMode
get_mode (GtkWidget *tally)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget      *tally,
         GtkOrientation  orientation,
         int             for_size,
         int            *minimum,
         int            *natural,
         int            *minimum_baseline,
         int            *natural_baseline)
{
  GtkWidget *count;
  int widest;
  int sum = add_widths (tally, &widest);
  int size = 0;

  for (count = gtk_widget_get_first_child (tally); count != NULL; count = gtk_widget_get_next_sibling (count))
    {
      int least;

      gtk_widget_measure (count, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        size = MAX (size, least);
      else if (for_size < 0 || for_size >= sum)
        size = MAX (size, height_of (count, width_of (count)));
      else
        size += height_of (count, MIN (for_size, widest)) + (size > 0 ? BELOW : 0);
    }
  *minimum = size;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? sum : size;
}

static void
allocate (GtkWidget *tally,
          int        width,
          int        height,
          int        baseline)
{
  gboolean from_right = gtk_widget_get_direction (tally) == GTK_TEXT_DIR_RTL;
  GtkWidget *count;
  int widest;
  int sum = add_widths (tally, &widest);
  GtkAllocation area = { 0, };

  area.x = MAX (width - (width >= sum ? sum : widest), 0) / 2;
  for (count = gtk_widget_get_first_child (tally); count != NULL; count = gtk_widget_get_next_sibling (count))
    {
      GtkAllocation place;

      area.width = MIN (width >= sum ? width_of (count) : widest, width);
      area.height = height_of (count, area.width);
      place = area;
      if (from_right)
        place.x = width - area.x - area.width;
      gtk_widget_size_allocate (count, &place, -1);
      if (width >= sum)
        area.x += area.width + BESIDE;
      else
        area.y += area.height + BELOW;
    }
}

static GtkWidget *
count_new (BittingVerdict verdict,
           guint          count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sign = bitting_verdict_sign_new (verdict);
  /* Translators: how many, and what of them, such as “2 Must be fixed” */
  g_autofree char *words = g_strdup_printf (_("%u %s"), count, bitting_verdict_get_label (verdict));

  gtk_accessible_update_state (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", words, "wrap", TRUE, NULL));

  return box;
}

/**
 * bitting_card_tally_fill:
 * @tally: what holds the counts; what was in it goes
 * @report: (nullable): a report card
 */
void
bitting_card_tally_fill (GtkBox              *tally,
                         const BittingReport *report)
{
  static const BittingVerdict order[] = {
    BITTING_VERDICT_FAIL, BITTING_VERDICT_ATTENTION, BITTING_VERDICT_UNKNOWN, BITTING_VERDICT_PASS,
  };
  GtkWidget *child = NULL;
  guint i;

  gtk_widget_set_layout_manager (GTK_WIDGET (tally), gtk_custom_layout_new (get_mode, measure, allocate));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (tally))) != NULL)
    gtk_box_remove (tally, child);
  for (i = 0; report != NULL && i < G_N_ELEMENTS (order); i++)
    {
      guint count = bitting_report_count (report, order[i]);

      if (count > 0)
        gtk_box_append (tally, count_new (order[i], count));
    }
  gtk_widget_set_visible (GTK_WIDGET (tally), gtk_widget_get_first_child (GTK_WIDGET (tally)) != NULL);
}
