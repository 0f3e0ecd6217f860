/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-entry.h"
#include "bitting-report.h"

G_BEGIN_DECLS

char *bitting_words_dup_ago         (GDateTime   *then,
                                     GDateTime   *now);
char *bitting_words_dup_environment (const char  *id,
                                     const char  *host);
char *bitting_words_dup_bound       (const BittingKeyInfo *info);
char *bitting_words_dup_place       (BittingEntry *entry);
char *bitting_words_dup_plain       (const char  *label);
void  bitting_words_open_page       (const char  *address);

G_END_DECLS
