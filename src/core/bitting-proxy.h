/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BittingProxyError:
 * @BITTING_PROXY_ERROR_KIND: it does not say what kind of proxy it is, or is of an unknown kind
 * @BITTING_PROXY_ERROR_ADDRESS: it is no address with a port
 * @BITTING_PROXY_ERROR_PASSWORD: it holds a user or a password
 */
typedef enum
{
  BITTING_PROXY_ERROR_KIND,
  BITTING_PROXY_ERROR_ADDRESS,
  BITTING_PROXY_ERROR_PASSWORD,
} BittingProxyError;

#define BITTING_PROXY_ERROR (bitting_proxy_error_quark ())

GQuark  bitting_proxy_error_quark (void);
char   *bitting_proxy_normalize   (const char  *text,
                                   GError     **error);

G_END_DECLS
