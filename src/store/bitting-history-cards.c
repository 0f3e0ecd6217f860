/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-history-private.h"

/* The report cards of BittingHistory. */

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

/* Reads all rows of a query into @cards. */
static gboolean
read_cards (BittingHistory  *self,
            sqlite3_stmt    *statement,
            GPtrArray       *cards,
            GError         **error)
{
  int code;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      BittingCard *card = read_card (statement);

      if (card != NULL)
        g_ptr_array_add (cards, card);
    }
  if (code != SQLITE_DONE)
    bitting_history_set_database_error (self, error);
  bitting_history_end (statement);

  return code == SQLITE_DONE;
}

static GPtrArray *
list_cards (BittingHistory  *self,
            BittingQuery     query,
            const char      *name,
            GError         **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_card_free);
  sqlite3_stmt *statement = bitting_history_begin (self, query, error);

  if (statement == NULL)
    return NULL;

  bitting_history_bind_text (statement, 1, name);
  if (!read_cards (self, statement, cards, error))
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

  cards = list_cards (self, BITTING_QUERY_GET_LATEST, name, error);

  return cards != NULL && cards->len > 0 ? g_ptr_array_steal_index (cards, 0) : NULL;
}

/**
 * bitting_history_get_card:
 * @self: a history
 * @name: whose
 * @card: which one, as an event says
 * @error: return location
 *
 * Returns: (transfer full) (nullable): that card with its report; NULL without an error if
 *   it is not there
 */
BittingCard *
bitting_history_get_card (BittingHistory  *self,
                          const char      *name,
                          gint64           card,
                          GError         **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_card_free);
  sqlite3_stmt *statement = NULL;

  g_return_val_if_fail (BITTING_IS_HISTORY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  statement = bitting_history_begin (self, BITTING_QUERY_GET_CARD, error);
  if (statement == NULL)
    return NULL;

  bitting_history_bind_text (statement, 1, name);
  sqlite3_bind_int64 (statement, 2, card);

  return read_cards (self, statement, cards, error) && cards->len > 0
           ? g_ptr_array_steal_index (cards, 0)
           : NULL;
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

  return list_cards (self, BITTING_QUERY_LIST_CARDS, name, error);
}
