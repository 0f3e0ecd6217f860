/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory that is wiped when it is freed, whoever had it. Ours holds no secret in common memory, but
 * what lies between the keyboard, the clipboard and us does for a moment: the X server's answers,
 * events, the texts of a signal, a layout while a person looks at the secret. Nobody wipes those,
 * and what was freed can lie about for as long as the program runs.
 *
 * A program may put functions of its own in the place of the C library's, and all libraries use
 * them. These two do nothing but wipe; the allocator is still that of the GNU C library. */

#include "bitting-wiping.h"

#include <features.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WATCHED 1
#endif
#endif

/* What is larger is given back to the system whole, or is a picture. */
#define MOST (1024 * 1024)

static gboolean wiping;

/**
 * bitting_wiping_begin:
 *
 * From now on what is freed is wiped first; the first secret calls it, so that a start without
 * one costs nothing. With another C library, or where each access to
 * memory is watched by a tool, nothing changes.
 */
void
bitting_wiping_begin (void)
{
  wiping = TRUE;
}

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(WATCHED)

extern void  __libc_free    (void *memory);
extern void *__libc_realloc (void   *memory,
                             size_t  size);

void
free (void *memory)
{
  gsize size = wiping && memory != NULL ? malloc_usable_size (memory) : 0;

  if (size > 0 && size <= MOST)
    explicit_bzero (memory, size);
  __libc_free (memory);
}

/* The C library's own would free the old place without us. */
void *
realloc (void   *memory,
         size_t  size)
{
  gsize old_size = wiping && memory != NULL && size > 0 ? malloc_usable_size (memory) : 0;
  void *moved = NULL;

  if (old_size == 0 || old_size > MOST)
    return __libc_realloc (memory, size);
  if (size <= old_size && size >= old_size / 2)
    return memory;

  moved = malloc (size);
  if (moved == NULL)
    return NULL;
  memcpy (moved, memory, MIN (size, old_size));
  free (memory);

  return moved;
}

#endif
