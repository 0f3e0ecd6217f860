/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-client.h"

#include "bitting-environment.h"
#include "bybit-query.h"
#include "bybit-signature.h"
#include "bybit-text.h"
#include "bybit-transport.h"

/* The face of this folder: puts signed calls to the exchange. Owns the transport, and with
 * it the open connections. Knows when to ask again; what an answer means is known to
 * BybitAnswer. */

/* Milliseconds for which a signed request is good: the documented default. A clock that
 * is a second fast fails whatever this is. */
#define RECV_WINDOW_MS 5000

struct _BybitClient
{
  GObject         parent_instance;

  BybitTransport *transport;   /* (owned) */
  guint           retry_delay;
  guint           deadline;
};

G_DEFINE_FINAL_TYPE (BybitClient, bybit_client, G_TYPE_OBJECT)

enum
{
  PROP_RETRY_DELAY = 1,
  PROP_DEADLINE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void send_request (GTask *task);

/* Takes the ownership of both; one of them is NULL. */
static void
return_reply (GTask            *task,
              gpointer          value,
              BittingDiagnosis *diagnosis)
{
  BybitQuery *query = g_task_get_task_data (task);
  BybitReply *reply = g_new0 (BybitReply, 1);

  query->network.total_ms = bybit_query_get_elapsed (query);
  reply->value = value;
  reply->free = query->call->free;
  reply->diagnosis = diagnosis;
  reply->uncertain = diagnosis != NULL && bybit_query_is_uncertain (query, diagnosis->code);
  reply->network = query->network;
  g_task_return_pointer (task, reply, (GDestroyNotify) bybit_reply_free);
}

static void
return_fault (GTask                *task,
              BittingDiagnosisCode  code,
              const char           *detail)
{
  return_reply (task, NULL, bitting_diagnosis_new (code, 0, 0, detail));
}

static gboolean
pause_over_cb (gpointer user_data)
{
  GTask *task = user_data;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return_fault (task, BITTING_DIAGNOSIS_CANCELLED, NULL);
  else
    send_request (task);
  return G_SOURCE_REMOVE;
}

/* Waits, without a wish to be cancelled going unheard, and asks again. */
static void
pause_and_send (GTask *task,
                guint  pause_ms)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr(GSource) source = g_timeout_source_new (pause_ms);

