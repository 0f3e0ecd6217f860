/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-exchange.h"

#include "practice-call.h"
#include "practice-certificate.h"
#include "practice-desk.h"
#include "practice-message.h"
#include "practice-soup.h"

/* A small exchange on loopback that answers like Bybit V5, over HTTPS, on the main context of
 * the thread that starts it. It knows the ready keys, asks as strictly as the real one, and
 * writes nothing down: no key, no signature, no log. */

struct _PracticeExchange
{
  GObject parent_instance;

  /* owned, while it runs */
  GSocketService      *service;
  SoupServer          *server;
  PracticeCertificate *certificate;
  char                *origin;

  /* owned */
  PracticeLedger *ledger;
  GHashTable     *limiters; /* (element-type utf8 PracticeLimiter): by path and API key */
  GPtrArray      *sockets;  /* (element-type GSocket): of each connection that may still be open */
  char           *caller;   /* (nullable) */

  /* state */
  gint64 clock_offset_ms;
  guint  requests;
  guint  connections;
};

G_DEFINE_FINAL_TYPE (PracticeExchange, practice_exchange, G_TYPE_OBJECT)

static gint64
get_now_us (PracticeExchange *self)
{
  return g_get_real_time () + self->clock_offset_ms * 1000;
}

static PracticeReply *
answer (PracticeExchange  *self,
        SoupServerMessage *message,
        const char        *path,
        PracticeCall      *call)
{
  const char *method = soup_server_message_get_method (message);

  /* The network before the real exchange refuses a GET with a body. */
  if (g_str_equal (method, "GET") && soup_server_message_get_request_body (message)->length > 0)
    return practice_reply_new_page (PRACTICE_PAGE_REFUSED);

  if (g_str_equal (method, "GET") && g_str_equal (path, "/v5/market/time"))
    return practice_reply_new_time (get_now_us (self));

  call->path = path;
  call->answer = practice_desk_find (method, path);

  return call->answer != NULL ? practice_message_answer (message, call)
                              : practice_reply_new_no_route (call->now_ms);
}

static void
practice_exchange_request_cb (SoupServer        *server,
                              SoupServerMessage *message,
                              const char        *path,
                              GHashTable        *query,
                              gpointer           user_data)
{
  PracticeExchange *self = user_data;
  g_autoptr (PracticeReply) reply = NULL;
  PracticeCall call = {
    .ledger = self->ledger,
    .limiters = self->limiters,
    .caller = self->caller,
    .now_ms = get_now_us (self) / 1000,
    .monotonic_ms = g_get_monotonic_time () / 1000,
  };

  self->requests++;
  reply = answer (self, message, path, &call);
  practice_message_reply (message, reply, &call);
}

static void
remember_socket (PracticeExchange  *self,
                 GSocketConnection *connection)
{
  for (guint i = self->sockets->len; i > 0; i--)
    if (g_socket_is_closed (g_ptr_array_index (self->sockets, i - 1)))
      g_ptr_array_remove_index_fast (self->sockets, i - 1);

  g_ptr_array_add (self->sockets, g_object_ref (g_socket_connection_get_socket (connection)));
}

/* Where this fails, nobody holds the connection any longer, and that closes it. */
static void
practice_exchange_handshake_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data)
{
  GIOStream *stream = G_IO_STREAM (source);
  g_autoptr (SoupServer) server = user_data;
  g_autoptr (GIOStream) base = NULL;
  g_autoptr (GSocketAddress) local = NULL;
  g_autoptr (GSocketAddress) remote = NULL;

  if (!g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, NULL))
    return;

  g_object_get (stream, "base-io-stream", &base, NULL);
  local = g_socket_connection_get_local_address (G_SOCKET_CONNECTION (base), NULL);
  remote = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (base), NULL);
  if (local != NULL && remote != NULL)
    soup_server_accept_iostream (server, stream, local, remote, NULL);
}

/* SoupServer could listen by itself, but then it waits without end, in the middle of the main
 * loop, when it is to close a connection whose handshake is not over. With the sockets in our
 * own hands they can be shut first. */
static gboolean
practice_exchange_incoming_cb (GSocketService    *service,
                               GSocketConnection *connection,
                               GObject           *source,
                               gpointer           user_data)
{
  PracticeExchange *self = user_data;
  g_autoptr (GIOStream) stream = NULL;

  self->connections++;
  remember_socket (self, connection);

  stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate->server, NULL);
  if (stream != NULL)
    g_tls_connection_handshake_async (G_TLS_CONNECTION (stream), G_PRIORITY_DEFAULT, NULL,
                                      practice_exchange_handshake_cb, g_object_ref (self->server));

  return TRUE;
}

