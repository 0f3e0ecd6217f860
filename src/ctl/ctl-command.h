/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What the program ends with. Of several keys the highest counts. */
typedef enum
{
  CTL_STATUS_GOOD = 0,       /* every key checked, and no rule failed */
  CTL_STATUS_FAILED = 1,     /* a rule failed */
  CTL_STATUS_USAGE = 2,      /* wrong usage */
  CTL_STATUS_INCOMPLETE = 3, /* the check could not be completed */
  CTL_STATUS_KEYRING = 4,    /* the keyring could not be used */
  CTL_STATUS_NOT_STARTED = 126, /* another program could not be started */
  CTL_STATUS_NO_PROGRAM = 127,  /* there is no such program */
} CtlStatus;

/**
 * CtlCommand:
 * @name: the word that calls it
 * @arguments: (nullable): what follows its options, for the help
 * @summary: untranslated: what it does, in one line
 * @run: does it; @arguments begins with the command's own name, as argv does
 *
 * One command of the program.
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  CtlStatus (*run) (GStrv arguments);
} CtlCommand;

CtlStatus ctl_add      (GStrv arguments);
CtlStatus ctl_check    (GStrv arguments);
CtlStatus ctl_delete_at_bybit
                       (GStrv arguments);
CtlStatus ctl_exec     (GStrv arguments);
CtlStatus ctl_guide    (GStrv arguments);
CtlStatus ctl_history  (GStrv arguments);
CtlStatus ctl_import   (GStrv arguments);
CtlStatus ctl_list     (GStrv arguments);
CtlStatus ctl_mend     (GStrv arguments);
CtlStatus ctl_policy   (GStrv arguments);
CtlStatus ctl_practice (GStrv arguments);
CtlStatus ctl_remove   (GStrv arguments);
CtlStatus ctl_rename   (GStrv arguments);
CtlStatus ctl_report   (GStrv arguments);
CtlStatus ctl_rotate   (GStrv arguments);
CtlStatus ctl_show     (GStrv arguments);
CtlStatus ctl_watch    (GStrv arguments);

G_END_DECLS
