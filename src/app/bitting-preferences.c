/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-preferences.h"

#include "bitting-language.h"
#include "bitting-room.h"
#include "bitting-watching.h"

#include <glib/gi18n.h>

struct _BittingPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings           *settings; /* (owned) */

  /* Template widgets */
  AdwComboRow         *language;
  GtkStringList       *names;    /* those of the languages, behind the desktop's */
  AdwActionRow        *reopen;
  AdwActionRow        *row;
  GtkSwitch           *watch;
  GtkAdjustment       *seconds;
};

G_DEFINE_FINAL_TYPE (BittingPreferences, bitting_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
switched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BittingPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = bitting_watching_switch_finish (result, &error);
  g_autofree char *escaped = g_markup_escape_text (words != NULL ? words : error->message, -1);

  /* Not a toast: libadwaita 1.2 does not survive a window that is closed while one fades. Nor is
   * there a row any more in a window that was closed meanwhile. */
  if (self->settings != NULL)
    adw_action_row_set_subtitle (self->row, escaped);
}

static void
watch_cb (BittingPreferences *self)
{
  gboolean on = gtk_switch_get_active (self->watch);

  if (on != bitting_watching_is_on ())
    bitting_watching_switch_async (on, NULL, switched_cb, g_object_ref (self));
}

static void
language_cb (BittingPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->language), n_languages;
  const BittingLanguage *languages = bitting_language_list (&n_languages);
  g_autofree char *old = g_settings_get_string (self->settings, "language");
  const char *code = selected == 0 ? "" : languages[selected - 1].code;

  if (strcmp (code, old) == 0)
    return;
  g_settings_set_string (self->settings, "language", code);
  gtk_widget_set_visible (GTK_WIDGET (self->reopen), TRUE);
}

static void
reopen_cb (BittingPreferences *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "reopen", NULL);
}

static void
list_languages (BittingPreferences *self)
{
  guint n_languages, i, selected = 0;
  const BittingLanguage *languages = bitting_language_list (&n_languages);
  g_autofree char *code = g_settings_get_string (self->settings, "language");

  gtk_string_list_append (self->names, _("The desktop’s language"));
  for (i = 0; i < n_languages; i++)
    {
      gtk_string_list_append (self->names, languages[i].name);
      if (strcmp (code, languages[i].code) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_selected (self->language, selected);
}

static void
bitting_preferences_dispose (GObject *object)
{
  g_clear_object (&BITTING_PREFERENCES (object)->settings);

  G_OBJECT_CLASS (bitting_preferences_parent_class)->dispose (object);
}

static void
bitting_preferences_class_init (BittingPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, BittingPreferences, names);
  gtk_widget_class_bind_template_child (widget_class, BittingPreferences, reopen);
  gtk_widget_class_bind_template_child (widget_class, BittingPreferences, row);
  gtk_widget_class_bind_template_child (widget_class, BittingPreferences, watch);
  gtk_widget_class_bind_template_child (widget_class, BittingPreferences, seconds);
  gtk_widget_class_bind_template_callback (widget_class, watch_cb);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
}

static void
bitting_preferences_init (BittingPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APPLICATION_ID);
  list_languages (self);
  /* From here on it is the person who chooses: the list chooses its first item as it is filled. */
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (language_cb), self,
                           G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "clipboard-seconds", self->seconds, "value", G_SETTINGS_BIND_DEFAULT);
  gtk_switch_set_active (self->watch, bitting_watching_is_on ());
  bitting_room_give (GTK_WIDGET (self));
}

/** Returns: (transfer none): the window, still to be presented; it is destroyed when it is closed */
GtkWindow *
bitting_preferences_new (GtkWindow *parent)
{
  return g_object_new (BITTING_TYPE_PREFERENCES, "transient-for", parent, NULL);
}
