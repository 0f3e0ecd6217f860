/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "test-server.h"

G_BEGIN_DECLS

/* What can go wrong between this computer and the exchange, one line each. */

#define HOSTILE_KEY "HostileKey00000001"
#define HOSTILE_SECRET "HostileSecret0123456789abcdefghijklm"

/** Where the fault lies. */
typedef enum
{
  HOSTILE_ANSWER,      /* the server's certificate is good; what it says is not */
  HOSTILE_EXPIRED,     /* its certificate has ended */
  HOSTILE_OTHER_HOST,  /* its certificate is another host's */
  HOSTILE_STRANGER,    /* its certificate is by nobody we know */
  HOSTILE_OLD_TLS,     /* it speaks TLS 1.0 */
  HOSTILE_NO_TLS,      /* it answers in plain HTTP where TLS is spoken */
  HOSTILE_DEAF,        /* it takes the connection, and does nothing at all */
  HOSTILE_CLOSED_PORT, /* nobody listens */
  HOSTILE_NO_NAME,     /* no such name */
  HOSTILE_PROXY_REFUSES,
  HOSTILE_PROXY_HANGS_UP,
  HOSTILE_PROXY_SILENT,
  HOSTILE_PROXY_CLOSED,
  HOSTILE_PROXY_NO_NAME,
} HostileWay;

/** Makes a reply to a request; @clock is by how many milliseconds the server's is ahead. */
typedef TestReply (*HostileReply) (const char *head,
                                   gint64      clock);

/**
 * HostileFault:
 * @name: what happens, in words
 * @way: where
 * @expected: diagnosis, as it stands in a report file; "card" where all is well in the end
 * @requests: how many of ours the server hears
 * @text: (nullable): the reply as it is, bytes up to NUL
 * @then: what the server does after it
 * @reply: (nullable): makes the reply, in place of @text
 * @clock: for @reply, milliseconds
 */
typedef struct
{
  const char  *name;
  HostileWay   way;
  const char  *expected;
  guint        requests;
  const char  *text;
  TestThen     then;
  HostileReply reply;
  gint64       clock;
} HostileFault;

extern const HostileFault hostile_faults[];
extern const gsize hostile_n_faults;

TestReply hostile_play (guint       index,
                        const char *head,
                        gpointer    user_data);

G_END_DECLS
