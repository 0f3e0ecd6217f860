/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-json-split.h"
#include "bitting-json.h"

#include <string.h>

typedef struct
{
  const char *text;
  int         error; /* a BittingJsonError, or -1 where the text is good */
} Case;

static const Case cases[] = {
  { "{}", -1 },
  { " {\"a\":1}\r\n\t ", -1 },
  { "[]", -1 },
  { "null", -1 },
  { "{\"\":1}", -1 },
  { "{\"a\":{\"b\":1},\"c\":{\"b\":1}}", -1 },
  { "[0,-0,-1,10,1.5,1e5,1E+5,2e-3,-1.25e2]", -1 },
  { "9223372036854775807", -1 },
  { "-9223372036854775808", -1 },
  { "\"\\u00e4\\ud83d\\udd11\\\"\\\\\\/\\b\\f\\n\\r\\t\"", -1 },
  { "{\"retCode\":4294967296}", -1 },

  { "", BITTING_JSON_ERROR_SYNTAX },
  { "  ", BITTING_JSON_ERROR_SYNTAX },
  { "\xef\xbb\xbf{}", BITTING_JSON_ERROR_SYNTAX },
  { "{", BITTING_JSON_ERROR_SYNTAX },
  { "{\"a\"", BITTING_JSON_ERROR_SYNTAX },
  { "{\"a\":", BITTING_JSON_ERROR_SYNTAX },
  { "{\"a\":1", BITTING_JSON_ERROR_SYNTAX },
  { "{\"a\":1,", BITTING_JSON_ERROR_SYNTAX },
  { "{\"a\":1,}", BITTING_JSON_ERROR_SYNTAX },
  { "{\"a\" 1}", BITTING_JSON_ERROR_SYNTAX },
  { "{a:1}", BITTING_JSON_ERROR_SYNTAX },
  { "{'a':1}", BITTING_JSON_ERROR_SYNTAX },
  { "[1,]", BITTING_JSON_ERROR_SYNTAX },
  { "[1 2]", BITTING_JSON_ERROR_SYNTAX },
  { "[1}", BITTING_JSON_ERROR_SYNTAX },
  { "{}{}", BITTING_JSON_ERROR_SYNTAX },
  { "{} x", BITTING_JSON_ERROR_SYNTAX },
  { "/* a */ {}", BITTING_JSON_ERROR_SYNTAX },
  { "# a\n{}", BITTING_JSON_ERROR_SYNTAX },
  { "var a = {};", BITTING_JSON_ERROR_SYNTAX },
  { "True", BITTING_JSON_ERROR_SYNTAX },
  { "tru", BITTING_JSON_ERROR_SYNTAX },
  { "NaN", BITTING_JSON_ERROR_SYNTAX },
  { "01", BITTING_JSON_ERROR_SYNTAX },
  { "0x10", BITTING_JSON_ERROR_SYNTAX },
  { "+1", BITTING_JSON_ERROR_SYNTAX },
  { ".5", BITTING_JSON_ERROR_SYNTAX },
  { "1.", BITTING_JSON_ERROR_SYNTAX },
  { "1e", BITTING_JSON_ERROR_SYNTAX },
  { "-", BITTING_JSON_ERROR_SYNTAX },
  { "\"a", BITTING_JSON_ERROR_SYNTAX },
  { "\"a\\", BITTING_JSON_ERROR_SYNTAX },
  { "\"\\x41\"", BITTING_JSON_ERROR_SYNTAX },
  { "\"\\u12\"", BITTING_JSON_ERROR_SYNTAX },
  { "\"\\u0000\"", BITTING_JSON_ERROR_SYNTAX },
  { "\"\\ud83d\"", BITTING_JSON_ERROR_SYNTAX },
  { "\"\\ud83d\\u0041\"", BITTING_JSON_ERROR_SYNTAX },
  { "\"\\udd11\"", BITTING_JSON_ERROR_SYNTAX },
  { "\"a\nb\"", BITTING_JSON_ERROR_SYNTAX },
  { "<html></html>", BITTING_JSON_ERROR_SYNTAX },

  { "9223372036854775808", BITTING_JSON_ERROR_RANGE },
  { "-9223372036854775809", BITTING_JSON_ERROR_RANGE },
  { "18446744073709551616", BITTING_JSON_ERROR_RANGE },
  { "1e999", BITTING_JSON_ERROR_RANGE },
  { "0.00000000000000000000000000000000000000000000000000000000000000000",
    BITTING_JSON_ERROR_RANGE },

  { "\"\xff\"", BITTING_JSON_ERROR_ENCODING },
  { "\"\xc0\xaf\"", BITTING_JSON_ERROR_ENCODING },
  { "\"\xed\xa0\x80\"", BITTING_JSON_ERROR_ENCODING },

  { "{\"a\":1,\"a\":2}", BITTING_JSON_ERROR_DUPLICATE },
  { "{\"a\":1,\"\\u0061\":2}", BITTING_JSON_ERROR_DUPLICATE },
  { "{\"\xc3\xa4\":1,\"b\":0,\"\\u00E4\":2}", BITTING_JSON_ERROR_DUPLICATE },
  { "{\"\\ud83d\\udd11\":1,\"\xf0\x9f\x94\x91\":2}", BITTING_JSON_ERROR_DUPLICATE },
  { "{\"a\\/b\":1,\"a/b\":2}", BITTING_JSON_ERROR_DUPLICATE },
  { "[{\"x\":{\"b\":[],\"b\":[]}}]", BITTING_JSON_ERROR_DUPLICATE },
};

