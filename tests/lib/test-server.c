/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

/* An HTTPS or HTTP server on loopback that does what it is told, also what no decent
 * server does. Each connection has a thread, so that a test needs no more than its main
 * loop; stopping waits for them all. */

#define MAX_HEAD 65536

struct _TestServer
{
  GSocketService  *service;     /* (owned) */
  GTlsCertificate *certificate; /* (owned) (nullable) */
  GCancellable    *stop;        /* (owned) */
  TestScript       script;
  gpointer         user_data;
  guint16          port;

  GMutex           mutex;
  GCond            idle;
  guint            running;
  guint            connections;
  GPtrArray       *heads;       /* (owned) */
};

/* The body of a POST follows its head. */
static gboolean
read_body (TestServer   *self,
           GInputStream *input,
           GString      *head)
{
  g_autofree char *length = test_head_get (head->str, "Content-Length");
  gsize count = length != NULL ? (gsize) g_ascii_strtoull (length, NULL, 10) : 0;
  g_autofree char *body = NULL;

  if (count == 0)
    return TRUE;
  if (count > MAX_HEAD)
    return FALSE;

  body = g_malloc (count);
  if (!g_input_stream_read_all (input, body, count, NULL, self->stop, NULL))
    return FALSE;
  g_string_append_len (head, body, (gssize) count);
  return TRUE;
}

/* Returns NULL when the other side has gone. */
static char *
read_request (TestServer   *self,
              GInputStream *input)
{
  g_autoptr(GString) head = g_string_new (NULL);

  while (strstr (head->str, "\r\n\r\n") == NULL)
    {
      char byte;

      if (head->len > MAX_HEAD || g_input_stream_read (input, &byte, 1, self->stop, NULL) != 1)
        return NULL;
      g_string_append_c (head, byte);
    }
  return read_body (self, input, head) ? g_strdup (head->str) : NULL;
}

static TestReply
answer (TestServer *self,
        const char *head)
{
  guint index;

  g_mutex_lock (&self->mutex);
  index = self->heads->len;
  g_ptr_array_add (self->heads, g_strdup (head));
  g_mutex_unlock (&self->mutex);
  return self->script (index, head, self->user_data);
}

static void
wait_for_stop (TestServer *self,
               gint64      limit_ms)
{
  GPollFD descriptor;

  if (!g_cancellable_make_pollfd (self->stop, &descriptor))
    return;
  g_poll (&descriptor, 1, (int) limit_ms);
  g_cancellable_release_fd (self->stop);
}

/* Never ends by itself, and never says anything. */
static void
drip (TestServer    *self,
      GOutputStream *output)
{
  while (g_output_stream_write_all (output, "x", 1, NULL, self->stop, NULL))
    wait_for_stop (self, 1000);
}

static void
reset (GSocketConnection *connection)
{
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };
  int descriptor = g_socket_get_fd (g_socket_connection_get_socket (connection));

  g_assert_cmpint (setsockopt (descriptor, SOL_SOCKET, SO_LINGER, &linger, sizeof linger), ==, 0);
}

/* Returns TRUE if the connection goes on. */
static gboolean
serve_one (TestServer        *self,
           GSocketConnection *connection,
           GIOStream         *stream)
{
  g_autofree char *head = read_request (self, g_io_stream_get_input_stream (stream));
  GOutputStream *output = g_io_stream_get_output_stream (stream);
  g_autofree char *bytes = NULL;
  gboolean sent = TRUE;
  TestReply reply;

  if (head == NULL)
    return FALSE;

  reply = answer (self, head);
  bytes = reply.bytes;
  if (reply.delay_ms > 0)
    wait_for_stop (self, reply.delay_ms);

  do
    {
      if (bytes != NULL)
        sent = g_output_stream_write_all (output, bytes,
                                          reply.length > 0 ? reply.length : strlen (bytes),
                                          NULL, self->stop, NULL);
    }
  while (sent && reply.then == TEST_THEN_REPEAT);

  if (reply.then == TEST_THEN_SILENCE)
    wait_for_stop (self, -1);
  if (reply.then == TEST_THEN_DRIP && sent)
    drip (self, output);
  if (reply.then == TEST_THEN_RESET)
    reset (connection);
  return sent && reply.then == TEST_THEN_KEEP;
}

