/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-secret.h"
#include "ctl-command.h"

G_BEGIN_DECLS

/**
 * CtlHandover:
 *
 * Keys on their way to a program that takes the place of this one.
 */
typedef struct _CtlHandover CtlHandover;

CtlHandover *ctl_handover_new          (void);
void         ctl_handover_free         (CtlHandover   *self);
void         ctl_handover_add_variable (CtlHandover   *self,
                                        const char    *name,
                                        BittingSecret *text);
void         ctl_handover_add_line     (CtlHandover   *self,
                                        BittingSecret *text);
CtlStatus    ctl_handover_run          (CtlHandover   *self,
                                        int            fd,
                                        GStrv          command);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CtlHandover, ctl_handover_free)

G_END_DECLS
