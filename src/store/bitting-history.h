/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-card.h"
#include "bitting-event.h"
#include "bitting-rotation.h"
#include "bitting-summary.h"

G_BEGIN_DECLS

/**
 * BittingHistoryError:
 * @BITTING_HISTORY_ERROR_FAILED: the file or its folder cannot be read or written
 * @BITTING_HISTORY_ERROR_READ_ONLY: a newer version of the program wrote the file
 * @BITTING_HISTORY_ERROR_NOT_FOUND: no key of that name is remembered
 * @BITTING_HISTORY_ERROR_EXISTS: the new name is taken
 */
typedef enum
{
  BITTING_HISTORY_ERROR_FAILED,
  BITTING_HISTORY_ERROR_READ_ONLY,
  BITTING_HISTORY_ERROR_NOT_FOUND,
  BITTING_HISTORY_ERROR_EXISTS,
} BittingHistoryError;

#define BITTING_HISTORY_ERROR (bitting_history_error_quark ())
#define BITTING_TYPE_HISTORY (bitting_history_get_type ())

G_DECLARE_FINAL_TYPE (BittingHistory, bitting_history, BITTING, HISTORY, GObject)

GQuark          bitting_history_error_quark (void);

BittingHistory *bitting_history_new         (const char      *path);
gboolean        bitting_history_open        (BittingHistory  *self,
                                             GError         **error);
const char     *bitting_history_get_path    (BittingHistory  *self);
const char     *bitting_history_get_notice  (BittingHistory  *self);

gboolean        bitting_history_remember    (BittingHistory  *self,
                                             const char      *name,
                                             const char      *environment,
                                             const char      *host,
                                             const char      *masked_key,
                                             const char      *policy,
                                             const char      *ips,
                                             GError         **error);
gboolean        bitting_history_get_subject (BittingHistory  *self,
                                             const char      *name,
                                             char           **policy,
                                             char           **ips,
                                             GError         **error);
gboolean        bitting_history_get_way     (BittingHistory  *self,
                                             const char      *name,
                                             char           **proxy,
                                             char           **visitor,
                                             GError         **error);
gboolean        bitting_history_set_proxy   (BittingHistory  *self,
                                             const char      *name,
                                             const char      *proxy,
                                             GError         **error);
gboolean        bitting_history_set_visitor (BittingHistory  *self,
                                             const char      *name,
                                             const char      *visitor,
                                             GError         **error);
gboolean        bitting_history_rename      (BittingHistory  *self,
                                             const char      *old_name,
                                             const char      *new_name,
                                             GError         **error);
gboolean        bitting_history_forget      (BittingHistory  *self,
                                             const char      *name,
                                             GError         **error);

gboolean        bitting_history_add_card    (BittingHistory  *self,
                                             const char      *name,
                                             const BittingSummary *summary,
                                             const GPtrArray *changes,
                                             const char      *json,
                                             GError         **error);
BittingCard    *bitting_history_get_latest  (BittingHistory  *self,
                                             const char      *name,
                                             GError         **error);
BittingCard    *bitting_history_get_card    (BittingHistory  *self,
                                             const char      *name,
                                             gint64           card,
                                             GError         **error);
gboolean        bitting_history_get_before  (BittingHistory  *self,
                                             const char      *name,
                                             BittingOutcome  *outcome,
                                             gint64          *seen_at,
                                             char           **json,
                                             GError         **error);
GHashTable     *bitting_history_summarize   (BittingHistory  *self,
                                             GError         **error);
GPtrArray      *bitting_history_list_cards  (BittingHistory  *self,
                                             const char      *name,
                                             GError         **error);
GPtrArray      *bitting_history_list_events (BittingHistory  *self,
                                             const char      *name,
                                             GError         **error);
gboolean        bitting_history_acknowledge (BittingHistory  *self,
                                             const char      *name,
                                             GError         **error);
gboolean        bitting_history_set_reminded (BittingHistory  *self,
                                              const char      *name,
                                              int              stage,
                                              GError         **error);

gboolean        bitting_history_begin_rotation (BittingHistory  *self,
                                                const char      *old_name,
                                                const char      *new_name,
                                                GError         **error);
gboolean        bitting_history_set_rotation (BittingHistory  *self,
                                              gint64           rotation,
                                              BittingRotationStage stage,
                                              const char      *spare,
                                              GError         **error);
gboolean        bitting_history_settle_rotation (BittingHistory  *self,
                                                 gint64           rotation,
                                                 BittingRotationStage stage,
                                                 const char      *name,
                                                 const char      *spare,
                                                 GError         **error);
gboolean        bitting_history_end_rotation (BittingHistory  *self,
                                              gint64           rotation,
                                              GError         **error);
GPtrArray      *bitting_history_list_rotations (BittingHistory  *self,
                                                GError         **error);

G_END_DECLS
