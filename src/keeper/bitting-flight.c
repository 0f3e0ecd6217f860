/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-flight.h"

struct _BittingFlights
{
  GHashTable     *by_name; /* (element-type utf8 Flight): borrowed from its callback */
  GCopyFunc       copy;
  GDestroyNotify  free;
};

typedef struct
{
  BittingFlights *all;         /* (nullable): NULL once it is out of the table */
  char           *name;
  GPtrArray      *waiting;     /* (element-type GTask) */
  GCancellable   *cancellable; /* (owned): stops the work when nobody waits any more */
  GCopyFunc       copy;
  GDestroyNotify  free;
} Flight;

/* One who waits. */
typedef struct
{
  Flight *flight;
  GTask  *task;   /* borrowed from @flight */
} Seat;

static void
take_out (Flight *flight)
{
  if (flight->all == NULL)
    return;

  g_hash_table_remove (flight->all->by_name, flight->name);
  flight->all = NULL;
}

static void
flight_free (Flight *flight)
{
  take_out (flight);
  g_ptr_array_unref (flight->waiting);
  g_object_unref (flight->cancellable);
  g_free (flight->name);
  g_free (flight);
}

/**
 * bitting_flights_new:
 * @copy: (scope forever): makes a result for one more who waits
 * @free: (scope forever): frees a result
 *
 * Returns: (transfer full): an empty table
 */
BittingFlights *
bitting_flights_new (GCopyFunc      copy,
                     GDestroyNotify free)
{
  BittingFlights *self = g_new0 (BittingFlights, 1);

  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->copy = copy;
  self->free = free;

  return self;
}

/** Work that is under way goes on; its results reach who waits. */
void
bitting_flights_free (BittingFlights *self)
{
  GHashTableIter iter;
  gpointer flight;

  g_hash_table_iter_init (&iter, self->by_name);
  while (g_hash_table_iter_next (&iter, NULL, &flight))
    ((Flight *) flight)->all = NULL;
  g_hash_table_unref (self->by_name);
  g_free (self);
}

static void
stop_listening (GTask *task)
{
  GSource *source = g_object_steal_data (G_OBJECT (task), "leaving");

  if (source == NULL)
    return;

  g_source_destroy (source);
  g_source_unref (source);
}

static gboolean
left_cb (GCancellable *cancellable,
         gpointer      user_data)
{
  Seat *seat = user_data;
  Flight *flight = seat->flight;
  g_autoptr (GTask) task = g_object_ref (seat->task);

  g_ptr_array_remove (flight->waiting, task);
  if (flight->waiting->len == 0)
    {
      take_out (flight);
      g_cancellable_cancel (flight->cancellable);
    }
  stop_listening (task);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
landed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Flight *flight = user_data;
  g_autoptr (GError) error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);
  guint i;

  take_out (flight);
  for (i = 0; i < flight->waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (flight->waiting, i);

      stop_listening (task);
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_pointer (task, flight->copy (value, NULL), flight->free);
    }
  if (value != NULL)
    flight->free (value);
  flight_free (flight);
}

static void
take_seat (Flight *flight,
           GTask  *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Seat *seat = NULL;
  GSource *source = NULL;

  g_ptr_array_add (flight->waiting, g_object_ref (task));
  if (cancellable == NULL)
    return;

  seat = g_new0 (Seat, 1);
  seat->flight = flight;
  seat->task = task;
  source = g_cancellable_source_new (cancellable);
  g_source_set_callback (source, G_SOURCE_FUNC (left_cb), seat, g_free);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_object_set_data (G_OBJECT (task), "leaving", source);
}

/**
 * bitting_flights_join:
 * @self: a table
 * @name: what the work is about
 * @task: who waits; gets the result, which has to be a pointer. One that is cancelled leaves
 *   alone, and the last one stops the work
 * @start: (scope call): starts the work, where there is none of that name
 * @data: for @start
 */
void
bitting_flights_join (BittingFlights     *self,
                      const char         *name,
                      GTask              *task,
                      BittingFlightStart  start,
                      gpointer            data)
{
  Flight *flight = g_hash_table_lookup (self->by_name, name);

  if (flight != NULL)
    {
      take_seat (flight, task);
      return;
    }

  flight = g_new0 (Flight, 1);
  flight->all = self;
  flight->name = g_strdup (name);
  flight->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  flight->cancellable = g_cancellable_new ();
  flight->copy = self->copy;
  flight->free = self->free;
  g_hash_table_insert (self->by_name, flight->name, flight);
  take_seat (flight, task);
  start (name, flight->cancellable, landed_cb, flight, data);
}
