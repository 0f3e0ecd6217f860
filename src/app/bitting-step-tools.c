/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a step offers beside its instructions: the way to the site, the name, the
 * addresses, the list of boxes, the form. Found by the step's id in the guide. */

#include "config.h"

#include "bitting-step-tools.h"

#include "bitting-address-editor.h"
#include "bitting-box-list.h"
#include "bitting-copy-row.h"
#include "bitting-credential-form.h"
#include "bitting-practice-dialog.h"
#include "bitting-text.h"
#include "bitting-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

static void
open_cb (GtkButton *button)
{
  bitting_words_open_page (g_object_get_data (G_OBJECT (button), "address"));
}

static GtkWidget *
link_button (const char *label,
             const char *address)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  g_object_set_data_full (G_OBJECT (button), "address", g_strdup (address), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), NULL);
  gtk_widget_set_tooltip_text (button, address);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "pill");

  return button;
}

static GtkWidget *
plain_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}

static void
add_practice_hint (GtkBox *box)
{
  gtk_box_append (box, plain_label (_("You are practising: there is no site to open. Read along, "
                                      "look at the picture, and go on.")));
}

static void
add_log_in (GtkBox         *box,
            BittingJourney *journey)
{
  BittingEnvironment *environment = bitting_journey_get_environment (journey);
  g_autoptr (GString) domains = g_string_new (NULL);
  g_autofree char *label = NULL;
  g_autofree char *genuine = NULL;
  guint i;

  if (bitting_journey_is_practice (journey))
    {
      add_practice_hint (box);
      return;
    }

  for (i = 0; environment->domains[i] != NULL; i++)
    bitting_text_add_item (domains, environment->domains[i]);
  /* Translators: %s is an internet domain, such as www.bybit.com */
  label = g_strdup_printf (_("Open %s"), domains->str);
  genuine = g_strdup_printf (_("The genuine address of this site: %s. Anything else is a copy."), domains->str);
  gtk_box_append (box, link_button (label, environment->site));
  gtk_box_append (box, plain_label (genuine));
}

static void
add_open_api (GtkBox         *box,
              BittingJourney *journey)
{
  if (bitting_journey_is_practice (journey))
    add_practice_hint (box);
  else
    gtk_box_append (box, link_button (_("Open the API Page Directly"),
                                      bitting_journey_get_environment (journey)->key_page));
}

static void
add_settings (GtkBox         *box,
              BittingJourney *journey)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Name for the API Key"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), bitting_copy_row_new_name (journey));
  gtk_box_append (box, group);
  gtk_box_append (box, bitting_address_editor_new (journey));
}

static void
add_permissions (GtkBox         *box,
                 BittingJourney *journey)
{
  gtk_box_append (box, bitting_box_list_new (bitting_journey_get_policy (journey)));
}

static void
add_save (GtkBox         *box,
          BittingJourney *journey)
{
  if (bitting_journey_is_practice (journey))
    gtk_box_append (box, bitting_practice_dialog_new (bitting_journey_get_policy (journey)));
  gtk_box_append (box, bitting_credential_form_new (journey));
}

/**
 * bitting_step_tools_add:
 * @box: where to add them
 * @journey: the journey
 * @step: a step of the guide
 *
 * Adds the tools of that step, if it has any.
 */
void
bitting_step_tools_add (GtkBox            *box,
                        BittingJourney    *journey,
                        const BittingStep *step)
{
  static const struct
  {
    const char *id;
    void      (*add) (GtkBox *, BittingJourney *);
  } tools[] = {
    { "log-in", add_log_in },
    { "open-api", add_open_api },
    { "settings", add_settings },
    { "permissions", add_permissions },
    { "save", add_save },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (tools); i++)
    if (strcmp (tools[i].id, step->id) == 0)
      tools[i].add (box, journey);
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}
