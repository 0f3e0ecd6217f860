/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice-ledger.h"
#include "practice-limiter.h"
#include "practice-reply.h"

G_BEGIN_DECLS

typedef struct _PracticeCall PracticeCall;

/** What is done with a call that has come through all the checks. Returns: (transfer full) */
typedef PracticeReply *(*PracticeDesk) (PracticeCall *call);

/**
 * PracticeCall:
 * @answer: what is done with it
 * @ledger: the keys that the exchange knows
 * @limiters: (element-type utf8 PracticeLimiter): what each key has called lately, by path and
 *   API key
 * @caller: (nullable): where every call seems to come from; NULL for each key's own place
 * @now_ms: the exchange's clock, in ms since 1970
 * @monotonic_ms: a clock that only goes on, for the limit
 * @api_key: header X-BAPI-API-KEY, or ""
 * @timestamp: header X-BAPI-TIMESTAMP, or ""
 * @signature: header X-BAPI-SIGN, or ""
 * @window: header X-BAPI-RECV-WINDOW, or ""
 * @path: where it goes
 * @payload: what is signed of it: the query of a GET, still encoded, or the body of a POST; or ""
 * @key: (nullable): found on the way: the key that calls
 * @limiter: (nullable): found on the way: its limiter, if the call came so far
 *
 * One signed call on its way through the checks. Everything in it is borrowed.
 */
struct _PracticeCall
{
  PracticeDesk     answer;
  PracticeLedger    *ledger;
  GHashTable        *limiters;
  const char        *caller;
  gint64             now_ms;
  gint64             monotonic_ms;
  const char        *api_key;
  const char        *timestamp;
  const char        *signature;
  const char        *window;
  const char        *path;
  const char        *payload;
  const PracticeKey *key;
  PracticeLimiter   *limiter;
};

PracticeReply *practice_call_answer (PracticeCall *self);

G_END_DECLS
