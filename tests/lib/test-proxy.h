/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  TEST_PROXY_HTTP,   /* opens a tunnel for CONNECT */
  TEST_PROXY_SOCKS,  /* SOCKS 5 without a password */
  TEST_PROXY_SOCKS_PASSWORD, /* SOCKS 5 that takes nobody without one */
  TEST_PROXY_REFUSE, /* answers CONNECT with 407 */
  TEST_PROXY_HANG_UP, /* closes without an answer */
  TEST_PROXY_SILENT, /* never answers */
} TestProxyKind;

typedef struct _TestProxy TestProxy;

TestProxy  *test_proxy_new      (TestProxyKind  kind);
void        test_proxy_free     (TestProxy     *self);
guint16     test_proxy_get_port (TestProxy     *self);
char       *test_proxy_dup_seen (TestProxy     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestProxy, test_proxy_free)

G_END_DECLS
