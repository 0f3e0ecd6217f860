/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One call as it comes in over HTTP, and its reply as it goes out. */

#include "practice-message.h"

#include <string.h>

static const char *
get_header (SoupServerMessage *message,
            const char        *name)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *value = soup_message_headers_get_one (headers, name);

  return value != NULL && g_utf8_validate (value, -1, NULL) ? value : "";
}

/**
 * practice_message_answer:
 * @message: a request
 * @call: to be filled in with what the request says, and answered
 *
 * Returns: (transfer full): the reply
 */
PracticeReply *
practice_message_answer (SoupServerMessage *message,
                         PracticeCall      *call)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_autofree char *text = g_utf8_make_valid (body->length > 0 ? body->data : "",
                                             (gssize) body->length);
  gboolean is_get = g_str_equal (soup_server_message_get_method (message), "GET");

  call->api_key = get_header (message, "X-BAPI-API-KEY");
  call->timestamp = get_header (message, "X-BAPI-TIMESTAMP");
  call->signature = get_header (message, "X-BAPI-SIGN");
  call->window = get_header (message, "X-BAPI-RECV-WINDOW");
  call->payload = !is_get ? text : query != NULL ? query : "";

  return practice_call_answer (call);
}

static void
set_header_number (SoupMessageHeaders *headers,
                   const char         *name,
                   gint64              value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  soup_message_headers_replace (headers, name, text);
}

static void
set_headers (SoupMessageHeaders  *headers,
             const PracticeReply *reply,
             const PracticeCall  *call)
{
  g_autofree char *trace = NULL;

  if (reply->from_cdn)
    {
      soup_message_headers_replace (headers, "Server", "CloudFront");
      soup_message_headers_replace (headers, "X-Cache", "Error from cloudfront");
    }
  if (reply->is_page)
    return;

  trace = g_strdup_printf ("%08x%08x%08x%08x", g_random_int (), g_random_int (), g_random_int (),
                           g_random_int ());
  soup_message_headers_replace (headers, "Server", "Openresty");
  soup_message_headers_replace (headers, "X-Cache", "Miss from cloudfront");
  soup_message_headers_replace (headers, "Traceid", trace);
  set_header_number (headers, "Timenow", call->now_ms);
  set_header_number (headers, "Ret_code", reply->ret_code);

  if (call->limiter == NULL)
    return;

  set_header_number (headers, "X-Bapi-Limit", PRACTICE_LIMIT);
  set_header_number (headers, "X-Bapi-Limit-Status", practice_limiter_get_left (call->limiter));
  set_header_number (headers, "X-Bapi-Limit-Reset-Timestamp",
                     call->now_ms +
                     practice_limiter_get_wait (call->limiter, call->monotonic_ms));
}

/* What was asked for is done, but whoever asked will not hear of it. */
static void
break_off (SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  g_io_stream_close (stream, NULL, NULL);
}

/**
 * practice_message_reply:
 * @message: a request that was answered
 * @reply: its reply
 * @call: what came of the call
 *
 * Sends the reply, or breaks the connection off where it is to be lost.
 */
void
practice_message_reply (SoupServerMessage   *message,
                        const PracticeReply *reply,
                        const PracticeCall  *call)
{
  if (reply->lost)
    {
      break_off (message);
      return;
    }

  soup_server_message_set_status (message, reply->status, NULL);
  soup_server_message_set_response (message, practice_reply_get_type (reply), SOUP_MEMORY_COPY,
                                    reply->body, strlen (reply->body));
  set_headers (soup_server_message_get_response_headers (message), reply, call);
}
