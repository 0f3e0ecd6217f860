/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "bitting-key-info.h"

G_BEGIN_DECLS

BittingKeyInfo *bybit_key_info_read (JsonObject  *result,
                                     const char  *api_key,
                                     GError     **error);

BittingKeyInfo *bybit_key_info_read_sub (JsonObject  *key,
                                         GError     **error);

G_END_DECLS
