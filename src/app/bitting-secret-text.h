/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-secret.h"

G_BEGIN_DECLS

#define BITTING_TYPE_SECRET_TEXT (bitting_secret_text_get_type ())
G_DECLARE_FINAL_TYPE (BittingSecretText, bitting_secret_text, BITTING, SECRET_TEXT, AdwBin)

void bitting_secret_text_show  (BittingSecretText *self,
                                BittingSecret     *secret);
void bitting_secret_text_clear (BittingSecretText *self);

G_END_DECLS
