/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-policy-shelf.h"

G_BEGIN_DECLS

struct _BittingPolicyShelf
{
  GObject     parent_instance;

  char       *folder;
  GPtrArray  *own;    /* (owned) (element-type BittingPolicy): as they were read last */
  GHashTable *paths;  /* (owned): id of each to its file */
  GPtrArray  *faults; /* (owned) (element-type utf8) */
};

void           bitting_policy_shelf_read     (BittingPolicyShelf *self);
BittingPolicy *bitting_policy_shelf_find_own (BittingPolicyShelf *self,
                                              const char         *id);
void           bitting_policy_shelf_tell     (BittingPolicyShelf *self);

G_END_DECLS
