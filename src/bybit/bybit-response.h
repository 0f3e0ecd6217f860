/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BybitResponse:
 * @status: HTTP status
 * @content_type: (nullable): header of that name, as are the next five
 * @server: (nullable): who answered, such as a content network
 * @trace_id: (nullable): what the exchange's support wants to know
 * @server_time: (nullable): the exchange's time, milliseconds since 1970
 * @limit_reset: (nullable): when its limit ends, milliseconds since 1970
 * @retry_after: (nullable): seconds to wait
 * @body: the body, whole
 * @connections: connections opened for it; 0 where an open one was used again
 * @sent_us: when it was sent, monotonic microseconds
 * @received_us: when the first byte came back, monotonic microseconds
 * @done_us: when the last byte came back, monotonic microseconds
 *
 * One HTTP answer. Every header is text from outside.
 */
typedef struct
{
  guint   status;
  char   *content_type;
  char   *server;
  char   *trace_id;
  char   *server_time;
  char   *limit_reset;
  char   *retry_after;
  GBytes *body;
  guint   connections;
  gint64  sent_us;
  gint64  received_us;
  gint64  done_us;
} BybitResponse;

BybitResponse *bybit_response_new  (guint          status,
                                    const char    *content_type,
                                    GBytes        *body);
void           bybit_response_free (BybitResponse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BybitResponse, bybit_response_free)

G_END_DECLS
