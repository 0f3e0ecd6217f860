/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-call.h"

#include "practice-signature.h"

/* The retCodes and their texts. Source: V5 documentation, error codes, and replies that users
 * have shown in public. */

#define DEFAULT_WINDOW_MS 5000

/* A request may be this far ahead of the exchange's clock. Source: V5 documentation, guide. */
#define AHEAD_MS 1000

/* A check lets the call go on with NULL, or ends it with a reply. */
typedef PracticeReply *(*Check) (PracticeCall *self);

static PracticeReply *
check_headers (PracticeCall *self)
{
  g_autofree char *message = NULL;

  if (*self->api_key != '\0' && *self->timestamp != '\0' && *self->signature != '\0')
    return NULL;

  message = g_strdup_printf ("empty value: apiTimestamp[%s] apiKey[%s] apiSignature[%s]: "
                             "openapi sign params error!",
                             self->timestamp, self->api_key, self->signature);

  return practice_reply_new_unsigned (message, self->now_ms);
}

static PracticeReply *
check_window (PracticeCall *self)
{
  g_autofree char *message = NULL;
  gint64 window = DEFAULT_WINDOW_MS;
  gint64 timestamp;

  if (!g_ascii_string_to_signed (self->timestamp, 10, 0, G_MAXINT64, &timestamp, NULL) ||
      (*self->window != '\0' &&
       !g_ascii_string_to_signed (self->window, 10, 0, G_MAXINT64, &window, NULL)))
    return practice_reply_new_error (10001, "Request parameter error.", self->now_ms);

  if (self->now_ms - window <= timestamp && timestamp < self->now_ms + AHEAD_MS)
    return NULL;

  message = g_strdup_printf ("invalid request, please check your server timestamp or recv_window "
                             "param. req_timestamp[%" G_GINT64_FORMAT "],"
                             "server_timestamp[%" G_GINT64_FORMAT "],"
                             "recv_window[%" G_GINT64_FORMAT "]",
                             timestamp, self->now_ms, window);

  return practice_reply_new_error (10002, message, self->now_ms);
}

static PracticeReply *
check_known (PracticeCall *self)
{
  self->key = practice_ledger_find (self->ledger, self->api_key);
  if (self->key != NULL && self->key->fault != PRACTICE_FAULT_DELETED)
    return NULL;

  return practice_reply_new_error (10003, "API key is invalid.", self->now_ms);
}

static PracticeReply *
check_expired (PracticeCall *self)
{
  if (self->key->days >= 0)
    return NULL;

  return practice_reply_new_error (33004, "Your api key has expired.", self->now_ms);
}

static PracticeReply *
check_signature (PracticeCall *self)
{
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;

  text = g_strconcat (self->timestamp, self->api_key, self->window, self->payload, NULL);
  if (practice_signature_fits (self->key, text, self->signature))
    return NULL;

  /* The real one, too, sends back what should have been signed: no client may show that text. */
  message = g_strdup_printf ("Error sign, please check your signature generation algorithm: "
                             "origin_string[%s]", text);

  return practice_reply_new_error (10004, message, self->now_ms);
}

static PracticeReply *
check_address (PracticeCall *self)
{
  g_auto (GStrv) ips = g_strsplit (self->key->ips, ",", -1);
  g_autofree char *message = NULL;
  const char *caller = PRACTICE_CALLER;

  if (self->caller != NULL)
    caller = self->caller;
  else if (self->key->caller != NULL)
    caller = self->key->caller;

  if (g_strv_contains ((const char * const *) ips, caller) ||
      g_strv_contains ((const char * const *) ips, "*"))
    return NULL;

  message = g_strdup_printf ("Unmatched IP, please check your API key's bound IP addresses.%s%s",
                             self->key->names_caller ? " Request IP: " : "",
                             self->key->names_caller ? caller : "");

  return practice_reply_new_error (10010, message, self->now_ms);
}

static PracticeReply *
new_too_often (PracticeCall *self)
{
  return practice_reply_new_error (10006, "Too many visits. Exceeded the API Rate Limit.",
                                   self->now_ms);
}

static PracticeReply *
check_fault (PracticeCall *self)
{
  switch (self->key->fault)
    {
    case PRACTICE_FAULT_BANNED:
      return practice_reply_new_error (10008, "Common ban applied.", self->now_ms);

    case PRACTICE_FAULT_TOO_OFTEN:
      return new_too_often (self);

    case PRACTICE_FAULT_TROUBLE:
      return practice_reply_new_error (10016, "Server error.", self->now_ms);

    case PRACTICE_FAULT_BLOCKED:
      return practice_reply_new_page (PRACTICE_PAGE_COUNTRY);

    case PRACTICE_FAULT_PORTAL:
      return practice_reply_new_page (PRACTICE_PAGE_PORTAL);

    case PRACTICE_FAULT_DOWN:
      return practice_reply_new_page (PRACTICE_PAGE_DOWN);

    case PRACTICE_FAULT_NONE:
    case PRACTICE_FAULT_DELETED:
    default:
      return NULL;
    }
}

static PracticeReply *
check_limit (PracticeCall *self)
{
  g_autofree char *name = g_strconcat (self->path, " ", self->api_key, NULL);

  self->limiter = g_hash_table_lookup (self->limiters, name);
  if (self->limiter == NULL)
    {
      self->limiter = g_new0 (PracticeLimiter, 1);
      g_hash_table_insert (self->limiters, g_steal_pointer (&name), self->limiter);
    }

  return practice_limiter_take (self->limiter, self->monotonic_ms) ? NULL : new_too_often (self);
}

/* Which fault is named when there are several is documented nowhere: this is our order. */
static const Check checks[] = {
  check_headers,
  check_window,
  check_known,
  check_expired,
  check_signature,
  check_address,
  check_fault,
  check_limit,
};

/**
 * practice_call_answer:
 *
 * Holds the call against everything that the exchange asks of a signed one.
 *
 * Returns: (transfer full): what the call is answered, or the first thing that is wrong
 */
PracticeReply *
practice_call_answer (PracticeCall *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      PracticeReply *reply = checks[i] (self);

      if (reply != NULL)
        return reply;
    }

  return self->answer (self);
}
