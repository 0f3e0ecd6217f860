/* SPDX-License-Identifier: GPL-3.0-or-later */

/* aloud (empty|keys|faults)
 *
 * Opens every page and each of its menus, one after the other, and waits there while somebody
 * looks at it through the accessibility bus. On a line each it says what that bus does not tell,
 * “tooltip TEXT”, “placeholder TEXT”, “choice TEXT”; then “page NAME”, and goes on when a line
 * comes in. With “faults” there is one page, where nothing is as it should be. See test-aloud.py. */

#include "walk.h"

#include "bitting-catalogue.h"

#include <glib-unix.h>
#include <stdlib.h>
#include <unistd.h>

static void
say (const char *what,
     const char *text)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *line = NULL;

  if (text == NULL)
    return;
  words = g_strsplit_set (text, "\n\t", -1);
  line = g_strjoinv (" ", words);
  g_print ("%s\t%s\n", what, line);
}

static gboolean
answered_cb (int          fd,
             GIOCondition condition,
             gpointer     user_data)
{
  char line[8];

  /* Whoever listened is gone. */
  if (read (fd, line, sizeof line) <= 0)
    exit (1);
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
wait_for_answer (const char *page)
{
  gboolean answered = FALSE;

  walk_settle ();
  g_print ("page\t%s\n", page);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, answered_cb, &answered);
  while (!answered)
    g_main_context_iteration (NULL, TRUE);
}

/* Only those whose words are plain ones: what else is in a list is shown by rows of its own. */
static void
say_choices (GListModel *model)
{
  guint i;

  for (i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (GTK_IS_STRING_OBJECT (item))
        say ("choice", gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
    }
}

static void
say_properties (GtkWidget *widget)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (widget))
    return;
  say ("tooltip", gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_TEXT (widget))
    say ("placeholder", gtk_text_get_placeholder_text (GTK_TEXT (widget)));
  if (GTK_IS_DROP_DOWN (widget))
    say_choices (gtk_drop_down_get_model (GTK_DROP_DOWN (widget)));
  if (ADW_IS_COMBO_ROW (widget))
    say_choices (adw_combo_row_get_model (ADW_COMBO_ROW (widget)));
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    say_properties (child);
}

static void
visit_menus (GtkWidget  *widget,
             const char *page)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (widget))
    return;
  /* One that is on several pages is the same on all of them. */
  if (g_object_get_data (G_OBJECT (widget), "heard") != NULL)
    return;
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_is_sensitive (widget))
    {
      g_autofree char *menu = g_strconcat (page, " menu", NULL);
      GtkWidget *popover;

      g_object_set_data (G_OBJECT (widget), "heard", widget);
      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget)));
      walk_settle ();
      g_assert_true (gtk_widget_get_mapped (popover));
      say_properties (popover);
      wait_for_answer (menu);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      walk_settle ();
      return;
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    visit_menus (child, page);
}

static void
visit_cb (GtkWindow  *window,
          const char *page,
          gpointer    user_data)
{
  say_properties (GTK_WIDGET (window));
  wait_for_answer (page);
  visit_menus (GTK_WIDGET (window), page);
}

static void
show_faults (void)
{
  const char * const choices[] = { "Choice that nobody translated", NULL };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("open-menu-symbolic");

  gtk_window_set_title (GTK_WINDOW (window), "Title that nobody translated");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "Placeholder that nobody translated");
  gtk_widget_set_tooltip_text (entry, "Tooltip that nobody translated");
  gtk_box_append (GTK_BOX (box), gtk_label_new ("«Half» a sentence"));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("«One», «two»"));
  gtk_box_append (GTK_BOX (box), gtk_drop_down_new_from_strings (choices));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  visit_cb (GTK_WINDOW (window), "faults", NULL);
}

int
main (int   argc,
      char *argv[])
{
  if (argc != 2)
    return 2;
  bitting_catalogue_bind ();
  gtk_init ();
  if (g_str_equal (argv[1], "faults"))
    show_faults ();
  else
    walk_all (g_str_equal (argv[1], "keys"), visit_cb, NULL);

  return 0;
}
