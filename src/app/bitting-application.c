/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-application.h"

#include "bitting-catalogue.h"
#include "bitting-hearing.h"
#include "bitting-keeper.h"
#include "bitting-language.h"
#include "bitting-lent-text.h"
#include "bitting-room.h"
#include "bitting-search-provider.h"
#include "bitting-watcher.h"
#include "bitting-watching.h"
#include "bitting-window.h"

#include <glib/gi18n.h>

struct _BittingApplication
{
  AdwApplication         parent_instance;

  BittingKeeper         *keeper;   /* (owned) */
  BittingWatcher        *watcher;  /* (owned) */
  BittingSearchProvider *provider; /* (owned): keys for the desktop's search */

  gboolean               reopen;   /* whether it is to begin anew when it has ended */
};

G_DEFINE_FINAL_TYPE (BittingApplication, bitting_application, ADW_TYPE_APPLICATION)

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  BittingApplication *self = BITTING_APPLICATION (user_data);
  /* A window takes those that belong to it along: each is kept until it had its turn. */
  GList *windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (self)),
                                     (GCopyFunc) (GCallback) g_object_ref, NULL);
  GList *node;

  /* What a window settles when it is closed is settled now, too, and waited for. */
  g_application_hold (G_APPLICATION (self));
  for (node = windows; node != NULL; node = node->next)
    gtk_window_close (node->data);
  g_list_free_full (windows, g_object_unref);
  bitting_watcher_leave (self->watcher);
  g_application_release (G_APPLICATION (self));
}

static void
quit_now (gpointer user_data)
{
  quit_cb (NULL, NULL, user_data);
}

/* What is set for the whole process, as its language, counts from the start on. The button that
 * asked for it is done with its click first: it is in one of the windows. */
static void
reopen_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  BITTING_APPLICATION (user_data)->reopen = TRUE;
  g_idle_add_once (quit_now, user_data);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "application-name", "Bitting",
                         "application-icon", APPLICATION_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _("The Bitting developers"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Make an API key that you can trust.\n\nNot affiliated with "
                                       "Bybit."),
                         NULL);
}

static GtkWindow *
show_window (BittingApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      window = GTK_WINDOW (bitting_window_new (ADW_APPLICATION (self), self->keeper));
      g_signal_connect_object (window, "begun", G_CALLBACK (bitting_watcher_keep_on), self->watcher,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (window);

  return window;
}

/* What the system's timer calls, once a day. It may have survived the person's wish. */
static void
watch_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  BittingApplication *self = BITTING_APPLICATION (user_data);

  if (bitting_watching_is_on ())
    bitting_watcher_start (self->watcher);
}

/* What a click on a notification calls. */
static void
open_key_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BittingApplication *self = BITTING_APPLICATION (user_data);
  const char *name = g_variant_get_string (parameter, NULL);

  bitting_watcher_dismiss (self->watcher, name);
  gtk_widget_activate_action (GTK_WIDGET (show_window (self)), "win.open-key", "s", name);
}

/* What the desktop's menu of the program offers. */
static void
new_key_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (show_window (user_data)), "win.new-key", NULL);
}

static void
check_all_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (show_window (user_data)), "win.check-all", NULL);
}

/* What the desktop's search calls for all that it found. */
static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree const char **terms = g_variant_get_strv (parameter, NULL);
  g_autofree char *words = g_strjoinv (" ", (char **) terms);

  gtk_widget_activate_action (GTK_WIDGET (show_window (user_data)), "win.search", "s", words);
}

static gboolean
bitting_application_dbus_register (GApplication     *application,
                                   GDBusConnection  *bus,
                                   const char       *path,
                                   GError          **error)
{
  return G_APPLICATION_CLASS (bitting_application_parent_class)->dbus_register (application, bus, path, error) &&
         bitting_search_provider_export (BITTING_APPLICATION (application)->provider, bus, path, error);
}

static void
bitting_application_activate (GApplication *application)
{
  show_window (BITTING_APPLICATION (application));
}

/* A file on the command line has keys in it, or a policy, or is a report that was made elsewhere. */
static void
bitting_application_open (GApplication  *application,
                          GFile        **files,
                          int            n_files,
                          const char    *hint)
{
  g_autofree char *uri = g_file_get_uri (files[0]);

  g_application_activate (application);
  gtk_widget_activate_action (GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application))),
                              "win.open-file", "s", uri);
}

static void
bitting_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_cb },
    { .name = "reopen", .activate = reopen_cb },
    { .name = "about", .activate = about_cb },
    { .name = "watch", .activate = watch_cb },
    { .name = "open-key", .activate = open_key_cb, .parameter_type = "s" },
    { .name = "new-key", .activate = new_key_cb },
    { .name = "check-all", .activate = check_all_cb },
    { .name = "search", .activate = search_cb, .parameter_type = "as" },
  };
  static const char * const accels[][3] = {
    { "app.quit", "<Control>q", NULL },
    { "window.close", "<Control>w", NULL },
    { "win.new-key", "<Control>n", NULL },
    { "win.check-all", "<Control>r", NULL },
    { "win.shortcuts", "<Control>question", NULL },
    { "win.home", "<Alt>Home", NULL },
    { "win.preferences", "<Control>comma", NULL },
  };
  guint i;

  G_APPLICATION_CLASS (bitting_application_parent_class)->startup (application);
  bitting_catalogue_complete ("libadwaita", "_Details");
  bitting_language_mirror ();
  bitting_room_begin ();
  bitting_hearing_begin ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i][0], &accels[i][1]);
}

static void
bitting_application_shutdown (GApplication *application)
{
  /* Before GTK hands the clipboard over to the desktop. */
  bitting_lent_text_take_back ();

  G_APPLICATION_CLASS (bitting_application_parent_class)->shutdown (application);
}

static void
bitting_application_dispose (GObject *object)
{
  BittingApplication *self = BITTING_APPLICATION (object);

  g_clear_object (&self->provider);
  g_clear_object (&self->watcher);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (bitting_application_parent_class)->dispose (object);
}

static void
bitting_application_class_init (BittingApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bitting_application_dispose;
  G_APPLICATION_CLASS (klass)->activate = bitting_application_activate;
  G_APPLICATION_CLASS (klass)->dbus_register = bitting_application_dbus_register;
  G_APPLICATION_CLASS (klass)->open = bitting_application_open;
  G_APPLICATION_CLASS (klass)->startup = bitting_application_startup;
  G_APPLICATION_CLASS (klass)->shutdown = bitting_application_shutdown;
}

static void
bitting_application_init (BittingApplication *self)
{
  self->keeper = bitting_keeper_new (NULL);
  self->watcher = bitting_watcher_new (G_APPLICATION (self), self->keeper);
  self->provider = bitting_search_provider_new (G_APPLICATION (self), self->keeper);
}

/** Returns: (transfer full): the application */
AdwApplication *
bitting_application_new (void)
{
  return g_object_new (BITTING_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/bitting/Bitting",
                       NULL);
}

/** Returns: whether the user asked for a new start, now that the application has ended */
gboolean
bitting_application_is_to_reopen (BittingApplication *self)
{
  return self->reopen;
}
