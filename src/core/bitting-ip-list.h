/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** At most so many addresses fit on one key (stated on the site's key page). */
#define BITTING_IP_LIST_MAX 100

typedef enum
{
  BITTING_IP_PROBLEM_NOT_AN_ADDRESS,
  BITTING_IP_PROBLEM_OUT_OF_RANGE,
  BITTING_IP_PROBLEM_RANGE,
  BITTING_IP_PROBLEM_HOST_NAME,
  BITTING_IP_PROBLEM_PORT,
  BITTING_IP_PROBLEM_WILDCARD,
  BITTING_IP_PROBLEM_PRIVATE,
  BITTING_IP_PROBLEM_DUPLICATE,
  BITTING_IP_PROBLEM_TOO_MANY,
} BittingIpProblemKind;

/**
 * BittingIpProblem:
 * @kind: what is wrong
 * @fatal: TRUE if the entry is left out of the list; FALSE for a warning
 * @entry: the text as it was given
 */
typedef struct
{
  BittingIpProblemKind kind;
  gboolean             fatal;
  char                *entry;
} BittingIpProblem;

/**
 * BittingIpList:
 * @addresses: (element-type utf8): the addresses in their canonical spelling, in the order given
 * @problems: (element-type BittingIpProblem): what was noticed, in the order found
 *
 * Trusted addresses, as a person pastes them. A value: reference counted.
 */
typedef struct
{
  GPtrArray *addresses;
  GPtrArray *problems;
} BittingIpList;

BittingIpList *bitting_ip_list_parse        (const char             *text);
BittingIpList *bitting_ip_list_ref          (BittingIpList          *self);
void           bitting_ip_list_unref        (BittingIpList          *self);
gboolean       bitting_ip_list_is_usable    (const BittingIpList    *self);
gboolean       bitting_ip_list_contains     (const BittingIpList    *self,
                                             const char             *address);
char          *bitting_ip_list_join         (const BittingIpList    *self);
char          *bitting_ip_problem_describe  (const BittingIpProblem *problem);
char          *bitting_ip_canonicalize      (const char             *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingIpList, bitting_ip_list_unref)

G_END_DECLS
