/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsecret/secret.h>

#include "bitting-item.h"

G_BEGIN_DECLS

const SecretSchema *bitting_keyring_schema_get            (void);
GHashTable         *bitting_keyring_schema_dup_query      (const char        *name);
GHashTable         *bitting_keyring_schema_dup_attributes (const BittingItem *item);
char               *bitting_keyring_schema_dup_label      (const BittingItem *item);
BittingItem        *bitting_keyring_schema_parse          (GHashTable        *attributes);
gboolean            bitting_keyring_schema_is_same        (const BittingItem *a,
                                                           const BittingItem *b);
gboolean            bitting_keyring_schema_is_veiled      (GHashTable        *attributes);

G_END_DECLS
