/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl-session.h"

G_BEGIN_DECLS

CtlStatus ctl_ask_with (CtlSession *session,
                        const char *name,
                        const char *helper,
                        const char *sub_account,
                        gboolean    json);

G_END_DECLS
