/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_BULK_CHECK (bitting_bulk_check_get_type ())

G_DECLARE_FINAL_TYPE (BittingBulkCheck, bitting_bulk_check, BITTING, BULK_CHECK, GObject)

BittingBulkCheck *bitting_bulk_check_new      (BittingKeeper      *keeper,
                                               GPtrArray          *names,
                                               const BittingTerms *terms);
void              bitting_bulk_check_start    (BittingBulkCheck   *self);
void              bitting_bulk_check_stop     (BittingBulkCheck   *self);
gboolean          bitting_bulk_check_is_over  (BittingBulkCheck   *self);
guint             bitting_bulk_check_get_done (BittingBulkCheck   *self);
guint             bitting_bulk_check_get_all  (BittingBulkCheck   *self);

G_END_DECLS
