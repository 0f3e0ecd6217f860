/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** So many calls of GET /v5/user/query-api a second. Source: V5 documentation, rate limits. */
#define PRACTICE_LIMIT 10

/**
 * PracticeLimiter:
 * @calls: times of the calls that were let through, a ring; in ms of any clock that only goes on
 * @oldest: where the ring begins
 * @used: how many of its places are filled
 *
 * Counts the calls of one key within a rolling second. A plain value: all zero is a fresh one.
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
