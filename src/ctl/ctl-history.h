/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void ctl_history_add_changes (JsonBuilder     *builder,
                              const GPtrArray *changes);

G_END_DECLS
