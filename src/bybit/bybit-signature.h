/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-credential.h"

G_BEGIN_DECLS

/**
 * BybitSignatureError:
 * @BYBIT_SIGNATURE_ERROR_BAD_SECRET: the secret is no private RSA key
 * @BYBIT_SIGNATURE_ERROR_FAILED: the cryptographic library failed
 */
typedef enum
{
  BYBIT_SIGNATURE_ERROR_BAD_SECRET,
  BYBIT_SIGNATURE_ERROR_FAILED,
} BybitSignatureError;

#define BYBIT_SIGNATURE_ERROR (bybit_signature_error_quark ())

GQuark  bybit_signature_error_quark (void);
char   *bybit_signature_new         (BittingCredential  *credential,
                                     gint64              timestamp_ms,
                                     guint               recv_window_ms,
                                     const char         *payload,
                                     GError            **error);

G_END_DECLS
