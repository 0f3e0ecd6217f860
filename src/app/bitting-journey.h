/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-environment.h"
#include "bitting-guide.h"
#include "bitting-keeper.h"
#include "bitting-screenshots.h"

G_BEGIN_DECLS

#define BITTING_TYPE_JOURNEY (bitting_journey_get_type ())

G_DECLARE_FINAL_TYPE (BittingJourney, bitting_journey, BITTING, JOURNEY, GObject)

BittingJourney     *bitting_journey_new             (BittingKeeper      *keeper);
BittingJourney     *bitting_journey_new_detached    (BittingKeeper      *keeper);
BittingKeeper      *bitting_journey_get_keeper      (BittingJourney     *self);
BittingGuide       *bitting_journey_get_guide       (BittingJourney     *self);
BittingPolicy      *bitting_journey_get_policy      (BittingJourney     *self);
void                bitting_journey_set_policy      (BittingJourney     *self,
                                                     const char         *id);

guint               bitting_journey_get_step        (BittingJourney     *self);
void                bitting_journey_set_step        (BittingJourney     *self,
                                                     guint               step);
BittingEnvironment *bitting_journey_get_environment (BittingJourney     *self);
void                bitting_journey_set_environment (BittingJourney     *self,
                                                     BittingEnvironment *environment);
gboolean            bitting_journey_is_practice     (BittingJourney     *self);
const char         *bitting_journey_get_name        (BittingJourney     *self);
void                bitting_journey_set_name        (BittingJourney     *self,
                                                     const char         *name);
const char         *bitting_journey_get_ips         (BittingJourney     *self);
void                bitting_journey_set_ips         (BittingJourney     *self,
                                                     const char         *ips);
gboolean            bitting_journey_is_done         (BittingJourney     *self,
                                                     const char         *instruction);
void                bitting_journey_set_done        (BittingJourney     *self,
                                                     const char         *instruction,
                                                     gboolean            done);

void                bitting_journey_go_to           (BittingJourney     *self,
                                                     guint               step);
void                bitting_journey_begin_own       (BittingJourney     *self);
void                bitting_journey_begin_practice  (BittingJourney     *self);
const char         *bitting_journey_get_replaces    (BittingJourney     *self);
void                bitting_journey_replace         (BittingJourney     *self,
                                                     const BittingItem  *item,
                                                     const char         *policy,
                                                     const char         *ips);
void                bitting_journey_stop_replacing  (BittingJourney     *self);

BittingScreenshots *bitting_journey_get_screenshots       (BittingJourney *self);
gboolean            bitting_journey_may_fetch_screenshots (BittingJourney *self);
void                bitting_journey_allow_screenshots     (BittingJourney *self);
gboolean            bitting_journey_shows_screenshots     (BittingJourney *self);
void                bitting_journey_show_screenshots      (BittingJourney *self,
                                                           gboolean        show);

void                bitting_journey_start_over      (BittingJourney     *self);

G_END_DECLS
