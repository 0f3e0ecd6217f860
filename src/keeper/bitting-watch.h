/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-change.h"
#include "bitting-report.h"

G_BEGIN_DECLS

/**
 * BittingAlert:
 * @name: the key
 * @report: (nullable): its new card; NULL if it could not be checked
 * @changes: (element-type BittingChange): what became different and needs a person
 * @since: (nullable): when the key was last seen as it was before
 * @reminder: stage of a reminder of its end, or BITTING_REMINDER_NONE
 * @expires_at: seconds since 1970 of its end, or 0
 *
 * Why a person has to look at a key.
 */
typedef struct
{
  char          *name;
  BittingReport *report;
  GPtrArray     *changes;
  GDateTime     *since;
  int            reminder;
  gint64         expires_at;
} BittingAlert;

/**
 * BittingWatch:
 * @alerts: (element-type BittingAlert): by name; empty when all is well
 * @n_checked: keys that were checked
 * @n_missed: keys that could not be checked for now; the next round tries again
 * @n_locked: keys that a locked keyring kept to itself
 *
 * What one round over all keys came to.
 */
typedef struct
{
  GPtrArray *alerts;
  guint      n_checked;
  guint      n_missed;
  guint      n_locked;
} BittingWatch;

BittingAlert *bitting_alert_new        (const char         *name);
void          bitting_alert_free       (BittingAlert       *self);
GPtrArray    *bitting_alert_dup_lines  (const BittingAlert *self,
                                        GDateTime          *now);
char         *bitting_alert_dup_title  (const BittingAlert *self,
                                        GDateTime          *now);
char         *bitting_alert_dup_body   (const BittingAlert *self,
                                        GDateTime          *now);
gboolean      bitting_alert_is_urgent  (const BittingAlert *self);

BittingWatch *bitting_watch_new        (void);
void          bitting_watch_free       (BittingWatch       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingAlert, bitting_alert_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingWatch, bitting_watch_free)

G_END_DECLS
