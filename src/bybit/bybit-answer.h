/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-diagnosis.h"
#include "bybit-call.h"
#include "bybit-response.h"

G_BEGIN_DECLS

/** What may be done about an answer that is no success. */
typedef enum
{
  BYBIT_REMEDY_NONE,  /* the same question would get the same answer */
  BYBIT_REMEDY_AGAIN, /* ask again after a pause */
  BYBIT_REMEDY_LIMIT, /* ask again when the limit is over */
  BYBIT_REMEDY_CLOCK, /* sign with the exchange's time and ask again */
} BybitRemedy;

/**
 * BybitAnswer:
 * @value: (owned) (nullable): what the call's reader made of it
 * @free: frees @value
 * @diagnosis: (owned) (nullable): why there is none; exactly one of the two is set
 * @remedy: what may be done about a diagnosis
 * @time_ms: the exchange's time when it answered, milliseconds since 1970, or 0
 *
 * One HTTP answer, understood.
 */
typedef struct
{
  gpointer          value;
  GDestroyNotify    free;
  BittingDiagnosis *diagnosis;
  BybitRemedy       remedy;
  gint64            time_ms;
} BybitAnswer;

BybitAnswer *bybit_answer_new         (const BybitCall     *call,
                                       const BybitResponse *response,
                                       const char          *api_key);
void         bybit_answer_free        (BybitAnswer         *self);
gpointer     bybit_answer_steal_value (BybitAnswer         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BybitAnswer, bybit_answer_free)

G_END_DECLS
