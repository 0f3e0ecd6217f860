/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bybit-answer.h"
#include "bybit-call.h"
#include "bybit-client.h"
#include "bybit-response.h"

G_BEGIN_DECLS

/** No pause is longer, whatever the exchange asks for. Milliseconds. */
#define BYBIT_QUERY_MAX_PAUSE 5000

/* One call with one key, with all its requests: what it needs, how far it is, and
 * when it may ask again. */
typedef struct
{
  /* input */
  BybitCall         *call;            /* (owned) */
  char              *url;             /* (owned) (nullable) */
  char              *ca_pem;          /* (owned) (nullable) */
  char              *proxy;           /* (owned) (nullable) */
  BittingCredential *credential;      /* (owned) */
  guint              retry_delay;     /* milliseconds */

  /* in progress */
  guint              tries;
  gboolean           clock_corrected;
  gint64             offset_ms;       /* the exchange's clock minus ours, as far as known */
  gint64             started_us;      /* monotonic, as is the next */
  gint64             deadline_us;

  /* output */
  BittingNetwork     network;
} BybitQuery;

BybitQuery *bybit_query_new           (BybitCall           *call,
                                       const BybitEndpoint *endpoint,
                                       BittingCredential   *credential,
                                       guint                retry_delay,
                                       guint                deadline);
void        bybit_query_free          (BybitQuery          *self);
gint64      bybit_query_get_elapsed   (const BybitQuery    *self);
void        bybit_query_measure_clock (BybitQuery          *self,
                                       const BybitResponse *response,
                                       const BybitAnswer   *answer);
gboolean    bybit_query_correct_clock (BybitQuery          *self,
                                       const BybitAnswer   *answer);
guint       bybit_query_growing_pause (const BybitQuery    *self);
guint       bybit_query_limit_pause   (const BybitQuery    *self,
                                       const BybitResponse *response,
                                       const BybitAnswer   *answer);
gboolean    bybit_query_may_try_again (const BybitQuery    *self,
                                       guint                pause_ms);
gboolean    bybit_query_is_uncertain  (const BybitQuery    *self,
                                       BittingDiagnosisCode code);

G_END_DECLS
