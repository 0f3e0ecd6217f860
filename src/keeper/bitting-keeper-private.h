/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper.h"

#include "bitting-history.h"
#include "bitting-keyring.h"
#include "bybit-client.h"
#include "practice-exchange.h"

G_BEGIN_DECLS

struct _BittingKeeper
{
  GObject           parent_instance;

  BittingKeyring   *keyring;  /* (owned) */
  BittingHistory   *history;  /* (owned) */
  BybitClient      *client;   /* (owned) (nullable): made for the first question */
  PracticeExchange *practice; /* (owned) (nullable): made for the first practice key */
  char             *trouble;  /* (nullable): why the history cannot be used */
  gboolean          opened;   /* whether the history was tried */
};

BittingHistory *bitting_keeper_open_history (BittingKeeper            *self);
void            bitting_keeper_note_trouble (BittingKeeper            *self,
                                             const GError             *error);
void            bitting_keeper_record_named (BittingKeeper            *self,
                                             const BittingReport      *report,
                                             const char               *name);
const char     *bitting_keeper_get_host     (const BittingEnvironment *environment);

G_END_DECLS
