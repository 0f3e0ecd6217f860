/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-keeper.h"

G_BEGIN_DECLS

#define BITTING_TYPE_KEY_POLICY (bitting_key_policy_get_type ())

G_DECLARE_FINAL_TYPE (BittingKeyPolicy, bitting_key_policy, BITTING, KEY_POLICY, AdwPreferencesGroup)

void bitting_key_policy_open     (BittingKeyPolicy    *self,
                                  BittingKeeper       *keeper,
                                  const char          *name);
void bitting_key_policy_set_item (BittingKeyPolicy    *self,
                                  BittingItem         *item);
void bitting_key_policy_show     (BittingKeyPolicy    *self,
                                  const BittingReport *report);

G_END_DECLS
