/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-reply-private.h"

/* The shapes of the answers but those about keys. Source: V5 documentation, “Get Bybit Server
 * Time” and the error codes; every value is invented. */

static const struct
{
  guint       status;
  gboolean    from_cdn;
  const char *title;
  const char *text;
} pages[] = {
  [PRACTICE_PAGE_COUNTRY] = {
    403, TRUE, "ERROR: The request could not be satisfied",
    "The practice exchange is configured to block access from your country.",
  },
  [PRACTICE_PAGE_REFUSED] = {
    403, TRUE, "ERROR: The request could not be satisfied",
    "Request blocked.",
  },
  [PRACTICE_PAGE_DOWN] = {
    503, TRUE, "ERROR: The request could not be satisfied",
    "The practice exchange cannot be reached at the moment.",
  },
  [PRACTICE_PAGE_PORTAL] = {
    200, FALSE, "Welcome to the practice hotel",
    "Please log in with your room number.",
  },
};

/** Adds a member with a text to the object that is being built. */
void
practice_reply_add_string (JsonBuilder *builder,
                           const char  *name,
                           const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/** Adds a member with a number to the object that is being built. */
void
practice_reply_add_number (JsonBuilder *builder,
                           const char  *name,
                           gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/** Adds a member with an object without members. */
void
practice_reply_add_empty_object (JsonBuilder *builder,
                                 const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  json_builder_end_object (builder);
}

/** Returns: (transfer full): an answer whose result comes next */
JsonBuilder *
practice_reply_begin (int         ret_code,
                      const char *message)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  practice_reply_add_number (builder, "retCode", ret_code);
  practice_reply_add_string (builder, "retMsg", message);
  json_builder_set_member_name (builder, "result");

  return builder;
}

/**
 * practice_reply_end:
 * @builder: an answer with its result
 * @status: HTTP status
 * @ret_code: the code that the answer has
 * @now_ms: the exchange's clock
 *
 * Returns: (transfer full): that answer
 */
PracticeReply *
practice_reply_end (JsonBuilder *builder,
                    guint        status,
                    int          ret_code,
                    gint64       now_ms)
{
  g_autoptr (JsonNode) root = NULL;
  PracticeReply *self = g_new0 (PracticeReply, 1);

  practice_reply_add_number (builder, "time", now_ms);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  self->status = status;
  self->ret_code = ret_code;
  self->body = json_to_string (root, FALSE);

  return self;
}

static PracticeReply *
new_error (guint       status,
           int         ret_code,
           const char *message,
           gint64      now_ms)
{
  g_autoptr (JsonBuilder) builder = practice_reply_begin (ret_code, message);

  json_builder_begin_object (builder);
  json_builder_end_object (builder);
  practice_reply_add_empty_object (builder, "retExtInfo");

  return practice_reply_end (builder, status, ret_code, now_ms);
}

/** Returns: (transfer full): an error of the exchange's own, which comes with HTTP 200 */
PracticeReply *
practice_reply_new_error (int         ret_code,
                          const char *message,
                          gint64      now_ms)
{
  return new_error (200, ret_code, message, now_ms);
}

/** Returns: (transfer full): the answer to a wrong path or method */
PracticeReply *
practice_reply_new_no_route (gint64 now_ms)
{
  return new_error (404, 10017, "Route not found.", now_ms);
}

/**
 * practice_reply_new_unsigned:
 *
 * Returns: (transfer full): the answer to a request without the headers that sign it. It is of an
 *   older kind, with nulls for the empty objects.
 */
PracticeReply *
practice_reply_new_unsigned (const char *message,
                             gint64      now_ms)
{
  g_autoptr (JsonBuilder) builder = practice_reply_begin (10001, message);

  json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "retExtInfo");
  json_builder_add_null_value (builder);

  return practice_reply_end (builder, 200, 10001, now_ms);
}

