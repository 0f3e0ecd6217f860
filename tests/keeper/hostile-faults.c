/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hostile-faults.h"

#include <string.h>

#include "hostile-replies.h"

/* The table: each fault, the diagnosis it must end in, and how many requests of ours the
 * server hears. A 3 means that we asked again with growing pauses, as after a fault that
 * may pass by itself; a 0 that nothing left this computer before the fault was seen. */

#define OK HOSTILE_HEAD
#define JSON(body) HOSTILE_HEAD "Connection: close\r\n\r\n" body
#define STATUS(line) "HTTP/1.1 " line "\r\nContent-Length: 0\r\n\r\n"
#define PAGE(line) "HTTP/1.1 " line "\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
#define CODE(number) JSON ("{\"retCode\":" number ",\"retMsg\":\"no\",\"result\":{}}")
#define TO_LOG_IN "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "

const HostileFault hostile_faults[] = {
  /* No way there. */
  { "nobody listens", HOSTILE_CLOSED_PORT, "connect", 0 },
  { "no such name", HOSTILE_NO_NAME, "dns", 0 },
  { "takes the connection, says nothing", HOSTILE_DEAF, "timeout", 0 },
  { "proxy refuses", HOSTILE_PROXY_REFUSES, "proxy", 0 },
  { "proxy hangs up", HOSTILE_PROXY_HANGS_UP, "proxy", 0 },
  { "proxy says nothing", HOSTILE_PROXY_SILENT, "proxy", 0 },
  { "proxy is not there", HOSTILE_PROXY_CLOSED, "proxy", 0 },
  { "proxy has no such name", HOSTILE_PROXY_NO_NAME, "proxy", 0 },

  /* Not whom we meant. */
  { "certificate expired", HOSTILE_EXPIRED, "tls", 0 },
  { "certificate of another host", HOSTILE_OTHER_HOST, "tls", 0 },
  { "certificate by nobody we know", HOSTILE_STRANGER, "tls", 0 },
  { "TLS 1.0 only", HOSTILE_OLD_TLS, "tls", 0 },
  { "plain HTTP in place of TLS", HOSTILE_NO_TLS, "tls", 0 },

  /* No whole answer. */
  { "closes without a word", HOSTILE_ANSWER, "connect", 3, NULL, TEST_THEN_CLOSE },
  { "resets the connection", HOSTILE_ANSWER, "connect", 3, NULL, TEST_THEN_RESET },
  { "hears us, says nothing", HOSTILE_ANSWER, "timeout", 1, NULL, TEST_THEN_SILENCE },
  { "half a head, then closes", HOSTILE_ANSWER, "connect", 3, "HTTP/1.1 200 O", TEST_THEN_CLOSE },
  { "half a head, then silence", HOSTILE_ANSWER, "timeout", 1, OK, TEST_THEN_SILENCE },
  { "head at one byte a second", HOSTILE_ANSWER, "timeout", 1, OK "X-Slow: ", TEST_THEN_DRIP },
  { "body at one byte a second", HOSTILE_ANSWER, "timeout", 1, OK "\r\n{", TEST_THEN_DRIP },
  { "body shorter than said", HOSTILE_ANSWER, "connect", 3,
    OK "Content-Length: 400\r\n\r\n{\"retCode\":0", TEST_THEN_CLOSE },
  { "body shorter than said, line left open", HOSTILE_ANSWER, "timeout", 1,
    OK "Content-Length: 400\r\n\r\n{\"retCode\":0", TEST_THEN_SILENCE },
  { "chunk shorter than said", HOSTILE_ANSWER, "connect", 3,
    OK "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"retCode\":0", TEST_THEN_CLOSE },
  { "body cut off in the middle", HOSTILE_ANSWER, "bad-response", 1,
    JSON ("{\"retCode\":0,\"result\":{\"apiKey\":"), TEST_THEN_CLOSE },

  /* Too much. */
  { "50 MB, announced", HOSTILE_ANSWER, "bad-response", 1,
    OK "Content-Length: 52428800\r\n\r\n", TEST_THEN_SILENCE },
  { "50 MB, in chunks", HOSTILE_ANSWER, "bad-response", 1, .reply = hostile_say_chunks },
  { "body without an end", HOSTILE_ANSWER, "bad-response", 1, .reply = hostile_say_endless },
  { "length beyond all numbers", HOSTILE_ANSWER, "bad-response", 1,
    OK "Content-Length: 99999999999999999999\r\n\r\n", TEST_THEN_SILENCE },
  { "compressed bomb", HOSTILE_ANSWER, "bad-response", 1, .reply = hostile_say_bomb },
  { "flood of headers", HOSTILE_ANSWER, "bad-response", 1, .reply = hostile_say_headers },
  { "one header of 300 kB", HOSTILE_ANSWER, "bad-response", 1, .reply = hostile_say_long_header },
  { "100 Continue without an end", HOSTILE_ANSWER, "bad-response", 1,
    "HTTP/1.1 100 Continue\r\n\r\n", TEST_THEN_REPEAT },

  /* Not HTTP as it should be. */
  { "HTTP/0.9", HOSTILE_ANSWER, "bad-response", 1, "{\"retCode\":0}", TEST_THEN_CLOSE },
  { "another protocol", HOSTILE_ANSWER, "bad-response", 1, "SSH-2.0-OpenSSH_9.2\r\n",
    TEST_THEN_CLOSE },
  { "length that is no number", HOSTILE_ANSWER, "bad-response", 1,
    OK "Content-Length: many\r\n\r\n{}", TEST_THEN_CLOSE },
  { "negative length", HOSTILE_ANSWER, "bad-response", 1, OK "Content-Length: -1\r\n\r\n{}",
    TEST_THEN_CLOSE },
  { "length shorter than the body", HOSTILE_ANSWER, "bad-response", 1,
    OK "Content-Length: 5\r\n\r\n{\"retCode\":0}", TEST_THEN_CLOSE },
  { "chunk of a length that is no number", HOSTILE_ANSWER, "connect", 3,
    OK "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}", TEST_THEN_CLOSE },
  { "204 with a body", HOSTILE_ANSWER, "bad-response", 1,
    "HTTP/1.1 204 No Content\r\nContent-Length: 13\r\n\r\n{\"retCode\":0}" },
  { "206, a part", HOSTILE_ANSWER, "bad-response", 1,
    "HTTP/1.1 206 Part\r\nConnection: close\r\n\r\n" HOSTILE_BODY (""), TEST_THEN_CLOSE },

  /* Somebody in between. */
  { "redirect to another host", HOSTILE_ANSWER, "bad-response", 1,
    TO_LOG_IN "https://192.0.2.1/\r\n\r\n" },
  { "redirect to plain HTTP", HOSTILE_ANSWER, "bad-response", 1,
    TO_LOG_IN "http://127.0.0.1/\r\n\r\n" },
  { "redirect to a file", HOSTILE_ANSWER, "bad-response", 1,
    TO_LOG_IN "file:///etc/passwd\r\n\r\n" },
  { "captive portal's page", HOSTILE_ANSWER, "bad-response", 1,
    PAGE ("200 OK") "<html>Log in to the hotel</html>", TEST_THEN_CLOSE },
  { "captive portal's page, called JSON", HOSTILE_ANSWER, "bad-response", 1,
    JSON ("\r\n <!DOCTYPE html><html></html>"), TEST_THEN_CLOSE },
  { "511, log in to the network", HOSTILE_ANSWER, "bad-response", 1, STATUS ("511 Log in") },
  { "407 from the exchange itself", HOSTILE_ANSWER, "bad-response", 1, STATUS ("407 Proxy") },

  /* Refusals. */
  { "HTML 403, blocked country", HOSTILE_ANSWER, "region-blocked", 1,
    PAGE ("403 Forbidden") "configured to block access from your country", TEST_THEN_CLOSE },
  { "HTML 403, blocked address", HOSTILE_ANSWER, "rate-limited", 1,
    PAGE ("403 Forbidden") "<html>Request blocked.</html>", TEST_THEN_CLOSE },
  { "401", HOSTILE_ANSWER, "invalid-key", 1, STATUS ("401 Unauthorized") },
  { "404", HOSTILE_ANSWER, "bad-response", 1, STATUS ("404 Not Found") },
  { "429", HOSTILE_ANSWER, "rate-limited", 3, STATUS ("429 Too Many") },
  { "500", HOSTILE_ANSWER, "exchange-down", 3, STATUS ("500 Oh") },
  { "502 with a page", HOSTILE_ANSWER, "exchange-down", 3, PAGE ("502 Bad Gateway") "<html>",
    TEST_THEN_CLOSE },
  { "503 with a good answer", HOSTILE_ANSWER, "exchange-down", 3,
    "HTTP/1.1 503 Busy\r\nConnection: close\r\n\r\n" HOSTILE_BODY (""), TEST_THEN_CLOSE },
  { "unknown key", HOSTILE_ANSWER, "invalid-key", 1, CODE ("10003"), TEST_THEN_CLOSE },
  { "this computer's address refused", HOSTILE_ANSWER, "unmatched-ip", 1, CODE ("10010"),
    TEST_THEN_CLOSE },
  { "code that nobody knows", HOSTILE_ANSWER, "bad-response", 1, CODE ("987654"),
    TEST_THEN_CLOSE },

  /* Clocks. */
  { "our clock a minute slow", HOSTILE_ANSWER, "card", 2, .reply = hostile_say_clock,
    .clock = 60000 },
  { "our clock a minute fast", HOSTILE_ANSWER, "card", 2, .reply = hostile_say_clock,
    .clock = -60000 },
  { "our clock ten years slow", HOSTILE_ANSWER, "card", 2, .reply = hostile_say_clock,
    .clock = G_GINT64_CONSTANT (315360000000) },
  { "no time is right", HOSTILE_ANSWER, "clock-skew", 2, .reply = hostile_say_clock_never },
  { "wrong clock, and no time said", HOSTILE_ANSWER, "clock-skew", 1, CODE ("10002"),
    TEST_THEN_CLOSE },

  /* Not JSON as it should be. */
  { "nothing", HOSTILE_ANSWER, "bad-response", 1, STATUS ("200 OK") },
  { "not JSON", HOSTILE_ANSWER, "bad-response", 1, JSON ("all is well"), TEST_THEN_CLOSE },
  { "two answers in one", HOSTILE_ANSWER, "bad-response", 1, JSON ("{\"retCode\":10003}{}"),
    TEST_THEN_CLOSE },
  { "100,000 brackets", HOSTILE_ANSWER, "bad-response", 1, .reply = hostile_say_brackets },
  { "40,000 objects in one another", HOSTILE_ANSWER, "bad-response", 1,
    .reply = hostile_say_objects },
  { "list of 1,001", HOSTILE_ANSWER, "bad-response", 1, .reply = hostile_say_long_list },
  { "text of 4,097 bytes", HOSTILE_ANSWER, "bad-response", 1, .reply = hostile_say_long_text },
  { "more than 256 KiB", HOSTILE_ANSWER, "bad-response", 1, .reply = hostile_say_large_json },
  { "invalid UTF-8", HOSTILE_ANSWER, "bad-response", 1,
    JSON ("{\"retCode\":10003,\"retMsg\":\"\xff\xc0\x80\"}"), TEST_THEN_CLOSE },
  { "half a surrogate pair", HOSTILE_ANSWER, "bad-response", 1,
    JSON ("{\"retCode\":10003,\"retMsg\":\"\\ud800\"}"), TEST_THEN_CLOSE },
  { "NUL", HOSTILE_ANSWER, "bad-response", 1, .reply = hostile_say_nul },
  { "NUL, escaped", HOSTILE_ANSWER, "bad-response", 1,
    JSON ("{\"retCode\":10003,\"retMsg\":\"\\u0000\"}"), TEST_THEN_CLOSE },
  { "UTF-16", HOSTILE_ANSWER, "bad-response", 1, .reply = hostile_say_utf16 },
  { "noise", HOSTILE_ANSWER, "bad-response", 1, .reply = hostile_say_noise },

  /* Not an answer as it should be. */
  { "code is a text", HOSTILE_ANSWER, "bad-response", 1, CODE ("\"0\""), TEST_THEN_CLOSE },
  { "code wraps around to 0", HOSTILE_ANSWER, "bad-response", 1, CODE ("4294967296"),
    TEST_THEN_CLOSE },
  { "code beyond 64 bits", HOSTILE_ANSWER, "bad-response", 1, CODE ("18446744073709551616"),
    TEST_THEN_CLOSE },
  { "success without a result", HOSTILE_ANSWER, "bad-response", 1, CODE ("0"), TEST_THEN_CLOSE },
  { "member twice", HOSTILE_ANSWER, "no-grade", 1,
    JSON (HOSTILE_BODY (",\"readOnly\":1")), TEST_THEN_CLOSE },
  { "member twice, once escaped", HOSTILE_ANSWER, "no-grade", 1,
    JSON (HOSTILE_BODY (",\"ip\\u0073\":[\"*\"]")), TEST_THEN_CLOSE },
  { "result of the wrong type", HOSTILE_ANSWER, "bad-response", 1,
    JSON ("{\"retCode\":0,\"result\":[]}"), TEST_THEN_CLOSE },
  { "another key's answer", HOSTILE_ANSWER, "bad-response", 1,
    JSON ("{\"retCode\":0,\"result\":{\"apiKey\":\"Other\",\"readOnly\":1,\"permissions\":{},"
          "\"ips\":[]}}"), TEST_THEN_CLOSE },

  /* Odd, and yet good: it stays a card. */
  { "good answer after 4 s", HOSTILE_ANSWER, "card", 1, .reply = hostile_say_card_late },
  { "good answer, a chunk a byte", HOSTILE_ANSWER, "card", 1, .reply = hostile_say_card_chunks },
  { "good answer with members to come", HOSTILE_ANSWER, "card", 1,
    JSON (HOSTILE_BODY (",\"future\":{\"a\":[1,2.5,null]}")), TEST_THEN_CLOSE },
  { "good answer with text that deceives", HOSTILE_ANSWER, "card", 1,
    JSON (HOSTILE_BODY (",\"note\":\"a\\u001b[31m\\u202eb\\u009b2J<b>&\\u2066\"")),
    TEST_THEN_CLOSE },
};

const gsize hostile_n_faults = G_N_ELEMENTS (hostile_faults);

TestReply
hostile_play (guint       index,
              const char *head,
              gpointer    user_data)
{
  const HostileFault *fault = user_data;

  if (fault->reply != NULL)
    return fault->reply (head, fault->clock);
  return (TestReply) { .bytes = g_strdup (fault->text), .then = fault->then };
}
