/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-item.h"
#include "bitting-report.h"

G_BEGIN_DECLS

#define BITTING_TYPE_ENTRY (bitting_entry_get_type ())

G_DECLARE_FINAL_TYPE (BittingEntry, bitting_entry, BITTING, ENTRY, GObject)

BittingEntry   *bitting_entry_new            (BittingItem    *item);
void            bitting_entry_set_check      (BittingEntry   *self,
                                              GDateTime      *checked_at,
                                              BittingOutcome  outcome,
                                              BittingGrade    grade);
BittingItem    *bitting_entry_get_item       (BittingEntry   *self);
gboolean        bitting_entry_is_checked     (BittingEntry   *self);
BittingOutcome  bitting_entry_get_outcome    (BittingEntry   *self);
BittingGrade    bitting_entry_get_grade      (BittingEntry   *self);
GDateTime      *bitting_entry_get_checked_at (BittingEntry   *self);

G_END_DECLS
