/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsecret/secret.h>

#include "bitting-call.h"
#include "bitting-item.h"
#include "bitting-keyring-error.h"
#include "bitting-secret-service.h"

G_BEGIN_DECLS

/**
 * BittingFound:
 * @object: (nullable): what a search found; NULL where no secret is wanted
 * @path: (nullable): where it lies at the daemon; NULL in a file
 * @veiled: whether it has to be unlocked before it can be told what it is
 * @item: (nullable): what it says; NULL if it is none of ours, or cannot be read yet
 */
typedef struct
{
  SecretRetrievable *object;
  char              *path;
  gboolean           veiled;
  BittingItem       *item;
} BittingFound;

/**
 * BittingKeyringWork:
 *
 * What the steps of one use of the keyring hand to each other. Each step below says
 * what it reads and what it leaves behind.
 */
typedef struct
{
  /* Input, owned. */
  char                *name;        /* (nullable): the key that is meant; NULL: all */
  char                *new_name;    /* (nullable): what it is to be called */
  BittingItem         *item;        /* (nullable): what to store */
  BittingSecret       *secret;      /* (nullable): what to store, or what was read */
  gboolean             replace;
  gboolean             quiet;       /* nobody may be asked anything */
  int                  patience;    /* milliseconds */

  /* In progress, owned. */
  gboolean             neutral;     /* libsecret keeps a file: there is no daemon to ask */
  BittingServiceState *state;
  SecretService       *service;     /* (nullable): see bitting_keyring_step_search() */
  GPtrArray           *found;       /* (element-type BittingFound) */
  GPtrArray           *old;         /* (element-type BittingFound): to be deleted */
  BittingFound        *chosen;      /* borrowed from @found */
  BittingSecret       *read;        /* what was read of @chosen */
  BittingItem         *twin;        /* (nullable): what has the new name already */
  BittingSecret       *twin_secret; /* (nullable): its secret */
  GError              *fault;       /* what to report once the traces are removed */
  gboolean             unlocked;
  gboolean             replaced_in_place;
  gboolean             wrote;
  gboolean             retried;
  gboolean             looked_again;
} BittingKeyringWork;

BittingKeyringWork *bitting_keyring_work_new             (const char   *name);
void                bitting_keyring_work_free            (gpointer      data);
void                bitting_keyring_work_fail            (BittingCall  *call,
                                                          GError       *error);
void                bitting_keyring_work_fail_with       (BittingCall  *call,
                                                          BittingKeyringError code);
gboolean            bitting_keyring_work_look_again      (BittingCall  *call);
void                bitting_keyring_doubt_connection     (void);
BittingFound       *bitting_found_new                    (SecretRetrievable *object);
BittingFound       *bitting_found_new_plain              (const char        *path,
                                                          GHashTable        *attributes,
                                                          gboolean           locked);
void                bitting_found_free                   (gpointer      data);
gboolean            bitting_found_any                    (GPtrArray    *array);
BittingFound       *bitting_found_newest                 (GPtrArray    *array);

void                bitting_keyring_step_open            (BittingCall  *call);
void                bitting_keyring_step_probe           (BittingCall  *call);
void                bitting_keyring_step_search          (BittingCall  *call);
void                bitting_keyring_step_search_new_name (BittingCall  *call);
void                bitting_keyring_step_survey          (BittingCall  *call);
void                bitting_keyring_step_survey_again    (BittingCall  *call);
void                bitting_keyring_step_unveil          (BittingCall  *call);
void                bitting_keyring_step_unlock_found    (BittingCall  *call);
void                bitting_keyring_step_unlock_default  (BittingCall  *call);
void                bitting_keyring_step_search_again    (BittingCall  *call);
void                bitting_keyring_step_conclude        (BittingCall  *call);
void                bitting_keyring_step_refuse_taken    (BittingCall  *call);
void                bitting_keyring_step_choose          (BittingCall  *call);
void                bitting_keyring_step_read            (BittingCall  *call);
void                bitting_keyring_step_find_twin       (BittingCall  *call);
void                bitting_keyring_step_read_twin       (BittingCall  *call);
void                bitting_keyring_step_keep_twin       (BittingCall  *call);
void                bitting_keyring_step_adopt           (BittingCall  *call);
void                bitting_keyring_step_refuse_stranger (BittingCall  *call);
void                bitting_keyring_step_open_session    (BittingCall  *call);
void                bitting_keyring_step_store           (BittingCall  *call);
void                bitting_keyring_step_search_stored   (BittingCall  *call);
void                bitting_keyring_step_choose_stored   (BittingCall  *call);
void                bitting_keyring_step_compare         (BittingCall  *call);
void                bitting_keyring_step_discard         (BittingCall  *call);
void                bitting_keyring_step_delete          (BittingCall  *call);
void                bitting_keyring_step_refuse_left     (BittingCall  *call);

G_END_DECLS
