/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks for the site of a key that its own does not know, when a person has said yes to it. */

#include "config.h"

#include "bitting-site-finder.h"

#include "bitting-keeper-site.h"
#include "bitting-text.h"

#include <glib/gi18n.h>

struct _BittingSiteFinder
{
  AdwBin              parent_instance;

  BittingKeeper      *keeper;      /* (owned) (nullable) */
  GPtrArray          *sites;       /* (owned) (nullable) */
  BittingEnvironment *found;       /* (owned) (nullable) */
  GCancellable       *cancellable; /* (owned) (nullable): while it looks or moves */
  char               *name;        /* (nullable) */

  /* Template widgets */
  AdwActionRow       *words;
  GtkSpinner         *spinner;
  GtkWidget          *look;
  GtkWidget          *stop;
  GtkWidget          *move;
};

G_DEFINE_FINAL_TYPE (BittingSiteFinder, bitting_site_finder, ADW_TYPE_BIN)

static void
show_state (BittingSiteFinder *self,
            const char        *title,    /* (nullable) */
            const char        *subtitle) /* (nullable) */
{
  gboolean busy = self->cancellable != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->words), title != NULL);
  if (title != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words), title);
  adw_action_row_set_subtitle (self->words, subtitle != NULL ? subtitle : "");
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (self->stop, busy);
  gtk_widget_set_visible (self->look, !busy && self->found == NULL);
  gtk_widget_set_visible (self->move, !busy && self->found != NULL);
}

static void
progress_cb (BittingEnvironment *site,
             guint               done,
             guint               all,
             gpointer            user_data)
{
  BittingSiteFinder *self = user_data;
  /* Translators: how many sites are done, and of how many */
  g_autofree char *title = g_strdup_printf (_("Asking site %u of %u"), done + 1, all);
  g_autofree char *subtitle = g_strdup_printf (_("%s · %s"), site->title, site->origin);

  /* One that was called off may still have a word to say. */
  if (self->cancellable != NULL)
    show_state (self, title, subtitle);
}

static char *
dup_silent (const GPtrArray *silent)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint i;

  if (silent->len == 0)
    return NULL;
  for (i = 0; i < silent->len; i++)
    bitting_text_add_item (words, ((BittingEnvironment *) g_ptr_array_index (silent, i))->title);

  /* Translators: %s is a list of sites */
  return g_strdup_printf (_("Could not be asked: %s."), words->str);
}

static void
show_result (BittingSiteFinder       *self,
             const BittingSiteSearch *search)
{
  g_autofree char *silent = dup_silent (search->silent);
  g_autofree char *title = NULL;

  if (search->found == NULL)
    {
      show_state (self, _("No other site that answered knows this key"), silent);
      return;
    }

  self->found = bitting_environment_ref (search->found);
  /* Translators: %s is a site */
  title = g_strdup_printf (_("%s knows this key"), search->found->title);
  show_state (self, title, _("It can be saved for that site under the same name. What is expected of it stays."));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BittingSiteFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingSiteSearch) search = bitting_keeper_find_site_finish (BITTING_KEEPER (source), result,
                                                                          &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  if (search != NULL)
    show_result (self, search);
  else
    show_state (self, error->message, NULL);
}

static void
look_cb (BittingSiteFinder *self)
{
  self->cancellable = g_cancellable_new ();
  show_state (self, _("Reading the key…"), NULL);
  bitting_keeper_find_site_async (self->keeper, self->name, self->sites, progress_cb, self,
                                  self->cancellable, found_cb, g_object_ref (self));
  gtk_widget_grab_focus (self->stop);
}

static void
stop_cb (BittingSiteFinder *self)
{
  bitting_site_finder_stop (self);
  gtk_widget_grab_focus (self->look);
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BittingSiteFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean moved = bitting_keeper_move_finish (BITTING_KEEPER (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_object (&self->cancellable);
  if (moved)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.check", "s", self->name);
  else
    show_state (self, error->message, NULL);
}

static void
move_cb (BittingSiteFinder *self)
{
  self->cancellable = g_cancellable_new ();
  show_state (self, _("Saving the key for that site…"), NULL);
  bitting_keeper_move_async (self->keeper, self->name, self->found, self->cancellable, moved_cb,
                             g_object_ref (self));
}

static void
bitting_site_finder_dispose (GObject *object)
{
  BittingSiteFinder *self = BITTING_SITE_FINDER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->sites, g_ptr_array_unref);
  g_clear_pointer (&self->found, bitting_environment_unref);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (bitting_site_finder_parent_class)->dispose (object);
}

static void
bitting_site_finder_class_init (BittingSiteFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_site_finder_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-site-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingSiteFinder, words);
  gtk_widget_class_bind_template_child (widget_class, BittingSiteFinder, spinner);
  gtk_widget_class_bind_template_child (widget_class, BittingSiteFinder, look);
  gtk_widget_class_bind_template_child (widget_class, BittingSiteFinder, stop);
  gtk_widget_class_bind_template_child (widget_class, BittingSiteFinder, move);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
}

static void
bitting_site_finder_init (BittingSiteFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Stops looking; what it came to so far is dropped. */
void
bitting_site_finder_stop (BittingSiteFinder *self)
{
  g_return_if_fail (BITTING_IS_SITE_FINDER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, bitting_environment_unref);
  show_state (self, NULL, NULL);
}

/**
 * bitting_site_finder_open:
 * @self: a finder
 * @keeper: who asks
 * @name: name of a saved key
 * @environment: id of the environment that does not know it
 *
 * Offers to look; nothing is sent before a person presses the button.
 *
 * Returns: whether there is any other site
 */
gboolean
bitting_site_finder_open (BittingSiteFinder *self,
                          BittingKeeper     *keeper,
                          const char        *name,
                          const char        *environment)
{
  g_return_val_if_fail (BITTING_IS_SITE_FINDER (self), FALSE);

  bitting_site_finder_stop (self);
  g_set_object (&self->keeper, keeper);
  g_free (self->name);
  self->name = g_strdup (name);
  g_clear_pointer (&self->sites, g_ptr_array_unref);
  self->sites = bitting_keeper_list_other_sites (keeper, environment);

  return self->sites->len > 0;
}
