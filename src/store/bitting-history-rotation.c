/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-history-private.h"

/* Which key takes the place of which, in BittingHistory. The past of a key belongs to the key:
 * when two of them change names, each keeps its own. */

/**
 * bitting_history_begin_rotation:
 * @self: a history
 * @old_name: the key that is to be replaced; must be remembered
 * @new_name: the key that waits to take its place; must be remembered
 * @error: return location
 *
 * Returns: whether it is noted; the errors are NOT_FOUND, EXISTS where one of the two has that
 *   part in another rotation, READ_ONLY, FAILED
 */
gboolean
bitting_history_begin_rotation (BittingHistory  *self,
                                const char      *old_name,
                                const char      *new_name,
                                GError         **error)
{
  sqlite3_stmt *statement = NULL;
  int count;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (old_name != NULL && new_name != NULL, FALSE);

  statement = bitting_history_begin_write (self, BITTING_QUERY_BEGIN_ROTATION, error);
  if (statement == NULL)
    return FALSE;

  bitting_history_bind_text (statement, 1, old_name);
  bitting_history_bind_text (statement, 2, new_name);
  bitting_history_bind_text (statement, 3, bitting_rotation_stage_to_string (BITTING_ROTATION_WAITING));
  count = bitting_history_finish_write (self, statement, error);

  return count >= 0 && bitting_history_check_found (count > 0, error);
}

/**
 * bitting_history_set_rotation:
 * @self: a history
 * @rotation: number of a rotation
 * @stage: how far it has come
 * @spare: (nullable): the name that the key which gives up its name is to have
 * @error: return location
 *
 * Returns: whether it is noted; the errors are NOT_FOUND, READ_ONLY, FAILED
 */
gboolean
bitting_history_set_rotation (BittingHistory        *self,
                              gint64                 rotation,
                              BittingRotationStage   stage,
                              const char            *spare,
                              GError               **error)
{
  sqlite3_stmt *statement = NULL;
  int count;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);

  statement = bitting_history_begin_write (self, BITTING_QUERY_SET_ROTATION, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, rotation);
  bitting_history_bind_text (statement, 2, bitting_rotation_stage_to_string (stage));
  bitting_history_bind_text (statement, 3, spare);
  count = bitting_history_finish_write (self, statement, error);

  return count >= 0 && bitting_history_check_found (count > 0, error);
}

static gboolean
name_key (BittingHistory  *self,
          BittingQuery     query,
          gint64           rotation,
          const char      *name,
          GError         **error)
{
  sqlite3_stmt *statement = bitting_history_begin_write (self, query, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, rotation);
  bitting_history_bind_text (statement, 2, name);

  return bitting_history_finish_write (self, statement, error) >= 0;
}

/**
 * bitting_history_settle_rotation:
 * @self: a history
 * @rotation: number of a rotation
 * @stage: RETIRED if the new key has the name now, WAITING if the old one has it
 * @name: that name
 * @spare: the name of the other key
 * @error: return location
 *
 * Returns: whether both keys have these names, each with its own past; the errors are EXISTS,
 *   NOT_FOUND, READ_ONLY, FAILED
 */
gboolean
bitting_history_settle_rotation (BittingHistory        *self,
                                 gint64                 rotation,
                                 BittingRotationStage   stage,
                                 const char            *name,
                                 const char            *spare,
                                 GError               **error)
{
  gboolean retired = stage == BITTING_ROTATION_RETIRED;
  gboolean done = FALSE;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL && spare != NULL, FALSE);

  if (!bitting_history_begin_group (self, error))
    return FALSE;

  done = name_key (self, BITTING_QUERY_MAKE_ROOM, rotation, spare, error) &&
         name_key (self, retired ? BITTING_QUERY_NAME_OLD : BITTING_QUERY_NAME_NEW, rotation, spare,
                   error) &&
         name_key (self, retired ? BITTING_QUERY_NAME_NEW : BITTING_QUERY_NAME_OLD, rotation, name,
                   error) &&
         bitting_history_set_rotation (self, rotation, stage, NULL, error);

  return bitting_history_end_group (self, done, error);
}

/**
 * bitting_history_end_rotation:
 *
 * Each of the two is a key like any other from now on.
 *
 * Returns: whether it is forgotten
 */
gboolean
bitting_history_end_rotation (BittingHistory  *self,
                              gint64           rotation,
                              GError         **error)
{
  sqlite3_stmt *statement = NULL;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);

  statement = bitting_history_begin_write (self, BITTING_QUERY_END_ROTATION, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, rotation);

  return bitting_history_finish_write (self, statement, error) >= 0;
}

/* A row that this program cannot have written is passed over: see read_summary(). */
static BittingRotation *
read_rotation (sqlite3_stmt *row)
{
  BittingRotationStage stage;
  BittingRotation *rotation = NULL;

  if (!bitting_rotation_stage_from_string ((const char *) sqlite3_column_text (row, 1), &stage))
    return NULL;

  rotation = g_new0 (BittingRotation, 1);
  rotation->id = sqlite3_column_int64 (row, 0);
  rotation->stage = stage;
  rotation->since = sqlite3_column_int64 (row, 2);
  rotation->old_name = bitting_history_dup_column (row, 3);
  rotation->new_name = bitting_history_dup_column (row, 4);
  rotation->old_key = bitting_history_dup_column (row, 5);
  rotation->new_key = bitting_history_dup_column (row, 6);
  rotation->spare = bitting_history_dup_column (row, 7);

  return rotation;
}

/**
 * bitting_history_list_rotations:
 *
 * Returns: (transfer full) (element-type BittingRotation): every one that is not over, which
 *   may be none; or NULL with @error set
 */
GPtrArray *
bitting_history_list_rotations (BittingHistory  *self,
                                GError         **error)
{
  g_autoptr (GPtrArray) rotations = NULL;
  sqlite3_stmt *statement = NULL;
  int code;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), NULL);

  statement = bitting_history_begin (self, BITTING_QUERY_LIST_ROTATIONS, error);
  if (statement == NULL)
    return NULL;

  rotations = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_rotation_free);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      BittingRotation *rotation = read_rotation (statement);

      if (rotation != NULL)
        g_ptr_array_add (rotations, rotation);
    }
  if (code != SQLITE_DONE)
    bitting_history_set_database_error (self, error);
  bitting_history_end (statement);

  return code == SQLITE_DONE ? g_steal_pointer (&rotations) : NULL;
}
