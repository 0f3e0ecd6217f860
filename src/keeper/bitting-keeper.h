/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-credential.h"
#include "bitting-entry.h"
#include "bitting-environment.h"
#include "bitting-event.h"
#include "bitting-mend.h"
#include "bitting-policy-shelf.h"
#include "bitting-report.h"
#include "bitting-watch.h"

G_BEGIN_DECLS

#define BITTING_TYPE_KEEPER (bitting_keeper_get_type ())

G_DECLARE_FINAL_TYPE (BittingKeeper, bitting_keeper, BITTING, KEEPER, GObject)

/** What can be wrong with what a caller asks for; the keyring has errors of its own. */
typedef enum
{
  BITTING_KEEPER_ERROR_NO_ENVIRONMENT,
  BITTING_KEEPER_ERROR_NO_POLICY,
  BITTING_KEEPER_ERROR_POLICY,
  BITTING_KEEPER_ERROR_PRACTICE,
  BITTING_KEEPER_ERROR_PROXY,
  BITTING_KEEPER_ERROR_FILE,
  BITTING_KEEPER_ERROR_OTHER_KEY,
  BITTING_KEEPER_ERROR_HELPER,
  BITTING_KEEPER_ERROR_ROTATION,
} BittingKeeperError;

#define BITTING_KEEPER_ERROR (bitting_keeper_error_quark ())

/**
 * BittingTerms:
 * @policy: (nullable): what the key should look like; NULL for what is remembered of
 *   it, or else the guide's policy
 * @ips: (nullable): the addresses that it should be bound to; NULL for what is
 *   remembered, or else what the policy says
 * @proxy: (nullable): proxy to ask through, as bitting_proxy_normalize() gives it, which is
 *   remembered of a saved key; "" to ask directly from now on; NULL for what is remembered
 * @prove: whether to put what the exchange says to the test, by asking for something
 *   harmless
 *
 * How to check a key. All borrowed while a call starts.
 */
typedef struct
{
  BittingPolicy *policy;
  BittingIpList *ips;
  const char    *proxy;
  gboolean       prove;
} BittingTerms;

GQuark              bitting_keeper_error_quark          (void);
BittingKeeper      *bitting_keeper_new                  (const char           *history_path);
const char         *bitting_keeper_get_notice           (BittingKeeper        *self);

BittingEnvironment *bitting_keeper_find_environment     (BittingKeeper        *self,
                                                         const char           *id,
                                                         const char           *host,
                                                         GError              **error);
gboolean            bitting_keeper_start_practice       (BittingKeeper        *self,
                                                         GError              **error);

void                bitting_keeper_list_async           (BittingKeeper        *self,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
void                bitting_keeper_list_quietly_async   (BittingKeeper        *self,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
GPtrArray          *bitting_keeper_list_finish          (BittingKeeper        *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

GPtrArray          *bitting_keeper_refresh              (BittingKeeper        *self,
                                                         GPtrArray            *entries);
void                bitting_keeper_follow               (BittingKeeper        *self);

void                bitting_keeper_add_async            (BittingKeeper        *self,
                                                         const char           *name,
                                                         BittingEnvironment   *environment,
                                                         BittingCredential    *credential,
                                                         const BittingTerms   *terms,
                                                         gboolean              replace,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
gboolean            bitting_keeper_add_finish           (BittingKeeper        *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

void                bitting_keeper_check_async          (BittingKeeper        *self,
                                                         const char           *name,
                                                         const BittingTerms   *terms,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
void                bitting_keeper_check_unsaved_async  (BittingKeeper        *self,
                                                         const char           *name,
                                                         BittingEnvironment   *environment,
                                                         BittingCredential    *credential,
                                                         const BittingTerms   *terms,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
BittingReport      *bitting_keeper_check_finish         (BittingKeeper        *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

void                bitting_keeper_load_async           (BittingKeeper        *self,
                                                         const char           *name,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
BittingCredential  *bitting_keeper_load_finish          (BittingKeeper        *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);
const char         *bitting_keeper_get_key_page         (const BittingItem    *item);
const char         *bitting_keeper_find_key_page        (BittingKeeper        *self,
                                                         const char           *name);
char               *bitting_keeper_dup_ips              (BittingKeeper        *self,
                                                         const char           *name);
gboolean            bitting_keeper_set_ips              (BittingKeeper        *self,
                                                         const BittingItem    *item,
                                                         BittingIpList        *ips,
                                                         GError              **error);

BittingPolicyShelf *bitting_keeper_get_policies         (BittingKeeper        *self);
BittingPolicy      *bitting_keeper_find_policy          (BittingKeeper        *self,
                                                         const char           *name,
                                                         char                **gone);
gboolean            bitting_keeper_set_policy           (BittingKeeper        *self,
                                                         const BittingItem    *item,
                                                         const BittingPolicy  *policy,
                                                         GError              **error);

BittingReport      *bitting_keeper_load_report          (BittingKeeper        *self,
                                                         const char           *name);
BittingReport      *bitting_keeper_load_telling_report  (BittingKeeper        *self,
                                                         const char           *name);
BittingReport      *bitting_keeper_load_past_report     (BittingKeeper        *self,
                                                         const char           *name,
                                                         gint64                card);
GPtrArray          *bitting_keeper_load_timeline        (BittingKeeper        *self,
                                                         const char           *name);
void                bitting_keeper_acknowledge          (BittingKeeper        *self,
                                                         const char           *name);

void                bitting_keeper_watch_async          (BittingKeeper        *self,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
BittingWatch       *bitting_keeper_watch_finish         (BittingKeeper        *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

BittingMending     *bitting_keeper_plan_mending         (BittingKeeper        *self,
                                                         const BittingReport  *report);
void                bitting_keeper_mend_async           (BittingKeeper        *self,
                                                         const char           *name,
                                                         BittingMending       *mending,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
void                bitting_keeper_delete_at_exchange_async
                                                        (BittingKeeper        *self,
                                                         const char           *name,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
BittingMend        *bitting_keeper_mend_finish          (BittingKeeper        *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

void                bitting_keeper_rename_async         (BittingKeeper        *self,
                                                         const char           *name,
                                                         const char           *new_name,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
gboolean            bitting_keeper_rename_finish        (BittingKeeper        *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);
void                bitting_keeper_remove_async         (BittingKeeper        *self,
                                                         const char           *name,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
gboolean            bitting_keeper_remove_finish        (BittingKeeper        *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

G_END_DECLS
