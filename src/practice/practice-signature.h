/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice-key.h"

G_BEGIN_DECLS

gboolean practice_signature_fits (const PracticeKey *key,
                                  const char        *text,
                                  const char        *signature);

G_END_DECLS
