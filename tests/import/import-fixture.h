/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-import.h"

G_BEGIN_DECLS

/* Keys and secrets of the length and make of Bybit's; the last digit tells which belong together. */
#define KEY(n) "FakeKey0000000000" #n
#define SECRET(n) "FakeSecretFakeSecretFakeSecret00000" #n

/**
 * ImportSample:
 * @text: what somebody has
 * @found: what is to be found in it: see import_fixture_render()
 */
typedef struct
{
  const char *text;
  const char *found;
} ImportSample;

char          *import_fixture_render (const BittingImport *import);
BittingImport *import_fixture_parse  (const char          *text,
                                      gsize                length);
void           import_fixture_check  (gconstpointer        sample);

G_END_DECLS
