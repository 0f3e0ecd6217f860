/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_WATCHER (bitting_watcher_get_type ())

G_DECLARE_FINAL_TYPE (BittingWatcher, bitting_watcher, BITTING, WATCHER, GObject)

BittingWatcher *bitting_watcher_new       (GApplication   *application,
                                           BittingKeeper  *keeper);
void            bitting_watcher_start     (BittingWatcher *self);
void            bitting_watcher_keep_on   (BittingWatcher *self);
void            bitting_watcher_leave     (BittingWatcher *self);
void            bitting_watcher_dismiss   (BittingWatcher *self,
                                           const char     *name);

G_END_DECLS
