/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-reply.h"

void
bybit_reply_free (BybitReply *self)
{
  if (self == NULL)
    return;

  if (self->value != NULL && self->free != NULL)
    self->free (self->value);
  g_clear_pointer (&self->diagnosis, bitting_diagnosis_free);
  g_free (self);
}

/** bybit_reply_steal_value: (transfer full) (nullable): the value, which is the caller's now. */
gpointer
bybit_reply_steal_value (BybitReply *self)
{
  return g_steal_pointer (&self->value);
}
