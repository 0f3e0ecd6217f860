/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hostile-replies.h"

#include <string.h>

#include "hostile-faults.h"

/* 50 MB, in as many pieces as it takes. */
#define PIECE (1024u * 1024u)

static TestReply
say_json (const char *body)
{
  return (TestReply) { .bytes = test_http (200, "Content-Type: application/json\r\n", body) };
}

static TestReply
say_repeated (const char *before,
              const char *unit,
              gsize       count,
              const char *after)
{
  g_autoptr(GString) body = g_string_new (before);

  for (gsize i = 0; i < count; i++)
    g_string_append (body, unit);
  g_string_append (body, after);
  return say_json (body->str);
}

/* The exchange's own rule: not older than the window, not a second ahead. */
static gboolean
is_on_time (const char *head,
            gint64      now_ms)
{
  g_autofree char *timestamp = test_head_get (head, "X-BAPI-TIMESTAMP");
  gint64 late = now_ms - g_ascii_strtoll (timestamp, NULL, 10);

  return late <= 5000 && late > -1000;
}

static char *
dup_business (int    ret_code,
              gint64 now_ms)
{
  return g_strdup_printf ("{\"retCode\":%d,\"retMsg\":\"\",\"result\":%s,\"retExtInfo\":{},"
                          "\"time\":%" G_GINT64_FORMAT "}",
                          ret_code, ret_code == 0 ? HOSTILE_RESULT ("") : "{}", now_ms);
}

TestReply
hostile_say_card (const char *head,
                  gint64      clock)
{
  g_autofree char *body = dup_business (0, g_get_real_time () / 1000 + clock);

  return say_json (body);
}

TestReply
hostile_say_card_late (const char *head,
                       gint64      clock)
{
  TestReply reply = hostile_say_card (head, clock);

  reply.delay_ms = 4000;
  return reply;
}

/* Each byte in a chunk of its own, with what a chunk may have behind it. */
TestReply
hostile_say_card_chunks (const char *head,
                         gint64      clock)
{
  g_autofree char *body = dup_business (0, g_get_real_time () / 1000 + clock);
  GString *bytes = g_string_new (HOSTILE_HEAD "Transfer-Encoding: chunked\r\n\r\n");

  for (const char *at = body; *at != '\0'; at++)
    g_string_append_printf (bytes, "1;a=b\r\n%c\r\n", *at);
  g_string_append (bytes, "0\r\nX-Trailer: yes\r\n\r\n");
  return (TestReply) { .bytes = g_string_free (bytes, FALSE) };
}

TestReply
hostile_say_clock (const char *head,
                   gint64      clock)
{
  gint64 now_ms = g_get_real_time () / 1000 + clock;
  g_autofree char *body = dup_business (is_on_time (head, now_ms) ? 0 : 10002, now_ms);

  return say_json (body);
}

/* Whatever time is sent, it is the wrong one. */
TestReply
hostile_say_clock_never (const char *head,
                         gint64      clock)
{
  g_autofree char *body = dup_business (10002, g_get_real_time () / 1000 + clock);

  return say_json (body);
}

TestReply
hostile_say_brackets (const char *head,
                      gint64      clock)
{
  return say_repeated ("", "[", 100000, "");
}

TestReply
hostile_say_objects (const char *head,
                     gint64      clock)
{
  return say_repeated ("", "{\"a\":", 40000, "1");
}

TestReply
hostile_say_long_list (const char *head,
                       gint64      clock)
{
  return say_repeated ("{\"retCode\":0,\"result\":{\"ips\":[\"192.0.2.1\"", ",\"192.0.2.1\"", 1000,
                       "]}}");
}

TestReply
hostile_say_long_text (const char *head,
                       gint64      clock)
{
  return say_repeated ("{\"retCode\":10003,\"retMsg\":\"", "x", 4097, "\"}");
}

/* Good, and small enough for the transport, but not for us. */
TestReply
hostile_say_large_json (const char *head,
                        gint64      clock)
{
  return say_repeated ("{\"retCode\":10003", " ", 256 * 1024, "}");
}

static TestReply
say_bytes (const char *body,
           gsize       length,
           const char *headers)
{
  GString *bytes = g_string_new (HOSTILE_HEAD);
  TestReply reply = { 0 };

  g_string_append_printf (bytes, "%sContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", headers, length);
  g_string_append_len (bytes, body, (gssize) length);
  reply.length = bytes->len;
  reply.bytes = g_string_free (bytes, FALSE);
  return reply;
}

TestReply
hostile_say_nul (const char *head,
                 gint64      clock)
{
  static const char body[] = "{\"retCode\":0}\0,\"result\":{}}";

  return say_bytes (body, sizeof body - 1, "");
}

TestReply
hostile_say_utf16 (const char *head,
                   gint64      clock)
{
  static const char body[] = "\xff\xfe{\0\"\0r\0\"\0:\0000\0}\0";

  return say_bytes (body, sizeof body - 1, "");
}

/* The same noise each time, or a failure could not be told again. */
TestReply
hostile_say_noise (const char *head,
                   gint64      clock)
{
  g_autofree char *noise = g_malloc (65536);
  guint32 state = 1;

  for (gsize i = 0; i < 65536; i++)
    {
      state = state * 1664525u + 1013904223u;
      noise[i] = (char) (state >> 24);
    }
  return say_bytes (noise, 65536, "");
}

/* 20 kB that would become 20 MB. */
TestReply
hostile_say_bomb (const char *head,
                  gint64      clock)
{
  g_autoptr(GBytes) packed = test_gzip (' ', 20 * 1024 * 1024);

  return say_bytes (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed),
                    "Content-Encoding: gzip\r\n");
}

TestReply
hostile_say_chunks (const char *head,
                    gint64      clock)
{
  g_autofree char *piece = g_strnfill (PIECE, ' ');
  g_autofree char *chunk = g_strdup_printf ("%x\r\n%s\r\n", PIECE, piece);
  GString *bytes = g_string_sized_new (51 * PIECE);

  g_string_append (bytes, HOSTILE_HEAD "Transfer-Encoding: chunked\r\n\r\n");
  for (guint i = 0; i < 50; i++)
    g_string_append (bytes, chunk);
  g_string_append (bytes, "0\r\n\r\n");
  return (TestReply) { .bytes = g_string_free (bytes, FALSE) };
}

TestReply
hostile_say_endless (const char *head,
                     gint64      clock)
{
  g_autofree char *piece = g_strnfill (16384, ' ');

  return (TestReply) { .bytes = g_strconcat (HOSTILE_HEAD "\r\n", piece, NULL),
                       .then = TEST_THEN_REPEAT };
}

TestReply
hostile_say_headers (const char *head,
                     gint64      clock)
{
  GString *bytes = g_string_new (HOSTILE_HEAD);

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (bytes, "X-More-%u: 0123456789abcdef\r\n", i);
  return (TestReply) { .bytes = g_string_free (bytes, FALSE), .then = TEST_THEN_REPEAT };
}

TestReply
hostile_say_long_header (const char *head,
                         gint64      clock)
{
  g_autofree char *filling = g_strnfill (300 * 1024, 'x');

  return (TestReply) { .bytes = g_strconcat (HOSTILE_HEAD "X-Long: ", filling, NULL),
                       .then = TEST_THEN_SILENCE };
}
