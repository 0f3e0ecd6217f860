/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-diagnosis.h"
#include "bitting-key-info.h"
#include "bybit-response.h"

G_BEGIN_DECLS

/** What may be done about an answer that is no key info. */
typedef enum
{
  BYBIT_REMEDY_NONE,  /* the same question would get the same answer */
  BYBIT_REMEDY_AGAIN, /* ask again after a pause */
  BYBIT_REMEDY_LIMIT, /* ask again when the limit is over */
  BYBIT_REMEDY_CLOCK, /* sign with the exchange's time and ask again */
} BybitRemedy;

/**
 * BybitAnswer:
 * @key_info: (nullable): what the exchange said about the key
 * @diagnosis: (nullable): why it said nothing; exactly one of the two is set
 * @remedy: what may be done about a diagnosis
 * @time_ms: the exchange's time when it answered, milliseconds since 1970, or 0
 *
 * One HTTP answer, understood.
 */
typedef struct
{
  BittingKeyInfo   *key_info;
  BittingDiagnosis *diagnosis;
  BybitRemedy       remedy;
  gint64            time_ms;
} BybitAnswer;

BybitAnswer *bybit_answer_new  (const BybitResponse *response,
                                const char          *api_key);
void         bybit_answer_free (BybitAnswer         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BybitAnswer, bybit_answer_free)

G_END_DECLS
