/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-multi.h"

#include <glib-unix.h>

/* libcurl's multi interface on a GLib main loop: libcurl says which sockets and which
 * timer it waits for, and is told when they are ready. No thread, no polling. It also
 * keeps the open connections, so that the next request to a host finds one. */

/* As many as there may be requests at once: see BittingBulkCheck. */
#define MAX_IDLE_CONNECTIONS 16L

struct _BybitMulti
{
  CURLM          *multi;
  GMainContext   *context; /* (owned) */
  GHashTable     *sockets; /* (owned) descriptor -> GSource */
  GSource        *timer;   /* (owned) (nullable) */
  BybitMultiDone  done;
  gpointer        user_data;
};

typedef struct
{
  CURL     *easy;
  CURLcode  code;
} Ended;

static void
destroy_source (gpointer source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

/* The callbacks come last, and from a list of our own: they may start another
 * transfer, and after the last of them @self may be gone. */
static void
deliver (BybitMulti *self)
{
  g_autoptr(GArray) ended = g_array_new (FALSE, FALSE, sizeof (Ended));
  BybitMultiDone done = self->done;
  gpointer user_data = self->user_data;
  CURLMsg *message;
  int left;

  while ((message = curl_multi_info_read (self->multi, &left)) != NULL)
    {
      if (message->msg == CURLMSG_DONE)
        {
          Ended one = { message->easy_handle, message->data.result };

          g_array_append_val (ended, one);
        }
    }

  for (guint i = 0; i < ended->len; i++)
    curl_multi_remove_handle (self->multi, g_array_index (ended, Ended, i).easy);
  for (guint i = 0; i < ended->len; i++)
    done (g_array_index (ended, Ended, i).easy, g_array_index (ended, Ended, i).code, user_data);
}

static gboolean
socket_ready_cb (int          descriptor,
                 GIOCondition condition,
                 gpointer     user_data)
{
  BybitMulti *self = user_data;
  int flags = 0;
  int running;

  if (condition & G_IO_IN)
    flags |= CURL_CSELECT_IN;
  if (condition & G_IO_OUT)
    flags |= CURL_CSELECT_OUT;
  if (condition & (G_IO_ERR | G_IO_HUP | G_IO_NVAL))
    flags |= CURL_CSELECT_ERR;

  curl_multi_socket_action (self->multi, descriptor, flags, &running);
  deliver (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
timer_cb (gpointer user_data)
{
  BybitMulti *self = user_data;
  int running;

  /* libcurl sets the next one during the call. */
  g_clear_pointer (&self->timer, destroy_source);
  curl_multi_socket_action (self->multi, CURL_SOCKET_TIMEOUT, 0, &running);
  deliver (self);
  return G_SOURCE_REMOVE;
}

static int
want_socket_cb (CURL          *easy,
                curl_socket_t  descriptor,
                int            what,
                gpointer       user_data,
                gpointer       socket_data)
{
  BybitMulti *self = user_data;
  GIOCondition condition = G_IO_ERR | G_IO_HUP;
  GSource *source;

  g_hash_table_remove (self->sockets, GINT_TO_POINTER (descriptor));
  if (what == CURL_POLL_REMOVE)
    return 0;

  if (what & CURL_POLL_IN)
    condition |= G_IO_IN;
  if (what & CURL_POLL_OUT)
    condition |= G_IO_OUT;

  source = g_unix_fd_source_new (descriptor, condition);
  g_source_set_callback (source, G_SOURCE_FUNC (socket_ready_cb), self, NULL);
  g_source_set_static_name (source, "[bitting] socket of libcurl");
  g_source_attach (source, self->context);
  g_hash_table_insert (self->sockets, GINT_TO_POINTER (descriptor), source);
  return 0;
}

/* Must not call libcurl again from here, so that a timer of 0 is a timer all the same. */
static int
want_timer_cb (CURLM    *multi,
               long      timeout_ms,
               gpointer  user_data)
{
  BybitMulti *self = user_data;

  g_clear_pointer (&self->timer, destroy_source);
  if (timeout_ms < 0)
    return 0;

  self->timer = g_timeout_source_new ((guint) MIN (timeout_ms, G_MAXINT));
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_set_static_name (self->timer, "[bitting] timer of libcurl");
  g_source_attach (self->timer, self->context);
  return 0;
}

/**
 * bybit_multi_new:
 * @done: called once for each transfer that ends by itself
 * @user_data: for @done
 *
 * Returns: (transfer full): a multi handle on the thread's default main context
 */
BybitMulti *
bybit_multi_new (BybitMultiDone done,
                 gpointer       user_data)
{
  BybitMulti *self = g_new0 (BybitMulti, 1);

  self->done = done;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  self->sockets = g_hash_table_new_full (NULL, NULL, NULL, destroy_source);

  self->multi = curl_multi_init ();
  if (self->multi == NULL)
    g_error ("Out of memory for libcurl");
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETFUNCTION, want_socket_cb);
  curl_multi_setopt (self->multi, CURLMOPT_SOCKETDATA, self);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERFUNCTION, want_timer_cb);
  curl_multi_setopt (self->multi, CURLMOPT_TIMERDATA, self);
  curl_multi_setopt (self->multi, CURLMOPT_PIPELINING, (long) CURLPIPE_MULTIPLEX);
  curl_multi_setopt (self->multi, CURLMOPT_MAXCONNECTS, MAX_IDLE_CONNECTIONS);
  return self;
}

/**
 * bybit_multi_free:
 * @self: (transfer full): a multi handle without transfers
 *
 * Closes the open connections.
 */
void
bybit_multi_free (BybitMulti *self)
{
  /* While it closes, libcurl still tells of sockets and timers. */
  curl_multi_cleanup (self->multi);
  g_clear_pointer (&self->timer, destroy_source);
  g_hash_table_unref (self->sockets);
  g_main_context_unref (self->context);
  g_free (self);
}

/**
 * bybit_multi_add:
 * @self: a multi handle
 * @easy: a transfer, which stays the caller's
 *
 * Starts a transfer. Its end comes from the main loop, never from this call.
 *
 * Returns: FALSE if libcurl would not take it
 */
gboolean
bybit_multi_add (BybitMulti *self,
                 CURL       *easy)
{
  return curl_multi_add_handle (self->multi, easy) == CURLM_OK;
}

/**
 * bybit_multi_remove:
 * @self: a multi handle
 * @easy: a transfer that has not ended
 *
 * Breaks a transfer off.
 */
void
bybit_multi_remove (BybitMulti *self,
                    CURL       *easy)
{
  curl_multi_remove_handle (self->multi, easy);
}
