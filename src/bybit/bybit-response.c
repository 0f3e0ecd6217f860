/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-response.h"

/**
 * bybit_response_new:
 * @status: HTTP status
 * @content_type: (nullable): the header of that name
 * @body: (transfer none): the body
 *
 * Returns: (transfer full): a response for its maker to fill in
 */
BybitResponse *
bybit_response_new (guint       status,
                    const char *content_type,
                    GBytes     *body)
{
  BybitResponse *self = g_new0 (BybitResponse, 1);

  self->status = status;
  self->content_type = g_strdup (content_type);
  self->body = g_bytes_ref (body);
  return self;
}

void
bybit_response_free (BybitResponse *self)
{
  if (self == NULL)
    return;

  g_free (self->content_type);
  g_free (self->server);
  g_free (self->trace_id);
  g_free (self->server_time);
  g_free (self->limit_reset);
  g_free (self->retry_after);
  g_bytes_unref (self->body);
  g_free (self);
}
