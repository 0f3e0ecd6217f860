/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-answer.h"

G_BEGIN_DECLS

/**
 * BybitReply:
 * @value: (owned) (nullable): what the call's reader made of the answer
 * @free: frees @value
 * @diagnosis: (owned) (nullable): why there is none; exactly one of the two is set
 * @uncertain: whether a POST may have taken effect although its answer is lost
 * @network: what it cost
 *
 * How one call ended, with all its requests.
 */
typedef struct
{
  gpointer          value;
  GDestroyNotify    free;
  BittingDiagnosis *diagnosis;
  gboolean          uncertain;
  BittingNetwork    network;
} BybitReply;

void     bybit_reply_free        (BybitReply *self);
gpointer bybit_reply_steal_value (BybitReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BybitReply, bybit_reply_free)

G_END_DECLS
