/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BittingCall:
 *
 * One use of the keyring as a row of steps, each of which waits for one answer.
 * The caller's task ends at once when it is cancelled or the deadline passes,
 * but the answer that a step waits for is never called off: to cancel a call
 * while the daemon asks for a password aborts gnome-keyring 42.1. What comes in
 * after the end is thrown away, and no further step is taken.
 *
 * A step hands bitting_call_ref() to what it starts, and the callback goes on
 * with bitting_call_next(), bitting_call_fail() or one of the return functions;
 * all of them do nothing once the call has ended.
 */
typedef struct _BittingCall BittingCall;

typedef void (*BittingCallStep) (BittingCall *call);

void         bitting_call_start           (GTask             *task,
                                           const BittingCallStep *steps,
                                           guint              deadline,
                                           gpointer           data,
                                           GDestroyNotify     free_data);
BittingCall *bitting_call_ref             (BittingCall       *self);
void         bitting_call_unref           (BittingCall       *self);
gpointer     bitting_call_get_data        (BittingCall       *self);
gpointer     bitting_call_get_source      (BittingCall       *self);
void         bitting_call_next            (BittingCall       *self);
void         bitting_call_repeat          (BittingCall       *self);
void         bitting_call_restart         (BittingCall       *self);
void         bitting_call_fail            (BittingCall       *self,
                                           GError            *error);
void         bitting_call_return_boolean  (BittingCall       *self,
                                           gboolean           result);
void         bitting_call_return_pointer  (BittingCall       *self,
                                           gpointer           result,
                                           GDestroyNotify     free_result);
void         bitting_call_hold_deadline   (BittingCall       *self);
void         bitting_call_resume_deadline (BittingCall       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingCall, bitting_call_unref)

G_END_DECLS
