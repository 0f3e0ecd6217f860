/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-keyring.h"

G_BEGIN_DECLS

/* What the tests of the keyring share: its calls made to wait, the keyring daemon of the
 * session, somebody at the password dialogue, and an ear at the bus. */

#define HOST "https://api.bybit.com"

GAsyncResult      *call_wait        (GAsyncResult        **slot);
void               call_done_cb     (GObject              *object,
                                     GAsyncResult         *result,
                                     gpointer              user_data);
void               wait_ms          (guint                 milliseconds);

gboolean           save             (BittingKeyring       *keyring,
                                     const char           *name,
                                     const char           *api_key,
                                     const char           *secret,
                                     gboolean              replace,
                                     GError              **error);
gboolean           save_item        (BittingKeyring       *keyring,
                                     BittingItem          *item,
                                     const char           *secret,
                                     gboolean              replace,
                                     GCancellable         *cancellable,
                                     GError              **error);
GPtrArray         *list             (BittingKeyring       *keyring,
                                     GError              **error);
BittingCredential *load             (BittingKeyring       *keyring,
                                     const char           *name,
                                     GError              **error);
BittingCredential *load_cancellable (BittingKeyring       *keyring,
                                     const char           *name,
                                     GCancellable         *cancellable,
                                     GError              **error);
gboolean           remove_key       (BittingKeyring       *keyring,
                                     const char           *name,
                                     GError              **error);
gboolean           rename_key       (BittingKeyring       *keyring,
                                     const char           *old_name,
                                     const char           *new_name,
                                     GError              **error);
void               must_save        (BittingKeyring       *keyring,
                                     const char           *name,
                                     const char           *api_key,
                                     const char           *secret,
                                     gboolean              replace);
void               must_save_item   (BittingKeyring       *keyring,
                                     BittingItem          *item,
                                     const char           *secret);
void               must_remove      (BittingKeyring       *keyring,
                                     const char           *name);
void               must_rename      (BittingKeyring       *keyring,
                                     const char           *old_name,
                                     const char           *new_name);
void               assert_secret    (BittingKeyring       *keyring,
                                     const char           *name,
                                     const char           *secret);
void               assert_names     (BittingKeyring       *keyring,
                                     const char           *joined);
void               clear_keyring    (BittingKeyring       *keyring);

void               session_keyring  (const char           *verb);
GPid               session_daemon   (void);

typedef struct _Prompter Prompter;

Prompter          *prompter_start   (const char           *mode,
                                     const char           *password);
guint              prompter_stop    (Prompter             *self);

typedef struct _Ear Ear;

Ear               *ear_start        (const char           *canary);
guint              ear_count        (Ear                  *self,
                                     const char           *member);
gboolean           ear_heard_canary (Ear                  *self);
void               ear_stop         (Ear                  *self);

G_END_DECLS
