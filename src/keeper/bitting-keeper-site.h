/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper.h"

G_BEGIN_DECLS

/**
 * BittingSiteSearch:
 * @found: (owned) (nullable): the site that knows the key; NULL if none of those that answered does
 * @silent: (owned) (element-type BittingEnvironment): sites that could not be asked
 *
 * What a search for the site of a key came to.
 */
typedef struct
{
  BittingEnvironment *found;
  GPtrArray          *silent;
} BittingSiteSearch;

/** Called before a site is asked: which one, and how many are done of how many. */
typedef void (*BittingSiteProgress) (BittingEnvironment *site,
                                     guint               done,
                                     guint               all,
                                     gpointer            user_data);

void               bitting_site_search_free        (BittingSiteSearch    *self);

GPtrArray         *bitting_keeper_list_other_sites (BittingKeeper        *self,
                                                    const char           *environment);
void               bitting_keeper_find_site_async  (BittingKeeper        *self,
                                                    const char           *name,
                                                    GPtrArray            *sites,
                                                    BittingSiteProgress   progress,
                                                    gpointer              progress_data,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
BittingSiteSearch *bitting_keeper_find_site_finish (BittingKeeper        *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
void               bitting_keeper_move_async       (BittingKeeper        *self,
                                                    const char           *name,
                                                    BittingEnvironment   *site,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean           bitting_keeper_move_finish      (BittingKeeper        *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingSiteSearch, bitting_site_search_free)

G_END_DECLS
