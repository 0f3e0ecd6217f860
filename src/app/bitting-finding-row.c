/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One finding of a report card: what was found, and behind it why and how to mend it. */

#include "config.h"

#include "bitting-finding-row.h"

#include "bitting-hearing.h"
#include "bitting-page-button.h"
#include "bitting-verdict-sign.h"

#include <glib/gi18n.h>

static void
add_paragraph (GtkBox     *parent,
               const char *heading,
               const char *text,
               GString    *words) /* what is heard of all of them */
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *body = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_label_set_xalign (GTK_LABEL (body), 0);
  gtk_label_set_wrap (GTK_LABEL (body), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (body), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), body);
  gtk_box_append (parent, box);
  g_string_append_printf (words, "%s%s\n%s", words->len > 0 ? "\n" : "", heading, text);
}

static GtkWidget *
step_button (guint step)
{
  /* Translators: %u is the number of a step of the guide */
  g_autofree char *label = g_strdup_printf (_("Show Step %u"), step);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", step);

  return button;
}

static GtkWidget *
buttons (const BittingFinding *finding,
         const char           *page) /* (nullable) */
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (page != NULL)
    gtk_box_append (GTK_BOX (box), bitting_page_button_new (page));
  if (finding->step > 0)
    gtk_box_append (GTK_BOX (box), step_button (finding->step));

  return box;
}

static GtkWidget *
details (const BittingFinding *finding,
         const char           *page) /* (nullable) */
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const char *mending = bitting_finding_is_for_site (finding) ? page : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (finding->why != NULL && *finding->why != '\0')
    add_paragraph (GTK_BOX (box), _("Why it matters"), finding->why, words);
  if (finding->fix != NULL)
    add_paragraph (GTK_BOX (box), _("What to do"), finding->fix, words);
  if (finding->fix != NULL && (finding->step > 0 || mending != NULL))
    gtk_box_append (GTK_BOX (box), buttons (finding, mending));
  gtk_widget_add_css_class (box, "details");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* The keyboard comes to it, so that it is read to who cannot see it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);

  return row;
}

/* Whoever cannot see the sign hears the verdict as soon as the row has the focus, before what shows it. */
static void
tell_verdict (GtkWidget            *row,
              const BittingFinding *finding)
{
  const char *verdict = bitting_verdict_get_label (finding->verdict);
  g_autofree char *words = g_strdup_printf (_("%s: %s"), finding->title, verdict);
  g_autofree char *description = NULL;
  GtkWidget *header = bitting_hearing_find_header (row);

  if (header != row)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  description = header == row ? g_strdup (verdict) : g_strdup_printf ("%s\n%s", verdict, finding->evidence);
  bitting_hearing_describe (header, description);
}

/**
 * bitting_finding_row_new:
 * @finding: a finding
 * @page: (nullable): address of the page where the key is managed; NULL where there is none
 * @open: whether why and how to mend it are shown at once
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
bitting_finding_row_new (const BittingFinding *finding,
                         const char           *page,
                         gboolean              open)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = g_markup_escape_text (finding->title, -1);
  g_autofree char *evidence = g_markup_escape_text (finding->evidence, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), evidence);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), bitting_verdict_sign_new (finding->verdict));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), details (finding, page));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), open);
  tell_verdict (row, finding);

  return row;
}

/**
 * bitting_finding_row_new_brief:
 * @finding: a finding whose evidence and reason stand elsewhere
 *
 * Returns: (transfer floating): a row with its title alone
 */
GtkWidget *
bitting_finding_row_new_brief (const BittingFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), bitting_verdict_sign_new (finding->verdict));
  tell_verdict (row, finding);

  return row;
}