  if (cancellable != NULL)
    {
      g_autoptr(GSource) cancelled = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (source, cancelled);
    }
  g_source_set_static_name (source, "[bitting] pause before a retry");
  g_source_set_callback (source, pause_over_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static gboolean
try_remedy (GTask               *task,
            const BybitResponse *response,
            const BybitAnswer   *answer)
{
  BybitQuery *query = g_task_get_task_data (task);
  guint pause_ms;

  switch (answer->remedy)
    {
    case BYBIT_REMEDY_CLOCK:
      /* Once: if the exchange's own time does not help, nothing will. */
      if (!bybit_query_correct_clock (query, answer))
        return FALSE;
      send_request (task);
      return TRUE;

    case BYBIT_REMEDY_AGAIN:
    case BYBIT_REMEDY_LIMIT:
      pause_ms = answer->remedy == BYBIT_REMEDY_LIMIT
                   ? bybit_query_limit_pause (query, response, answer)
                   : bybit_query_growing_pause (query);
      if (!bybit_query_may_try_again (query, pause_ms))
        return FALSE;
      pause_and_send (task, pause_ms);
      return TRUE;

    case BYBIT_REMEDY_NONE:
    default:
      return FALSE;
    }
}

static void
take_response (GTask               *task,
               const BybitResponse *response)
{
  BybitQuery *query = g_task_get_task_data (task);
  g_autoptr(BybitAnswer) answer = bybit_answer_new (query->call, response,
                                                    query->credential->api_key);

  query->network.requests++;
  query->network.connections += response->connections;
  bybit_query_measure_clock (query, response, answer);

  if (answer->value != NULL)
    return_reply (task, bybit_answer_steal_value (answer), NULL);
  else if (!try_remedy (task, response, answer))
    return_reply (task, NULL, g_steal_pointer (&answer->diagnosis));
}

/* What the end of a transfer means for a person, and whether anything can have been
 * sent before it. */
static const struct
{
  BittingDiagnosisCode code;
  gboolean             sent;
} transport_faults[] = {
  [BYBIT_TRANSPORT_ERROR_REFUSED] = { BITTING_DIAGNOSIS_TLS, FALSE },
  [BYBIT_TRANSPORT_ERROR_DNS] = { BITTING_DIAGNOSIS_DNS, FALSE },
  [BYBIT_TRANSPORT_ERROR_CONNECT] = { BITTING_DIAGNOSIS_CONNECT, FALSE },
  [BYBIT_TRANSPORT_ERROR_BROKEN] = { BITTING_DIAGNOSIS_CONNECT, TRUE },
  [BYBIT_TRANSPORT_ERROR_TLS] = { BITTING_DIAGNOSIS_TLS, FALSE },
  [BYBIT_TRANSPORT_ERROR_PROXY] = { BITTING_DIAGNOSIS_PROXY, FALSE },
  [BYBIT_TRANSPORT_ERROR_PROXY_DNS] = { BITTING_DIAGNOSIS_PROXY, FALSE },
  [BYBIT_TRANSPORT_ERROR_PROXY_CONNECT] = { BITTING_DIAGNOSIS_PROXY, FALSE },
  [BYBIT_TRANSPORT_ERROR_PROXY_AUTH] = { BITTING_DIAGNOSIS_PROXY, FALSE },
  [BYBIT_TRANSPORT_ERROR_TIMEOUT] = { BITTING_DIAGNOSIS_TIMEOUT, TRUE },
  [BYBIT_TRANSPORT_ERROR_TOO_LARGE] = { BITTING_DIAGNOSIS_BAD_RESPONSE, TRUE },
  [BYBIT_TRANSPORT_ERROR_BAD_RESPONSE] = { BITTING_DIAGNOSIS_BAD_RESPONSE, TRUE },
  [BYBIT_TRANSPORT_ERROR_CANCELLED] = { BITTING_DIAGNOSIS_CANCELLED, TRUE },
};

static void
take_error (GTask        *task,
            const GError *error)
{
  BybitQuery *query = g_task_get_task_data (task);
  g_autofree char *detail = NULL;
  guint pause_ms;

  if (transport_faults[error->code].sent)
    query->network.requests++;

  /* Asking again costs nothing where nothing changes at the exchange. */
  if (error->code == BYBIT_TRANSPORT_ERROR_BROKEN)
    {
      pause_ms = bybit_query_growing_pause (query);
      if (bybit_query_may_try_again (query, pause_ms))
        {
          pause_and_send (task, pause_ms);
          return;
        }
    }

  detail = bybit_text_for_support (error->message, query->credential->api_key);
  return_fault (task, transport_faults[error->code].code, detail);
}

static void
response_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(BybitResponse) response = NULL;

  response = bybit_transport_send_finish (BYBIT_TRANSPORT (object), result, &error);
  if (response != NULL)
    take_response (task, response);
  else
    take_error (task, error);
}

static void
send_signed (GTask      *task,
             gint64      timestamp_ms,
             const char *signature,
             guint       timeout_ms)
{
  BybitClient *self = g_task_get_source_object (task);
  BybitQuery *query = g_task_get_task_data (task);
  g_autofree char *key = g_strconcat ("X-BAPI-API-KEY: ", query->credential->api_key, NULL);
  g_autofree char *time = g_strdup_printf ("X-BAPI-TIMESTAMP: %" G_GINT64_FORMAT, timestamp_ms);
  g_autofree char *sign = g_strconcat ("X-BAPI-SIGN: ", signature, NULL);
  g_autofree char *window = g_strdup_printf ("X-BAPI-RECV-WINDOW: %d", RECV_WINDOW_MS);
  const char *type = bybit_call_is_write (query->call) ? "Content-Type: application/json" : NULL;
  const char *headers[] = { key, time, sign, window, "X-BAPI-SIGN-TYPE: 2", type, NULL };
  const BybitRequest request = {
    .url = query->url,
    .headers = headers,
    .body = query->call->body,
    .ca_pem = query->ca_pem,
    .proxy = query->proxy,
    .timeout_ms = timeout_ms,
  };

  query->tries++;
  bybit_transport_send_async (self->transport, &request, g_task_get_cancellable (task),
                              response_cb, g_object_ref (task));
}

static void
send_request (GTask *task)
{
  BybitQuery *query = g_task_get_task_data (task);
  gint64 timestamp_ms = g_get_real_time () / 1000 + query->offset_ms;
  gint64 left_ms = (query->deadline_us - g_get_monotonic_time ()) / 1000;
  g_autoptr(GError) error = NULL;
  g_autofree char *signature = NULL;

  if (left_ms <= 0)
    {
      return_fault (task, BITTING_DIAGNOSIS_TIMEOUT, NULL);
      return;
    }

  signature = bybit_signature_new (query->credential, timestamp_ms, RECV_WINDOW_MS,
                                   bybit_call_get_payload (query->call), &error);
  if (signature == NULL)
    return_fault (task, BITTING_DIAGNOSIS_BAD_SIGNATURE, error->message);
  else
    send_signed (task, timestamp_ms, signature, (guint) left_ms);
}

/* A key goes into a header, so that nothing but plain characters may be in it. */
static gboolean
is_sendable (const char *api_key)
{
  if (*api_key == '\0')
    return FALSE;
  for (; *api_key != '\0'; api_key++)
    if (!g_ascii_isgraph (*api_key))
      return FALSE;
  return TRUE;
}

static void
bybit_client_dispose (GObject *object)
{
  BybitClient *self = BYBIT_CLIENT (object);

  g_clear_object (&self->transport);

  G_OBJECT_CLASS (bybit_client_parent_class)->dispose (object);
}

static void
bybit_client_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  BybitClient *self = BYBIT_CLIENT (object);

