/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-item.h"
#include "bitting-rotation.h"
#include "bitting-summary.h"

G_BEGIN_DECLS

#define BITTING_TYPE_ENTRY (bitting_entry_get_type ())

G_DECLARE_FINAL_TYPE (BittingEntry, bitting_entry, BITTING, ENTRY, GObject)

BittingEntry   *bitting_entry_new            (BittingItem    *item);
void            bitting_entry_set_summary    (BittingEntry   *self,
                                              BittingSummary *summary);
void            bitting_entry_set_rotation   (BittingEntry          *self,
                                              const BittingRotation *rotation);
BittingItem    *bitting_entry_get_item       (BittingEntry   *self);
const BittingRotation *
                bitting_entry_get_rotation   (BittingEntry   *self);
gboolean        bitting_entry_is_checked     (BittingEntry   *self);
BittingOutcome  bitting_entry_get_outcome    (BittingEntry   *self);
BittingGrade    bitting_entry_get_grade      (BittingEntry   *self);
BittingSourceKind
                bitting_entry_get_source     (BittingEntry   *self);
GDateTime      *bitting_entry_get_checked_at (BittingEntry   *self);
BittingAccount  bitting_entry_get_account    (BittingEntry   *self);
GDateTime      *bitting_entry_get_expires_at (BittingEntry   *self);
char           *bitting_entry_dup_attention  (BittingEntry   *self,
                                              GDateTime      *now);
gboolean        bitting_entry_equal          (BittingEntry   *self,
                                              BittingEntry   *other);

G_END_DECLS
