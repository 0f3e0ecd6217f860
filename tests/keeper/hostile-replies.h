/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "test-server.h"

G_BEGIN_DECLS

/* Replies that are too long to be written down, or depend on the time. */

/** The status line and the headers of an answer whose length is not said. */
#define HOSTILE_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

/* What is answered about a good key, whole, with @member behind it. */
#define HOSTILE_RESULT(member) \
  "{\"apiKey\":\"" HOSTILE_KEY "\",\"readOnly\":0," \
  "\"permissions\":{\"Spot\":[\"SpotTrade\"],\"Wallet\":[],\"ContractTrade\":[],\"Options\":[]," \
  "\"Derivatives\":[],\"Exchange\":[],\"Earn\":[]},\"ips\":[\"203.0.113.21\"],\"type\":1," \
  "\"expiredAt\":\"1970-01-01T00:00:00Z\",\"rsaPublicKey\":\"\",\"isMaster\":true" member "}"
#define HOSTILE_BODY(member) \
  "{\"retCode\":0,\"retMsg\":\"\",\"result\":" HOSTILE_RESULT (member) "," \
  "\"retExtInfo\":{},\"time\":1795478400000}"

TestReply hostile_say_card        (const char *head,
                                   gint64      clock);
TestReply hostile_say_card_late   (const char *head,
                                   gint64      clock);
TestReply hostile_say_card_chunks (const char *head,
                                   gint64      clock);
TestReply hostile_say_clock       (const char *head,
                                   gint64      clock);
TestReply hostile_say_clock_never (const char *head,
                                   gint64      clock);
TestReply hostile_say_brackets    (const char *head,
                                   gint64      clock);
TestReply hostile_say_objects     (const char *head,
                                   gint64      clock);
TestReply hostile_say_long_list   (const char *head,
                                   gint64      clock);
TestReply hostile_say_long_text   (const char *head,
                                   gint64      clock);
TestReply hostile_say_large_json  (const char *head,
                                   gint64      clock);
TestReply hostile_say_nul         (const char *head,
                                   gint64      clock);
TestReply hostile_say_utf16       (const char *head,
                                   gint64      clock);
TestReply hostile_say_noise       (const char *head,
                                   gint64      clock);
TestReply hostile_say_bomb        (const char *head,
                                   gint64      clock);
TestReply hostile_say_chunks      (const char *head,
                                   gint64      clock);
TestReply hostile_say_endless     (const char *head,
                                   gint64      clock);
TestReply hostile_say_headers     (const char *head,
                                   gint64      clock);
TestReply hostile_say_long_header (const char *head,
                                   gint64      clock);

G_END_DECLS
