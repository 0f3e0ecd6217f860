/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper.h"
#include "ctl-command.h"

G_BEGIN_DECLS

/**
 * CtlSession:
 * @keeper: (owned): whom a command asks
 * @cancellable: (owned): cancelled by Ctrl+C
 *
 * One run of a command that needs the keeper.
 */
typedef struct
{
  BittingKeeper *keeper;
  GCancellable  *cancellable;
  GAsyncResult  *result; /* (owned) (nullable): what a call has come to */
  guint          signals[2];
} CtlSession;

CtlSession   *ctl_session_new     (void);
void          ctl_session_free    (CtlSession   *self);
void          ctl_session_done_cb (GObject      *source,
                                   GAsyncResult *result,
                                   gpointer      user_data);
GAsyncResult *ctl_session_wait    (CtlSession   *self);
CtlStatus     ctl_session_explain (const char   *name,
                                   const GError *error);
void          ctl_session_notify  (CtlSession   *self);
BittingItem  *ctl_session_find_item (CtlSession *session,
                                     const char *name,
                                     CtlStatus  *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CtlSession, ctl_session_free)

G_END_DECLS
