/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-wiping.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How much of what was written to @address is still there, in pieces of at least so many letters. The
 * first bytes of what was freed are the allocator's: chance, in which a single letter may be. */
static guint
count_pieces (guintptr address,
              gsize    size,
              char     letter,
              guint    smallest)
{
  g_autofree char *bytes = g_malloc0 (size);
  int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  guint left = 0;
  guint run = 0;
  gsize i;

  g_assert_cmpint (memory, >=, 0);
  g_assert_cmpint (pread (memory, bytes, size, (off_t) address), ==, (gssize) size);
  close (memory);
  for (i = 0; i <= size; i++)
    {
      if (i < size && bytes[i] == letter)
        {
          run++;
          continue;
        }
      left += run >= smallest ? run : 0;
      run = 0;
    }

  return left;
}

static guint
count_there (guintptr address,
             gsize    size,
             char     letter)
{
  return count_pieces (address, size, letter, 1);
}

static guint
count_left (guintptr address,
            gsize    size,
            char     letter)
{
  return count_pieces (address, size, letter, 4);
}

static char *
make (gsize size,
      char  letter)
{
  char *bytes = g_malloc (size);

  memset (bytes, letter, size);

  return bytes;
}

static void
test_freed (void)
{
  static const gsize sizes[] = { 24, 36, 1000, 5000, 100000 };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      char *bytes = make (sizes[i], 'A');
      guintptr place = (guintptr) bytes;

      g_assert_cmpuint (count_there (place, sizes[i], 'A'), ==, sizes[i]);
      g_free (bytes);
      g_assert_cmpuint (count_left (place, sizes[i], 'A'), ==, 0);
    }
}

static void
test_grown (void)
{
  /* Between the two, so that it has to move. */
  char *bytes = make (40, 'B');
  char *wall = make (40, 'C');
  guintptr place = (guintptr) bytes;

  bytes = g_realloc (bytes, 4000);
  g_assert_cmpuint ((guintptr) bytes, !=, place);
  g_assert_cmpuint (count_there ((guintptr) bytes, 40, 'B'), ==, 40);
  g_assert_cmpuint (count_left (place, 40, 'B'), ==, 0);
  g_free (bytes);
  g_free (wall);
}

/* What it does is still what it has to do. */
static void
test_contents_stay (void)
{
  gsize size;

  for (size = 1; size < 3000; size += 7)
    {
      char *bytes = make (size, 'D');

      bytes = g_realloc (bytes, size * 3);
      g_assert_cmpuint (count_there ((guintptr) bytes, size, 'D'), ==, size);
      bytes = g_realloc (bytes, size / 2 + 1);
      g_assert_cmpuint (count_there ((guintptr) bytes, size / 2 + 1, 'D'), ==, size / 2 + 1);
      g_free (bytes);
    }

  free (NULL);
  free (realloc (NULL, 10));
}

static void
test_large (void)
{
  char *bytes = make (3 * 1024 * 1024, 'E');

  bytes = g_realloc (bytes, 6 * 1024 * 1024);
  g_assert_cmpuint (count_there ((guintptr) bytes, 3 * 1024 * 1024, 'E'), ==, 3 * 1024 * 1024);
  bytes = g_realloc (bytes, 100);
  g_assert_cmpuint (count_there ((guintptr) bytes, 100, 'E'), ==, 100);
  g_free (bytes);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bitting_wiping_begin ();
  g_test_add_func ("/wiping/freed", test_freed);
  g_test_add_func ("/wiping/grown", test_grown);
  g_test_add_func ("/wiping/contents-stay", test_contents_stay);
  g_test_add_func ("/wiping/large", test_large);

  return g_test_run ();
}
