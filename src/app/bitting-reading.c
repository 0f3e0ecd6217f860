/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In which direction a text is read, and on which side it begins, where the window is laid out from
 * the right. Codes, such as a key or an address, are read from the left in every language. */

#include "config.h"

#include "bitting-reading.h"

#define LEFT_TO_RIGHT_ISOLATE "\xe2\x81\xa6"   /* U+2066 */
#define POP_DIRECTIONAL_ISOLATE "\xe2\x81\xa9" /* U+2069 */

/**
 * bitting_reading_set_code:
 * @widget: what shows a code
 *
 * Has it read from the left, also where there is no letter in it that would say so. It stays on
 * its side of the window.
 */
void
bitting_reading_set_code (GtkWidget *widget)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL && gtk_widget_get_halign (widget) == GTK_ALIGN_START)
    gtk_widget_set_halign (widget, GTK_ALIGN_END);
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
}

/**
 * bitting_reading_dup_code:
 * @code: an address, or several, that stand alone in a text
 *
 * Returns: (transfer full): it, and where needed with marks that have it read from the left; within
 *   sentences translations have these
 */
char *
bitting_reading_dup_code (const char *code)
{
  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_strdup (code);

  return g_strconcat (LEFT_TO_RIGHT_ISOLATE, code, POP_DIRECTIONAL_ISOLATE, NULL);
}

static double
find_cursor (GtkText *text,
             gsize    position)
{
  graphene_rect_t strong;

  gtk_text_compute_cursor_extents (text, position, &strong, NULL);

  return strong.origin.x;
}

/* Nothing can be told of an empty field but by the keyboard of who types in it. */
static gboolean
is_typed_from_the_left (GtkWidget *text)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (text));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  return keyboard == NULL || gdk_device_get_direction (keyboard) != PANGO_DIRECTION_RTL;
}

/* GTK 4.18 goes by the direction of the field, whatever is typed in it. */
static gboolean
is_read_from_the_left (GtkText *text)
{
  double first, last;

  if (gtk_check_version (4, 18, 0) == NULL)
    return gtk_widget_get_direction (GTK_WIDGET (text)) == GTK_TEXT_DIR_LTR;
  first = find_cursor (text, 0);
  last = find_cursor (text, gtk_text_get_text_length (text));

  return first < last || (first == last && is_typed_from_the_left (GTK_WIDGET (text)));
}

/* An alignment of 0 is the side on which the text is begun to be read. */
static void
align (GtkText *text)
{
  gtk_editable_set_alignment (GTK_EDITABLE (text), is_read_from_the_left (text) ? 1 : 0);
}

/**
 * bitting_reading_follow:
 * @row: an entry, or a row with one
 *
 * Has its text begin where the window does, below its title if it has one: GTK puts what is read
 * from the left at the other end of a window that is laid out from the right.
 */
void
bitting_reading_follow (GtkWidget *row)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  if (gtk_widget_get_direction (row) != GTK_TEXT_DIR_RTL)
    return;
  if (gtk_widget_has_css_class (row, BITTING_READING_CODE))
    bitting_reading_set_code (text);
  g_signal_connect (text, "changed", G_CALLBACK (align), NULL);
  g_signal_connect (text, "notify::has-focus", G_CALLBACK (align), NULL);
  g_signal_connect (text, "notify::visibility", G_CALLBACK (align), NULL);
  align (GTK_TEXT (text));
}
