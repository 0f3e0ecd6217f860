/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-credential.h"

G_BEGIN_DECLS

/** Where a practice call comes from unless something else is said: an address of the team's. */
#define PRACTICE_CALLER "203.0.113.21"

/** What goes wrong with a call that is made with a key, whatever the key may do. */
typedef enum
{
  PRACTICE_FAULT_NONE,
  PRACTICE_FAULT_DELETED,
  PRACTICE_FAULT_BANNED,
  PRACTICE_FAULT_TOO_OFTEN,
  PRACTICE_FAULT_TROUBLE,
  PRACTICE_FAULT_BLOCKED,
  PRACTICE_FAULT_PORTAL,
  PRACTICE_FAULT_DOWN,
} PracticeFault;

/**
 * PracticeKey:
 * @id: stable name for programs, such as "read-only"
 * @title: name for people, untranslated: see practice_key_get_title()
 * @description: one sentence for people, untranslated: see practice_key_get_description()
 * @number: the exchange's number of the key, its own for each
 * @api_key: the key
 * @secret: (nullable): the HMAC text; NULL for the key of a self-made RSA pair
 * @signing: how its calls are signed
 * @permissions: each as "Group.Value", joined by commas
 * @ips: addresses that it is bound to, joined by commas; "*" if unbound
 * @caller: (nullable): where its calls seem to come from, if not from PRACTICE_CALLER
 * @note: the name that its owner gave it
 * @days: full days left until it ends; 0 if it has no end, negative if it has ended
 * @read_only: whether it can only read
 * @third_party: whether it is made for a third-party application
 * @sub_account: whether it belongs to a sub-account
 * @older: whether it is answered about as some years ago, with fewer groups and fields
 * @names_caller: whether a refusal of its caller names the caller's address, as some answers do
 * @hidden: (nullable): what it may do although it is not listed, as @permissions
 * @denied: (nullable): what it may not do although it is listed, as @permissions
 * @loses_replies: whether the connection breaks off once it has changed something
 * @fault: what goes wrong whenever it is used
 *
 * A ready key of the practice exchange. Its secret is no secret: it stands in the source, opens
 * nothing but the practice exchange, and is the same for ever, so that a key that was saved while
 * learning still works the next time.
 */
typedef struct
{
  const char    *id;
  const char    *title;
  const char    *description;
  guint          number;
  const char    *api_key;
  const char    *secret;
  BittingSigning signing;
  const char    *permissions;
  const char    *ips;
  const char    *caller;
  const char    *note;
  int            days;
  gboolean       read_only;
  gboolean       third_party;
  gboolean       sub_account;
  gboolean       older;
  gboolean       names_caller;
  const char    *hidden;
  const char    *denied;
  gboolean       loses_replies;
  PracticeFault  fault;
} PracticeKey;

guint              practice_keys_get_n_keys     (void);
const PracticeKey *practice_keys_get            (guint              index);
const PracticeKey *practice_keys_find           (const char        *id);
const char        *practice_key_get_title       (const PracticeKey *self);
const char        *practice_key_get_description (const PracticeKey *self);
char              *practice_key_dup_secret      (const PracticeKey *self);
const char        *practice_get_team_ips        (void);

G_END_DECLS
