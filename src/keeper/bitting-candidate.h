/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "bitting-environment.h"
#include "bitting-report.h"

G_BEGIN_DECLS

/**
 * BittingCandidateState:
 * @BITTING_CANDIDATE_WAITING: nobody has asked the exchange about it
 * @BITTING_CANDIDATE_CHECKING: it is being asked about
 * @BITTING_CANDIDATE_CHECKED: the answer is on its report card
 * @BITTING_CANDIDATE_SAVED: it is in the keyring, and was read back
 *
 * How far a key that was found has come.
 */
typedef enum
{
  BITTING_CANDIDATE_WAITING,
  BITTING_CANDIDATE_CHECKING,
  BITTING_CANDIDATE_CHECKED,
  BITTING_CANDIDATE_SAVED,
} BittingCandidateState;

#define BITTING_TYPE_CANDIDATE (bitting_candidate_get_type ())

G_DECLARE_FINAL_TYPE (BittingCandidate, bitting_candidate, BITTING, CANDIDATE, GObject)

BittingCandidate     *bitting_candidate_new             (const char            *name,
                                                         BittingEnvironment    *environment,
                                                         gboolean               sure,
                                                         BittingCredential     *credential,
                                                         guint                  key_line,
                                                         guint                  secret_line);
const char           *bitting_candidate_get_name        (BittingCandidate      *self);
void                  bitting_candidate_set_name        (BittingCandidate      *self,
                                                         const char            *name);
BittingEnvironment   *bitting_candidate_get_environment (BittingCandidate      *self);
void                  bitting_candidate_set_environment (BittingCandidate      *self,
                                                         BittingEnvironment    *environment);
gboolean              bitting_candidate_is_sure         (BittingCandidate      *self);
BittingCredential    *bitting_candidate_get_credential  (BittingCandidate      *self);
guint                 bitting_candidate_get_key_line    (BittingCandidate      *self);
guint                 bitting_candidate_get_secret_line (BittingCandidate      *self);
gboolean              bitting_candidate_is_chosen       (BittingCandidate      *self);
void                  bitting_candidate_set_chosen      (BittingCandidate      *self,
                                                         gboolean               chosen);
BittingCandidateState bitting_candidate_get_state       (BittingCandidate      *self);
void                  bitting_candidate_set_state       (BittingCandidate      *self,
                                                         BittingCandidateState  state);
BittingReport        *bitting_candidate_get_report      (BittingCandidate      *self);
void                  bitting_candidate_set_report      (BittingCandidate      *self,
                                                         BittingReport         *report);
const char           *bitting_candidate_get_saved_as    (BittingCandidate      *self);
void                  bitting_candidate_set_saved_as    (BittingCandidate      *self,
                                                         const char            *name);
const char           *bitting_candidate_get_trouble     (BittingCandidate      *self);
void                  bitting_candidate_set_trouble     (BittingCandidate      *self,
                                                         const char            *message);

G_END_DECLS
