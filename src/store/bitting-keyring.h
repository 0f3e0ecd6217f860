/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-item.h"
#include "bitting-keyring-error.h"

G_BEGIN_DECLS

#define BITTING_TYPE_KEYRING (bitting_keyring_get_type ())

G_DECLARE_FINAL_TYPE (BittingKeyring, bitting_keyring, BITTING, KEYRING, GObject)

BittingKeyring    *bitting_keyring_new           (void);
BittingKeyring    *bitting_keyring_new_quiet     (void);
void               bitting_keyring_set_deadline  (BittingKeyring       *self,
                                                  guint                 milliseconds);

void               bitting_keyring_save_async    (BittingKeyring       *self,
                                                  BittingItem          *item,
                                                  BittingCredential    *credential,
                                                  gboolean              replace,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean           bitting_keyring_save_finish   (BittingKeyring       *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void               bitting_keyring_list_async    (BittingKeyring       *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GPtrArray         *bitting_keyring_list_finish   (BittingKeyring       *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void               bitting_keyring_load_async    (BittingKeyring       *self,
                                                  const char           *name,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
BittingCredential *bitting_keyring_load_finish   (BittingKeyring       *self,
                                                  GAsyncResult         *result,
                                                  BittingItem         **item,
                                                  GError              **error);
void               bitting_keyring_remove_async  (BittingKeyring       *self,
                                                  const char           *name,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean           bitting_keyring_remove_finish (BittingKeyring       *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void               bitting_keyring_rename_async  (BittingKeyring       *self,
                                                  const char           *old_name,
                                                  const char           *new_name,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean           bitting_keyring_rename_finish (BittingKeyring       *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
