/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-journey.h"

G_BEGIN_DECLS

#define BITTING_TYPE_CREDENTIAL_FORM (bitting_credential_form_get_type ())

G_DECLARE_FINAL_TYPE (BittingCredentialForm, bitting_credential_form, BITTING, CREDENTIAL_FORM, AdwBin)

GtkWidget *bitting_credential_form_new      (BittingJourney        *journey);
gboolean   bitting_credential_form_is_dirty (BittingCredentialForm *self);

G_END_DECLS