static void
serve (TestServer        *self,
       GSocketConnection *connection)
{
  g_autoptr(GIOStream) stream = NULL;

  if (self->certificate != NULL)
    stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
  else
    stream = g_object_ref (G_IO_STREAM (connection));

  /* Small writes would otherwise wait for one another. */
  g_socket_set_option (g_socket_connection_get_socket (connection),
                       IPPROTO_TCP, TCP_NODELAY, 1, NULL);
  while (serve_one (self, connection, stream))
    ;
  g_io_stream_close (stream, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
}

/* On the main loop, so that no thread is ever started and not counted. */
static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  TestServer *self = user_data;

  g_mutex_lock (&self->mutex);
  self->connections++;
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
  TestServer *self = user_data;

  serve (self, connection);

  g_mutex_lock (&self->mutex);
  self->running--;
  g_cond_signal (&self->idle);
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

/**
 * test_server_new:
 * @certificate: (nullable): certificate with key, or NULL for plain HTTP
 * @script: says what to answer
 * @user_data: for @script
 *
 * Starts a server on 127.0.0.1 on the default main context.
 */
TestServer *
test_server_new (GTlsCertificate *certificate,
                 TestScript       script,
                 gpointer         user_data)
{
  TestServer *self = g_new0 (TestServer, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) error = NULL;

  g_mutex_init (&self->mutex);
  g_cond_init (&self->idle);
  self->certificate = certificate != NULL ? g_object_ref (certificate) : NULL;
  self->script = script;
  self->user_data = user_data;
  self->stop = g_cancellable_new ();
  self->heads = g_ptr_array_new_with_free_func (g_free);
  self->service = g_threaded_socket_service_new (16);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  return self;
}

void
test_server_free (TestServer *self)
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
  g_clear_object (&self->certificate);
  g_ptr_array_unref (self->heads);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->idle);
  g_free (self);
}

guint16
test_server_get_port (TestServer *self)
{
  return self->port;
}

/** test_server_dup_origin: the server's address, spelled with @host. */
char *
test_server_dup_origin (TestServer *self,
                        const char *host)
{
  return g_strdup_printf ("%s://%s:%u", self->certificate != NULL ? "https" : "http",
                          host, self->port);
}

guint
test_server_get_requests (TestServer *self)
{
  guint requests;

  g_mutex_lock (&self->mutex);
  requests = self->heads->len;
  g_mutex_unlock (&self->mutex);
  return requests;
}

guint
test_server_get_connections (TestServer *self)
{
  guint connections;

  g_mutex_lock (&self->mutex);
  connections = self->connections;
  g_mutex_unlock (&self->mutex);
  return connections;
}

/** test_server_dup_head: request line and headers of a request, and its body if it has one. */
char *
test_server_dup_head (TestServer *self,
                      guint       index)
{
  char *head;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (index, <, self->heads->len);
  head = g_strdup (g_ptr_array_index (self->heads, index));
  g_mutex_unlock (&self->mutex);
  return head;
}

/**
 * test_http:
 * @status: HTTP status
 * @headers: (nullable): more headers, each ended by CR and LF
 * @body: the body
 *
 * Returns: (transfer full): a whole answer
 */
char *
test_http (guint       status,
           const char *headers,
           const char *body)
{
  return g_strdup_printf ("HTTP/1.1 %u Test\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n%s\r\n%s",
                          status, strlen (body), headers != NULL ? headers : "", body);
}

/** test_head_get: the value of a header, or NULL. */
char *
test_head_get (const char *head,
               const char *name)
{
  g_auto(GStrv) lines = g_strsplit (head, "\r\n", -1);
  gsize length = strlen (name);

  for (char **line = lines + 1; *line != NULL; line++)
    if (g_ascii_strncasecmp (*line, name, length) == 0 && (*line)[length] == ':')
      return g_strdup (g_strstrip (*line + length + 1));
  return NULL;
}

/** test_gzip: @length bytes of @filling, packed. */
GBytes *
test_gzip (char  filling,
           gsize length)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) packer = g_converter_output_stream_new (memory,
                                                                   G_CONVERTER (compressor));
  g_autofree char *plain = g_strnfill (length, filling);
  g_autoptr(GError) error = NULL;

  g_output_stream_write_all (packer, plain, length, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (packer, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}
