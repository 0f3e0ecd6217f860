/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice-key.h"

G_BEGIN_DECLS

guint              practice_conduct_keys_get_n_keys (void);
const PracticeKey *practice_conduct_keys_get        (guint index);

G_END_DECLS
