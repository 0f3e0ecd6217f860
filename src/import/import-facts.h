/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-text.h"

G_BEGIN_DECLS

/**
 * ImportFacts:
 *
 * What a text says around its keys: whose they are, where they live, what they are called.
 */
typedef struct _ImportFacts ImportFacts;

ImportFacts *import_facts_new              (const ImportText  *text);
void         import_facts_free             (ImportFacts       *self);
const char  *import_facts_get_exchange     (const ImportFacts *self,
                                            const ImportEntry *entry);
const char  *import_facts_get_environment  (const ImportFacts *self,
                                            const ImportEntry *key,
                                            const ImportEntry *secret);
char        *import_facts_dup_host         (const ImportFacts *self,
                                            const ImportEntry *key);
char        *import_facts_dup_name         (const ImportFacts *self,
                                            const ImportEntry *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImportFacts, import_facts_free)

G_END_DECLS
