/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-span.h"

G_BEGIN_DECLS

/** More words than any name of a setting has. Of a longer sentence the last ones count. */
#define IMPORT_WORDS_MAX 12

/** What a name says that its value is. */
typedef enum
{
  IMPORT_ROLE_NONE,
  IMPORT_ROLE_KEY,
  IMPORT_ROLE_SECRET,
  IMPORT_ROLE_EXCHANGE, /* whose key it is */
  IMPORT_ROLE_LABEL,    /* what the owner calls it */
  IMPORT_ROLE_PLACE,    /* an address, or a word for an environment */
  IMPORT_ROLE_SWITCH,   /* yes or no to an environment */
  IMPORT_ROLE_CIPHER,   /* what only another program can read */
} ImportRole;

/**
 * ImportWords:
 * @items: its words: "bybitApiKey2" has "bybit", "Api", "Key" and "2"
 * @count: how many
 *
 * A name taken apart.
 */
typedef struct
{
  ImportSpan items[IMPORT_WORDS_MAX];
  guint      count;
} ImportWords;

void        import_words_split            (ImportWords       *self,
                                           ImportSpan         name);
gboolean    import_words_has              (const ImportWords *self,
                                           const char        *word);
ImportRole  import_words_get_role         (const ImportWords *self);
const char *import_words_find_exchange    (const ImportWords *self);
const char *import_words_find_environment (const ImportWords *self);
void        import_words_keep_stem        (ImportWords       *self);
void        import_words_keep_label       (ImportWords       *self);
gboolean    import_words_equal            (const ImportWords *self,
                                           const ImportWords *other);
gboolean    import_words_includes         (const ImportWords *self,
                                           const ImportWords *part);
ImportRole  import_role_of                (ImportSpan         name);
const char *import_exchange_of            (ImportSpan         text);
const char *import_environment_of         (ImportSpan         text);
int         import_words_read_switch      (ImportSpan         value);

G_END_DECLS
