/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-candidate.h"
#include "bitting-import.h"
#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_IMPORTER (bitting_importer_get_type ())

G_DECLARE_FINAL_TYPE (BittingImporter, bitting_importer, BITTING, IMPORTER, GObject)

BittingImporter  *bitting_importer_new            (BittingKeeper        *keeper);
GListModel       *bitting_importer_get_candidates (BittingImporter      *self);
GPtrArray        *bitting_importer_get_faults     (BittingImporter      *self);
guint             bitting_importer_count_chosen   (BittingImporter      *self);
BittingCandidate *bitting_importer_find_saved     (BittingImporter      *self,
                                                   guint                *count);
void              bitting_importer_place          (BittingImporter      *self,
                                                   BittingEnvironment   *environment);

void              bitting_importer_read_async     (BittingImporter      *self,
                                                   BittingSecret        *text,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
void              bitting_importer_load_async     (BittingImporter      *self,
                                                   GFile                *file,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean          bitting_importer_read_finish    (BittingImporter      *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

void              bitting_importer_check_async    (BittingImporter      *self,
                                                   const BittingTerms   *terms,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean          bitting_importer_check_finish   (BittingImporter      *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

void              bitting_importer_save_async     (BittingImporter      *self,
                                                   const BittingTerms   *terms,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean          bitting_importer_save_finish    (BittingImporter      *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
