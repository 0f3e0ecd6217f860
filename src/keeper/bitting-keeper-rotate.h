/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-comparison.h"
#include "bitting-keeper.h"
#include "bitting-rotation.h"

G_BEGIN_DECLS

/* Replacing a key by a new one, which gets its name:

     bitting_keeper_rotate_async()      the new key is saved beside the old one, and read back
     bitting_keeper_compare_async()     both are checked and held against each other
     bitting_keeper_take_over_async()   the new key gets the name, the old one a suffix
     bitting_keeper_take_back_async()   and back
     bitting_keeper_remove_async()      of the old name: the bots have changed over

   Wherever it is interrupted, each key is in the keyring whole; see bitting-keeper-places.c. */

BittingRotation   *bitting_keeper_find_rotation       (BittingKeeper        *self,
                                                       const char           *name);
void               bitting_keeper_rotate_async        (BittingKeeper        *self,
                                                       const char           *name,
                                                       BittingCredential    *credential,
                                                       const BittingTerms   *terms,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
BittingRotation   *bitting_keeper_rotate_finish       (BittingKeeper        *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);
void               bitting_keeper_compare_async       (BittingKeeper        *self,
                                                       const char           *name,
                                                       const char           *proxy,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
BittingComparison *bitting_keeper_compare_finish      (BittingKeeper        *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);
BittingComparison *bitting_keeper_load_comparison     (BittingKeeper        *self,
                                                       const char           *name);
void               bitting_keeper_take_over_async     (BittingKeeper        *self,
                                                       const char           *name,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
void               bitting_keeper_take_back_async     (BittingKeeper        *self,
                                                       const char           *name,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
gboolean           bitting_keeper_change_places_finish (BittingKeeper       *self,
                                                        GAsyncResult        *result,
                                                        GError             **error);
gboolean           bitting_keeper_give_up_rotation    (BittingKeeper        *self,
                                                       const char           *name,
                                                       GError              **error);

G_END_DECLS
