/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A field for a secret holds what a person puts into it, and tells nobody. */

#include "bitting-secret-buffer.h"
#include "bitting-secret-entry.h"

#include <string.h>

#define DOT "\u2022"

static GtkText *
get_inner (GtkEditable *field)
{
  return GTK_TEXT (gtk_editable_get_delegate (field));
}

static GtkEditable *
make_field (gboolean visible)
{
  GtkEditable *field = GTK_EDITABLE (g_object_ref_sink (gtk_password_entry_new ()));

  gtk_text_set_visibility (get_inner (field), visible);
  bitting_secret_buffer_install (field);

  return field;
}

static void
assert_secret (GtkEditable *field,
               const char  *text)
{
  g_autoptr (BittingSecret) secret = bitting_secret_entry_dup_secret (field);

  g_assert_cmpstr (bitting_secret_peek (secret), ==, text);
  g_assert_cmpuint (bitting_secret_get_length (secret), ==, strlen (text));
  g_assert_true (bitting_secret_is_locked (secret));
  g_assert_cmpint (bitting_secret_entry_is_empty (field), ==, *text == '\0');
}

static void
insert (GtkEditable *field,
        const char  *text,
        int          position)
{
  gtk_editable_insert_text (field, text, -1, &position);
}

static void
test_edited (void)
{
  GtkEditable *field = make_field (FALSE);

  assert_secret (field, "");
  insert (field, "secret", 0);
  insert (field, "of ", 0);
  insert (field, "a ", 3);
  assert_secret (field, "of a secret");
  g_assert_cmpstr (gtk_editable_get_text (field), ==, DOT DOT DOT DOT DOT DOT DOT DOT DOT DOT DOT);
  gtk_editable_delete_text (field, 3, 5);
  assert_secret (field, "of secret");
  gtk_editable_delete_text (field, 6, -1);
  assert_secret (field, "of sec");
  gtk_editable_set_text (field, "new");
  assert_secret (field, "new");
  g_assert_cmpstr (gtk_editable_get_text (field), ==, DOT DOT DOT);
  gtk_editable_set_text (field, "");
  assert_secret (field, "");
  g_assert_cmpstr (gtk_editable_get_text (field), ==, "");
  g_object_unref (field);
}

static void
test_many_bytes (void)
{
  GtkEditable *field = make_field (FALSE);

  insert (field, "дé€😀", 0);
  g_assert_cmpstr (gtk_editable_get_text (field), ==, DOT DOT DOT DOT);
  insert (field, "x", 2);
  assert_secret (field, "дéx€😀");
  gtk_editable_delete_text (field, 0, 2);
  assert_secret (field, "x€😀");
  g_object_unref (field);
}

/* Nobody hears of anything but dots. */
static void
note_cb (GtkEditable *field,
         const char  *text,
         int          size,
         int         *position,
         GString     *heard)
{
  g_string_append_len (heard, text, size < 0 ? (gssize) strlen (text) : size);
}

static void
note_inserted_cb (GtkEntryBuffer *buffer,
                  guint           position,
                  const char     *text,
                  guint           count,
                  GString        *heard)
{
  g_string_append (heard, text);
}

static void
test_nobody_hears (void)
{
  GtkEditable *field = make_field (FALSE);
  g_autoptr (GString) heard = g_string_new (NULL);

  g_signal_connect (get_inner (field), "insert-text", G_CALLBACK (note_cb), heard);
  g_signal_connect (gtk_text_get_buffer (get_inner (field)), "inserted-text",
                    G_CALLBACK (note_inserted_cb), heard);
  insert (field, "abc", 0);
  g_assert_cmpstr (heard->str, ==, DOT DOT DOT DOT DOT DOT);
  assert_secret (field, "abc");
  g_object_unref (field);
}

static void
test_shown_for_a_while (void)
{
  GtkEditable *field = make_field (FALSE);

  insert (field, "abc", 0);
  gtk_text_set_visibility (get_inner (field), TRUE);
  g_assert_cmpstr (gtk_editable_get_text (field), ==, "abc");
  insert (field, "def", 3);
  g_assert_cmpstr (gtk_editable_get_text (field), ==, "abcdef");
  gtk_text_set_visibility (get_inner (field), FALSE);
  g_assert_cmpstr (gtk_editable_get_text (field), ==, DOT DOT DOT DOT DOT DOT);
  assert_secret (field, "abcdef");
  g_object_unref (field);

  field = make_field (TRUE);
  insert (field, "key", 0);
  g_assert_cmpstr (gtk_editable_get_text (field), ==, "key");
  gtk_editable_set_text (field, "");
  g_assert_cmpstr (gtk_editable_get_text (field), ==, "");
  g_object_unref (field);
}

/* As much as there is room for, and whole characters all. */
static void
test_too_long (void)
{
  GtkEditable *field = make_field (FALSE);
  g_autofree char *filler = g_strnfill (16 * 1024 - 3, 'x');
  g_autoptr (BittingSecret) secret = NULL;

  insert (field, filler, 0);
  insert (field, "€€", -1);
  secret = bitting_secret_entry_dup_secret (field);
  g_assert_cmpuint (bitting_secret_get_length (secret), ==, strlen (filler));
  g_assert_cmpuint (gtk_entry_buffer_get_length (gtk_text_get_buffer (get_inner (field))), ==,
                    strlen (filler));
  g_object_unref (field);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 1;

  g_test_add_func ("/secret-buffer/edited", test_edited);
  g_test_add_func ("/secret-buffer/many-bytes", test_many_bytes);
  g_test_add_func ("/secret-buffer/nobody-hears", test_nobody_hears);
  g_test_add_func ("/secret-buffer/shown-for-a-while", test_shown_for_a_while);
  g_test_add_func ("/secret-buffer/too-long", test_too_long);

  return g_test_run ();
}
