/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-report.h"

G_BEGIN_DECLS

/**
 * BittingPace:
 *
 * How many questions may be on their way to the exchange at once, and when the next one may go.
 */
typedef struct _BittingPace BittingPace;

BittingPace *bitting_pace_new       (GCancellable        *cancellable,
                                     GSourceFunc          go_on,
                                     gpointer             user_data);
void         bitting_pace_free      (BittingPace         *self);
gboolean     bitting_pace_take      (BittingPace         *self);
void         bitting_pace_give_back (BittingPace         *self,
                                     const BittingReport *report);
guint        bitting_pace_get_busy  (const BittingPace   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingPace, bitting_pace_free)

G_END_DECLS
