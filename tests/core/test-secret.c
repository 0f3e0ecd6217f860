/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include "bitting-secret.h"

/* Whether the mapping that holds @address bears a flag of /proc/PID/smaps. */
static gboolean
mapping_has_flag (const void *address,
                  const char *flag)
{
  g_autofree char *smaps = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean inside = FALSE;
  guint i;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &smaps, NULL, NULL));
  lines = g_strsplit (smaps, "\n", -1);
  for (i = 0; lines[i] != NULL; i++)
    {
      guint64 from, to;

      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x ", &from, &to) == 2)
        inside = (guint64) (gsize) address >= from && (guint64) (gsize) address < to;
      else if (inside && g_str_has_prefix (lines[i], "VmFlags:"))
        return strstr (lines[i], flag) != NULL;
    }

  return FALSE;
}

static void
test_locked (void)
{
  g_autoptr (BittingSecret) secret = bitting_secret_new ("DemoSecret", -1);

  g_test_summary ("A secret's page is locked and left out of core files");
  g_assert_true (bitting_secret_is_locked (secret));
#ifndef __SANITIZE_ADDRESS__
  /* AddressSanitizer has mlock() do nothing, and say that all is well. */
  g_assert_true (mapping_has_flag (bitting_secret_peek (secret), " lo"));
#endif
  g_assert_true (mapping_has_flag (bitting_secret_peek (secret), " dd"));
}

static void
test_contents (void)
{
  g_autoptr (BittingSecret) whole = bitting_secret_new ("abcdef", -1);
  g_autoptr (BittingSecret) part = bitting_secret_new ("abcdefgh", 6);
  g_autoptr (BittingSecret) other = bitting_secret_new ("abcdeg", -1);
  g_autoptr (BittingSecret) empty = bitting_secret_new ("", -1);

  g_assert_cmpstr (bitting_secret_peek (whole), ==, "abcdef");
  g_assert_cmpuint (bitting_secret_get_length (part), ==, 6);
  g_assert_true (bitting_secret_equal (whole, part));
  g_assert_false (bitting_secret_equal (whole, other));
  g_assert_false (bitting_secret_equal (whole, empty));
  g_assert_cmpstr (bitting_secret_peek (empty), ==, "");
}

static void
test_buffer (void)
{
  char *buffer = NULL;
  g_autoptr (BittingSecret) secret = bitting_secret_new_buffer (10000, &buffer);
  gsize i;

  g_test_summary ("What lies behind the set length is wiped");
  memset (buffer, 'x', 10000);
  bitting_secret_set_length (secret, 4);
  g_assert_cmpstr (bitting_secret_peek (secret), ==, "xxxx");
  for (i = 4; i < 10000; i++)
    g_assert_cmpint (buffer[i], ==, 0);
}

static void
test_references (void)
{
  BittingSecret *secret = bitting_secret_new ("abc", -1);
  BittingSecret *again = bitting_secret_ref (secret);

  bitting_secret_unref (secret);
  g_assert_cmpstr (bitting_secret_peek (again), ==, "abc");
  bitting_secret_unref (again);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secret/locked", test_locked);
  g_test_add_func ("/secret/contents", test_contents);
  g_test_add_func ("/secret/buffer", test_buffer);
  g_test_add_func ("/secret/references", test_references);

  return g_test_run ();
}
