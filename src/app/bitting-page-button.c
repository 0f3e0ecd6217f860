/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A button that opens the page where keys are managed. */

#include "config.h"

#include "bitting-page-button.h"

#include "bitting-words.h"

#include <glib/gi18n.h>

/**
 * bitting_page_button_new:
 * @page: address of the page; it is told before it is opened
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
bitting_page_button_new (const char *page)
{
  GtkWidget *button = gtk_button_new_with_label (_("Open Bybit’s Page"));
  char *address = g_strdup (page);

  /* It may stand beside another one in a narrow window. */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_tooltip_text (button, page);
  g_object_set_data_full (G_OBJECT (button), "page", address, g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (bitting_words_open_page), address);

  return button;
}
