/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "practice-exchange.h"

G_BEGIN_DECLS

/**
 * PracticeClient:
 *
 * A client of the tests' own, on libcurl, that trusts one certificate and signs by itself. It
 * shares nothing with the exchange but what the documentation says, and nothing with our
 * real client. Keeps its connection from one request to the next.
 */
typedef struct _PracticeClient PracticeClient;

/**
 * PracticeAnswer:
 * @code: what libcurl says, a CURLcode; 0 is fine
 * @status: HTTP status, or 0
 * @headers: (element-type utf8 utf8): response headers, names in lower case
 * @body: the body
 * @root: (nullable): the body as JSON, if it is an object
 */
typedef struct
{
  int         code;
  long        status;
  GHashTable *headers;
  GString    *body;
  JsonNode   *root;
} PracticeAnswer;

PracticeClient *practice_client_new        (const char           *origin,
                                            const char           *ca_pem);
void            practice_client_free       (PracticeClient       *self);
PracticeAnswer *practice_client_send       (PracticeClient       *self,
                                            const char           *method,
                                            const char           *target,
                                            const char * const   *headers,
                                            const char           *body);
PracticeAnswer *practice_client_ask        (PracticeClient       *self,
                                            const PracticeKey    *key);
PracticeAnswer *practice_client_ask_at     (PracticeClient       *self,
                                            const PracticeKey    *key,
                                            gint64                timestamp,
                                            const char           *window,
                                            const char           *query);

PracticeAnswer *practice_client_call       (PracticeClient       *self,
                                            const PracticeKey    *key,
                                            const char           *path,
                                            const char           *query,
                                            const char           *body);

char           *practice_client_sign       (const PracticeKey    *key,
                                            const char           *text);

void            practice_answer_free       (PracticeAnswer       *self);
gint64          practice_answer_get_code   (const PracticeAnswer *self);
const char     *practice_answer_get_text   (const PracticeAnswer *self);
JsonObject     *practice_answer_get_result (const PracticeAnswer *self);
const char     *practice_answer_get_header (const PracticeAnswer *self,
                                            const char           *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PracticeClient, practice_client_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PracticeAnswer, practice_answer_free)

G_END_DECLS
