/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bybit-transfer.h"

#include <string.h>

#include "bybit-easy.h"

/* One request: what is asked of libcurl, what it collects, and what its end means. All
 * that decides about safety is set here or in bybit-easy.c, and each setting must be taken. */

struct _BybitTransfer
{
  CURL              *easy;    /* (owned) */
  CURLU             *url;     /* (owned) */
  struct curl_slist *headers; /* (owned) */
  GByteArray        *body;    /* (owned) */
  gsize              header_size;
  gsize              max_body;
  BybitProgress      progress;      /* (nullable) */
  gpointer           progress_data; /* (borrowed) */
  gboolean           plain;     /* plain HTTP, inside this computer */
  gboolean           too_large;
  gboolean           proxied;
  gboolean           tunnelled; /* the proxy speaks HTTP, and answers CONNECT with a status */
  char               message[CURL_ERROR_SIZE];
};

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_REFUSED, message);
  return FALSE;
}

static char *
dup_url_part (CURLU     *url,
              CURLUPart  part)
{
  char *text = NULL;
  char *copy = NULL;

  if (curl_url_get (url, part, &text, 0) == CURLUE_OK)
    copy = g_strdup (text);
  curl_free (text);
  return copy;
}

/* libcurl has already brought every spelling of an address into the usual one. */
static gboolean
is_loopback (const char *host)
{
  g_autofree char *bare = NULL;
  g_autoptr(GInetAddress) address = NULL;

  if (strcmp (host, "localhost") == 0)
    return TRUE;

  bare = *host == '[' ? g_strndup (host + 1, strlen (host) - 2) : g_strdup (host);
  address = g_inet_address_new_from_string (bare);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/* The same parser reads the address for this check and for the transfer. */
static gboolean
take_url (BybitTransfer       *self,
          const BybitRequest  *request,
          GError             **error)
{
  g_autofree char *scheme = NULL;
  g_autofree char *host = NULL;

  if (curl_url_set (self->url, CURLUPART_URL, request->url, CURLU_DISALLOW_USER) != CURLUE_OK)
    return refuse ("The address cannot be used", error);

  scheme = dup_url_part (self->url, CURLUPART_SCHEME);
  host = dup_url_part (self->url, CURLUPART_HOST);
  if (g_strcmp0 (scheme, "https") == 0)
    return TRUE;
  if (g_strcmp0 (scheme, "http") != 0 || host == NULL || !is_loopback (host))
    return refuse ("Only https is safe", error);
  self->plain = TRUE;
  return request->proxy == NULL || refuse ("Plain http would be open to the proxy", error);
}

static gboolean
take_headers (BybitTransfer      *self,
              const char *const  *headers,
              GError            **error)
{
  for (; headers != NULL && *headers != NULL; headers++)
    {
      struct curl_slist *longer;

      for (const char *at = *headers; *at != '\0'; at++)
        if (!g_ascii_isprint (*at))
          return refuse ("A header is not plain text", error);

      longer = curl_slist_append (self->headers, *headers);
      if (longer == NULL)
        return refuse ("Out of memory", error);
      self->headers = longer;
    }
  return TRUE;
}

static gboolean
take_proxy (BybitTransfer  *self,
            const char     *proxy,
            GError        **error)
{
  static const char *const schemes[] = { "http", "https", "socks5h", NULL };
  CURLU *url = curl_url ();
  g_autofree char *scheme = NULL;

  if (curl_url_set (url, CURLUPART_URL, proxy, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK)
    scheme = dup_url_part (url, CURLUPART_SCHEME);
  curl_url_cleanup (url);

  if (scheme != NULL && g_strv_contains (schemes, scheme))
    {
      self->proxied = TRUE;
      self->tunnelled = strcmp (scheme, "socks5h") != 0;
      return TRUE;
    }

  g_set_error_literal (error, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_PROXY,
                       "A proxy is given as http://, https:// or socks5h://");
  return FALSE;
}

static void
tell_progress (BybitTransfer *self)
{
  curl_off_t total = 0;

  if (self->progress == NULL)
    return;

  curl_easy_getinfo (self->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &total);
  self->progress (self->body->len, total > 0 ? (gsize) total : 0, self->progress_data);
}

/* The cap is counted here, where the bytes come in: no header is believed. */
static gsize
body_cb (char     *bytes,
         gsize     size,
         gsize     count,
         gpointer  user_data)
{
  BybitTransfer *self = user_data;
  gsize length = size * count;

  if (length > self->max_body - self->body->len)
    {
      self->too_large = TRUE;
      return CURL_WRITEFUNC_ERROR;
    }

  g_byte_array_append (self->body, (const guint8 *) bytes, (guint) length);
  tell_progress (self);
  return length;
}

static gsize
header_cb (char     *bytes,
           gsize     size,
           gsize     count,
           gpointer  user_data)
{
  BybitTransfer *self = user_data;
  gsize length = size * count;

  self->header_size += length;
  if (self->header_size > BYBIT_TRANSPORT_MAX_HEADER)
    {
      self->too_large = TRUE;
      return CURL_WRITEFUNC_ERROR;
    }
  return length;
}

static gboolean
set_request (BybitTransfer *self,
             guint          connect_timeout_ms,
             guint          timeout_ms)
{
  CURL *easy = self->easy;
  gboolean good = TRUE;

  good &= curl_easy_setopt (easy, CURLOPT_CURLU, self->url) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_HTTPHEADER, self->headers) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_USERAGENT, "Bitting/" PACKAGE_VERSION) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_HTTP_VERSION, (long) CURL_HTTP_VERSION_2TLS) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_PIPEWAIT, 1L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_NOSIGNAL, 1L) == CURLE_OK;
  /* To give up must not wait for a name server that does not answer. */
  good &= curl_easy_setopt (easy, CURLOPT_QUICK_EXIT, 1L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_CONNECTTIMEOUT_MS, (long) connect_timeout_ms) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_TIMEOUT_MS, (long) timeout_ms) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_ERRORBUFFER, self->message) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, body_cb) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_WRITEDATA, self) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_HEADERFUNCTION, header_cb) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_HEADERDATA, self) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_MAXFILESIZE_LARGE,
                            (curl_off_t) self->max_body) == CURLE_OK;
  return good;
}

