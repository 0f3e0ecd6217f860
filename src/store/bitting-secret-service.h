/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BittingServiceState:
 * @owner: unique bus name of the daemon that answers; another one means that it was restarted
 * @collection: (nullable): path of the default collection; NULL if there is none
 * @locked: whether that collection is locked
 *
 * What the secret service says of itself. libsecret answers "none" alike for an
 * absent key, a dismissed prompt and a daemon that died; this tells them apart.
 */
typedef struct
{
  char    *owner;
  char    *collection;
  gboolean locked;
} BittingServiceState;

void                 bitting_service_state_free                 (BittingServiceState  *self);

void                 bitting_secret_service_probe_async         (GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
BittingServiceState *bitting_secret_service_probe_finish        (GAsyncResult         *result,
                                                                 GError              **error);

void                 bitting_secret_service_unlock_async        (const char           *owner,
                                                                 const char *const    *paths,
                                                                 int                   patience,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
void                 bitting_secret_service_make_default_async  (const char           *owner,
                                                                 int                   patience,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
void                 bitting_secret_service_delete_async        (const char           *owner,
                                                                 const char           *path,
                                                                 int                   patience,
                                                                 GAsyncReadyCallback   callback,
                                                                 gpointer              user_data);
gboolean             bitting_secret_service_ask_finish          (GAsyncResult         *result,
                                                                 GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingServiceState, bitting_service_state_free)

G_END_DECLS
