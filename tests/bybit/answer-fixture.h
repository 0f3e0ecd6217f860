/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bybit-answer.h"
#include "bybit-client.h"

G_BEGIN_DECLS

/* What the tests of the answer share. */

/** The key that all questions are about, and the time of all samples. */
#define ANSWER_KEY "FakeKey00000000001"
#define ANSWER_TIME G_GINT64_CONSTANT (1795478400000)

BybitAnswer *answer_bytes (guint       status,
                           const char *content_type,
                           const char *bytes,
                           gsize       length,
                           const char *api_key);
BybitAnswer *answer_text  (guint       status,
                           const char *content_type,
                           const char *text);
char        *answer_load  (const char *name,
                           gsize      *length);

G_END_DECLS