/** Returns: (transfer full): the answer of GET /v5/market/time; @now_us is in microseconds */
PracticeReply *
practice_reply_new_time (gint64 now_us)
{
  g_autoptr (JsonBuilder) builder = practice_reply_begin (0, "OK");
  g_autofree char *seconds = NULL;
  g_autofree char *nanoseconds = NULL;

  seconds = g_strdup_printf ("%" G_GINT64_FORMAT, now_us / G_USEC_PER_SEC);
  nanoseconds = g_strdup_printf ("%" G_GINT64_FORMAT, now_us * 1000);

  json_builder_begin_object (builder);
  practice_reply_add_string (builder, "timeSecond", seconds);
  practice_reply_add_string (builder, "timeNano", nanoseconds);
  json_builder_end_object (builder);
  practice_reply_add_empty_object (builder, "retExtInfo");

  return practice_reply_end (builder, 200, 0, now_us / 1000);
}

/**
 * practice_reply_new_answer:
 * @body: (nullable): what stands in place of an answer of the exchange's
 *
 * Returns: (transfer full): any answer at all, for whoever wants to see what comes of it
 */
PracticeReply *
practice_reply_new_answer (guint       status,
                           int         ret_code,
                           const char *body,
                           gint64      now_ms)
{
  PracticeReply *self = NULL;

  if (body == NULL)
    return new_error (status, ret_code, "An answer for practice.", now_ms);

  self = g_new0 (PracticeReply, 1);
  self->status = status;
  self->ret_code = -1;
  self->is_page = TRUE;
  self->from_cdn = TRUE;
  self->body = g_strdup (body);

  return self;
}

/** Returns: (transfer full): the answer to an order that was carried out, and has nothing to tell */
PracticeReply *
practice_reply_new_done (gint64 now_ms)
{
  return new_error (200, 0, "", now_ms);
}

/** Returns: (transfer full): the answer of GET /v5/order/realtime: nobody trades here */
PracticeReply *
practice_reply_new_orders (const char *category,
                           gint64      now_ms)
{
  g_autoptr (JsonBuilder) builder = practice_reply_begin (0, "OK");

  json_builder_begin_object (builder);
  practice_reply_add_string (builder, "category", category);
  practice_reply_add_string (builder, "nextPageCursor", "");
  json_builder_set_member_name (builder, "list");
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  practice_reply_add_empty_object (builder, "retExtInfo");

  return practice_reply_end (builder, 200, 0, now_ms);
}

/** Returns: (transfer full): the answer of GET /v5/asset/withdraw/query-address, with an address,
 *   so that it would be noticed if somebody kept it */
PracticeReply *
practice_reply_new_addresses (gint64 now_ms)
{
  g_autoptr (JsonBuilder) builder = practice_reply_begin (0, "success");

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  practice_reply_add_string (builder, "coin", "USDT");
  practice_reply_add_string (builder, "chain", "TRX");
  practice_reply_add_string (builder, "address", PRACTICE_ADDRESS);
  practice_reply_add_string (builder, "tag", "");
  practice_reply_add_string (builder, "remark", "cold wallet");
  practice_reply_add_number (builder, "status", 0);
  practice_reply_add_number (builder, "addressType", 0);
  practice_reply_add_number (builder, "verified", 1);
  practice_reply_add_string (builder, "createAt", "1747210542000");
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  practice_reply_add_string (builder, "nextPageCursor", "");
  json_builder_end_object (builder);
  practice_reply_add_empty_object (builder, "retExtInfo");

  return practice_reply_end (builder, 200, 0, now_ms);
}

/** Returns: (transfer full): a page for people where a program hopes for JSON */
PracticeReply *
practice_reply_new_page (PracticePage page)
{
  PracticeReply *self = g_new0 (PracticeReply, 1);

  self->status = pages[page].status;
  self->ret_code = -1;
  self->is_page = TRUE;
  self->from_cdn = pages[page].from_cdn;
  self->body = g_strdup_printf ("<!DOCTYPE html>\n"
                                "<html><head><title>%s</title></head>\n"
                                "<body><h1>%s</h1><p>%s</p>%s</body></html>\n",
                                pages[page].title, pages[page].title, pages[page].text,
                                pages[page].from_cdn
                                  ? "<pre>Generated by cloudfront (CloudFront)\n"
                                    "Request ID: PracticeRequest==</pre>"
                                  : "");

  return self;
}

void
practice_reply_free (PracticeReply *self)
{
  g_free (self->body);
  g_free (self);
}

/** Returns: (transfer none): the content type of the body */
const char *
practice_reply_get_type (const PracticeReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->is_page ? "text/html" : "application/json; charset=utf-8";
}
