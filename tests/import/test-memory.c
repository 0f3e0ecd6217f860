/* SPDX-License-Identifier: GPL-3.0-or-later */

/* No secret of the text is left in memory that can be swapped out or that nobody wipes. */

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bitting-import.h"

#define FRAGMENT 12
#define BLOCK 65536

/* What is looked for is never in memory as it stands, or it would find itself. */
static guchar
hidden (guint index)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  return (guchar) alphabet[(index * 37 + index * index * 11 + 5) % (sizeof alphabet - 1)];
}

static gboolean
is_fragment (const guchar *place,
             guint         start)
{
  guint i;

  for (i = 0; i < FRAGMENT; i++)
    if (place[i] != hidden (start + i))
      return FALSE;

  return TRUE;
}

static guint
count_in (const guchar *bytes,
          gsize         length)
{
  guint found = 0;
  gsize i;

  for (i = 0; i + FRAGMENT <= length; i++)
    found += is_fragment (bytes + i, 0) || is_fragment (bytes + i, 36 - FRAGMENT);

  return found;
}

static guint
count_in_range (int     memory,
                guint64 start,
                guint64 end)
{
  static guchar block[BLOCK];
  guint found = 0;

  for (; start < end; start += BLOCK - FRAGMENT)
    {
      gssize got = pread (memory, block, MIN (BLOCK, end - start), (off_t) start);

      if (got <= 0)
        break;
      found += count_in (block, (gsize) got);
      explicit_bzero (block, sizeof block);
    }

  return found;
}

/* In all memory of this process that may be written to and is not locked. */
static guint
count_copies (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint64 start = 0, end = 0;
  gboolean writable = FALSE;
  guint found = 0;
  int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  guint i;

  g_assert_cmpint (memory, >=, 0);
  g_assert_true (g_file_get_contents ("/proc/self/smaps", &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (i = 0; lines[i] != NULL; i++)
    {
      char mode[5] = "";
      guint64 from, to;

      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %4s", &from, &to,
                  mode) == 3)
        {
          start = from;
          end = to;
          writable = mode[0] == 'r' && mode[1] == 'w';
        }
      else if (g_str_has_prefix (lines[i], "VmFlags:") && writable && strstr (lines[i], " lo") == NULL)
        found += count_in_range (memory, start, end);
    }
  close (memory);

  return found;
}

static BittingSecret *
make_text (const char *before,
           const char *after)
{
  char *buffer = NULL;
  BittingSecret *text = bitting_secret_new_buffer (strlen (before) + 36 + strlen (after), &buffer);
  gsize length = strlen (before);
  guint i;

  memcpy (buffer, before, length);
  for (i = 0; i < 36; i++)
    buffer[length++] = (char) hidden (i);
  memcpy (buffer + length, after, strlen (after));
  bitting_secret_set_length (text, length + strlen (after));
  g_assert_true (bitting_secret_is_locked (text));

  return text;
}

/* A copy that somebody makes is found, or the other tests would prove nothing. */
static void
test_control (void)
{
  g_autoptr (BittingSecret) text = make_text ("", "");
  char *copy = NULL;

  g_assert_cmpuint (count_copies (), ==, 0);
  copy = g_strdup (bitting_secret_peek (text));
  g_assert_cmpuint (count_copies (), >, 0);
  explicit_bzero (copy, strlen (copy));
  g_free (copy);
  g_assert_cmpuint (count_copies (), ==, 0);
}

static void
test_texts (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    guint       found;
  } texts[] = {
    { "BYBIT_API_KEY=FakeKey00000000001\nBYBIT_API_SECRET=", "\n", 1 },
    { "{\"name\": \"a\", \"key\": \"FakeKey00000000001\", \"secret\": \"", "\"}", 1 },
    { "key,secret,name\nFakeKey00000000001,", ",grid\n", 1 },
    { "FakeKey00000000001\n", "", 1 },
    { "API key FakeKey00000000001 secret ", "", 1 },
    /* Where it is in no place for a secret, it does not become a name or a word. */
    { "BYBIT_API_SECRET=", "", 0 },
    { "BYBIT_API_KEY=", "\nBYBIT_API_SECRET=FakeKey00000000001", 0 },
    { "name: ", "\nkey: FakeKey00000000001", 0 },
    { "[", "]\nkey=FakeKey00000000001", 0 },
    { "host: https://", ".example.org\nkey=FakeKey00000000001", 0 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BittingSecret) text = make_text (texts[i].before, texts[i].after);
      g_autoptr (BittingImport) import = bitting_import_parse (bitting_secret_peek (text),
                                                               bitting_secret_get_length (text));
      const BittingImportPair *pair = NULL;

      g_assert_cmpuint (import->pairs->len, ==, texts[i].found);
      if (texts[i].found > 0)
        {
          pair = g_ptr_array_index (import->pairs, 0);
          g_assert_cmpuint (bitting_secret_get_length (pair->credential->secret), ==, 36);
          g_assert_true (bitting_secret_is_locked (pair->credential->secret));
        }
      g_assert_cmpuint (count_copies (), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory/control", test_control);
  g_test_add_func ("/memory/texts", test_texts);

  return g_test_run ();
}