/* A SoupServer without a listening socket closes each connection after one answer. So it is shown
 * ours, but on a main context that never turns: it is our service that takes the callers. */
static gboolean
show_socket (SoupServer  *server,
             GSocket     *socket,
             GError     **error)
{
  g_autoptr (GMainContext) still = g_main_context_new ();
  gboolean shown;

  g_main_context_push_thread_default (still);
  shown = soup_server_listen_socket (server, socket, 0, error);
  g_main_context_pop_thread_default (still);

  return shown;
}

/* Returns the port, or 0 with an error. */
static guint
listen_on (PracticeExchange  *self,
           GSocketFamily      family,
           guint              port,
           GError           **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (family);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, (guint16) port);
  g_autoptr (GSocketAddress) actual = NULL;
  g_autoptr (GSocket) socket = NULL;

  socket = g_socket_new (family, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  if (socket == NULL ||
      !g_socket_bind (socket, wanted, TRUE, error) ||
      !g_socket_listen (socket, error))
    return 0;

  actual = g_socket_get_local_address (socket, error);
  if (actual == NULL ||
      !g_socket_listener_add_socket (G_SOCKET_LISTENER (self->service), socket, NULL, error) ||
      !show_socket (self->server, socket, error))
    return 0;

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (actual));
}

static void
practice_exchange_finalize (GObject *object)
{
  PracticeExchange *self = PRACTICE_EXCHANGE (object);

  practice_exchange_stop (self);
  g_ptr_array_unref (self->sockets);
  practice_ledger_free (self->ledger);
  g_hash_table_unref (self->limiters);
  g_free (self->caller);

  G_OBJECT_CLASS (practice_exchange_parent_class)->finalize (object);
}

static void
practice_exchange_class_init (PracticeExchangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = practice_exchange_finalize;
}

static void
practice_exchange_init (PracticeExchange *self)
{
  self->sockets = g_ptr_array_new_with_free_func (g_object_unref);
  self->ledger = practice_ledger_new ();
  self->limiters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < practice_keys_get_n_keys (); i++)
    practice_exchange_add_key (self, practice_keys_get (i));
}

/** Returns: (transfer full): an exchange that knows the ready keys, and does not run yet */
PracticeExchange *
practice_exchange_new (void)
{
  return g_object_new (PRACTICE_TYPE_EXCHANGE, NULL);
}

/**
 * practice_exchange_start:
 * @port: where to listen, or 0 for any free port
 *
 * Makes a fresh certificate and listens on 127.0.0.1, and on ::1 where there is one. Nobody but
 * programs of this computer can reach it. It answers on the thread's main context, so it needs
 * a main loop that runs. A start while it runs changes nothing. Keys that were changed or deleted
 * while it ran before are as they were made again.
 *
 * Returns: TRUE if it runs; FALSE with an error of G_IO_ERROR or G_TLS_ERROR otherwise
 */
gboolean
practice_exchange_start (PracticeExchange  *self,
                         guint              port,
                         GError           **error)
{
  g_return_val_if_fail (PRACTICE_IS_EXCHANGE (self), FALSE);
  g_return_val_if_fail (port <= G_MAXUINT16, FALSE);

  if (self->server != NULL)
    return TRUE;

  practice_ledger_restore (self->ledger);
  self->certificate = practice_certificate_new (error);
  if (self->certificate == NULL)
    return FALSE;

  practice_soup_load ();
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, practice_exchange_request_cb, self, NULL);
  /* Its second socket would interrupt what it does with the first: it could drop a caller. */
  self->service = g_object_new (G_TYPE_SOCKET_SERVICE, "active", FALSE, NULL);
  g_signal_connect_object (self->service, "incoming", G_CALLBACK (practice_exchange_incoming_cb),
                           self, 0);

  port = listen_on (self, G_SOCKET_FAMILY_IPV4, port, error);
  if (port == 0)
    {
      practice_exchange_stop (self);
      return FALSE;
    }

  /* Only for those who write “localhost”: the origin does without, so it may fail. */
  listen_on (self, G_SOCKET_FAMILY_IPV6, port, NULL);
  g_socket_service_start (self->service);
  self->origin = g_strdup_printf ("https://127.0.0.1:%u", port);

  return TRUE;
}

/**
 * practice_exchange_stop:
 *
 * Stops listening and closes every connection. Its counters stay. A stop while it does not run
 * changes nothing.
 */
