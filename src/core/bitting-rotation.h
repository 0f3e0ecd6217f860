/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BittingRotationStage:
 * @BITTING_ROTATION_WAITING: the new key is saved under a name of its own; the old one has
 *   the name that bots look up
 * @BITTING_ROTATION_TAKING_OVER: the two were about to change places
 * @BITTING_ROTATION_RETIRED: the new key has the name; the old one is kept under a suffix
 * @BITTING_ROTATION_TAKING_BACK: the two were about to change places again
 *
 * How far the replacement of a key has come. The two in between are seen only where somebody
 * was interrupted, or is still at it.
 */
typedef enum
{
  BITTING_ROTATION_WAITING,
  BITTING_ROTATION_TAKING_OVER,
  BITTING_ROTATION_RETIRED,
  BITTING_ROTATION_TAKING_BACK,
} BittingRotationStage;

/**
 * BittingRotation:
 * @id: number of the rotation in the history
 * @stage: how far it has come
 * @since: seconds since 1970 when it came there
 * @old_name: name of the old key, as the history knows it
 * @new_name: name of the new key, as the history knows it
 * @old_key: the old key, masked
 * @new_key: the new key, masked
 * @spare: (nullable): the name that the key which gives up its name is to have, or had
 *
 * The replacement of one saved key by another. A value.
 */
typedef struct
{
  gint64               id;
  BittingRotationStage stage;
  gint64               since;
  char                *old_name;
  char                *new_name;
  char                *old_key;
  char                *new_key;
  char                *spare;
} BittingRotation;

BittingRotation *bitting_rotation_copy              (const BittingRotation *self);
void             bitting_rotation_free              (BittingRotation       *self);
gboolean         bitting_rotation_is_about          (const BittingRotation *self,
                                                     const char            *name);
gboolean         bitting_rotation_is_settled        (const BittingRotation *self);
gboolean         bitting_rotation_is_retired        (const BittingRotation *self,
                                                     const char            *name);
const char      *bitting_rotation_get_name          (const BittingRotation *self);
char            *bitting_rotation_dup_words         (const BittingRotation *self,
                                                     const char            *name);
char            *bitting_rotation_dup_attention     (const BittingRotation *self,
                                                     const char            *name,
                                                     GDateTime             *now);
char            *bitting_rotation_dup_spare_name    (const char            *name,
                                                     const char            *suffix,
                                                     GHashTable            *taken);
gboolean         bitting_rotation_is_spare_name     (const char            *spare,
                                                     const char            *name,
                                                     const char            *suffix);
const char      *bitting_rotation_stage_to_string   (BittingRotationStage   stage);
gboolean         bitting_rotation_stage_from_string (const char            *text,
                                                     BittingRotationStage  *stage);

/** What the name of a key gets while another one has it. Not translated: scripts name it. */
#define BITTING_ROTATION_OLD "old"
#define BITTING_ROTATION_NEW "new"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingRotation, bitting_rotation_free)

G_END_DECLS
