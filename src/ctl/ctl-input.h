/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-credential.h"
#include "ctl-command.h"

G_BEGIN_DECLS

BittingCredential *ctl_input_read_credential (void);
BittingSecret     *ctl_input_read_secret     (void);
BittingSecret     *ctl_input_read_text       (gsize       limit);
gboolean           ctl_input_confirm         (const char *question);
char              *ctl_input_ask             (const char *question);

G_END_DECLS
