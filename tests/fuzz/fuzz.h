/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a fuzzer calls again and again, with bytes that it makes up. libFuzzer brings a
 * main() of its own; without it, replay.c does. */
int LLVMFuzzerInitialize   (int           *argc,
                            char        ***argv);
int LLVMFuzzerTestOneInput (const guint8  *bytes,
                            gsize          length);

/* What every harness needs. */
char *fuzz_dup_bytes   (const guint8 *bytes,
                        gsize         length);
char *fuzz_dup_text    (const guint8 *bytes,
                        gsize         length);
void  fuzz_assert_tame (const char   *text);
void  fuzz_assert_line (const char   *text);

G_END_DECLS
