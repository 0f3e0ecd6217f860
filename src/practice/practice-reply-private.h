/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What all answers are made with. */

#include <json-glib/json-glib.h>

#include "practice-reply.h"

G_BEGIN_DECLS

void           practice_reply_add_string       (JsonBuilder *builder,
                                                const char  *name,
                                                const char  *value);
void           practice_reply_add_number       (JsonBuilder *builder,
                                                const char  *name,
                                                gint64       value);
void           practice_reply_add_empty_object (JsonBuilder *builder,
                                                const char  *name);
JsonBuilder   *practice_reply_begin            (int          ret_code,
                                                const char  *message);
PracticeReply *practice_reply_end              (JsonBuilder *builder,
                                                guint        status,
                                                int          ret_code,
                                                gint64       now_ms);

G_END_DECLS
