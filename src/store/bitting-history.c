/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-history.h"

#include <string.h>

#include "bitting-history-file.h"
#include "bitting-history-private.h"

/*
 * BittingHistory remembers what each key is expected to be, and its past report cards.
 * It is worth nothing to a thief: no secret, and of a key only the masked form. The
 * keyring is the truth about which keys there are; this can be lost without harm.
 *
 * Its calls do not return before they are done. Each touches a few pages of a small
 * local file; only another process that writes at the same moment, or a sick disk,
 * can make one wait, and for a second at most.
 */

G_DEFINE_QUARK (bitting-history-error-quark, bitting_history_error)

G_DEFINE_FINAL_TYPE (BittingHistory, bitting_history, G_TYPE_OBJECT)

/* The first four and the last four characters at most, with a mark between them: see
 * bitting_api_key_mask(). */
static gboolean
is_masked (const char *key)
{
  return strstr (key, "…") != NULL && strlen (key) <= 8 + strlen ("…");
}

static void
bitting_history_finalize (GObject *object)
{
  BittingHistory *self = BITTING_HISTORY (object);
  guint i;

  for (i = 0; i < BITTING_N_QUERIES; i++)
    sqlite3_finalize (self->statements[i]);
  sqlite3_close (self->database);
  g_free (self->path);
  g_free (self->notice);

  G_OBJECT_CLASS (bitting_history_parent_class)->finalize (object);
}

static void
bitting_history_class_init (BittingHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bitting_history_finalize;
}

static void
bitting_history_init (BittingHistory *self)
{
}

/**
 * bitting_history_new:
 * @path: (nullable): the file; NULL for the person's own
 *
 * Returns: (transfer full): a history, not opened yet
 */
BittingHistory *
bitting_history_new (const char *path)
{
  BittingHistory *self = g_object_new (BITTING_TYPE_HISTORY, NULL);

  self->path = path != NULL
                 ? g_strdup (path)
                 : g_build_filename (g_get_user_data_dir (), "bitting", "history.sqlite", NULL);

  return self;
}

/**
 * bitting_history_open:
 * @self: a history
 * @error: return location
 *
 * Opens the file, and makes it if there is none. The other calls do this by themselves;
 * call it to learn early whether there is something to tell: see
 * bitting_history_get_notice(). Reads the whole file once, to see whether it is sound.
 *
 * Returns: FALSE with BITTING_HISTORY_ERROR_FAILED if there can be no history; go on without
 */
gboolean
bitting_history_open (BittingHistory  *self,
                      GError         **error)
{
  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);

  if (self->database == NULL)
    self->database = bitting_history_file_open (self->path, &self->read_only, &self->notice, error);

  return self->database != NULL;
}

/** Returns: (transfer none): where the file is */
const char *
bitting_history_get_path (BittingHistory *self)
{
  g_return_val_if_fail (BITTING_IS_HISTORY (self), NULL);

  return self->path;
}

/**
 * bitting_history_get_notice:
 * @self: a history
 *
 * Returns: (transfer none) (nullable) (translated): what the person should know about the
 *   file that was opened: that it was damaged and set aside, or is too new to be written
 */
const char *
bitting_history_get_notice (BittingHistory *self)
{
  g_return_val_if_fail (BITTING_IS_HISTORY (self), NULL);

  return self->notice;
}

static gboolean
write_texts (BittingHistory      *self,
             BittingQuery         query,
             const char *const   *values,
             guint                n_values,
             GError             **error)
{
  sqlite3_stmt *statement = bitting_history_begin_write (self, query, error);
  guint i;

  if (statement == NULL)
    return FALSE;
  for (i = 0; i < n_values; i++)
    bitting_history_bind_text (statement, (int) i + 1, values[i]);

  return bitting_history_finish_write (self, statement, error) >= 0;
}

