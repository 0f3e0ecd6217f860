/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-history-private.h"

/* How this computer gets to a key that does not let everybody in: what BittingHistory
 * remembers of it. */

static char *
dup_filled (sqlite3_stmt *row,
            int           column)
{
  return sqlite3_column_bytes (row, column) > 0 ? bitting_history_dup_column (row, column) : NULL;
}

/**
 * bitting_history_get_way:
 * @self: a history
 * @name: which key
 * @proxy: (out) (transfer full) (nullable): the proxy to ask through
 * @visitor: (out) (transfer full) (nullable): this computer's address, as the exchange told
 *   it when it refused
 * @error: return location
 *
 * Returns: FALSE with BITTING_HISTORY_ERROR_NOT_FOUND if the key is not remembered
 */
gboolean
bitting_history_get_way (BittingHistory  *self,
                         const char      *name,
                         char           **proxy,
                         char           **visitor,
                         GError         **error)
{
  sqlite3_stmt *statement = NULL;
  int code;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL && proxy != NULL && visitor != NULL, FALSE);

  *proxy = NULL;
  *visitor = NULL;
  statement = bitting_history_begin (self, BITTING_QUERY_GET_WAY, error);
  if (statement == NULL)
    return FALSE;

  bitting_history_bind_text (statement, 1, name);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    {
      *proxy = dup_filled (statement, 0);
      *visitor = dup_filled (statement, 1);
    }
  else if (code == SQLITE_DONE)
    bitting_history_check_found (FALSE, error);
  else
    bitting_history_set_database_error (self, error);
  bitting_history_end (statement);

  return code == SQLITE_ROW;
}

static gboolean
set_text (BittingHistory  *self,
          BittingQuery     query,
          const char      *name,
          const char      *text,
          GError         **error)
{
  sqlite3_stmt *statement = bitting_history_begin_write (self, query, error);
  int changes;

  if (statement == NULL)
    return FALSE;

  bitting_history_bind_text (statement, 1, name);
  bitting_history_bind_text (statement, 2, text != NULL ? text : "");
  changes = bitting_history_finish_write (self, statement, error);

  return changes >= 0 && bitting_history_check_found (changes > 0, error);
}

/**
 * bitting_history_set_proxy:
 * @self: a history
 * @name: which key
 * @proxy: (nullable): as bitting_proxy_normalize() gives it; NULL to ask directly
 * @error: return location
 *
 * Returns: whether it is remembered
 */
gboolean
bitting_history_set_proxy (BittingHistory  *self,
                           const char      *name,
                           const char      *proxy,
                           GError         **error)
{
  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return set_text (self, BITTING_QUERY_SET_PROXY, name, proxy, error);
}

/**
 * bitting_history_set_visitor:
 * @self: a history
 * @name: which key
 * @visitor: (nullable): the address that the exchange refused; NULL when it is forgotten
 * @error: return location
 *
 * Returns: whether it is remembered
 */
gboolean
bitting_history_set_visitor (BittingHistory  *self,
                             const char      *name,
                             const char      *visitor,
                             GError         **error)
{
  g_return_val_if_fail (BITTING_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return set_text (self, BITTING_QUERY_SET_VISITOR, name, visitor, error);
}
