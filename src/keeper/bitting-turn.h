/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** The right to do something that one process at a time does. */
typedef struct _BittingTurn BittingTurn;

BittingTurn *bitting_turn_try         (const char           *name);
void         bitting_turn_wait_async  (const char           *name,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
BittingTurn *bitting_turn_wait_finish (GAsyncResult         *result,
                                       GError              **error);
void         bitting_turn_end         (BittingTurn          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingTurn, bitting_turn_end)

G_END_DECLS
