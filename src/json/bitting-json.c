/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-json.h"

#include <glib/gi18n-lib.h>

#include "bitting-json-scanner.h"
#include "bitting-text.h"

/* The one door through which foreign JSON enters. json-glib's own getters log
 * criticals on a wrong type and guess on a missing member; those below do neither. */

G_DEFINE_QUARK (bitting-json-error-quark, bitting_json_error)

/**
 * bitting_json_parse:
 * @bytes: (array length=length): the text, from anywhere
 * @length: its length in bytes
 * @error: return location for a BITTING_JSON_ERROR
 *
 * Reads a JSON text strictly as RFC 8259 has it, within the limits of this header.
 * Objects with a member twice are refused, so nobody need know whether the first
 * or the last one counts.
 *
 * Returns: (transfer full) (nullable): the root, or NULL with @error set
 */
JsonNode *
bitting_json_parse (const char  *bytes,
                    gsize        length,
                    GError     **error)
{
  return bitting_json_parse_twice (bytes, length, NULL, error);
}

/**
 * bitting_json_parse_twice:
 * @bytes: (array length=length): the text, from anywhere
 * @length: its length in bytes
 * @twice: (nullable) (element-type utf8): set that takes the paths of members that stand
 *   twice, such as "/result/readOnly"; NULL to refuse the text
 * @error: return location for a BITTING_JSON_ERROR
 *
 * Reads a JSON text as bitting_json_parse() does, except that members that stand twice
 * are reported: whoever asks for them must not believe either of the two.
 *
 * Returns: (transfer full) (nullable): the root, or NULL with @error set
 */
JsonNode *
bitting_json_parse_twice (const char  *bytes,
                          gsize        length,
                          GHashTable  *twice,
                          GError     **error)
{
  g_autoptr(JsonParser) parser = NULL;
  g_autoptr(GError) local = NULL;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (!bitting_json_scan (bytes != NULL ? bytes : "", length, twice, error))
    return NULL;

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, bytes, (gssize) length, &local))
    {
      /* What is valid JSON, but not to json-glib: none is known. */
      g_set_error_literal (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_SYNTAX,
                           _("This JSON cannot be read."));
      return NULL;
    }
  return json_parser_steal_root (parser);
}

/**
 * bitting_json_peek_object:
 * @node: a node
 * @error: return location for a BITTING_JSON_ERROR
 *
 * Returns: (transfer none) (nullable): the object that @node holds
 */
JsonObject *
bitting_json_peek_object (JsonNode  *node,
                          GError   **error)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  g_set_error_literal (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_TYPE,
                       _("This JSON is not an object."));
  return NULL;
}

static gboolean
fail_type (const char  *member,
           GError     **error)
{
  g_set_error (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_TYPE,
               /* Translators: a member is a named value in a file. */
               _("The member “%s” is of the wrong type."), member);
  return FALSE;
}

/* Returns the member's node if it holds the type, else NULL with the error set. */
static JsonNode *
peek_member (JsonObject  *object,
             const char  *member,
             GType        type,
             GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    {
      g_set_error (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_MISSING,
                   _("The member “%s” is missing."), member);
      return NULL;
    }
  if (json_node_is_null (node) || json_node_get_value_type (node) != type)
    {
      fail_type (member, error);
      return NULL;
    }
  return node;
}

/**
 * bitting_json_has:
 * @object: an object
 * @member: name of a member
 *
 * Returns: TRUE if the member is there and is not null
 */
gboolean
bitting_json_has (JsonObject *object,
                  const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && !json_node_is_null (node);
}

/**
 * bitting_json_get_int:
 * @object: an object
 * @member: name of a member
 * @value: (out): its value, untouched on an error
 * @error: return location for a BITTING_JSON_ERROR that names the member
 *
 * The member must hold an integer: "0", 0.0, true and null are none.
 *
 * Returns: TRUE if @value was set
 */
