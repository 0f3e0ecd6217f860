/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-answer.h"

#include <string.h>

#include "bitting-json.h"
#include "bybit-text.h"

/* How much of a page is searched for its marks. */
#define MAX_PAGE 16384

typedef struct
{
  gint64               ret_code;
  BittingDiagnosisCode code;
  BybitRemedy          remedy;
} Fault;

/* Source: V5 documentation, error codes, and what users report of them. A code that
 * is not here is one that we cannot explain: bad-response. */
static const Fault faults[] = {
  { -2015, BITTING_DIAGNOSIS_EXPIRED, BYBIT_REMEDY_NONE },
  { -1, BITTING_DIAGNOSIS_CLOCK_SKEW, BYBIT_REMEDY_CLOCK },
  { 10000, BITTING_DIAGNOSIS_EXCHANGE_DOWN, BYBIT_REMEDY_AGAIN },
  { 10001, BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE },
  { 10002, BITTING_DIAGNOSIS_CLOCK_SKEW, BYBIT_REMEDY_CLOCK },
  { 10003, BITTING_DIAGNOSIS_INVALID_KEY, BYBIT_REMEDY_NONE },
  { 10004, BITTING_DIAGNOSIS_BAD_SIGNATURE, BYBIT_REMEDY_NONE },
  { 10005, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE },
  { 10006, BITTING_DIAGNOSIS_RATE_LIMITED, BYBIT_REMEDY_LIMIT },
  { 10007, BITTING_DIAGNOSIS_BANNED, BYBIT_REMEDY_NONE },
  { 10008, BITTING_DIAGNOSIS_BANNED, BYBIT_REMEDY_NONE },
  { 10009, BITTING_DIAGNOSIS_REGION_BLOCKED, BYBIT_REMEDY_NONE },
  { 10010, BITTING_DIAGNOSIS_UNMATCHED_IP, BYBIT_REMEDY_NONE },
  { 10014, BITTING_DIAGNOSIS_EXCHANGE_DOWN, BYBIT_REMEDY_NONE },
  { 10016, BITTING_DIAGNOSIS_EXCHANGE_DOWN, BYBIT_REMEDY_AGAIN },
  { 10017, BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE },
  { 10018, BITTING_DIAGNOSIS_RATE_LIMITED, BYBIT_REMEDY_NONE },
  { 10024, BITTING_DIAGNOSIS_REGION_BLOCKED, BYBIT_REMEDY_NONE },
  { 10027, BITTING_DIAGNOSIS_BANNED, BYBIT_REMEDY_NONE },
  { 10028, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE },
  { 10029, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE },
  { 20096, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE },
  { 33004, BITTING_DIAGNOSIS_EXPIRED, BYBIT_REMEDY_NONE },
  { 81007, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE },
  { 100028, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE },
  { 141019, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE },
  { 141020, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE },
  { 500010, BITTING_DIAGNOSIS_PERMISSION_DENIED, BYBIT_REMEDY_NONE },
};

/* HTTP status of an answer that is no business answer; the last row is for the rest.
 * 403 has a function of its own. */
static const struct
{
  guint                first;
  guint                last;
  BittingDiagnosisCode code;
  BybitRemedy          remedy;
  const char          *detail;
} statuses[] = {
  { 300, 399, BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE,
    "A redirect, as a network that wants a log-in sends it" },
  { 401, 401, BITTING_DIAGNOSIS_INVALID_KEY, BYBIT_REMEDY_NONE, NULL },
  { 429, 429, BITTING_DIAGNOSIS_RATE_LIMITED, BYBIT_REMEDY_LIMIT, NULL },
  { 511, 511, BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, "A network that wants a log-in" },
  { 500, 599, BITTING_DIAGNOSIS_EXCHANGE_DOWN, BYBIT_REMEDY_AGAIN, NULL },
  { 0, G_MAXUINT, BITTING_DIAGNOSIS_BAD_RESPONSE, BYBIT_REMEDY_NONE, NULL },
};

static const Fault *
find_fault (gint64 ret_code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults[i].ret_code == ret_code)
      return &faults[i];
  return NULL;
}

/* The first part of a page as text that can be searched. */
static char *
dup_page (const BybitResponse *response)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (response->body, &length);

  return length > 0 ? g_utf8_make_valid (body, (gssize) MIN (length, MAX_PAGE)) : g_strdup ("");
}

/* The id by which a support desk finds the request: in a header of the exchange, or
 * at the end of a page of its content network. */
