/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-report.h"

G_BEGIN_DECLS

void           bitting_report_file_guess_async  (GFile                *file,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean       bitting_report_file_guess_finish (GFile                *file,
                                                 GAsyncResult         *result);
BittingReport *bitting_report_file_read         (const char           *bytes,
                                                 gsize                 length,
                                                 GError              **error);
gboolean       bitting_report_file_refuse       (const char           *words,
                                                 GError              **error);

G_END_DECLS
