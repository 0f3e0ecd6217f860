/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice-call.h"
#include "practice-soup.h"

G_BEGIN_DECLS

PracticeReply *practice_message_answer (SoupServerMessage   *message,
                                        PracticeCall        *call);
void           practice_message_reply  (SoupServerMessage   *message,
                                        const PracticeReply *reply,
                                        const PracticeCall  *call);

G_END_DECLS
