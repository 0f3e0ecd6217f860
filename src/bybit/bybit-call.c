/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-call.h"

static BybitCall *
new_call (const char     *path,
          const char     *query,
          const char     *body,
          BybitRead       read,
          GDestroyNotify  free)
{
  BybitCall *self = g_new0 (BybitCall, 1);

  self->path = g_strdup (path);
  self->query = g_strdup (query);
  self->body = g_strdup (body);
  self->read = read;
  self->free = free;
  return self;
}

/**
 * bybit_call_new_get:
 * @path: where to ask
 * @query: (nullable): what to ask, percent-encoded, without the question mark
 * @read: (scope forever): reads the answer
 * @free: (scope forever): frees what @read returns
 *
 * Returns: (transfer full): a question that changes nothing
 */
BybitCall *
bybit_call_new_get (const char     *path,
                    const char     *query,
                    BybitRead       read,
                    GDestroyNotify  free)
{
  g_return_val_if_fail (path != NULL && *path == '/', NULL);
  g_return_val_if_fail (read != NULL, NULL);

  return new_call (path, query != NULL ? query : "", NULL, read, free);
}

/**
 * bybit_call_new_post:
 * @path: where to send it
 * @body: JSON, sent and signed byte by byte as it is
 * @read: (scope forever): reads the answer
 * @free: (scope forever): frees what @read returns
 *
 * Returns: (transfer full): an order to change something
 */
BybitCall *
bybit_call_new_post (const char     *path,
                     const char     *body,
                     BybitRead       read,
                     GDestroyNotify  free)
{
  g_return_val_if_fail (path != NULL && *path == '/', NULL);
  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (read != NULL, NULL);

  return new_call (path, "", body, read, free);
}

void
bybit_call_free (BybitCall *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->query);
  g_free (self->body);
  g_free (self);
}

/** bybit_call_dup_url: where the call goes; @origin is scheme and host without a slash after. */
char *
bybit_call_dup_url (const BybitCall *self,
                    const char      *origin)
{
  return g_strconcat (origin, self->path, *self->query != '\0' ? "?" : "", self->query, NULL);
}

/**
 * bybit_call_get_payload:
 *
 * Returns: (transfer none): the part of the call that is signed (source: V5 documentation,
 *   authentication: the query of a GET and the body of a POST, as they go out)
 */
const char *
bybit_call_get_payload (const BybitCall *self)
{
  return bybit_call_is_write (self) ? self->body : self->query;
}

/** bybit_call_is_write: whether it changes something, so that it must not be sent twice. */
gboolean
bybit_call_is_write (const BybitCall *self)
{
  return self->body != NULL;
}