gboolean
bitting_json_get_int (JsonObject  *object,
                      const char  *member,
                      gint64      *value,
                      GError     **error)
{
  JsonNode *node = peek_member (object, member, G_TYPE_INT64, error);

  if (node == NULL)
    return FALSE;

  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * bitting_json_get_boolean:
 * @object: an object
 * @member: name of a member
 * @value: (out): its value, untouched on an error
 * @error: return location for a BITTING_JSON_ERROR that names the member
 *
 * The member must hold true or false: 0, 1 and "true" are neither.
 *
 * Returns: TRUE if @value was set
 */
gboolean
bitting_json_get_boolean (JsonObject  *object,
                          const char  *member,
                          gboolean    *value,
                          GError     **error)
{
  JsonNode *node = peek_member (object, member, G_TYPE_BOOLEAN, error);

  if (node == NULL)
    return FALSE;

  *value = json_node_get_boolean (node);
  return TRUE;
}

/**
 * bitting_json_get_string:
 * @object: an object
 * @member: name of a member
 * @value: (out) (transfer none): its value, untouched on an error
 * @error: return location for a BITTING_JSON_ERROR that names the member
 *
 * Returns: TRUE if @value was set
 */
gboolean
bitting_json_get_string (JsonObject  *object,
                         const char  *member,
                         const char **value,
                         GError     **error)
{
  JsonNode *node = peek_member (object, member, G_TYPE_STRING, error);

  if (node == NULL)
    return FALSE;

  *value = json_node_get_string (node);
  return TRUE;
}

/**
 * bitting_json_get_object:
 * @object: an object
 * @member: name of a member
 * @value: (out) (transfer none): its value, untouched on an error
 * @error: return location for a BITTING_JSON_ERROR that names the member
 *
 * Returns: TRUE if @value was set
 */
gboolean
bitting_json_get_object (JsonObject  *object,
                         const char  *member,
                         JsonObject **value,
                         GError     **error)
{
  JsonNode *node = peek_member (object, member, JSON_TYPE_OBJECT, error);

  if (node == NULL)
    return FALSE;

  *value = json_node_get_object (node);
  return TRUE;
}

/**
 * bitting_json_get_array:
 * @object: an object
 * @member: name of a member
 * @value: (out) (transfer none): its value, untouched on an error
 * @error: return location for a BITTING_JSON_ERROR that names the member
 *
 * Returns: TRUE if @value was set
 */
gboolean
bitting_json_get_array (JsonObject  *object,
                        const char  *member,
                        JsonArray  **value,
                        GError     **error)
{
  JsonNode *node = peek_member (object, member, JSON_TYPE_ARRAY, error);

  if (node == NULL)
    return FALSE;

  *value = json_node_get_array (node);
  return TRUE;
}

/**
 * bitting_json_get_strings:
 * @object: an object
 * @member: name of a member that holds an array of strings and nothing else
 * @value: (out) (transfer full): its value, untouched on an error
 * @error: return location for a BITTING_JSON_ERROR that names the member
 *
 * Returns: TRUE if @value was set
 */
gboolean
bitting_json_get_strings (JsonObject  *object,
                          const char  *member,
                          GStrv       *value,
                          GError     **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!bitting_json_get_array (object, member, &array, error))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_is_null (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        return fail_type (member, error);
      g_strv_builder_add (builder, json_node_get_string (element));
    }

  *value = g_strv_builder_end (builder);
  return TRUE;
}

/**
 * bitting_json_check_members:
 * @object: an object
 * @known: (array zero-terminated=1): every name that it may have
 * @error: return location for a BITTING_JSON_ERROR that names the member
 *
 * For formats where a misspelt member must not be dropped in silence.
 *
 * Returns: TRUE if @object has no other member
 */
gboolean
bitting_json_check_members (JsonObject         *object,
                            const char *const  *known,
                            GError            **error)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, &node))
    {
      if (!g_strv_contains (known, member))
        {
          g_autofree char *shown = bitting_text_clean (member);

          g_set_error (error, BITTING_JSON_ERROR, BITTING_JSON_ERROR_UNKNOWN,
                       _("The member “%s” is unknown."), shown);
          return FALSE;
        }
    }
  return TRUE;
}
