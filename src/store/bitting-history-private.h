/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "bitting-history.h"

G_BEGIN_DECLS

/* What the files of BittingHistory share, and nobody else. */

typedef enum
{
  BITTING_QUERY_BEGIN,
  BITTING_QUERY_COMMIT,
  BITTING_QUERY_ROLLBACK,
  BITTING_QUERY_REPLACE,
  BITTING_QUERY_REMEMBER,
  BITTING_QUERY_GET_SUBJECT,
  BITTING_QUERY_GET_WAY,
  BITTING_QUERY_SET_PROXY,
  BITTING_QUERY_SET_VISITOR,
  BITTING_QUERY_RENAME,
  BITTING_QUERY_FORGET,
  BITTING_QUERY_ADD_CARD,
  BITTING_QUERY_NOTE_SEEN,
  BITTING_QUERY_NOTE_TOLD,
  BITTING_QUERY_NOTE_CHANGE,
  BITTING_QUERY_NOTE_REMINDER,
  BITTING_QUERY_ACKNOWLEDGE,
  BITTING_QUERY_GET_LATEST,
  BITTING_QUERY_GET_CARD,
  BITTING_QUERY_GET_BEFORE,
  BITTING_QUERY_SUMMARIZE,
  BITTING_QUERY_LIST_CARDS,
  BITTING_QUERY_LIST_EVENTS,
  BITTING_QUERY_BEGIN_ROTATION,
  BITTING_QUERY_SET_ROTATION,
  BITTING_QUERY_MAKE_ROOM,
  BITTING_QUERY_NAME_OLD,
  BITTING_QUERY_NAME_NEW,
  BITTING_QUERY_END_ROTATION,
  BITTING_QUERY_LIST_ROTATIONS,
  BITTING_N_QUERIES,
} BittingQuery;

struct _BittingHistory
{
  GObject       parent_instance;

  char         *path;
  char         *notice;      /* (nullable) */
  sqlite3      *database;    /* NULL until it is needed */
  sqlite3_stmt *statements[BITTING_N_QUERIES];
  gboolean      read_only;
};

gboolean      bitting_history_begin_group        (BittingHistory  *self,
                                                  GError         **error);
gboolean      bitting_history_end_group          (BittingHistory  *self,
                                                  gboolean         keep,
                                                  GError         **error);
sqlite3_stmt *bitting_history_begin              (BittingHistory  *self,
                                                  BittingQuery     query,
                                                  GError         **error);
sqlite3_stmt *bitting_history_begin_write        (BittingHistory  *self,
                                                  BittingQuery     query,
                                                  GError         **error);
int           bitting_history_finish_write       (BittingHistory  *self,
                                                  sqlite3_stmt    *statement,
                                                  GError         **error);
gboolean      bitting_history_note               (BittingHistory  *self,
                                                  BittingQuery     query,
                                                  const char      *name,
                                                  gint64           value,
                                                  GError         **error);
void          bitting_history_end                (sqlite3_stmt    *statement);
void          bitting_history_bind_text          (sqlite3_stmt    *statement,
                                                  int              index,
                                                  const char      *text);
char         *bitting_history_dup_column         (sqlite3_stmt    *statement,
                                                  int              column);
gboolean      bitting_history_check_found        (gboolean         found,
                                                  GError         **error);
void          bitting_history_set_database_error (BittingHistory  *self,
                                                  GError         **error);

G_END_DECLS