void
practice_exchange_stop (PracticeExchange *self)
{
  g_return_if_fail (PRACTICE_IS_EXCHANGE (self));

  if (self->server == NULL)
    return;

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);

  for (guint i = 0; i < self->sockets->len; i++)
    g_socket_shutdown (g_ptr_array_index (self->sockets, i), TRUE, TRUE, NULL);
  g_ptr_array_set_size (self->sockets, 0);

  soup_server_remove_handler (self->server, "/");
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->certificate, practice_certificate_free);
  g_clear_pointer (&self->origin, g_free);
}

gboolean
practice_exchange_is_running (PracticeExchange *self)
{
  g_return_val_if_fail (PRACTICE_IS_EXCHANGE (self), FALSE);

  return self->server != NULL;
}

/**
 * practice_exchange_get_origin:
 *
 * Returns: (transfer none) (nullable): scheme, host and port, such as "https://127.0.0.1:40123";
 *   NULL if it does not run. The host is an address and no name, so that it means this exchange
 *   on every machine, whatever its resolver makes of “localhost”.
 */
const char *
practice_exchange_get_origin (PracticeExchange *self)
{
  g_return_val_if_fail (PRACTICE_IS_EXCHANGE (self), NULL);

  return self->origin;
}

/**
 * practice_exchange_get_ca_pem:
 *
 * Returns: (transfer none) (nullable): the one certificate to trust for this run, as a PEM block;
 *   NULL if it does not run
 */
const char *
practice_exchange_get_ca_pem (PracticeExchange *self)
{
  g_return_val_if_fail (PRACTICE_IS_EXCHANGE (self), NULL);

  return self->certificate != NULL ? self->certificate->ca_pem : NULL;
}

/** Returns: how many requests came in since it was made */
guint
practice_exchange_get_requests (PracticeExchange *self)
{
  g_return_val_if_fail (PRACTICE_IS_EXCHANGE (self), 0);

  return self->requests;
}

/** Returns: how many connections came in since it was made, also those without a request */
guint
practice_exchange_get_connections (PracticeExchange *self)
{
  g_return_val_if_fail (PRACTICE_IS_EXCHANGE (self), 0);

  return self->connections;
}

const char *
practice_exchange_get_caller (PracticeExchange *self)
{
  g_return_val_if_fail (PRACTICE_IS_EXCHANGE (self), NULL);

  return self->caller;
}

/**
 * practice_exchange_set_caller:
 * @caller: (nullable): an IP address, in the spelling of the keys' lists
 *
 * Every real caller sits on loopback, so the exchange pretends that all of them call from @caller.
 * With NULL, as at the beginning, they call from PRACTICE_CALLER, one of the trading team's
 * addresses, except with a key whose lesson is to call from somewhere else.
 */
void
practice_exchange_set_caller (PracticeExchange *self,
                              const char       *caller)
{
  g_autofree char *copy = g_strdup (caller);

  g_return_if_fail (PRACTICE_IS_EXCHANGE (self));

  g_free (self->caller);
  self->caller = g_steal_pointer (&copy);
}

gint64
practice_exchange_get_clock_offset (PracticeExchange *self)
{
  g_return_val_if_fail (PRACTICE_IS_EXCHANGE (self), 0);

  return self->clock_offset_ms;
}

/** Lets the exchange's clock go @offset_ms before this computer's; negative is behind. */
void
practice_exchange_set_clock_offset (PracticeExchange *self,
                                    gint64            offset_ms)
{
  g_return_if_fail (PRACTICE_IS_EXCHANGE (self));

  self->clock_offset_ms = offset_ms;
}

/**
 * practice_exchange_add_key:
 * @key: (transfer none): has to outlive the exchange
 *
 * Makes one more key known, or another one under an API key that is known already. What @key says
 * is read anew for each request, so that it may change in between, as on the key page.
 */
void
practice_exchange_add_key (PracticeExchange  *self,
                           const PracticeKey *key)
{
  g_return_if_fail (PRACTICE_IS_EXCHANGE (self));
  g_return_if_fail (key != NULL);

  practice_ledger_add (self->ledger, key);
}

/** From now on @key is unknown here, as a key of another site is. */
void
practice_exchange_forget_key (PracticeExchange  *self,
                              const PracticeKey *key)
{
  g_return_if_fail (PRACTICE_IS_EXCHANGE (self));
  g_return_if_fail (key != NULL);

  practice_ledger_delete (self->ledger, key);
}
