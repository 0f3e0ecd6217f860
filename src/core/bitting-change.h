/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-permission.h"

G_BEGIN_DECLS

/** What can become different between two checks of a key. Stable words: see
 * bitting_change_get_code(). The order is the one in which they are told. */
typedef enum
{
  BITTING_CHANGE_PERMISSION_ADDED,
  BITTING_CHANGE_ACCESS_WIDENED,
  BITTING_CHANGE_UNBOUND,
  BITTING_CHANGE_IP_ADDED,
  BITTING_CHANGE_REFUSED,
  BITTING_CHANGE_HIDDEN,
  BITTING_CHANGE_EXPIRY_SET,
  BITTING_CHANGE_EXPIRY_EARLIER,
  BITTING_CHANGE_KEY_TYPE,
  BITTING_CHANGE_KEY_USAGE,
  BITTING_CHANGE_ACCOUNT,
  BITTING_CHANGE_GRADE_WORSE,
  BITTING_CHANGE_PERMISSION_REMOVED,
  BITTING_CHANGE_ACCESS_NARROWED,
  BITTING_CHANGE_BOUND,
  BITTING_CHANGE_IP_REMOVED,
  BITTING_CHANGE_EXPIRY_LATER,
  BITTING_CHANGE_EXPIRY_GONE,
  BITTING_CHANGE_ANSWERED,
  BITTING_CHANGE_GRADE_BETTER,
  BITTING_CHANGE_POLICY_OTHER,
  BITTING_CHANGE_POLICY_EDITED,
} BittingChangeKind;

/**
 * BittingSeverity:
 * @BITTING_SEVERITY_NOTE: good to know
 * @BITTING_SEVERITY_ATTENTION: a person has to look
 */
typedef enum
{
  BITTING_SEVERITY_NOTE,
  BITTING_SEVERITY_ATTENTION,
} BittingSeverity;

/**
 * BittingChange:
 * @kind: what became different
 * @before: (nullable): what it was: a permission, an address, a word of the report file, the
 *   title of a policy, or a time in seconds since 1970
 * @after: (nullable): what it is now
 *
 * One difference between two checks, without a word of any language. A value.
 */
typedef struct
{
  BittingChangeKind kind;
  char             *before;
  char             *after;
} BittingChange;

BittingChange  *bitting_change_new          (BittingChangeKind       kind,
                                             const char             *before,
                                             const char             *after);
void            bitting_change_free         (BittingChange          *self);
const char     *bitting_change_get_code     (const BittingChange    *self);
BittingSeverity bitting_change_get_severity (const BittingChange    *self);
gboolean        bitting_change_is_of_key    (const BittingChange    *self);
char           *bitting_change_dup_title    (const BittingChange    *self,
                                             const BittingCatalogue *catalogue);

GPtrArray      *bitting_changes_new         (void);
gboolean        bitting_changes_need_person (const GPtrArray        *changes);
char           *bitting_changes_to_string   (const GPtrArray        *changes);
GPtrArray      *bitting_changes_from_string (const char             *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingChange, bitting_change_free)

G_END_DECLS
