/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BITTING_TYPE_TIMELINE (bitting_timeline_get_type ())

G_DECLARE_FINAL_TYPE (BittingTimeline, bitting_timeline, BITTING, TIMELINE, AdwBin)

void bitting_timeline_set_events (BittingTimeline *self,
                                  GPtrArray       *events);

G_END_DECLS
