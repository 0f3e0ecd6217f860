/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper-rotate.h"
#include "keyring-fixture.h"
#include "practice-exchange.h"

G_BEGIN_DECLS

/* What the tests of replacements share: a saved key, others that may take its place, and
 * an exchange on loopback that knows them all. */

#define TRADE "Spot.SpotTrade"
#define TEAM PRACTICE_CALLER ",203.0.113.22"
#define NAME "bot"
#define OLD "bot (old)"
#define NEW "bot (new)"

typedef struct
{
  PracticeExchange *exchange;
  PracticeKey       first;
  PracticeKey       good;   /* as strict as the first */
  PracticeKey       greedy; /* can do more */
  PracticeKey       hidden; /* answers elsewhere */
  BittingKeyring   *keyring;
  BittingKeeper    *keeper;
  GAsyncResult     *result;
} RotationFixture;

GAsyncResult      *rotation_wait_for           (RotationFixture       *fixture);
void               rotation_add                (RotationFixture       *fixture,
                                                const char            *name,
                                                const PracticeKey     *key);
BittingRotation   *rotation_rotate             (RotationFixture       *fixture,
                                                const PracticeKey     *key,
                                                GError               **error);
void               rotation_must_rotate        (RotationFixture       *fixture,
                                                const PracticeKey     *key);
BittingComparison *rotation_compare            (RotationFixture       *fixture);
gboolean           rotation_change_places      (RotationFixture       *fixture,
                                                gboolean               forth,
                                                GError               **error);
void               rotation_must_change_places (RotationFixture       *fixture,
                                                gboolean               forth);
void               rotation_check              (RotationFixture       *fixture,
                                                const char            *name);
void               rotation_assert_past        (RotationFixture       *fixture,
                                                const char            *name,
                                                const PracticeKey     *key,
                                                guint                  n_cards);
void               rotation_assert_stage       (RotationFixture       *fixture,
                                                const char            *name,
                                                BittingRotationStage   stage);
char              *rotation_history_path       (void);
void               rotation_begin_anew         (RotationFixture       *fixture);
void               rotation_set_up             (RotationFixture       *fixture,
                                                gconstpointer          data);
void               rotation_tear_down          (RotationFixture       *fixture,
                                                gconstpointer          data);

G_END_DECLS
