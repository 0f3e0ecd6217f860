/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** So many calls a second, the limit of GET /v5/user/query-api (source: V5 documentation, rate
 * limits). Other paths have limits of their own, from 5 to 300: here they all have this one. */
#define PRACTICE_LIMIT 10

/**
 * PracticeLimiter:
 * @calls: times of the calls that were let through, a ring; in ms of any clock that only goes on
 * @oldest: where the ring begins
 * @used: how many of its places are filled
 *
 * Counts the calls of one key to one path within a rolling second. A plain value: all zero is a fresh one.
 */
typedef struct
{
  gint64 calls[PRACTICE_LIMIT];
  guint  oldest;
  guint  used;
} PracticeLimiter;

gboolean practice_limiter_take      (PracticeLimiter       *self,
                                     gint64                 now_ms);
guint    practice_limiter_get_left  (const PracticeLimiter *self);
gint64   practice_limiter_get_wait  (const PracticeLimiter *self,
                                     gint64                 now_ms);

G_END_DECLS
