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
  AdwEntryRow         *host;
  GtkBox              *form;
  GtkWidget           *credential;
};

G_DEFINE_FINAL_TYPE (BittingAddPage, bitting_add_page, ADW_TYPE_BIN)

/* Behind the sites that are known, the list has one more row: for a host of the person's own. */
static gboolean
wants_host (BittingAddPage *self)
{
  return adw_combo_row_get_selected (self->site) >= bitting_data_get_environments ()->len;
}

/* Returns: (transfer full) (nullable): where the key is to be used */
static BittingEnvironment *
find_environment (BittingAddPage  *self,
                  GError         **error)
{
  GPtrArray *environments = bitting_data_get_environments ();

  if (wants_host (self))
    return bitting_environment_new_custom (gtk_editable_get_text (GTK_EDITABLE (self->host)), error);

  return bitting_environment_ref (g_ptr_array_index (environments,
                                                     adw_combo_row_get_selected (self->site)));
}

static void
describe_site (BittingAddPage *self,
               const char     *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_preferences_group_set_description (self->site_group, escaped);
}

static void
site_changed_cb (BittingAddPage *self)
{
  g_autoptr (BittingEnvironment) environment = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->host), wants_host (self));
  environment = find_environment (self, &error);
  /* Nothing can be saved while nobody knows where to. */
  gtk_widget_set_visible (self->credential, environment != NULL);
  if (environment != NULL)
    {
      describe_site (self, environment->summary);
      bitting_journey_set_environment (self->journey, environment);
    }
  else
    describe_site (self, *gtk_editable_get_text (GTK_EDITABLE (self->host)) != '\0'
                           ? error->message
                           : _("For an exchange that answers like Bybit, such as one inside a "
                                "company. Its address begins with https://"));
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
  gtk_widget_class_bind_template_child (widget_class, BittingAddPage, host);
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
  gtk_string_list_append (titles, _("Another host"));
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
  self->credential = bitting_credential_form_new (journey);
  gtk_box_append (self->form, bitting_address_editor_new_for_check (journey));
  gtk_box_append (self->form, self->credential);
  site_changed_cb (self);
  g_signal_connect_object (self->site, "notify::selected", G_CALLBACK (site_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->host, "changed", G_CALLBACK (site_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