  switch (property_id)
    {
    case PROP_RETRY_DELAY:
      g_value_set_uint (value, self->retry_delay);
      break;
    case PROP_DEADLINE:
      g_value_set_uint (value, self->deadline);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bybit_client_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  BybitClient *self = BYBIT_CLIENT (object);

  switch (property_id)
    {
    case PROP_RETRY_DELAY:
      self->retry_delay = g_value_get_uint (value);
      break;
    case PROP_DEADLINE:
      self->deadline = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bybit_client_class_init (BybitClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bybit_client_dispose;
  object_class->get_property = bybit_client_get_property;
  object_class->set_property = bybit_client_set_property;

  /**
   * BybitClient:retry-delay:
   *
   * Milliseconds of the first pause before a request is sent again, before jitter.
   */
  properties[PROP_RETRY_DELAY] =
    g_param_spec_uint ("retry-delay", NULL, NULL, 1, BYBIT_QUERY_MAX_PAUSE, 500,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);

  /**
   * BybitClient:deadline:
   *
   * Milliseconds for one call, with all requests and pauses.
   */
  properties[PROP_DEADLINE] =
    g_param_spec_uint ("deadline", NULL, NULL, 1, G_MAXINT, 15000,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bybit_client_init (BybitClient *self)
{
  self->transport = bybit_transport_new ();
}

/**
 * bybit_client_new:
 *
 * Returns: (transfer full): a client on the thread's default main context; one for the
 *   whole program keeps its connections open between calls
 */
BybitClient *
bybit_client_new (void)
{
  return g_object_new (BYBIT_TYPE_CLIENT, NULL);
}

/**
 * bybit_client_call_async:
 * @self: a client
 * @endpoint: where to ask
 * @credential: key and secret
 * @call: (transfer full): what to ask
 * @cancellable: (nullable): to give up
 * @callback: called with the reply
 * @user_data: for @callback
 *
 * Puts one signed call: one request when all is well. When the exchange finds our clock
 * wrong, one more is signed with its time. When it is busy, or the connection breaks off,
 * up to three are sent in all, with growing pauses. What asking again cannot mend is never
 * asked again, and what changes something at the exchange is sent once, whatever happens.
 */
void
bybit_client_call_async (BybitClient         *self,
                         const BybitEndpoint *endpoint,
                         BittingCredential   *credential,
                         BybitCall           *call,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *origin = NULL;
  BybitQuery *query;

  g_return_if_fail (BYBIT_IS_CLIENT (self));
  g_return_if_fail (endpoint != NULL && endpoint->origin != NULL);
  g_return_if_fail (credential != NULL);
  g_return_if_fail (call != NULL);

  query = bybit_query_new (call, endpoint, credential, self->retry_delay, self->deadline);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bybit_client_call_async);
  g_task_set_task_data (task, query, (GDestroyNotify) bybit_query_free);
  /* Being cancelled is a reply, too. */
  g_task_set_check_cancellable (task, FALSE);

  origin = bitting_origin_normalize (endpoint->origin, &error);
  if (origin == NULL)
    {
      return_fault (task, BITTING_DIAGNOSIS_TLS, "The address is not one to send a key to");
      return;
    }
  if (!is_sendable (credential->api_key))
    {
      return_fault (task, BITTING_DIAGNOSIS_INVALID_KEY, "The key holds what no key holds");
      return;
    }

  query->url = bybit_call_dup_url (call, origin);
  send_request (task);
}

/**
 * bybit_client_call_finish:
 * @self: a client
 * @result: what the callback got
 *
 * Returns: (transfer full): what the exchange says, or why it says nothing; never NULL
 */
BybitReply *
bybit_client_call_finish (BybitClient  *self,
                          GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
