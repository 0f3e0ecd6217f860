/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-json-writer.h"

#include <string.h>

#include "bitting-json.h"
#include "bitting-text.h"

/* What we write, bitting_json_parse() must be able to read: texts are valid UTF-8
 * and no longer than its limit. Marks of direction are for who reads a page. */
static char *
fit_text (const char *text)
{
  const gsize limit = BITTING_JSON_MAX_STRING - strlen ("…");
  g_autofree char *whole = g_utf8_make_valid (text, -1);
  g_autofree char *valid = bitting_text_dup_bare (whole);
  char *end;

  if (strlen (valid) <= BITTING_JSON_MAX_STRING)
    return g_steal_pointer (&valid);

  end = g_utf8_find_prev_char (valid, valid + limit + 1);
  return g_strdup_printf ("%.*s…", (int) (end - valid), valid);
}

/**
 * bitting_json_add_string:
 * @builder: a builder inside an object
 * @member: name of the member
 * @value: (nullable): its value; NULL is written as null
 */
void
bitting_json_add_string (JsonBuilder *builder,
                         const char  *member,
                         const char  *value)
{
  g_autofree char *text = NULL;

  json_builder_set_member_name (builder, member);
  if (value == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  text = fit_text (value);
  json_builder_add_string_value (builder, text);
}

/** bitting_json_add_int: adds a whole number to the object that @builder is in. */
void
bitting_json_add_int (JsonBuilder *builder,
                      const char  *member,
                      gint64       value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

/** bitting_json_add_boolean: adds true or false to the object that @builder is in. */
void
bitting_json_add_boolean (JsonBuilder *builder,
                          const char  *member,
                          gboolean     value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, value);
}

/** bitting_json_add_null: adds null to the object that @builder is in. */
void
bitting_json_add_null (JsonBuilder *builder,
                       const char  *member)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_null_value (builder);
}

/**
 * bitting_json_add_strings:
 * @builder: a builder inside an object
 * @member: name of the member
 * @values: (array length=count): texts
 * @count: how many
 */
void
bitting_json_add_strings (JsonBuilder       *builder,
                          const char        *member,
                          const char *const *values,
                          gsize              count)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *text = fit_text (values[i]);

      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
}

/**
 * bitting_json_print:
 * @builder: a builder whose root is closed
 * @pretty: TRUE for several lines with two spaces of indent, FALSE for one line
 *
 * Returns: (transfer full): the text, without a line break at its end
 */
char *
bitting_json_print (JsonBuilder *builder,
                    gboolean     pretty)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, pretty);
}
