/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-secret.h"

G_BEGIN_DECLS

#define BITTING_TYPE_SECRET_BUFFER (bitting_secret_buffer_get_type ())
G_DECLARE_FINAL_TYPE (BittingSecretBuffer, bitting_secret_buffer, BITTING, SECRET_BUFFER, GtkEntryBuffer)

void           bitting_secret_buffer_install    (GtkEditable         *entry);
BittingSecret *bitting_secret_buffer_dup_secret (BittingSecretBuffer *self);

G_END_DECLS
