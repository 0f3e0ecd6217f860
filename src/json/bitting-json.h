/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** Limits of what comes in: bytes in all, nested containers, bytes of a text, members of a list. */
#define BITTING_JSON_MAX_SIZE (256 * 1024)
#define BITTING_JSON_MAX_DEPTH 32
#define BITTING_JSON_MAX_STRING 4096
#define BITTING_JSON_MAX_ELEMENTS 1000

/**
 * BittingJsonError:
 * @BITTING_JSON_ERROR_SIZE: larger than the limits above
 * @BITTING_JSON_ERROR_DEPTH: nested more deeply than the limit above
 * @BITTING_JSON_ERROR_ENCODING: not UTF-8, or holds a NUL byte
 * @BITTING_JSON_ERROR_SYNTAX: not JSON as RFC 8259 has it
 * @BITTING_JSON_ERROR_RANGE: a number that fits no 64 bits
 * @BITTING_JSON_ERROR_DUPLICATE: an object has a member twice
 * @BITTING_JSON_ERROR_MISSING: a member is absent
 * @BITTING_JSON_ERROR_TYPE: a member is of another type
 * @BITTING_JSON_ERROR_VALUE: a member's value makes no sense there
 * @BITTING_JSON_ERROR_UNKNOWN: a member that nobody knows
 *
 * Why a JSON text was refused. The messages are for people.
 */
typedef enum
{
  BITTING_JSON_ERROR_SIZE,
  BITTING_JSON_ERROR_DEPTH,
  BITTING_JSON_ERROR_ENCODING,
  BITTING_JSON_ERROR_SYNTAX,
  BITTING_JSON_ERROR_RANGE,
  BITTING_JSON_ERROR_DUPLICATE,
  BITTING_JSON_ERROR_MISSING,
  BITTING_JSON_ERROR_TYPE,
  BITTING_JSON_ERROR_VALUE,
  BITTING_JSON_ERROR_UNKNOWN,
} BittingJsonError;

#define BITTING_JSON_ERROR (bitting_json_error_quark ())

GQuark      bitting_json_error_quark   (void);

JsonNode   *bitting_json_parse         (const char         *bytes,
                                        gsize               length,
                                        GError            **error);
JsonNode   *bitting_json_parse_twice   (const char         *bytes,
                                        gsize               length,
                                        GHashTable         *twice,
                                        GError            **error);
JsonObject *bitting_json_peek_object   (JsonNode           *node,
                                        GError            **error);

gboolean    bitting_json_has           (JsonObject         *object,
                                        const char         *member);
gboolean    bitting_json_get_int       (JsonObject         *object,
                                        const char         *member,
                                        gint64             *value,
                                        GError            **error);
gboolean    bitting_json_get_boolean   (JsonObject         *object,
                                        const char         *member,
                                        gboolean           *value,
                                        GError            **error);
gboolean    bitting_json_get_string    (JsonObject         *object,
                                        const char         *member,
                                        const char        **value,
                                        GError            **error);
gboolean    bitting_json_get_object    (JsonObject         *object,
                                        const char         *member,
                                        JsonObject        **value,
                                        GError            **error);
gboolean    bitting_json_get_array     (JsonObject         *object,
                                        const char         *member,
                                        JsonArray         **value,
                                        GError            **error);
gboolean    bitting_json_get_strings   (JsonObject         *object,
                                        const char         *member,
                                        GStrv              *value,
                                        GError            **error);
gboolean    bitting_json_check_members (JsonObject         *object,
                                        const char *const  *known,
                                        GError            **error);

G_END_DECLS
