/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-history.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "bitting-history-file.h"

/*
 * BittingHistory remembers what each key is expected to be, and its past report cards.
 * It is worth nothing to a thief: no secret, and of a key only the masked form. The
 * keyring is the truth about which keys there are; this can be lost without harm.
 *
 * Its calls do not return before they are done. Each touches a few pages of a small
 * local file; only another process that writes at the same moment, or a sick disk,
 * can make one wait, and for a second at most.
 */

typedef enum
{
  REMEMBER,
  GET_SUBJECT,
  RENAME,
  FORGET,
  ADD_CARD,
  GET_LATEST,
  LIST_LATEST,
  LIST_CARDS,
  N_QUERIES,
} Query;

static const char *const queries[N_QUERIES] = {
  [REMEMBER] =
    "INSERT INTO subject (name, environment, host, api_key, policy, expected_ips, created)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, unixepoch ())"
    " ON CONFLICT (name) DO UPDATE SET environment = excluded.environment,"
    "  host = excluded.host, api_key = excluded.api_key, policy = excluded.policy,"
    "  expected_ips = excluded.expected_ips",
  [GET_SUBJECT] =
    "SELECT policy, expected_ips FROM subject WHERE name = ?1",
  [RENAME] =
    "UPDATE subject SET name = ?2 WHERE name = ?1",
  [FORGET] =
    "DELETE FROM subject WHERE name = ?1",
  [ADD_CARD] =
    "INSERT INTO card (subject_id, checked_at, outcome, grade, report)"
    " SELECT id, ?2, ?3, ?4, ?5 FROM subject WHERE name = ?1",
  [GET_LATEST] =
    "SELECT checked_at, outcome, grade, report FROM card"
    " WHERE subject_id = (SELECT id FROM subject WHERE name = ?1)"
    " ORDER BY checked_at DESC, id DESC LIMIT 1",
  [LIST_LATEST] =
    "SELECT checked_at, outcome, grade, NULL, name FROM subject JOIN card ON card.id ="
    " (SELECT id FROM card WHERE subject_id = subject.id"
    "  ORDER BY checked_at DESC, id DESC LIMIT 1)",
  [LIST_CARDS] =
    "SELECT checked_at, outcome, grade, report FROM card"
    " WHERE subject_id = (SELECT id FROM subject WHERE name = ?1)"
    " ORDER BY checked_at DESC, id DESC",
};

struct _BittingHistory
{
  GObject       parent_instance;

  char         *path;
  char         *notice;      /* (nullable) */
  sqlite3      *database;    /* NULL until it is needed */
  sqlite3_stmt *statements[N_QUERIES];
  gboolean      read_only;
};

G_DEFINE_QUARK (bitting-history-error-quark, bitting_history_error)

G_DEFINE_FINAL_TYPE (BittingHistory, bitting_history, G_TYPE_OBJECT)

static void
set_database_error (BittingHistory  *self,
                    GError         **error)
{
  g_set_error (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_FAILED,
               /* Translators: the placeholder is the system's reason. */
               _("The history of checks cannot be used. The system says: “%s”"),
               sqlite3_errmsg (self->database));
}

/* Returns: (transfer none) (nullable): the query, compiled once, with nothing bound to it. */
static sqlite3_stmt *
begin (BittingHistory  *self,
       Query            query,
       GError         **error)
{
  if (!bitting_history_open (self, error))
    return NULL;

  if (self->statements[query] == NULL &&
      sqlite3_prepare_v3 (self->database, queries[query], -1, SQLITE_PREPARE_PERSISTENT,
                          &self->statements[query], NULL) != SQLITE_OK)
    {
      set_database_error (self, error);
      return NULL;
    }

  return self->statements[query];
}

static sqlite3_stmt *
begin_write (BittingHistory  *self,
             Query            query,
             GError         **error)
{
  if (!bitting_history_open (self, error))
    return NULL;

  if (self->read_only)
    {
      g_set_error_literal (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_READ_ONLY,
                           self->notice);
      return NULL;
    }

  return begin (self, query, error);
}

