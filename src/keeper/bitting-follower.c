/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hears of changes that anyone makes to the keys or to their history, and tells of many at
 * once as of one. */

#include "bitting-follower.h"

#include "bitting-keyring-watch.h"

/* Long enough to take in all that belongs to one change, and far below what a person
 * takes for a delay. */
#define GATHER_MS 300

struct _BittingFollower
{
  GObject              parent_instance;

  BittingKeyringWatch *watch;   /* (owned) */
  GFileMonitor        *monitor; /* (owned) (nullable): of the folder of the history */
  char                *name;    /* name of the history's file */
  guint                source;  /* that will tell, or 0 */
  gboolean             keys;    /* whether the keyring is what changed */
};

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} BittingFollowerSignal;

G_DEFINE_FINAL_TYPE (BittingFollower, bitting_follower, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static gboolean
tell_cb (gpointer user_data)
{
  BittingFollower *self = user_data;
  gboolean keys = self->keys;

  self->source = 0;
  self->keys = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, keys);

  return G_SOURCE_REMOVE;
}

static void
gather (BittingFollower *self)
{
  if (self->source == 0)
    self->source = g_timeout_add (GATHER_MS, tell_cb, self);
}

static void
keyring_cb (BittingFollower *self)
{
  self->keys = TRUE;
  gather (self);
}

/* SQLite writes to a journal beside the file, and only later into the file. */
static gboolean
is_of_history (BittingFollower *self,
               GFile           *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_str_has_prefix (name, self->name) &&
         (name[strlen (self->name)] == '\0' || g_str_has_suffix (name, "-wal"));
}

static void
folder_cb (BittingFollower   *self,
           GFile             *file,
           GFile             *other,
           GFileMonitorEvent  event)
{
  /* The other events say that somebody has done with the file, be it only with reading. */
  if ((event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_DELETED) &&
      is_of_history (self, file))
    gather (self);
}

static void
bitting_follower_dispose (GObject *object)
{
  BittingFollower *self = BITTING_FOLLOWER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (bitting_follower_parent_class)->dispose (object);
}

static void
bitting_follower_class_init (BittingFollowerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bitting_follower_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
bitting_follower_init (BittingFollower *self)
{
}

/**
 * bitting_follower_new:
 * @history_path: file of the history; need not be there yet, but its folder
 *
 * Returns: (transfer full): an object that emits `changed`, with whether the keyring may be
 *   different too, soon after a change
 */
BittingFollower *
bitting_follower_new (const char *history_path)
{
  BittingFollower *self = g_object_new (BITTING_TYPE_FOLLOWER, NULL);
  g_autofree char *path = g_path_get_dirname (history_path);
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  self->name = g_path_get_basename (history_path);
  self->watch = bitting_keyring_watch_new ();
  g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (keyring_cb), self);
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    {
      g_file_monitor_set_rate_limit (self->monitor, GATHER_MS);
      g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (folder_cb), self);
    }

  return self;
}