/**
 * bybit_transfer_new:
 * @request: what to send
 * @connect_timeout_ms: milliseconds for name, connection and TLS
 * @timeout_ms: milliseconds for the whole
 * @error: return location for a BYBIT_TRANSPORT_ERROR
 *
 * Returns: (transfer full) (nullable): a transfer ready to be started, or NULL if it
 *   would not be safe
 */
BybitTransfer *
bybit_transfer_new (const BybitRequest  *request,
                    guint                connect_timeout_ms,
                    guint                timeout_ms,
                    GError             **error)
{
  g_autoptr(BybitTransfer) self = g_new0 (BybitTransfer, 1);

  self->body = g_byte_array_new ();
  self->max_body = request->max_body > 0 ? request->max_body : BYBIT_TRANSPORT_MAX_BODY;
  self->progress = request->progress;
  self->progress_data = request->progress_data;
  self->url = curl_url ();
  self->easy = curl_easy_init ();
  if (self->url == NULL || self->easy == NULL)
    {
      refuse ("Out of memory", error);
      return NULL;
    }

  if (!take_url (self, request, error) ||
      !take_headers (self, request->headers, error) ||
      (request->proxy != NULL && !take_proxy (self, request->proxy, error)))
    return NULL;

  if (!bybit_easy_set_method (self->easy, request->body) ||
      !set_request (self, connect_timeout_ms, timeout_ms) ||
      !bybit_easy_set_manners (self->easy, self->plain) ||
      !bybit_easy_set_trust (self->easy, request->ca_pem) ||
      !bybit_easy_set_proxy (self->easy, request->proxy))
    {
      refuse ("libcurl lacks what a safe transfer needs", error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
bybit_transfer_free (BybitTransfer *self)
{
  if (self == NULL)
    return;

  curl_easy_cleanup (self->easy);
  curl_url_cleanup (self->url);
  curl_slist_free_all (self->headers);
  g_byte_array_unref (self->body);
  g_free (self);
}

CURL *
bybit_transfer_get_easy (BybitTransfer *self)
{
  return self->easy;
}

/* The proxy looks up the exchange; what we look up is the proxy, also where libcurl 8.14 says the host. */
static gboolean
is_proxy_name_code (CURLcode code)
{
  return code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_COULDNT_RESOLVE_HOST;
}

static gboolean
is_proxy_code (CURLcode code)
{
  return is_proxy_name_code (code) || code == CURLE_PROXY || code == CURLE_COULDNT_CONNECT;
}

/* Whether the way to the proxy, or the proxy itself, is at fault: the exchange was
 * not reached over a connection that was made for this very request. */
static gboolean
blames_proxy (BybitTransfer *self,
              CURLcode       code)
{
  curl_off_t connected = 0;
  long connections = 0, status = 0;

  if (!self->proxied)
    return FALSE;
  if (is_proxy_code (code))
    return TRUE;

  curl_easy_getinfo (self->easy, CURLINFO_NUM_CONNECTS, &connections);
  curl_easy_getinfo (self->easy, CURLINFO_HTTP_CONNECTCODE, &status);
  curl_easy_getinfo (self->easy, CURLINFO_CONNECT_TIME_T, &connected);
  return connections > 0 && (self->tunnelled ? status / 100 != 2 : connected == 0);
}

/* What SOCKS says instead of 407. */
static gboolean
wants_password (BybitTransfer *self)
{
  static const long codes[] = {
    CURLPX_NO_AUTH, CURLPX_GSSAPI, CURLPX_GSSAPI_PERMSG, CURLPX_USER_REJECTED,
    CURLPX_IDENTD, CURLPX_IDENTD_DIFFER, CURLPX_REPLY_NOT_ALLOWED,
  };
  long status = 0, fault = 0;

  curl_easy_getinfo (self->easy, CURLINFO_HTTP_CONNECTCODE, &status);
  curl_easy_getinfo (self->easy, CURLINFO_PROXY_ERROR, &fault);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i] == fault)
      return TRUE;
  return status == 407;
}

static BybitTransportError
classify_proxy (BybitTransfer *self,
                CURLcode       code)
{
  if (is_proxy_name_code (code))
    return BYBIT_TRANSPORT_ERROR_PROXY_DNS;
  if (code == CURLE_COULDNT_CONNECT)
    return BYBIT_TRANSPORT_ERROR_PROXY_CONNECT;
  return wants_password (self) ? BYBIT_TRANSPORT_ERROR_PROXY_AUTH : BYBIT_TRANSPORT_ERROR_PROXY;
}

/* libcurl's codes that are told apart; any other is a connection that broke off. */
static BybitTransportError
classify (BybitTransfer *self,
          CURLcode       code)
{
  static const struct { CURLcode code; BybitTransportError error; } table[] = {
    { CURLE_COULDNT_RESOLVE_HOST, BYBIT_TRANSPORT_ERROR_DNS },
    { CURLE_COULDNT_CONNECT, BYBIT_TRANSPORT_ERROR_CONNECT },
    { CURLE_OPERATION_TIMEDOUT, BYBIT_TRANSPORT_ERROR_TIMEOUT },
    { CURLE_SSL_CONNECT_ERROR, BYBIT_TRANSPORT_ERROR_TLS },
    { CURLE_PEER_FAILED_VERIFICATION, BYBIT_TRANSPORT_ERROR_TLS },
    { CURLE_SSL_CERTPROBLEM, BYBIT_TRANSPORT_ERROR_TLS },
    { CURLE_SSL_CIPHER, BYBIT_TRANSPORT_ERROR_TLS },
    { CURLE_SSL_CACERT_BADFILE, BYBIT_TRANSPORT_ERROR_TLS },
    { CURLE_SSL_ISSUER_ERROR, BYBIT_TRANSPORT_ERROR_TLS },
    { CURLE_SSL_INVALIDCERTSTATUS, BYBIT_TRANSPORT_ERROR_TLS },
    { CURLE_SSL_CLIENTCERT, BYBIT_TRANSPORT_ERROR_TLS },
    { CURLE_FILESIZE_EXCEEDED, BYBIT_TRANSPORT_ERROR_TOO_LARGE },
    { CURLE_UNSUPPORTED_PROTOCOL, BYBIT_TRANSPORT_ERROR_BAD_RESPONSE },
    { CURLE_WEIRD_SERVER_REPLY, BYBIT_TRANSPORT_ERROR_BAD_RESPONSE },
    { CURLE_BAD_CONTENT_ENCODING, BYBIT_TRANSPORT_ERROR_BAD_RESPONSE },
    { CURLE_WRITE_ERROR, BYBIT_TRANSPORT_ERROR_BAD_RESPONSE },
    /* Said of a header that is larger than libcurl takes, whatever memory there is. */
    { CURLE_OUT_OF_MEMORY, BYBIT_TRANSPORT_ERROR_TOO_LARGE },
#if LIBCURL_VERSION_NUM >= 0x080600
    { CURLE_TOO_LARGE, BYBIT_TRANSPORT_ERROR_TOO_LARGE },
#endif
  };

  if (self->too_large)
    return BYBIT_TRANSPORT_ERROR_TOO_LARGE;
  if (blames_proxy (self, code))
    return classify_proxy (self, code);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].code == code)
      return table[i].error;
  return BYBIT_TRANSPORT_ERROR_BROKEN;
}