/* A statement that is not reset holds the file. */
static void
end (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static void
bind_text (sqlite3_stmt *statement,
           int           index,
           const char   *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

static char *
dup_column (sqlite3_stmt *statement,
            int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/* Runs a writing statement. Returns: how many rows it touched, or -1 with @error set. */
static int
finish_write (BittingHistory  *self,
              sqlite3_stmt    *statement,
              GError         **error)
{
  int code = sqlite3_step (statement);
  int changes = -1;

  if (code == SQLITE_DONE)
    changes = sqlite3_changes (self->database);
  else if (code == SQLITE_CONSTRAINT_UNIQUE)
    g_set_error_literal (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_EXISTS,
                         _("The history already knows a key of this name."));
  else
    set_database_error (self, error);
  end (statement);

  return changes;
}

static gboolean
check_found (gboolean   found,
             GError   **error)
{
  if (!found)
    g_set_error_literal (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_NOT_FOUND,
                         _("The history knows no key of this name."));

  return found;
}

/* A card that this program cannot have written is passed over: one spoilt line must not
 * hide the others. */
static BittingCard *
read_card (sqlite3_stmt *statement)
{
  const char *outcome_text = (const char *) sqlite3_column_text (statement, 1);
  const char *grade_text = (const char *) sqlite3_column_text (statement, 2);
  BittingOutcome outcome;
  BittingGrade grade = BITTING_GRADE_NONE;

  if (!bitting_outcome_from_string (outcome_text, &outcome) ||
      (grade_text != NULL && !bitting_grade_from_string (grade_text, &grade)))
    return NULL;

  return bitting_card_new (sqlite3_column_int64 (statement, 0), outcome, grade,
                           (const char *) sqlite3_column_text (statement, 3));
}

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

  for (i = 0; i < N_QUERIES; i++)
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
 * Makes the key known, or brings what is known of it up to date; its cards stay.
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
  sqlite3_stmt *statement = NULL;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL && environment != NULL && host != NULL, FALSE);
  g_return_val_if_fail (masked_key != NULL && is_masked (masked_key), FALSE);
  g_return_val_if_fail (policy != NULL, FALSE);

  statement = begin_write (self, REMEMBER, error);
  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, name);
  bind_text (statement, 2, environment);
  bind_text (statement, 3, host);
  bind_text (statement, 4, masked_key);
  bind_text (statement, 5, policy);
  bind_text (statement, 6, ips != NULL ? ips : "");

  return finish_write (self, statement, error) >= 0;
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

  statement = begin (self, GET_SUBJECT, error);
  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, name);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    {
      found = TRUE;
      if (policy != NULL)
        *policy = dup_column (statement, 0);
      if (ips != NULL)
        *ips = sqlite3_column_bytes (statement, 1) > 0 ? dup_column (statement, 1) : NULL;
    }
  else if (code == SQLITE_DONE)
    check_found (FALSE, error);
  else
    set_database_error (self, error);
  end (statement);

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

  statement = begin_write (self, RENAME, error);
  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, old_name);
  bind_text (statement, 2, new_name);
  changes = finish_write (self, statement, error);

  return changes >= 0 && check_found (changes > 0, error);
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

  statement = begin_write (self, FORGET, error);
  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, name);

  return finish_write (self, statement, error) >= 0;
}

/**
 * bitting_history_add_card:
 * @self: a history
 * @name: whose card; must be remembered
 * @checked_at: seconds since 1970, UTC
 * @outcome: the card's outcome
 * @grade: its grade
 * @json: the report, as in a report file
 * @error: return location
 *
 * Returns: whether it was written; the errors are NOT_FOUND, READ_ONLY, FAILED
 */
gboolean
bitting_history_add_card (BittingHistory  *self,
                          const char      *name,
                          gint64           checked_at,
                          BittingOutcome   outcome,
                          BittingGrade     grade,
                          const char      *json,
                          GError         **error)
{
  sqlite3_stmt *statement = NULL;
  int changes;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL && json != NULL, FALSE);

  statement = begin_write (self, ADD_CARD, error);
  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, checked_at);
  bind_text (statement, 3, bitting_outcome_to_string (outcome));
  bind_text (statement, 4, bitting_grade_to_string (grade));
  bind_text (statement, 5, json);
  changes = finish_write (self, statement, error);

  return changes >= 0 && check_found (changes > 0, error);
}

/* Reads all rows of a query into @cards or, where rows have a name, into @by_name. */
static gboolean
read_cards (BittingHistory  *self,
            sqlite3_stmt    *statement,
            GPtrArray       *cards,
            GHashTable      *by_name,
            GError         **error)
{
  int code;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      BittingCard *card = read_card (statement);

      if (card == NULL)
        continue;
      if (by_name != NULL)
        g_hash_table_insert (by_name, dup_column (statement, 4), card);
      else
        g_ptr_array_add (cards, card);
    }
  if (code != SQLITE_DONE)
    set_database_error (self, error);
  end (statement);

  return code == SQLITE_DONE;
}

static GPtrArray *
list_cards (BittingHistory  *self,
            Query            query,
            const char      *name,
            GError         **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_card_free);
  sqlite3_stmt *statement = begin (self, query, error);

  if (statement == NULL)
    return NULL;

  bind_text (statement, 1, name);
  if (!read_cards (self, statement, cards, NULL, error))
    return NULL;

  return g_steal_pointer (&cards);
}

/**
 * bitting_history_get_latest:
 *
 * Returns: (transfer full) (nullable): the newest card of @name with its report; NULL
 *   without an error if there is none
 */
BittingCard *
bitting_history_get_latest (BittingHistory  *self,
                            const char      *name,
                            GError         **error)
{
  g_autoptr (GPtrArray) cards = NULL;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  cards = list_cards (self, GET_LATEST, name, error);

  return cards != NULL && cards->len > 0 ? g_ptr_array_steal_index (cards, 0) : NULL;
}

/**
 * bitting_history_list_latest:
 *
 * Returns: (transfer full) (element-type utf8 BittingCard): by name, the newest card of each
 *   key that was ever checked, without its report; or NULL with @error set
 */
GHashTable *
bitting_history_list_latest (BittingHistory  *self,
                             GError         **error)
{
  g_autoptr (GHashTable) by_name = NULL;
  sqlite3_stmt *statement = NULL;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), NULL);

  statement = begin (self, LIST_LATEST, error);
  if (statement == NULL)
    return NULL;

  by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                   (GDestroyNotify) bitting_card_free);
  if (!read_cards (self, statement, NULL, by_name, error))
    return NULL;

  return g_steal_pointer (&by_name);
}

/**
 * bitting_history_list_cards:
 *
 * Returns: (transfer full) (element-type BittingCard): the cards of @name with their
 *   reports, newest first, which may be none; or NULL with @error set
 */
GPtrArray *
bitting_history_list_cards (BittingHistory  *self,
                            const char      *name,
                            GError         **error)
{
  g_return_val_if_fail (BITTING_IS_HISTORY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return list_cards (self, LIST_CARDS, name, error);
}
