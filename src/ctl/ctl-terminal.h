/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CtlTerminal:
 *
 * Standard input, a terminal that shows nothing of what is typed.
 */
typedef struct _CtlTerminal CtlTerminal;

CtlTerminal *ctl_terminal_hush      (void);
void         ctl_terminal_restore   (CtlTerminal *self);
gssize       ctl_terminal_read_line (CtlTerminal *self,
                                     char        *buffer,
                                     gsize        capacity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CtlTerminal, ctl_terminal_restore)

G_END_DECLS
