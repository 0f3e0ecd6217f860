/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice-call.h"

G_BEGIN_DECLS

PracticeDesk practice_desk_find (const char *method,
                                   const char *path);

G_END_DECLS