/**
 * bitting_history_remember:
 * @self: a history
 * @name: the person's name for the key
 * @environment: id of the environment
 * @host: origin of the API
 * @masked_key: the key as bitting_api_key_mask() gives it, never the whole one
 * @policy: id of the policy to hold it against
 * @ips: (nullable): the addresses that are expected, joined with commas
 * @error: return location
 *
 * Makes the key known, or brings what is known of it up to date. Its cards stay; but when
 * it is another key than before, none of them is its latest any more.
 *
 * Returns: whether it was written
 */
gboolean
bitting_history_remember (BittingHistory  *self,
                          const char      *name,
                          const char      *environment,
                          const char      *host,
                          const char      *masked_key,
                          const char      *policy,
                          const char      *ips,
                          GError         **error)
{
  const char *const values[] = { name, environment, host, masked_key, policy,
                                 ips != NULL ? ips : "" };
  gboolean done = FALSE;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL && environment != NULL && host != NULL, FALSE);
  g_return_val_if_fail (masked_key != NULL && is_masked (masked_key), FALSE);
  g_return_val_if_fail (policy != NULL, FALSE);

  if (!bitting_history_begin_group (self, error))
    return FALSE;

  done = write_texts (self, BITTING_QUERY_REPLACE, values, 4, error) &&
         write_texts (self, BITTING_QUERY_REMEMBER, values, G_N_ELEMENTS (values), error);

  return bitting_history_end_group (self, done, error);
}

/**
 * bitting_history_get_subject:
 * @self: a history
 * @name: which key
 * @policy: (out) (transfer full) (optional): id of its policy
 * @ips: (out) (transfer full) (optional) (nullable): the expected addresses, joined with commas
 * @error: return location
 *
 * Returns: FALSE with BITTING_HISTORY_ERROR_NOT_FOUND if the key is not remembered
 */
gboolean
bitting_history_get_subject (BittingHistory  *self,
                             const char      *name,
                             char           **policy,
                             char           **ips,
                             GError         **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean found = FALSE;
  int code;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  statement = bitting_history_begin (self, BITTING_QUERY_GET_SUBJECT, error);
  if (statement == NULL)
    return FALSE;

  bitting_history_bind_text (statement, 1, name);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    {
      found = TRUE;
      if (policy != NULL)
        *policy = bitting_history_dup_column (statement, 0);
      if (ips != NULL)
        *ips = sqlite3_column_bytes (statement, 1) > 0
                 ? bitting_history_dup_column (statement, 1)
                 : NULL;
    }
  else if (code == SQLITE_DONE)
    bitting_history_check_found (FALSE, error);
  else
    bitting_history_set_database_error (self, error);
  bitting_history_end (statement);

  return found;
}

/**
 * bitting_history_rename:
 *
 * Returns: whether the cards of @old_name are now those of @new_name; the errors are
 *   NOT_FOUND, EXISTS, READ_ONLY, FAILED
 */
gboolean
bitting_history_rename (BittingHistory  *self,
                        const char      *old_name,
                        const char      *new_name,
                        GError         **error)
{
  sqlite3_stmt *statement = NULL;
  int changes;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (old_name != NULL && new_name != NULL, FALSE);

  statement = bitting_history_begin_write (self, BITTING_QUERY_RENAME, error);
  if (statement == NULL)
    return FALSE;

  bitting_history_bind_text (statement, 1, old_name);
  bitting_history_bind_text (statement, 2, new_name);
  changes = bitting_history_finish_write (self, statement, error);

  return changes >= 0 && bitting_history_check_found (changes > 0, error);
}

/**
 * bitting_history_forget:
 *
 * Forgets a key with all its cards, and overwrites them. To forget what is not remembered
 * is no error.
 *
 * Returns: whether nothing is left of it
 */
gboolean
bitting_history_forget (BittingHistory  *self,
                        const char      *name,
                        GError         **error)
{
  sqlite3_stmt *statement = NULL;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  statement = bitting_history_begin_write (self, BITTING_QUERY_FORGET, error);
  if (statement == NULL)
    return FALSE;

  bitting_history_bind_text (statement, 1, name);

  return bitting_history_finish_write (self, statement, error) >= 0;
}
