/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Adding a key that exists already: the guide's form without the guide. */

#include "config.h"

#include "bitting-add-page.h"

#include "bitting-address-editor.h"
#include "bitting-credential-form.h"
#include "bitting-data.h"

#include <glib/gi18n.h>

struct _BittingAddPage
{
  AdwBin               parent_instance;

  BittingJourney      *journey; /* (owned) */

  /* Template widgets */
  AdwPreferencesGroup *site_group;
  AdwComboRow         *site;
  GtkBox              *form;
};

G_DEFINE_FINAL_TYPE (BittingAddPage, bitting_add_page, ADW_TYPE_BIN)

static void
selected_cb (BittingAddPage *self)
{
  GPtrArray *environments = bitting_data_get_environments ();
  BittingEnvironment *environment = g_ptr_array_index (environments, adw_combo_row_get_selected (self->site));
  g_autofree char *summary = g_markup_escape_text (environment->summary, -1);

  adw_preferences_group_set_description (self->site_group, summary);
  bitting_journey_set_environment (self->journey, environment);
}

static void
bitting_add_page_dispose (GObject *object)
{
  BittingAddPage *self = BITTING_ADD_PAGE (object);

  g_clear_object (&self->journey);

  G_OBJECT_CLASS (bitting_add_page_parent_class)->dispose (object);
}

static void
bitting_add_page_class_init (BittingAddPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_add_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-add-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingAddPage, site_group);
  gtk_widget_class_bind_template_child (widget_class, BittingAddPage, site);
  gtk_widget_class_bind_template_child (widget_class, BittingAddPage, form);
}

static void
bitting_add_page_init (BittingAddPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GPtrArray *environments = bitting_data_get_environments ();
  guint i;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (i = 0; i < environments->len; i++)
    gtk_string_list_append (titles, ((BittingEnvironment *) g_ptr_array_index (environments, i))->title);
  adw_combo_row_set_model (self->site, G_LIST_MODEL (titles));
}

/**
 * bitting_add_page_set_journey:
 * @self: the page
 * @journey: a journey of the page's own, set once
 */
void
bitting_add_page_set_journey (BittingAddPage *self,
                              BittingJourney *journey)
{
  g_return_if_fail (BITTING_IS_ADD_PAGE (self) && self->journey == NULL);

  self->journey = g_object_ref (journey);
  selected_cb (self);
  g_signal_connect_object (self->site, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->form, bitting_address_editor_new (journey));
  gtk_box_append (self->form, bitting_credential_form_new (journey));
}
