/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-limiter.h"

#define SECOND_MS 1000

static void
forget_old_calls (PracticeLimiter *self,
                  gint64           now_ms)
{
  while (self->used > 0 && now_ms - self->calls[self->oldest] >= SECOND_MS)
    {
      self->oldest = (self->oldest + 1) % PRACTICE_LIMIT;
      self->used--;
    }
}

/**
 * practice_limiter_take:
 * @now_ms: the time of the call
 *
 * Returns: TRUE if the call may go on; it is counted then. A refused call is not counted,
 *   so that whoever waits long enough is let in again.
 */
gboolean
practice_limiter_take (PracticeLimiter *self,
                       gint64           now_ms)
{
  g_return_val_if_fail (self != NULL, FALSE);

  forget_old_calls (self, now_ms);
  if (self->used == PRACTICE_LIMIT)
    return FALSE;

  self->calls[(self->oldest + self->used) % PRACTICE_LIMIT] = now_ms;
  self->used++;

  return TRUE;
}

/** Returns: how many calls are left, as of the last practice_limiter_take(). */
guint
practice_limiter_get_left (const PracticeLimiter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return PRACTICE_LIMIT - self->used;
}

/** Returns: how many ms from @now_ms on there is no call left; 0 if one may be made at once. */
gint64
practice_limiter_get_wait (const PracticeLimiter *self,
                           gint64                 now_ms)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->used < PRACTICE_LIMIT)
    return 0;

  return MAX (0, self->calls[self->oldest] + SECOND_MS - now_ms);
}
