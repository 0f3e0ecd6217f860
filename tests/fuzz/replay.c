/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "fuzz.h"

/* Runs a harness without a fuzzer: with each file of the folders that are named, and with
 * the same ones damaged, in ways that are the same every time. What a fuzzer once found
 * lies in these folders, so that it stays mended. */

#define MAX_SIZE 65536
#define DAMAGES 60

/* Values that parsers have stumbled over before. */
static const guint8 evil[] = { 0, 0x0a, 0x22, 0x5c, 0x5b, 0x7b, 0x2d, 0x7f, 0x80, 0xc3, 0xed, 0xff };

static guint32
next_random (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

/* Returns the new length. */
static gsize
damage (guint8  *bytes,
        gsize    length,
        guint32 *state)
{
  gsize at = length > 0 ? next_random (state) % length : 0;
  gsize from = length > 0 ? next_random (state) % length : 0;
  gsize count = next_random (state) % 64;

  count = MIN (count, length - MAX (at, from));
  switch (next_random (state) % 5)
    {
    case 0:
      return at;
    case 1:
      memmove (bytes + at, bytes + from, count);
      return length;
    case 2:
      memmove (bytes + at, bytes + at + count, length - at - count);
      return length - count;
    case 3:
      if (length > 0)
        bytes[at] ^= (guint8) (1u << next_random (state) % 8);
      return length;
    default:
      if (length > 0)
        bytes[at] = evil[next_random (state) % G_N_ELEMENTS (evil)];
      return length;
    }
}

static void
replay (const char *path)
{
  g_autofree char *text = NULL;
  g_autofree guint8 *damaged = NULL;
  g_autoptr(GError) error = NULL;
  guint32 state = 1;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  length = MIN (length, MAX_SIZE);
  LLVMFuzzerTestOneInput ((const guint8 *) text, length);

  for (guint i = 0; i < DAMAGES; i++)
    {
      gsize left = length;

      g_free (damaged);
      damaged = g_memdup2 (text, length + 1);
      for (guint more = 0; more <= i % 4; more++)
        left = damage (damaged, left, &state);
      LLVMFuzzerTestOneInput (damaged, left);
    }
}

static guint
replay_folder (const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) files = g_dir_open (folder, 0, &error);
  const char *name;
  guint count = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      g_test_message ("%s", path);
      replay (path);
      count++;
    }
  return count;
}

static char **folders;

static void
test_folders (void)
{
  guint count = 0;

  for (char **folder = folders; *folder != NULL; folder++)
    count += replay_folder (*folder);
  LLVMFuzzerTestOneInput ((const guint8 *) "", 0);
  g_assert_cmpuint (count, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  LLVMFuzzerInitialize (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  folders = argv + 1;
  g_test_add_func ("/fuzz/replay", test_folders);
  return g_test_run ();
}
