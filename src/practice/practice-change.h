/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice-key.h"

G_BEGIN_DECLS

/**
 * PracticeChange:
 * @ret_code: 0 if the exchange takes it, or its code for why it does not
 * @message: its text for that
 * @read_only: what the key shall be
 * @permissions: what it shall hold, each as "Group.Value", joined by commas
 *
 * What somebody who calls update-api asks for.
 */
typedef struct
{
  int         ret_code;
  const char *message;
  gboolean    read_only;
  char       *permissions;
} PracticeChange;

PracticeChange *practice_change_parse (const char        *body,
                                       const PracticeKey *key);
void            practice_change_free  (PracticeChange    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PracticeChange, practice_change_free)

G_END_DECLS
