/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A language that the window speaks. */
typedef struct
{
  const char *code; /* as in po/LINGUAS and in the setting */
  const char *name; /* in the language itself */
} BittingLanguage;

const BittingLanguage *bitting_language_list   (guint *n_languages);
char                  *bitting_language_choose (void);
void                   bitting_language_mirror (void);
void                   bitting_language_reopen (const char *desktop,
                                                char       *argv[]);

G_END_DECLS
