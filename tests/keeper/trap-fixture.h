/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper.h"
#include "keyring-fixture.h"
#include "practice-exchange.h"

G_BEGIN_DECLS

/* What the tests of ways to a key share: a saved key that does not let this computer in, and two
 * exchanges on loopback that may know it. */

#define TRADE "Spot.SpotTrade"
#define HERE "198.51.100.99"

typedef struct
{
  PracticeExchange   *exchange;
  PracticeExchange   *other;
  BittingEnvironment *site;  /* where @exchange is */
  BittingEnvironment *place; /* where @other is */
  PracticeKey         key;   /* @exchange and @other may know it */
  BittingKeeper      *keeper;
  GAsyncResult       *result;
} TrapFixture;

GAsyncResult         *trap_wait_for  (TrapFixture         *fixture);
BittingReport        *trap_check     (TrapFixture         *fixture,
                                      const char          *proxy);
BittingItem          *trap_find_item (TrapFixture         *fixture);
const BittingFinding *trap_find_rule (const BittingReport *report,
                                      const char          *rule);
void                  trap_set_up    (TrapFixture         *fixture,
                                      gconstpointer        data);
void                  trap_tear_down (TrapFixture         *fixture,
                                      gconstpointer        data);

G_END_DECLS
