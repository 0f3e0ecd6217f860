/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-key-info.h"

G_BEGIN_DECLS

/* Words of the report file that its writer and its reader share. */
#define BITTING_REPORT_FORMAT "bitting-report/1"
#define BITTING_REPORT_EXCHANGE "bybit"

/** In the place of a date: no end. null is "unknown" throughout. */
#define BITTING_REPORT_NEVER "never"

const char *bitting_key_usage_to_string   (BittingKeyUsage  usage);
gboolean    bitting_key_usage_from_string (const char      *text,
                                           BittingKeyUsage *usage);

G_END_DECLS
