/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a safe transfer asks of libcurl. Each returns FALSE if a setting was not taken. */

#include "bybit-easy.h"

#include <string.h>

/* Seconds: a name may lead elsewhere by then, and a certificate may have ended. */
#define MAX_CONNECTION_AGE 600L

/* libcurl sends a request a second time, whatever it is, when the connection that it took
 * over from an earlier one turns out to be dead. A connection of its own rules that out. */
gboolean
bybit_easy_set_method (CURL       *easy,
                       const char *body)
{
  gboolean good = TRUE;

  if (body == NULL)
    return curl_easy_setopt (easy, CURLOPT_HTTPGET, 1L) == CURLE_OK;

  good &= curl_easy_setopt (easy, CURLOPT_POST, 1L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_POSTFIELDSIZE_LARGE,
                            (curl_off_t) strlen (body)) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_COPYPOSTFIELDS, body) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_FRESH_CONNECT, 1L) == CURLE_OK;
  return good;
}

/* What is the default today is said all the same: it must not change under us. */
gboolean
bybit_easy_set_manners (CURL     *easy,
                        gboolean  plain)
{
  gboolean good = TRUE;

  good &= curl_easy_setopt (easy, CURLOPT_PROTOCOLS_STR, plain ? "http" : "https") == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_REDIR_PROTOCOLS_STR, "https") == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_MAXREDIRS, 0L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_NETRC, (long) CURL_NETRC_IGNORED) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_HTTP09_ALLOWED, 0L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_ACCEPT_ENCODING, NULL) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_HTTP_CONTENT_DECODING, 0L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_UNRESTRICTED_AUTH, 0L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_MAXLIFETIME_CONN, MAX_CONNECTION_AGE) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_VERBOSE, 0L) == CURLE_OK;
  return good;
}

/* SSL_CERT_FILE names the bundle to trust, as for the curl program. Either that or the
 * request's own authority replaces the system's: no other is trusted beside it. */
gboolean
bybit_easy_set_trust (CURL       *easy,
                      const char *ca_pem)
{
  const char *bundle = g_getenv ("SSL_CERT_FILE");
  gboolean good = TRUE;

  good &= curl_easy_setopt (easy, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_PROXY_SSL_VERIFYPEER, 1L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_PROXY_SSL_VERIFYHOST, 2L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_PROXY_SSLVERSION,
                            (long) CURL_SSLVERSION_TLSv1_2) == CURLE_OK;

  if (bundle != NULL && *bundle != '\0')
    {
      good &= curl_easy_setopt (easy, CURLOPT_CAINFO, bundle) == CURLE_OK;
      good &= curl_easy_setopt (easy, CURLOPT_CAPATH, NULL) == CURLE_OK;
      good &= curl_easy_setopt (easy, CURLOPT_PROXY_CAINFO, bundle) == CURLE_OK;
      good &= curl_easy_setopt (easy, CURLOPT_PROXY_CAPATH, NULL) == CURLE_OK;
    }

  if (ca_pem != NULL)
    {
      struct curl_blob blob = {
        .data = (void *) ca_pem, .len = strlen (ca_pem), .flags = CURL_BLOB_COPY
      };

      good &= curl_easy_setopt (easy, CURLOPT_CAINFO, NULL) == CURLE_OK;
      good &= curl_easy_setopt (easy, CURLOPT_CAPATH, NULL) == CURLE_OK;
      good &= curl_easy_setopt (easy, CURLOPT_CAINFO_BLOB, &blob) == CURLE_OK;
    }
  return good;
}

/* An empty proxy and an empty list of exceptions switch the environment's off. The
 * tunnel and the separate headers keep key and signature from the proxy. */
gboolean
bybit_easy_set_proxy (CURL       *easy,
                      const char *proxy)
{
  gboolean good = TRUE;

  good &= curl_easy_setopt (easy, CURLOPT_PROXY, proxy != NULL ? proxy : "") == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_NOPROXY, "") == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_HTTPPROXYTUNNEL, proxy != NULL ? 1L : 0L) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_HEADEROPT, (long) CURLHEADER_SEPARATE) == CURLE_OK;
  good &= curl_easy_setopt (easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L) == CURLE_OK;
  return good;
}