static void
check (const char *text,
       gsize       length,
       int         expected)
{
  /* Sized exactly, so that a sanitizer sees a read behind the end. */
  g_autofree char *bytes = g_memdup2 (text, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = bitting_json_parse (bytes, length, &error);

  if (expected < 0)
    {
      g_assert_no_error (error);
      g_assert_nonnull (node);
    }
  else
    {
      g_assert_error (error, BITTING_JSON_ERROR, expected);
      g_assert_null (node);
    }
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = g_strescape (cases[i].text, NULL);

      g_test_message ("%s", shown);
      check (cases[i].text, strlen (cases[i].text), cases[i].error);
    }
  check ("{}\0", 3, BITTING_JSON_ERROR_ENCODING);
}

static char *
repeat (const char *before,
        const char *unit,
        gsize       count,
        const char *after)
{
  GString *text = g_string_new (before);

  for (gsize i = 0; i < count; i++)
    g_string_append (text, unit);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
check_repeated (const char *before,
                const char *unit,
                gsize       count,
                const char *after,
                int         expected)
{
  g_autofree char *text = repeat (before, unit, count, after);

  check (text, strlen (text), expected);
}

/* An object with so many members, each with a name of its own. */
static void
check_members (guint count,
               int   expected)
{
  g_autoptr(GString) text = g_string_new ("{");

  for (guint i = 0; i < count; i++)
    g_string_append_printf (text, "%s\"m%u\":0", i > 0 ? "," : "", i);
  g_string_append_c (text, '}');
  check (text->str, text->len, expected);
}

static void
test_limits (void)
{
  g_autofree char *deep = repeat ("", "[", BITTING_JSON_MAX_DEPTH, "");
  g_autofree char *closed = repeat (deep, "]", BITTING_JSON_MAX_DEPTH, "");

  check (closed, strlen (closed), -1);
  check (deep, strlen (deep), BITTING_JSON_ERROR_SYNTAX);
  check_repeated ("", "[", BITTING_JSON_MAX_DEPTH + 1, "", BITTING_JSON_ERROR_DEPTH);
  check_repeated ("", "[", 200000, "", BITTING_JSON_ERROR_DEPTH);
  check_repeated ("", "{\"a\":", 40000, "", BITTING_JSON_ERROR_DEPTH);

  check_repeated ("\"", "x", BITTING_JSON_MAX_STRING, "\"", -1);
  check_repeated ("\"", "x", BITTING_JSON_MAX_STRING + 1, "\"", BITTING_JSON_ERROR_SIZE);
  check_repeated ("\"", "\\u0041", BITTING_JSON_MAX_STRING, "\"", -1);
  check_repeated ("\"", "\\u0041", BITTING_JSON_MAX_STRING + 1, "\"", BITTING_JSON_ERROR_SIZE);

  check_repeated ("[0", ",0", BITTING_JSON_MAX_ELEMENTS - 1, "]", -1);
  check_repeated ("[0", ",0", BITTING_JSON_MAX_ELEMENTS, "]", BITTING_JSON_ERROR_SIZE);

  check_members (BITTING_JSON_MAX_ELEMENTS, -1);
  check_members (BITTING_JSON_MAX_ELEMENTS + 1, BITTING_JSON_ERROR_SIZE);

  check_repeated ("0", " ", BITTING_JSON_MAX_SIZE - 1, "", -1);
  check_repeated ("0", " ", BITTING_JSON_MAX_SIZE, "", BITTING_JSON_ERROR_SIZE);
}

/* Every beginning and every single damaged byte of a good text: no crash, and no
 * shortened text is taken for a whole one. */
static void
test_damage (void)
{
  static const char text[] =
    "{\"retCode\":0,\"result\":{\"ips\":[\"1.2.3.4\",\"\\u00e4\"],\"x\":-1.5e3,\"y\":true}}";
  gsize length = sizeof text - 1;

  for (gsize cut = 0; cut < length; cut++)
    {
      g_autofree char *bytes = g_memdup2 (text, cut);

      g_assert_null (bitting_json_parse (bytes, cut, NULL));
    }

  for (gsize at = 0; at < length; at++)
    for (guint byte = 0; byte < 256; byte++)
      {
        g_autofree char *bytes = g_memdup2 (text, length);
        g_autoptr(JsonNode) node = NULL;
        g_autoptr(GError) error = NULL;

        bytes[at] = (char) byte;
        node = bitting_json_parse (bytes, length, &error);
        g_assert_true ((node != NULL) == (error == NULL));
      }
}

static JsonObject *
parse_object (const char  *text,
              JsonNode   **root)
{
  g_autoptr(GError) error = NULL;

  *root = bitting_json_parse (text, strlen (text), &error);
  g_assert_no_error (error);
  return bitting_json_peek_object (*root, NULL);
}

static void
test_values (void)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object = parse_object ("{\"big\":4294967296,\"low\":-9223372036854775808,"
                                     "\"yes\":true,\"text\":\"\\ud83d\\udd11 \\u00e4\\n\","
                                     "\"list\":[\"a\",\"b\"],\"empty\":[],\"object\":{}}", &root);
  g_auto(GStrv) strings = NULL;
  JsonObject *child;
  const char *text;
  gboolean flag;
  gint64 number;

  g_assert_true (bitting_json_get_int (object, "big", &number, NULL));
  g_assert_cmpint (number, ==, G_GINT64_CONSTANT (4294967296));
  g_assert_true (bitting_json_get_int (object, "low", &number, NULL));
  g_assert_cmpint (number, ==, G_MININT64);
  g_assert_true (bitting_json_get_boolean (object, "yes", &flag, NULL));
  g_assert_true (flag);
  g_assert_true (bitting_json_get_string (object, "text", &text, NULL));
  g_assert_cmpstr (text, ==, "\xf0\x9f\x94\x91 \xc3\xa4\n");
  g_assert_true (bitting_json_get_object (object, "object", &child, NULL));
  g_assert_cmpuint (json_object_get_size (child), ==, 0);
  g_assert_true (bitting_json_get_strings (object, "list", &strings, NULL));
  g_assert_cmpuint (g_strv_length (strings), ==, 2);
  g_assert_cmpstr (strings[1], ==, "b");
  g_clear_pointer (&strings, g_strfreev);
  g_assert_true (bitting_json_get_strings (object, "empty", &strings, NULL));
  g_assert_cmpuint (g_strv_length (strings), ==, 0);
}