static char *
dup_trace (const BybitResponse *response)
{
  static const char mark[] = "Request ID: ";
  g_autofree char *page = NULL;
  const char *found;

  if (response->trace_id != NULL)
    return bybit_text_is_trace (response->trace_id) ? g_strdup (response->trace_id) : NULL;

  page = dup_page (response);
  found = strstr (page, mark);
  if (found != NULL)
    {
      const char *id = found + strlen (mark);
      g_autofree char *word = g_strndup (id, strcspn (id, " \t\r\n<"));

      if (bybit_text_is_trace (word))
        return g_steal_pointer (&word);
    }
  return NULL;
}

static void
take_diagnosis (BybitAnswer          *self,
                const BybitResponse  *response,
                BittingDiagnosisCode  code,
                gint64                ret_code,
                const char           *detail)
{
  g_autofree char *trace = dup_trace (response);
  g_autofree char *whole = NULL;

  if (trace != NULL)
    whole = g_strdup_printf ("%s%s(trace %s)", detail != NULL ? detail : "",
                             detail != NULL ? " " : "", trace);

  g_clear_pointer (&self->diagnosis, bitting_diagnosis_free);
  self->diagnosis = bitting_diagnosis_new (code, ret_code, response->status,
                                           whole != NULL ? whole : detail);
}

static gboolean
is_web_page (const BybitResponse *response)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (response->body, &length);
  const char *end = body + length;

  if (response->content_type != NULL &&
      g_ascii_strncasecmp (response->content_type, "text/html", strlen ("text/html")) == 0)
    return TRUE;

  while (body < end && g_ascii_isspace (*body))
    body++;
  return body < end && *body == '<';
}

/* Source: V5 documentation: the content network answers 403 to blocked countries and
 * for ten minutes or more to addresses that asked too often; its pages say which. */
static void
diagnose_forbidden (BybitAnswer         *self,
                    const BybitResponse *response,
                    gint64               ret_code)
{
  static const struct {
    const char *mark; BittingDiagnosisCode code; const char *detail;
  } marks[] = {
    { "block access from your country", BITTING_DIAGNOSIS_REGION_BLOCKED,
      "The content network blocks this country" },
    { "request blocked", BITTING_DIAGNOSIS_RATE_LIMITED,
      "The content network blocks this address" },
    { "too frequent", BITTING_DIAGNOSIS_RATE_LIMITED,
      "The exchange finds the requests of this address too frequent" },
  };
  g_autofree char *page = dup_page (response);
  g_autofree char *lower = g_ascii_strdown (page, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (strstr (lower, marks[i].mark) != NULL)
        {
          take_diagnosis (self, response, marks[i].code, ret_code, marks[i].detail);
          return;
        }
    }
  take_diagnosis (self, response, BITTING_DIAGNOSIS_REGION_BLOCKED, ret_code, NULL);
}

static void
diagnose_status (BybitAnswer         *self,
                 const BybitResponse *response,
                 gint64               ret_code)
{
  gsize row = 0;

  if (response->status == 403)
    {
      diagnose_forbidden (self, response, ret_code);
      return;
    }

  while (response->status < statuses[row].first || response->status > statuses[row].last)
    row++;
  self->remedy = statuses[row].remedy;
  take_diagnosis (self, response, statuses[row].code, ret_code, statuses[row].detail);
}

/* The exchange's own words are a help to its support. Those of 10004 echo what was
 * signed, so they are not taken at all. */
static void
diagnose_ret_code (BybitAnswer         *self,
                   const BybitResponse *response,
                   JsonObject          *root,
                   gint64               ret_code,
                   const char          *api_key)
{
  const Fault *fault = find_fault (ret_code);
  g_autofree char *detail = NULL;
  const char *message = NULL;

  if (ret_code != 10004 && bitting_json_get_string (root, "retMsg", &message, NULL))
    detail = bybit_text_for_support (message, api_key);

  self->remedy = fault != NULL ? fault->remedy : BYBIT_REMEDY_NONE;
  take_diagnosis (self, response,
                  fault != NULL ? fault->code : BITTING_DIAGNOSIS_BAD_RESPONSE,
                  ret_code, detail);
  /* Some answers name the address that was refused; it is ours, as the exchange sees it. */
  if (self->diagnosis->code == BITTING_DIAGNOSIS_UNMATCHED_IP)
    self->diagnosis->address = bybit_text_find_address (message);
}

static void
diagnose_bad (BybitAnswer         *self,
              const BybitResponse *response,
              const GError        *error,
              const char          *api_key)
{
  g_autofree char *detail = bybit_text_for_support (error->message, api_key);

  take_diagnosis (self, response, BITTING_DIAGNOSIS_BAD_RESPONSE, 0, detail);
}

