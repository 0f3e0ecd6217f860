/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-proxy.h"

#include <string.h>

/* A proxy on loopback that notes all that it could read: what it was asked, before the
 * tunnel stands. */

struct _TestProxy
{
  GSocketService *service; /* (owned) */
  GCancellable   *stop;    /* (owned) */
  TestProxyKind   kind;
  guint16         port;

  GMutex          mutex;
  GCond           idle;
  guint           running;
  GString        *seen;    /* (owned) */
};

static gboolean
read_bytes (TestProxy    *self,
            GInputStream *input,
            guint8       *bytes,
            gsize         count)
{
  gsize done = 0;

  return g_input_stream_read_all (input, bytes, count, &done, self->stop, NULL) && done == count;
}

static void
note (TestProxy  *self,
      const char *bytes,
      gsize       length)
{
  g_mutex_lock (&self->mutex);
  g_string_append_len (self->seen, bytes, (gssize) length);
  g_mutex_unlock (&self->mutex);
}

static gboolean
send_bytes (TestProxy     *self,
            GOutputStream *output,
            const void    *bytes,
            gsize          length)
{
  return g_output_stream_write_all (output, bytes, length, NULL, self->stop, NULL);
}

/* Returns the "host:port" that is asked for, or NULL. */
static char *
read_connect (TestProxy    *self,
              GInputStream *input)
{
  g_autoptr(GString) head = g_string_new (NULL);
  g_auto(GStrv) words = NULL;

  while (strstr (head->str, "\r\n\r\n") == NULL)
    {
      guint8 byte;

      if (!read_bytes (self, input, &byte, 1))
        return NULL;
      g_string_append_c (head, (char) byte);
    }
  note (self, head->str, head->len);
  words = g_strsplit (head->str, " ", 3);
  return g_strcmp0 (words[0], "CONNECT") == 0 ? g_strdup (words[1]) : NULL;
}

static char *
read_socks (TestProxy     *self,
            GInputStream  *input,
            GOutputStream *output)
{
  static const guint8 no_password[] = { 5, 0 };
  static const guint8 granted[] = { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 };
  static const guint8 none_will_do[] = { 5, 0xff };
  guint8 head[5], methods[255], port[2];
  char host[256] = { 0 };

  if (!read_bytes (self, input, head, 2) || !read_bytes (self, input, methods, head[1]))
    return NULL;
  if (self->kind == TEST_PROXY_SOCKS_PASSWORD)
    {
      send_bytes (self, output, none_will_do, sizeof none_will_do);
      return NULL;
    }
  if (!send_bytes (self, output, no_password, sizeof no_password) ||
      !read_bytes (self, input, head, 5))
    return NULL;

  /* Only names: an address would mean that the name was looked up on our side. */
  if (head[3] != 3 || !read_bytes (self, input, (guint8 *) host, head[4]) ||
      !read_bytes (self, input, port, 2))
    return NULL;
  note (self, host, strlen (host));
  return send_bytes (self, output, granted, sizeof granted)
           ? g_strdup_printf ("%s:%u", host, port[0] * 256u + port[1]) : NULL;
}

/* Returns FALSE when one side has ended. */
static gboolean
pump (GSocket *from,
      GSocket *to)
{
  char bytes[4096];
  gssize length = g_socket_receive (from, bytes, sizeof bytes, NULL, NULL);

  for (gssize done = 0; length > 0 && done < length;)
    {
      gssize sent = g_socket_send (to, bytes + done, (gsize) (length - done), NULL, NULL);

      if (sent <= 0)
        return FALSE;
      done += sent;
    }
  return length > 0;
}

