/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bybit-transport.h"
#include "test-authority.h"
#include "test-server.h"

G_BEGIN_DECLS

/* What the tests of the transport share. */
typedef struct
{
  TestAuthority  *authority; /* (owned) */
  BybitTransport *transport; /* (owned) */
} TransportFixture;

typedef void (*TransportTest) (TransportFixture *fixture,
                               gconstpointer     data);

BybitResponse *transport_run              (TransportFixture     *fixture,
                                           const BybitRequest   *request,
                                           GCancellable         *cancellable,
                                           GError              **error);
BybitResponse *transport_get              (TransportFixture     *fixture,
                                           const char           *url,
                                           const char           *proxy,
                                           GError              **error);
TestServer    *transport_serve            (TransportFixture     *fixture,
                                           TestScript            script,
                                           gpointer              user_data);
char          *transport_dup_url          (TestServer           *server);
TestReply      transport_say_hello        (guint                 index,
                                           const char           *head,
                                           gpointer              user_data);
guint16        transport_find_closed_port (void);
void           transport_add_test         (const char           *path,
                                           TransportTest         test);

G_END_DECLS
