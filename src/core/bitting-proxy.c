/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The address of a proxy as a person gives it. It is a setting and no secret: it is kept in
 * the history and stands on cards, so a password has no place in it. */

#include "config.h"

#include "bitting-proxy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (bitting-proxy-error-quark, bitting_proxy_error)

/* The words for a kind, and how the transport calls it. With SOCKS the proxy always looks up
 * the names, so that they are not asked for in the open here. */
static const struct
{
  const char *word;
  const char *scheme;
} kinds[] = {
  { "socks5", "socks5h" },
  { "socks5h", "socks5h" },
  { "socks", "socks5h" },
  { "http", "http" },
  { "https", "https" },
};

static const char *
find_scheme (const char *word)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (kinds[i].word, word) == 0)
      return kinds[i].scheme;

  return NULL;
}

static char *
refuse (BittingProxyError   code,
        const char         *words,
        GError            **error)
{
  g_set_error_literal (error, BITTING_PROXY_ERROR, (int) code, words);

  return NULL;
}

/**
 * bitting_proxy_normalize:
 * @text: what a person typed, such as "socks5://10.0.0.1:1080"
 * @error: return location for a #BittingProxyError, in words
 *
 * Returns: (transfer full) (nullable): the URL as the transport takes it: http, https or
 *   socks5h, with host and port and nothing else
 */
char *
bitting_proxy_normalize (const char  *text,
                         GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *word = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *colon = strstr (stripped, "://");
  const char *scheme = NULL;

  if (strchr (stripped, '@') != NULL)
    return refuse (BITTING_PROXY_ERROR_PASSWORD,
                   _("Leave out user and password: this address is no secret to Bitting, and is shown on "
                     "report cards. Use a proxy that knows you by your address, or a tunnel that SSH "
                     "opens (“ssh -D 1080 SERVER”, then “socks5://127.0.0.1:1080”)."), error);

  if (colon != NULL)
    word = g_strndup (stripped, (gsize) (colon - stripped));
  scheme = word != NULL ? find_scheme (word) : NULL;
  if (scheme == NULL)
    return refuse (BITTING_PROXY_ERROR_KIND,
                   _("Say what kind of proxy it is: begin with “socks5://”, “http://” or “https://”."),
                   error);

  uri = g_uri_parse (stripped, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      g_uri_get_port (uri) <= 0 || g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL ||
      (*g_uri_get_path (uri) != '\0' && strcmp (g_uri_get_path (uri), "/") != 0))
    return refuse (BITTING_PROXY_ERROR_ADDRESS,
                   _("Give the proxy’s address with its port, such as “socks5://10.0.0.1:1080”."), error);

  return g_uri_join (G_URI_FLAGS_NONE, scheme, NULL, g_uri_get_host (uri), g_uri_get_port (uri), "", NULL,
                     NULL);
}
