/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-entry.h"

G_BEGIN_DECLS

#define BITTING_TYPE_ENTRY_STORE (bitting_entry_store_get_type ())

G_DECLARE_FINAL_TYPE (BittingEntryStore, bitting_entry_store, BITTING, ENTRY_STORE, GObject)

BittingEntryStore *bitting_entry_store_new    (void);
void               bitting_entry_store_update (BittingEntryStore *self,
                                               GPtrArray         *entries);

G_END_DECLS
