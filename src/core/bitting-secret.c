/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-secret.h"

#include "bitting-wiping.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct _BittingSecret
{
  int      ref_count;
  char    *bytes;    /* (owned): whole pages */
  gsize    mapped;   /* size of the pages */
  gsize    capacity; /* bytes that may be used, without the final NUL */
  gsize    length;
  gboolean locked;
};

G_DEFINE_BOXED_TYPE (BittingSecret, bitting_secret, bitting_secret_ref, bitting_secret_unref)

static gsize
round_up_to_pages (gsize size)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);

  return (size + page - 1) / page * page;
}

/**
 * bitting_secret_new_buffer:
 * @capacity: bytes that will be written at most
 * @buffer: (out): where to write them, zeroed, with room for a final NUL
 *
 * Makes room for a secret that arrives piece by piece. Write to @buffer, then
 * call bitting_secret_set_length().
 *
 * Memory that cannot be locked is used all the same (see
 * bitting_secret_is_locked()): to refuse would cost the user the secret.
 *
 * Returns: (transfer full): an empty secret
 */
BittingSecret *
bitting_secret_new_buffer (gsize   capacity,
                           char  **buffer)
{
  BittingSecret *self = NULL;
  void *pages = NULL;

  g_return_val_if_fail (capacity < G_MAXSIZE / 2, NULL);

  bitting_wiping_begin ();
  self = g_new0 (BittingSecret, 1);
  self->ref_count = 1;
  self->capacity = capacity;
  self->mapped = round_up_to_pages (capacity + 1);
  pages = mmap (NULL, self->mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED)
    g_error ("Out of memory for a secret");

  self->bytes = pages;
  self->locked = mlock (pages, self->mapped) == 0;
  madvise (pages, self->mapped, MADV_DONTDUMP);
  if (buffer != NULL)
    *buffer = self->bytes;

  return self;
}

/**
 * bitting_secret_new:
 * @text: the secret; the caller wipes its own copy
 * @length: bytes, or -1 if @text ends with NUL
 *
 * Returns: (transfer full): a copy of @text in locked memory
 */
BittingSecret *
bitting_secret_new (const char *text,
                    gssize      length)
{
  BittingSecret *self = NULL;
  char *buffer = NULL;
  gsize size;

  g_return_val_if_fail (text != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  self = bitting_secret_new_buffer (size, &buffer);
  memcpy (buffer, text, size);
  self->length = size;

  return self;
}

BittingSecret *
bitting_secret_ref (BittingSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  self->ref_count++;

  return self;
}

/**
 * bitting_secret_unref:
 * @self: (transfer full): a secret
 *
 * With the last reference the bytes are wiped and given back to the system.
 */
void
bitting_secret_unref (BittingSecret *self)
{
  g_return_if_fail (self != NULL);

  if (--self->ref_count > 0)
    return;

  explicit_bzero (self->bytes, self->mapped);
  if (self->locked)
    munlock (self->bytes, self->mapped);
  munmap (self->bytes, self->mapped);
  g_free (self);
}

/**
 * bitting_secret_set_length:
 * @self: a secret made by bitting_secret_new_buffer()
 * @length: bytes that count; what is behind them is wiped
 */
void
bitting_secret_set_length (BittingSecret *self,
                           gsize          length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (length <= self->capacity);

  explicit_bzero (self->bytes + length, self->mapped - length);
  self->length = length;
}

/**
 * bitting_secret_peek:
 * @self: a secret
 *
 * Returns: (transfer none): the bytes, with a NUL behind them; valid while a
 *   reference is held, and never to be copied into ordinary memory
 */
const char *
bitting_secret_peek (BittingSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

gsize
bitting_secret_get_length (BittingSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * bitting_secret_is_locked:
 * @self: a secret
 *
 * Returns: FALSE if the system would not lock the memory (RLIMIT_MEMLOCK)
 */
gboolean
bitting_secret_is_locked (BittingSecret *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->locked;
}

/**
 * bitting_secret_equal:
 * @a: a secret
 * @b: another
 *
 * Compares in a time that depends on the length alone.
 *
 * Returns: whether both hold the same bytes
 */
gboolean
bitting_secret_equal (BittingSecret *a,
                      BittingSecret *b)
{
  guchar difference = 0;
  gsize i;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->length != b->length)
    return FALSE;
  for (i = 0; i < a->length; i++)
    difference |= (guchar) (a->bytes[i] ^ b->bytes[i]);

  return difference == 0;
}
