/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice-key.h"

G_BEGIN_DECLS

/**
 * PracticeLedger:
 *
 * The keys that a practice exchange knows, and what has become of them since it was started: keys
 * change and delete themselves. The keys as they were made are never touched, so that all of them
 * can be had back.
 */
typedef struct _PracticeLedger PracticeLedger;

PracticeLedger    *practice_ledger_new     (void);
void               practice_ledger_free    (PracticeLedger       *self);
void               practice_ledger_add     (PracticeLedger       *self,
                                            const PracticeKey    *key);
const PracticeKey *practice_ledger_find    (PracticeLedger       *self,
                                            const char           *api_key);
GPtrArray         *practice_ledger_list    (PracticeLedger       *self);
void               practice_ledger_change  (PracticeLedger       *self,
                                            const PracticeKey    *key,
                                            gboolean              read_only,
                                            const char           *permissions);
void               practice_ledger_delete  (PracticeLedger       *self,
                                            const PracticeKey    *key);
void               practice_ledger_restore (PracticeLedger       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PracticeLedger, practice_ledger_free)

G_END_DECLS
