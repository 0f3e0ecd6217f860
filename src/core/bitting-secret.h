/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BittingSecret:
 *
 * A short text that must not leak: the API secret, or a private key. It lies in
 * pages of its own that are locked against swapping, left out of core files, and
 * wiped when the last reference goes. Immutable once sealed; reference counted
 * (not thread safe: secrets live on the main thread).
 */
typedef struct _BittingSecret BittingSecret;

#define BITTING_TYPE_SECRET (bitting_secret_get_type ())

GType          bitting_secret_get_type   (void);
BittingSecret *bitting_secret_new        (const char    *text,
                                          gssize         length);
BittingSecret *bitting_secret_new_buffer (gsize          capacity,
                                          char         **buffer);
BittingSecret *bitting_secret_ref        (BittingSecret *self);
void           bitting_secret_unref      (BittingSecret *self);
void           bitting_secret_set_length (BittingSecret *self,
                                          gsize          length);
const char    *bitting_secret_peek       (BittingSecret *self);
gsize          bitting_secret_get_length (BittingSecret *self);
gboolean       bitting_secret_is_locked  (BittingSecret *self);
gboolean       bitting_secret_equal      (BittingSecret *a,
                                          BittingSecret *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingSecret, bitting_secret_unref)

G_END_DECLS
