/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper.h"

G_BEGIN_DECLS

/**
 * BittingOpenedReport:
 * @report: (owned) (nullable): the card, judged again by our own rules and marked as made
 *   elsewhere; NULL if this part of the file is none
 * @item: (owned) (nullable): the saved key that it is about; NULL if none is
 * @fault: (owned) (nullable): why there is no report, in words
 *
 * What was found at one place of a report file.
 */
typedef struct
{
  BittingReport *report;
  BittingItem   *item;
  char          *fault;
} BittingOpenedReport;

void       bitting_opened_report_free         (BittingOpenedReport        *self);

void       bitting_keeper_open_reports_async  (BittingKeeper              *self,
                                               GFile                      *file,
                                               GCancellable               *cancellable,
                                               GAsyncReadyCallback         callback,
                                               gpointer                    user_data);
GPtrArray *bitting_keeper_open_reports_finish (BittingKeeper              *self,
                                               GAsyncResult               *result,
                                               GError                    **error);
gboolean   bitting_keeper_keep_report         (BittingKeeper              *self,
                                               const BittingOpenedReport  *opened,
                                               GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingOpenedReport, bitting_opened_report_free)

G_END_DECLS
