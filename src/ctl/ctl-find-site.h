/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl-session.h"

G_BEGIN_DECLS

CtlStatus ctl_find_site (CtlSession *session,
                         const char *name,
                         gboolean    move);

G_END_DECLS
