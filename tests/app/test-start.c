/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the first frame does not show is not read, made or loaded before it: the keyring is not
 * asked, the history is not opened, and there is no page but the one in view. All of it follows
 * by itself. */

#include "bitting-application.h"

#include <dlfcn.h>
#include <glib/gstdio.h>

#define WAIT_SECONDS 30

static int asked; /* messages to the keyring; counted on another thread */

/* Of pages, of what they stand on, and of what only the list of keys needs. */
static const char * const late_types[] = {
  "BittingKeyList", "BittingReportPage", "BittingWizard", "BittingJourney", "BittingScreenshots",
  "BittingPoliciesPage", "BittingPreferences", "BittingFollower", "GtkPopoverMenu",
};

static const char * const late_libraries[] = { "libcurl.so.4", "libsoup-3.0.so.0" };

static GDBusMessage *
note_message (GDBusConnection *bus,
              GDBusMessage    *message,
              gboolean         incoming,
              gpointer         user_data)
{
  const char *interface = g_dbus_message_get_interface (message);
  const char *destination = g_dbus_message_get_destination (message);

  if (!incoming && (g_strcmp0 (destination, "org.freedesktop.secrets") == 0 ||
                    (interface != NULL && g_str_has_prefix (interface, "org.freedesktop.Secret"))))
    g_atomic_int_inc (&asked);

  return message;
}

static gboolean
has_history (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "bitting", "history.sqlite", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Before “after-paint”, which is when the window goes on. */
static void
painted_cb (GdkFrameClock *clock,
            gboolean      *painted)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  guint i;

  if (*painted)
    return;

  *painted = TRUE;
  /* What was said is counted once it is on its way. */
  g_assert_true (g_dbus_connection_flush_sync (bus, NULL, NULL));
  g_assert_cmpint (g_atomic_int_get (&asked), ==, 0);
  g_assert_false (has_history ());
  for (i = 0; i < G_N_ELEMENTS (late_types); i++)
    {
      g_test_message ("%s", late_types[i]);
      g_assert_cmpuint (g_type_from_name (late_types[i]), ==, G_TYPE_INVALID);
    }
  for (i = 0; i < G_N_ELEMENTS (late_libraries); i++)
    g_assert_null (dlopen (late_libraries[i], RTLD_LAZY | RTLD_NOLOAD));
}

static void
test_first_frame (void)
{
  g_autoptr (AdwApplication) application = bitting_application_new ();
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  gint64 end = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;
  gboolean painted = FALSE;
  GtkWindow *window = NULL;
  guint filter = g_dbus_connection_add_filter (bus, note_message, NULL, NULL);

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_activate (G_APPLICATION (application));
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_signal_connect_after (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "paint", G_CALLBACK (painted_cb), &painted);
  while (!painted && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (painted);

  /* And so that all of the above is known to be seen: here it comes. */
  while ((g_atomic_int_get (&asked) == 0 || !has_history ()) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_atomic_int_get (&asked), >, 0);
  g_assert_true (has_history ());
  g_assert_cmpuint (g_type_from_name ("BittingJourney"), !=, G_TYPE_INVALID);

  gtk_window_close (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_dbus_connection_remove_filter (bus, filter);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/start/first-frame", test_first_frame);

  return g_test_run ();
}
