/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** What a server does with the connection once its reply is out. */
typedef enum
{
  TEST_THEN_KEEP,    /* waits for the next request */
  TEST_THEN_CLOSE,   /* closes in order */
  TEST_THEN_RESET,   /* breaks the connection off */
  TEST_THEN_SILENCE, /* says nothing more until it is stopped */
  TEST_THEN_REPEAT,  /* sends the reply over and over */
  TEST_THEN_DRIP,    /* sends one byte more each second */
} TestThen;

/**
 * TestReply:
 * @bytes: (owned) (nullable): what to send
 * @then: what to do afterwards
 * @delay_ms: how long to wait before
 * @length: how many bytes, or 0 where they end with NUL
 */
typedef struct
{
  char    *bytes;
  TestThen then;
  guint    delay_ms;
  gsize    length;
} TestReply;

/** Called in a thread of the server's for each request, counted from 0 over all connections. */
typedef TestReply (*TestScript) (guint       index,
                                 const char *head,
                                 gpointer    user_data);

typedef struct _TestServer TestServer;

TestServer *test_server_new             (GTlsCertificate *certificate,
                                         TestScript       script,
                                         gpointer         user_data);
void        test_server_free            (TestServer      *self);
guint16     test_server_get_port        (TestServer      *self);
char       *test_server_dup_origin      (TestServer      *self,
                                         const char      *host);
guint       test_server_get_requests    (TestServer      *self);
guint       test_server_get_connections (TestServer      *self);
char       *test_server_dup_head        (TestServer      *self,
                                         guint            index);

char       *test_http                   (guint            status,
                                         const char      *headers,
                                         const char      *body);
char       *test_head_get               (const char      *head,
                                         const char      *name);
GBytes     *test_gzip                   (char             filling,
                                         gsize            length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestServer, test_server_free)

G_END_DECLS
