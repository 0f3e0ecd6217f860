/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** Where the result stands in an answer: the beginning of its members' paths. */
#define BYBIT_RESULT_PATH "/result/"

/**
 * BybitRead:
 * @result: the `result` of an answer that says that all went well
 * @twice: (nullable) (element-type utf8): paths of the answer's members that stand twice; NULL
 *   for a call that is not tolerant, where there are none
 * @api_key: the key that was used
 * @error: return location for a BITTING_JSON_ERROR
 *
 * Reads an answer. Fails closed: what cannot be understood is no success.
 *
 * Returns: (transfer full) (nullable): the value, or NULL with @error set
 */
typedef gpointer (*BybitRead) (JsonObject  *result,
                               GHashTable  *twice,
                               const char  *api_key,
                               GError     **error);

/**
 * BybitCall:
 * @path: such as "/v5/user/query-api"
 * @query: what comes after the question mark, percent-encoded as it goes out; "" for none
 * @body: (nullable): JSON to send, which makes it a POST; NULL for a GET
 * @read: reads what comes back
 * @free: frees what @read returns
 * @tolerant: whether @read takes care itself of what stands twice in the result; it is FALSE
 *   from the start, and then such an answer is refused as a whole
 *
 * One signed call: what is asked, and how the answer is read. A GET may be sent again where
 * that helps. A POST changes something at the exchange, so it is sent once and never again.
 */
typedef struct
{
  char          *path;
  char          *query;
  char          *body;
  BybitRead      read;
  GDestroyNotify free;
  gboolean       tolerant;
} BybitCall;

BybitCall  *bybit_call_new_get      (const char      *path,
                                     const char      *query,
                                     BybitRead        read,
                                     GDestroyNotify   free);
BybitCall  *bybit_call_new_post     (const char      *path,
                                     const char      *body,
                                     BybitRead        read,
                                     GDestroyNotify   free);
void        bybit_call_free         (BybitCall       *self);
char       *bybit_call_dup_url      (const BybitCall *self,
                                     const char      *origin);
const char *bybit_call_get_payload  (const BybitCall *self);
gboolean    bybit_call_is_write     (const BybitCall *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BybitCall, bybit_call_free)

G_END_DECLS