static void
tunnel (TestProxy         *self,
        GSocketConnection *connection,
        const char        *target)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) other = NULL;
  GSocket *a, *b;

  g_socket_client_set_enable_proxy (client, FALSE);
  other = g_socket_client_connect_to_host (client, target, 443, self->stop, NULL);
  if (other == NULL)
    return;

  a = g_socket_connection_get_socket (connection);
  b = g_socket_connection_get_socket (other);
  while (!g_cancellable_is_cancelled (self->stop))
    {
      GPollFD descriptors[] = {
        { .fd = g_socket_get_fd (a), .events = G_IO_IN },
        { .fd = g_socket_get_fd (b), .events = G_IO_IN },
        { .fd = -1 },
      };

      if (!g_cancellable_make_pollfd (self->stop, &descriptors[2]))
        break;
      g_poll (descriptors, G_N_ELEMENTS (descriptors), -1);
      g_cancellable_release_fd (self->stop);
      if ((descriptors[0].revents != 0 && !pump (a, b)) ||
          (descriptors[1].revents != 0 && !pump (b, a)))
        break;
    }
  g_io_stream_close (G_IO_STREAM (other), NULL, NULL);
}

static void
serve (TestProxy         *self,
       GSocketConnection *connection)
{
  static const char open[] = "HTTP/1.1 200 Open\r\n\r\n";
  static const char refused[] =
    "HTTP/1.1 407 Password\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
    "Content-Length: 0\r\n\r\n";
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autofree char *target = NULL;
  GPollFD descriptor;

  target = self->kind == TEST_PROXY_SOCKS || self->kind == TEST_PROXY_SOCKS_PASSWORD
             ? read_socks (self, input, output) : read_connect (self, input);
  switch (self->kind)
    {
    case TEST_PROXY_HTTP:
      if (target != NULL && send_bytes (self, output, open, strlen (open)))
        tunnel (self, connection, target);
      break;
    case TEST_PROXY_SOCKS:
      if (target != NULL)
        tunnel (self, connection, target);
      break;
    case TEST_PROXY_REFUSE:
      send_bytes (self, output, refused, strlen (refused));
      break;
    case TEST_PROXY_SILENT:
      if (g_cancellable_make_pollfd (self->stop, &descriptor))
        {
          g_poll (&descriptor, 1, -1);
          g_cancellable_release_fd (self->stop);
        }
      break;
    case TEST_PROXY_SOCKS_PASSWORD:
    case TEST_PROXY_HANG_UP:
    default:
      break;
    }
}

/* On the main loop, so that no thread is ever started and not counted. */
static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  TestProxy *self = user_data;

  g_mutex_lock (&self->mutex);
  self->running++;
  g_mutex_unlock (&self->mutex);
  return FALSE;
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        gpointer                user_data)
{
  TestProxy *self = user_data;

  serve (self, connection);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  g_mutex_lock (&self->mutex);
  self->running--;
  g_cond_signal (&self->idle);
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

TestProxy *
test_proxy_new (TestProxyKind kind)
{
  TestProxy *self = g_new0 (TestProxy, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) error = NULL;

  g_mutex_init (&self->mutex);
  g_cond_init (&self->idle);
  self->kind = kind;
  self->stop = g_cancellable_new ();
  self->seen = g_string_new (NULL);
  self->service = g_threaded_socket_service_new (8);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  return self;
}

void
test_proxy_free (TestProxy *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_cancellable_cancel (self->stop);

  g_mutex_lock (&self->mutex);
  while (self->running > 0)
    g_cond_wait (&self->idle, &self->mutex);
  g_mutex_unlock (&self->mutex);

  g_object_unref (self->service);
  g_object_unref (self->stop);
  g_string_free (self->seen, TRUE);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->idle);
  g_free (self);
}

guint16
test_proxy_get_port (TestProxy *self)
{
  return self->port;
}

/** test_proxy_dup_seen: all that the proxy could read. */
char *
test_proxy_dup_seen (TestProxy *self)
{
  char *seen;

  g_mutex_lock (&self->mutex);
  seen = g_strdup (self->seen->str);
  g_mutex_unlock (&self->mutex);
  return seen;
}
