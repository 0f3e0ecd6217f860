/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper.h"

G_BEGIN_DECLS

/**
 * BittingOpenedReport:
 * @report: (owned): the card, judged again by our own rules and marked as made elsewhere
 * @item: (owned) (nullable): the saved key that it is about; NULL if none is
 *
 * What was found in a report file.
 */
typedef struct
{
  BittingReport *report;
  BittingItem   *item;
} BittingOpenedReport;

void                 bitting_opened_report_free        (BittingOpenedReport        *self);

void                 bitting_report_file_guess_async   (GFile                      *file,
                                                        GCancellable               *cancellable,
                                                        GAsyncReadyCallback         callback,
                                                        gpointer                    user_data);
gboolean             bitting_report_file_guess_finish  (GFile                      *file,
                                                        GAsyncResult               *result);
void                 bitting_keeper_open_report_async  (BittingKeeper              *self,
                                                        GFile                      *file,
                                                        GCancellable               *cancellable,
                                                        GAsyncReadyCallback         callback,
                                                        gpointer                    user_data);
BittingOpenedReport *bitting_keeper_open_report_finish (BittingKeeper              *self,
                                                        GAsyncResult               *result,
                                                        GError                    **error);
gboolean             bitting_keeper_keep_report        (BittingKeeper              *self,
                                                        const BittingOpenedReport  *opened,
                                                        GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingOpenedReport, bitting_opened_report_free)

G_END_DECLS
