/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question before the first step: which site does the account live on? */

#include "config.h"

#include "bitting-site-page.h"

#include "bitting-apply-button.h"
#include "bitting-data.h"
#include "bitting-policy-choice.h"

#include <glib/gi18n.h>

struct _BittingSitePage
{
  AdwBin               parent_instance;

  BittingJourney      *journey; /* (owned) */
  GtkCheckButton      *first;   /* (borrowed): leads the group of radio buttons */

  /* Template widgets */
  GtkScrolledWindow   *scrolled;
  AdwPreferencesGroup *usual;
  AdwPreferencesGroup *regional;
  AdwPreferencesGroup *testing;
  AdwEntryRow         *custom;
  GtkWidget           *custom_note;
  GtkLabel            *custom_words;
  GtkCheckButton      *custom_radio; /* (borrowed) */
  GtkLabel            *caveat;
  GtkLabel            *ways;
  GtkWidget           *caveat_box;
  BittingPolicyChoice *policy;
};

G_DEFINE_FINAL_TYPE (BittingSitePage, bitting_site_page, ADW_TYPE_BIN)

static char *
dup_ways (const BittingEnvironment *environment)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  for (i = 0; environment->ways[i] != NULL; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", environment->ways[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A caveat stands at the top, where it is read before anything else. */
static void
choose (BittingSitePage    *self,
        BittingEnvironment *environment)
{
  gboolean careful = environment->caveat != NULL;
  g_autofree char *ways = dup_ways (environment);

  gtk_label_set_label (self->caveat, careful ? environment->caveat : "");
  gtk_label_set_label (self->ways, ways);
  gtk_widget_set_visible (self->caveat_box, careful);
  if (careful)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  bitting_journey_set_environment (self->journey, environment);
}

static void
toggled_cb (BittingSitePage *self,
            GtkCheckButton  *button)
{
  if (gtk_check_button_get_active (button))
    choose (self, g_object_get_data (G_OBJECT (button), "environment"));
}

static void
custom_changed_cb (BittingSitePage *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->custom), "error");
  gtk_widget_set_visible (self->custom_note, FALSE);
}

static void
custom_cb (BittingSitePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingEnvironment) environment = NULL;

  environment = bitting_environment_new_custom (gtk_editable_get_text (GTK_EDITABLE (self->custom)), &error);
  if (environment == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->custom), "error");
      gtk_label_set_label (self->custom_words, error->message);
      gtk_widget_set_visible (self->custom_note, TRUE);
      return;
    }

  g_object_set_data_full (G_OBJECT (self->custom_radio), "environment",
                          bitting_environment_ref (environment), (GDestroyNotify) bitting_environment_unref);
  gtk_widget_set_sensitive (GTK_WIDGET (self->custom_radio), TRUE);
  if (gtk_check_button_get_active (self->custom_radio))
    choose (self, environment);
  else
    gtk_check_button_set_active (self->custom_radio, TRUE);
}

/* It can be chosen once it has an address. */
static void
prepare_custom (BittingSitePage *self)
{
  BittingEnvironment *chosen = bitting_journey_get_environment (self->journey);
  GtkWidget *radio = gtk_check_button_new ();

  self->custom_radio = GTK_CHECK_BUTTON (radio);
  gtk_check_button_set_group (self->custom_radio, self->first);
  gtk_widget_set_valign (radio, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (radio, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (radio), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Another host"), -1);
  g_signal_connect_object (radio, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_prefix (self->custom, radio);
  if (chosen == NULL || chosen->kind != BITTING_ENVIRONMENT_CUSTOM)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->custom), chosen->origin);
  custom_cb (self);
}

static AdwPreferencesGroup *
group_for (BittingSitePage    *self,
           BittingEnvironment *environment)
{
  switch (environment->kind)
    {
    case BITTING_ENVIRONMENT_REGIONAL:
      return self->regional;
    case BITTING_ENVIRONMENT_TEST:
      return self->testing;
    case BITTING_ENVIRONMENT_LIVE:
    case BITTING_ENVIRONMENT_PRACTICE:
    case BITTING_ENVIRONMENT_CUSTOM:
    default:
      return self->usual;
    }
}

static void
add_row (BittingSitePage    *self,
         BittingEnvironment *environment)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *radio = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), environment->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), environment->summary);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (radio, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), self->first);
  if (self->first == NULL)
    self->first = GTK_CHECK_BUTTON (radio);
  gtk_accessible_update_property (GTK_ACCESSIBLE (radio), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  environment->title, -1);
  g_object_set_data_full (G_OBJECT (radio), "environment", bitting_environment_ref (environment),
                          (GDestroyNotify) bitting_environment_unref);
  g_signal_connect_object (radio, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), radio);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), radio);
  adw_preferences_group_add (group_for (self, environment), row);
  if (environment == bitting_journey_get_environment (self->journey))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (radio), TRUE);
}

static void
policy_cb (BittingSitePage *self)
{
  bitting_journey_set_policy (self->journey, bitting_policy_choice_get_policy (self->policy)->id);
}

static void
show_policy (BittingSitePage *self)
{
  bitting_policy_choice_show (self->policy,
                              bitting_keeper_get_policies (bitting_journey_get_keeper (self->journey)),
                              bitting_journey_get_policy (self->journey)->id);
}

static void
bitting_site_page_dispose (GObject *object)
{
  BittingSitePage *self = BITTING_SITE_PAGE (object);

  g_clear_object (&self->journey);

  G_OBJECT_CLASS (bitting_site_page_parent_class)->dispose (object);
}

static void
bitting_site_page_class_init (BittingSitePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_site_page_dispose;
  g_type_ensure (BITTING_TYPE_POLICY_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-site-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingSitePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, BittingSitePage, usual);
  gtk_widget_class_bind_template_child (widget_class, BittingSitePage, regional);
  gtk_widget_class_bind_template_child (widget_class, BittingSitePage, testing);
  gtk_widget_class_bind_template_child (widget_class, BittingSitePage, custom);
  gtk_widget_class_bind_template_child (widget_class, BittingSitePage, custom_note);
  gtk_widget_class_bind_template_child (widget_class, BittingSitePage, custom_words);
  gtk_widget_class_bind_template_child (widget_class, BittingSitePage, caveat);
  gtk_widget_class_bind_template_child (widget_class, BittingSitePage, ways);
  gtk_widget_class_bind_template_child (widget_class, BittingSitePage, caveat_box);
  gtk_widget_class_bind_template_callback (widget_class, custom_cb);
  gtk_widget_class_bind_template_callback (widget_class, custom_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, BittingSitePage, policy);
  gtk_widget_class_bind_template_callback (widget_class, policy_cb);
}

static void
bitting_site_page_init (BittingSitePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_apply_button_name (self->custom, _("Use This Address"));
}

/** Returns: (transfer floating): the page that asks for the site */
GtkWidget *
bitting_site_page_new (BittingJourney *journey)
{
  BittingSitePage *self = g_object_new (BITTING_TYPE_SITE_PAGE, NULL);
  GPtrArray *environments = bitting_data_get_environments ();
  guint i;

  self->journey = g_object_ref (journey);
  for (i = 0; i < environments->len; i++)
    add_row (self, g_ptr_array_index (environments, i));
  prepare_custom (self);
  g_signal_connect_object (journey, "notify::policy", G_CALLBACK (show_policy), self, G_CONNECT_SWAPPED);
  show_policy (self);

  return GTK_WIDGET (self);
}
