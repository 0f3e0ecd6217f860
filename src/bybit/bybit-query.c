/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-query.h"

#define MAX_TRIES 3

/**
 * bybit_query_new:
 * @call: (transfer full): what to ask
 * @endpoint: where to ask
 * @credential: key and secret
 * @retry_delay: milliseconds of the first pause, before jitter
 * @deadline: milliseconds for the whole, from now
 *
 * Returns: (transfer full): a query without a URL
 */
BybitQuery *
bybit_query_new (BybitCall           *call,
                 const BybitEndpoint *endpoint,
                 BittingCredential   *credential,
                 guint                retry_delay,
                 guint                deadline)
{
  BybitQuery *self = g_new0 (BybitQuery, 1);

  self->call = call;
  self->offset_ms = endpoint->clock_offset_ms;
  self->ca_pem = g_strdup (endpoint->ca_pem);
  self->proxy = g_strdup (endpoint->proxy);
  self->credential = bitting_credential_ref (credential);
  self->retry_delay = retry_delay;
  self->started_us = g_get_monotonic_time ();
  self->deadline_us = self->started_us + (gint64) deadline * 1000;
  return self;
}

void
bybit_query_free (BybitQuery *self)
{
  bybit_call_free (self->call);
  g_free (self->url);
  g_free (self->ca_pem);
  g_free (self->proxy);
  bitting_credential_unref (self->credential);
  g_free (self);
}

/** bybit_query_get_elapsed: milliseconds since the question was put. */
gint64
bybit_query_get_elapsed (const BybitQuery *self)
{
  return (g_get_monotonic_time () - self->started_us) / 1000;
}

/**
 * bybit_query_measure_clock:
 * @self: a query
 * @response: an answer to it
 * @answer: the same, understood
 *
 * Notes how far our clock is off, if the answer says what time it is. The exchange
 * stamps its answer somewhere between our sending and our receiving, so the middle of
 * the two is off by half a round trip at most: some tens of milliseconds.
 */
void
bybit_query_measure_clock (BybitQuery          *self,
                           const BybitResponse *response,
                           const BybitAnswer   *answer)
{
  gint64 middle_us = response->sent_us + (response->received_us - response->sent_us) / 2;
  gint64 wall_us = g_get_real_time () - (g_get_monotonic_time () - middle_us);

  if (answer->time_ms <= 0)
    return;

  self->network.clock_known = TRUE;
  self->network.clock_skew_ms = wall_us / 1000 - answer->time_ms;
}

/**
 * bybit_query_correct_clock:
 * @self: a query whose clock was measured, if it could be
 * @answer: what found our clock wrong
 *
 * Makes the next request be signed with the exchange's time. Works once: if that does
 * not help, nothing will.
 *
 * Returns: FALSE if there is nothing to correct with, it was done before, or the call must
 *   not be sent twice
 */
gboolean
bybit_query_correct_clock (BybitQuery        *self,
                           const BybitAnswer *answer)
{
  if (bybit_call_is_write (self->call) || self->clock_corrected || answer->time_ms <= 0)
    return FALSE;

  self->clock_corrected = TRUE;
  self->offset_ms = -self->network.clock_skew_ms;
  return TRUE;
}

/**
 * bybit_query_growing_pause:
 * @self: a query that was tried at least once
 *
 * Pauses double, with a jitter of half to one and a half, so that many clients that
 * failed together do not come back together.
 *
 * Returns: milliseconds
 */
guint
bybit_query_growing_pause (const BybitQuery *self)
{
  double factor = (1u << (self->tries - 1)) * g_random_double_range (0.5, 1.5);

  return (guint) MIN (self->retry_delay * factor, BYBIT_QUERY_MAX_PAUSE);
}

/**
 * bybit_query_limit_pause:
 * @self: a query that was tried at least once
 * @response: an answer that says we ask too often
 * @answer: the same, understood
 *
 * The pause lasts until the limit is over, as far as the exchange says so and is to be
 * believed. Both times are the exchange's: our clock has no part in it. Otherwise it is
 * twice the usual one, which is the second that limits are counted over (source: V5
 * documentation, rate limits).
 *
 * Returns: milliseconds
 */
guint
bybit_query_limit_pause (const BybitQuery    *self,
                         const BybitResponse *response,
                         const BybitAnswer   *answer)
{
  guint usual = MAX (bybit_query_growing_pause (self),
                     MIN (2 * self->retry_delay, BYBIT_QUERY_MAX_PAUSE));
  gint64 reset_ms = 0;
  guint64 seconds = 0;

  if (response->retry_after != NULL &&
      g_ascii_string_to_unsigned (response->retry_after, 10, 1, G_MAXUINT, &seconds, NULL))
    return (guint) MIN (seconds * 1000, BYBIT_QUERY_MAX_PAUSE);

  if (response->limit_reset != NULL && answer->time_ms > 0 &&
      g_ascii_string_to_signed (response->limit_reset, 10, 1, G_MAXINT64, &reset_ms, NULL) &&
      reset_ms > answer->time_ms)
    return (guint) MIN (reset_ms - answer->time_ms, BYBIT_QUERY_MAX_PAUSE);

  return usual;
}

/**
 * bybit_query_may_try_again:
 * @self: a query
 * @pause_ms: milliseconds that would be waited first
 *
 * Returns: TRUE if another try is allowed, and has time left after the pause; never for
 *   what changes something at the exchange
 */
gboolean
bybit_query_may_try_again (const BybitQuery *self,
                           guint             pause_ms)
{
  return !bybit_call_is_write (self->call) && self->tries < MAX_TRIES &&
         g_get_monotonic_time () + (gint64) pause_ms * 1000 < self->deadline_us;
}

/**
 * bybit_query_is_uncertain:
 * @self: a query that has ended without a success
 * @code: how
 *
 * Returns: TRUE if it would change something, went out, and what came back does not say
 *   that it was refused: then it may have taken effect
 */
gboolean
bybit_query_is_uncertain (const BybitQuery     *self,
                          BittingDiagnosisCode  code)
{
  if (!bybit_call_is_write (self->call) || self->network.requests == 0)
    return FALSE;

  return code == BITTING_DIAGNOSIS_CONNECT || code == BITTING_DIAGNOSIS_TIMEOUT ||
         code == BITTING_DIAGNOSIS_CANCELLED || code == BITTING_DIAGNOSIS_EXCHANGE_DOWN ||
         code == BITTING_DIAGNOSIS_BAD_RESPONSE;
}