/* A header that comes twice is taken as its first. */
static char *
dup_header (CURL       *easy,
            const char *name)
{
  struct curl_header *header = NULL;

  if (curl_easy_header (easy, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK)
    return NULL;
  return g_strdup (header->value);
}

/* The times that libcurl took are relative; the end is now. */
static void
read_times (BybitTransfer *self,
            BybitResponse *response)
{
  curl_off_t ready = 0, first = 0, total = 0;

  curl_easy_getinfo (self->easy, CURLINFO_PRETRANSFER_TIME_T, &ready);
  curl_easy_getinfo (self->easy, CURLINFO_STARTTRANSFER_TIME_T, &first);
  curl_easy_getinfo (self->easy, CURLINFO_TOTAL_TIME_T, &total);
  response->done_us = g_get_monotonic_time ();
  response->sent_us = response->done_us - (gint64) (total - ready);
  response->received_us = response->done_us - (gint64) (total - first);
}

/**
 * bybit_transfer_finish:
 * @self: a transfer that has ended
 * @code: how, as libcurl says
 * @error: return location for a BYBIT_TRANSPORT_ERROR
 *
 * Returns: (transfer full) (nullable): the answer, or NULL with @error set
 */
BybitResponse *
bybit_transfer_finish (BybitTransfer  *self,
                       CURLcode        code,
                       GError        **error)
{
  g_autoptr(GBytes) body = NULL;
  BybitResponse *response;
  long status = 0, connections = 0;

  if (code != CURLE_OK)
    {
      g_set_error_literal (error, BYBIT_TRANSPORT_ERROR, (int) classify (self, code),
                           *self->message != '\0' ? self->message : curl_easy_strerror (code));
      return NULL;
    }

  curl_easy_getinfo (self->easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo (self->easy, CURLINFO_NUM_CONNECTS, &connections);

  body = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  self->body = g_byte_array_new ();
  response = bybit_response_new ((guint) status, NULL, body);
  response->content_type = dup_header (self->easy, "content-type");
  response->server = dup_header (self->easy, "server");
  response->trace_id = dup_header (self->easy, "traceid");
  response->server_time = dup_header (self->easy, "timenow");
  response->limit_reset = dup_header (self->easy, "x-bapi-limit-reset-timestamp");
  response->retry_after = dup_header (self->easy, "retry-after");
  response->connections = (guint) connections;
  read_times (self, response);
  return response;
}
