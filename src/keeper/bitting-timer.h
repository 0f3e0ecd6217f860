/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BittingTimerState:
 * @BITTING_TIMER_SET: the system's service manager does as it was told
 * @BITTING_TIMER_ABSENT: this session has no such manager
 * @BITTING_TIMER_REFUSED: there is one, and it did not
 */
typedef enum
{
  BITTING_TIMER_SET,
  BITTING_TIMER_ABSENT,
  BITTING_TIMER_REFUSED,
} BittingTimerState;

void              bitting_timer_switch_async  (gboolean              on,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
BittingTimerState bitting_timer_switch_finish (GAsyncResult         *result,
                                               char                **reason);

G_END_DECLS