static void
understand (BybitAnswer         *self,
            const BybitCall     *call,
            const BybitResponse *response,
            JsonObject          *root,
            const char          *api_key)
{
  g_autoptr(GError) error = NULL;
  JsonObject *result;
  gint64 ret_code;

  if (!bitting_json_get_int (root, "retCode", &ret_code, &error))
    {
      diagnose_bad (self, response, error, api_key);
      return;
    }
  if (ret_code != 0)
    {
      diagnose_ret_code (self, response, root, ret_code, api_key);
      return;
    }

  if (bitting_json_get_object (root, "result", &result, &error))
    self->value = call->read (result, api_key, &error);
  if (self->value == NULL)
    diagnose_bad (self, response, error, api_key);
}

static JsonNode *
parse (const BybitResponse  *response,
       GError              **error)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (response->body, &length);

  return bitting_json_parse (body, length, error);
}

/* The time of the answer: of the body, or else of the header that goes with it. */
static gint64
read_time (const BybitResponse *response,
           JsonObject          *root)
{
  gint64 time = 0;

  if (root != NULL && bitting_json_get_int (root, "time", &time, NULL) && time > 0)
    return time;
  if (response->server_time != NULL &&
      g_ascii_string_to_signed (response->server_time, 10, 1, G_MAXINT64, &time, NULL))
    return time;
  return 0;
}

static void
understand_success (BybitAnswer         *self,
                    const BybitCall     *call,
                    const BybitResponse *response,
                    const char          *api_key)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root;

  if (is_web_page (response))
    {
      take_diagnosis (self, response, BITTING_DIAGNOSIS_BAD_RESPONSE, 0,
                      "A web page instead of an answer, as a network that wants a log-in sends it");
      return;
    }

  node = parse (response, &error);
  root = node != NULL ? bitting_json_peek_object (node, &error) : NULL;
  if (root == NULL)
    {
      diagnose_bad (self, response, error, api_key);
      return;
    }

  self->time_ms = read_time (response, root);
  understand (self, call, response, root, api_key);
}

/* The status decides. Where the body of a refusal (401, 403) bears a code that we
 * know, the code is more precise; it never turns a refusal into a success. */
static void
understand_failure (BybitAnswer         *self,
                    const BybitResponse *response,
                    const char          *api_key)
{
  g_autoptr(JsonNode) node = parse (response, NULL);
  JsonObject *root = node != NULL ? bitting_json_peek_object (node, NULL) : NULL;
  gint64 ret_code = 0;

  self->time_ms = read_time (response, root);
  if (root != NULL && bitting_json_get_int (root, "retCode", &ret_code, NULL) &&
      (response->status == 401 || response->status == 403) && find_fault (ret_code) != NULL)
    {
      diagnose_ret_code (self, response, root, ret_code, api_key);
      self->remedy = BYBIT_REMEDY_NONE;
      return;
    }
  diagnose_status (self, response, ret_code);
}

/* Whatever a server makes of the key, even in a trace: it is not shown. */
static void
hide_key (BybitAnswer *self,
          const char  *api_key)
{
  GString *detail;

  if (self->diagnosis == NULL || self->diagnosis->detail == NULL || *api_key == '\0')
    return;

  detail = g_string_new (self->diagnosis->detail);
  g_string_replace (detail, api_key, "…", 0);
  g_free (self->diagnosis->detail);
  self->diagnosis->detail = g_string_free (detail, FALSE);
}

/**
 * bybit_answer_new:
 * @call: what was asked
 * @response: the HTTP answer to it
 * @api_key: the key that was used
 *
 * Understands an answer. Whatever is not surely a success is a diagnosis: an answer
 * without `retCode`, with a member twice, or that the call's reader cannot make sense of.
 *
 * Returns: (transfer full): a value or a diagnosis, never neither
 */
BybitAnswer *
bybit_answer_new (const BybitCall     *call,
                  const BybitResponse *response,
                  const char          *api_key)
{
  BybitAnswer *self = g_new0 (BybitAnswer, 1);

  self->free = call->free;
  if (response->status == 200)
    understand_success (self, call, response, api_key);
  else
    understand_failure (self, response, api_key);
  hide_key (self, api_key);
  return self;
}

void
bybit_answer_free (BybitAnswer *self)
{
  if (self == NULL)
    return;

  if (self->value != NULL && self->free != NULL)
    self->free (self->value);
  g_clear_pointer (&self->diagnosis, bitting_diagnosis_free);
  g_free (self);
}

/** bybit_answer_steal_value: (transfer full) (nullable): the value, which is the caller's now. */
gpointer
bybit_answer_steal_value (BybitAnswer *self)
{
  return g_steal_pointer (&self->value);
}
