/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** No reminder was given, or none is due. */
#define BITTING_REMINDER_NONE -1

/** The key has ended. */
#define BITTING_REMINDER_ENDED 0

int   bitting_reminder_due       (gint64     expires_at,
                                  int        reminded,
                                  gint64     now);
char *bitting_reminder_dup_words (gint64     expires_at,
                                  GDateTime *now);

G_END_DECLS