static void
check_error (gboolean  good,
             GError  **error,
             int       code)
{
  g_assert_false (good);
  g_assert_error (*error, BITTING_JSON_ERROR, code);
  g_assert_nonnull (strstr ((*error)->message, "“it”"));
  g_clear_error (error);
}

static void
test_wrong_types (void)
{
  /* Which of int, boolean, string, object, strings the value is none of. */
  static const struct { const char *text; const char *wrong; } table[] = {
    { "{\"it\":0}", "bsol" },
    { "{\"it\":0.0}", "ibsol" },
    { "{\"it\":1e0}", "ibsol" },
    { "{\"it\":true}", "isol" },
    { "{\"it\":\"0\"}", "ibol" },
    { "{\"it\":null}", "ibsol" },
    { "{\"it\":[]}", "ibso" },
    { "{\"it\":[\"a\",1]}", "ibsol" },
    { "{\"it\":[\"a\",null]}", "ibsol" },
    { "{\"it\":{}}", "ibsl" },
    { "{}", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(JsonNode) root = NULL;
      g_autoptr(GError) error = NULL;
      JsonObject *o = parse_object (table[i].text, &root);
      gboolean absent = *table[i].wrong == '\0';
      int code = absent ? BITTING_JSON_ERROR_MISSING : BITTING_JSON_ERROR_TYPE;
      g_auto(GStrv) strings = NULL;
      const char *text = NULL;
      JsonObject *child = NULL;
      gboolean flag = FALSE;
      gint64 number = 0;

      if (absent || strchr (table[i].wrong, 'i') != NULL)
        check_error (bitting_json_get_int (o, "it", &number, &error), &error, code);
      if (absent || strchr (table[i].wrong, 'b') != NULL)
        check_error (bitting_json_get_boolean (o, "it", &flag, &error), &error, code);
      if (absent || strchr (table[i].wrong, 's') != NULL)
        check_error (bitting_json_get_string (o, "it", &text, &error), &error, code);
      if (absent || strchr (table[i].wrong, 'o') != NULL)
        check_error (bitting_json_get_object (o, "it", &child, &error), &error, code);
      if (absent || strchr (table[i].wrong, 'l') != NULL)
        check_error (bitting_json_get_strings (o, "it", &strings, &error), &error, code);
    }
}

static void
test_members (void)
{
  static const char *const known[] = { "a", "it", NULL };
  static const char *const fewer[] = { "a", NULL };
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(JsonNode) number = bitting_json_parse ("1", 1, NULL);
  g_autoptr(GError) error = NULL;
  JsonObject *object = parse_object ("{\"it\":null,\"a\":1}", &root);

  g_assert_true (bitting_json_check_members (object, known, NULL));
  check_error (bitting_json_check_members (object, fewer, &error), &error,
               BITTING_JSON_ERROR_UNKNOWN);
  g_assert_true (bitting_json_has (object, "a"));
  g_assert_false (bitting_json_has (object, "it"));
  g_assert_false (bitting_json_has (object, "b"));

  g_assert_null (bitting_json_peek_object (number, &error));
  g_assert_error (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_TYPE);
}

static void
test_split (void)
{
  static const struct { const char *text; const char *parts; } rows[] = {
    { "", "" },
    { " \r\n\t", "" },
    { "{}", "{}" },
    { "{\"a\":{\"b\":1}}\n{}\n", "{\"a\":{\"b\":1}}|{}" },
    { "{}{}", "{}|{}" },
    { "{\n \"a\": 1\n}\n{ }", "{\n \"a\": 1\n}|{ }" },
    { "{\"}{\":\"\\\"}\"}{}", "{\"}{\":\"\\\"}\"}|{}" },
    { "{\"a\n{}", "{\"a\n{}" },
    { "{{}\n{}", "{{}\n{}" },
    { "{\"\\", "{\"\\" },
    { "}{}\n{}", "}{}|{}" },
    { "[{},{}]\n{}", "[{},{}]|{}" },
    { "one\n {} two\n", "one|{}|two" },
  };
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) spans = bitting_json_split (rows[i].text, strlen (rows[i].text));
      g_autoptr (GString) parts = g_string_new (NULL);

      for (j = 0; j < spans->len; j++)
        {
          const BittingJsonSpan *span = &g_array_index (spans, BittingJsonSpan, j);

          if (j > 0)
            g_string_append_c (parts, '|');
          g_string_append_len (parts, span->bytes, (gssize) span->length);
        }
      g_assert_cmpstr (parts->str, ==, rows[i].parts);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/cases", test_cases);
  g_test_add_func ("/json/limits", test_limits);
  g_test_add_func ("/json/damage", test_damage);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/wrong-types", test_wrong_types);
  g_test_add_func ("/json/members", test_members);
  g_test_add_func ("/json/split", test_split);
  return g_test_run ();
}
