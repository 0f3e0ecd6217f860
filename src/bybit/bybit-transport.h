/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bybit-response.h"

G_BEGIN_DECLS

/**
 * BybitTransportError:
 * @BYBIT_TRANSPORT_ERROR_REFUSED: the request itself is not safe to send
 * @BYBIT_TRANSPORT_ERROR_DNS: the host's name could not be looked up
 * @BYBIT_TRANSPORT_ERROR_CONNECT: the host could not be reached
 * @BYBIT_TRANSPORT_ERROR_BROKEN: the connection broke off before the answer was whole
 * @BYBIT_TRANSPORT_ERROR_TLS: no connection that is safe could be made
 * @BYBIT_TRANSPORT_ERROR_PROXY: the proxy does not let the request through, or is no proxy
 * @BYBIT_TRANSPORT_ERROR_PROXY_DNS: the proxy's name could not be looked up
 * @BYBIT_TRANSPORT_ERROR_PROXY_CONNECT: the proxy could not be reached
 * @BYBIT_TRANSPORT_ERROR_PROXY_AUTH: the proxy wants to be shown a password
 * @BYBIT_TRANSPORT_ERROR_TIMEOUT: it took too long
 * @BYBIT_TRANSPORT_ERROR_TOO_LARGE: header or body exceeds what any answer needs
 * @BYBIT_TRANSPORT_ERROR_BAD_RESPONSE: what came is not HTTP
 * @BYBIT_TRANSPORT_ERROR_CANCELLED: the caller gave up
 *
 * Why no answer came. The messages are short, in English, for support.
 */
typedef enum
{
  BYBIT_TRANSPORT_ERROR_REFUSED,
  BYBIT_TRANSPORT_ERROR_DNS,
  BYBIT_TRANSPORT_ERROR_CONNECT,
  BYBIT_TRANSPORT_ERROR_BROKEN,
  BYBIT_TRANSPORT_ERROR_TLS,
  BYBIT_TRANSPORT_ERROR_PROXY,
  BYBIT_TRANSPORT_ERROR_PROXY_DNS,
  BYBIT_TRANSPORT_ERROR_PROXY_CONNECT,
  BYBIT_TRANSPORT_ERROR_PROXY_AUTH,
  BYBIT_TRANSPORT_ERROR_TIMEOUT,
  BYBIT_TRANSPORT_ERROR_TOO_LARGE,
  BYBIT_TRANSPORT_ERROR_BAD_RESPONSE,
  BYBIT_TRANSPORT_ERROR_CANCELLED,
} BybitTransportError;

#define BYBIT_TRANSPORT_ERROR (bybit_transport_error_quark ())

/** Limits of one answer of the exchange, in bytes. */
#define BYBIT_TRANSPORT_MAX_BODY (1024 * 1024)
#define BYBIT_TRANSPORT_MAX_HEADER (64 * 1024)

/** Called on the main loop as a body comes in: bytes so far, and of how many; 0 if unknown. */
typedef void (*BybitProgress) (gsize    received,
                               gsize    total,
                               gpointer user_data);

/**
 * BybitRequest:
 * @url: https, or http where the host is this computer itself
 * @headers: (array zero-terminated=1): lines "Name: value"
 * @body: (nullable): what to send, which makes it a POST; NULL for a GET
 * @ca_pem: (nullable): the only authority to trust, instead of the system's
 * @proxy: (nullable): http, https or socks5h URL; none is taken from the environment
 * @timeout_ms: shorter limit for the whole, or 0 for the transport's own
 * @max_body: limit of the body in bytes, or 0 for %BYBIT_TRANSPORT_MAX_BODY
 * @progress: (nullable): told of every piece of the body
 * @progress_data: for @progress; alive until the request has ended
 *
 * One GET or POST. Copied when it is given.
 */
typedef struct
{
  const char        *url;
  const char *const *headers;
  const char        *body;
  const char        *ca_pem;
  const char        *proxy;
  guint              timeout_ms;
  gsize              max_body;
  BybitProgress      progress;
  gpointer           progress_data;
} BybitRequest;

#define BYBIT_TYPE_TRANSPORT (bybit_transport_get_type ())

G_DECLARE_FINAL_TYPE (BybitTransport, bybit_transport, BYBIT, TRANSPORT, GObject)

GQuark          bybit_transport_error_quark (void);
BybitTransport *bybit_transport_new         (void);
void            bybit_transport_send_async  (BybitTransport       *self,
                                             const BybitRequest   *request,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
BybitResponse  *bybit_transport_send_finish (BybitTransport       *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
