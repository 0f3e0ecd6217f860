/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper.h"

#include "bitting-check.h"
#include "bitting-flight.h"
#include "bitting-follower.h"
#include "bitting-history.h"
#include "bitting-keyring.h"
#include "bitting-rotation.h"
#include "bybit-client.h"
#include "practice-exchange.h"

G_BEGIN_DECLS

struct _BittingKeeper
{
  GObject           parent_instance;

  BittingKeyring   *keyring;  /* (owned) */
  BittingKeyring   *quiet;    /* (owned): the same, for work that may ask nobody */
  BittingHistory   *history;  /* (owned) */
  BybitClient      *client;   /* (owned) (nullable): made for the first question */
  BittingPolicyShelf *policies; /* (owned) */
  BittingFollower  *follower; /* (owned) (nullable): made for the first who wants to hear */
  BittingFlights   *flights;  /* (owned): checks that are under way */
  PracticeExchange *practice; /* (owned) (nullable): made for the first practice key */
  char             *trouble;  /* (nullable): what went wrong with the history */
  gboolean          opened;   /* whether the history was tried */
  gboolean          usable;   /* whether it could be opened */
};

/**
 * BittingOutlook:
 * @report: (owned): the card
 * @changes: (owned) (element-type BittingChange): what became different
 * @since: (owned) (nullable): when the key was last seen as it was before; NULL if never
 *
 * A card, and what is new about it.
 */
typedef struct
{
  BittingReport *report;
  GPtrArray     *changes;
  GDateTime     *since;
} BittingOutlook;

BittingHistory *bitting_keeper_open_history   (BittingKeeper        *self);
void            bitting_keeper_note_trouble   (BittingKeeper        *self,
                                               const GError         *error);

BybitClient    *bitting_keeper_ensure_client  (BittingKeeper        *self);
BittingPolicy  *bitting_keeper_choose_policy  (BittingKeeper        *self,
                                               const char           *name,
                                               BittingPolicy        *told,
                                               BittingIpList        *told_ips,
                                               char                **gone);
gboolean        bitting_keeper_find_place     (BittingKeeper        *self,
                                               const BittingEnvironment *environment,
                                               char                **origin,
                                               char                **ca_pem,
                                               GError              **error);
BittingEnvironment *
                bitting_keeper_environment_of (BittingKeeper        *self,
                                               const BittingItem    *item,
                                               GError              **error);
gboolean        bitting_keeper_know           (BittingHistory       *history,
                                               const BittingItem    *item,
                                               GError              **error);
void            bitting_keeper_settle_proxy   (BittingKeeper        *self,
                                               const BittingItem    *item,
                                               char                **proxy);
void            bitting_keeper_mark_visitor   (BittingHistory       *history,
                                               BittingReport        *report);
char           *bitting_keeper_adopt_policy   (BittingKeeper        *self,
                                               const BittingTerms   *terms);
BittingFinding *bitting_keeper_make_gone_finding (const char        *id);
BittingHistory *bitting_keeper_need_history   (BittingKeeper        *self,
                                               GError              **error);
char           *bitting_keeper_dup_own_ips    (const BittingTerms   *terms);
BittingRotation *bitting_keeper_need_rotation (BittingKeeper        *self,
                                               const char           *name,
                                               GError              **error);

BittingOutlook *bitting_outlook_new           (BittingReport        *report);
gpointer        bitting_outlook_copy          (gconstpointer         outlook,
                                               gpointer              user_data);
void            bitting_outlook_free          (BittingOutlook       *self);
void            bitting_keeper_record         (BittingKeeper        *self,
                                               const BittingItem    *item,
                                               BittingOutlook       *outlook);
void            bitting_keeper_record_named   (BittingKeeper        *self,
                                               const BittingReport  *report,
                                               const char           *name);
gint64          bitting_keeper_find_newest_card (BittingKeeper      *self,
                                               const char           *name);
BittingOutlook *bitting_keeper_load_outlook   (BittingKeeper        *self,
                                               const char           *name,
                                               gint64                after);
const char     *bitting_keeper_get_host       (const BittingEnvironment *environment);

void            bitting_keeper_prepare_async  (BittingKeeper        *self,
                                               const char           *name,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
BittingCheck   *bitting_keeper_prepare_finish (BittingKeeper        *self,
                                               GAsyncResult         *result,
                                               BittingItem         **item,
                                               GError              **error);

void            bitting_keeper_look_async     (BittingKeeper        *self,
                                               const char           *name,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
BittingOutlook *bitting_keeper_look_finish    (BittingKeeper        *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingOutlook, bitting_outlook_free)

G_END_DECLS
