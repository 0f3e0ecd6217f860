/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bybit-transport.h"

#include "bybit-multi.h"
#include "bybit-transfer.h"

/* HTTPS for the rest of the folder: starts transfers, ends them when they are done or
 * cancelled, and keeps connections open between them. Knows nothing of Bybit. */

struct _BybitTransport
{
  GObject     parent_instance;

  BybitMulti *multi; /* (owned) */
  guint       connect_timeout;
  guint       timeout;
};

/* One running request. */
typedef struct
{
  GTask         *task;     /* (owned) */
  BybitTransfer *transfer; /* (owned) */
  GSource       *cancel;   /* (owned) (nullable) */
} Request;

G_DEFINE_FINAL_TYPE (BybitTransport, bybit_transport, G_TYPE_OBJECT)

G_DEFINE_QUARK (bybit-transport-error-quark, bybit_transport_error)

enum
{
  PROP_CONNECT_TIMEOUT = 1,
  PROP_TIMEOUT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The callback of the task may drop the last reference to the transport, so that
 * everything else is cleared before. */
static void
end_request (Request       *request,
             BybitResponse *response,
             GError        *error)
{
  g_autoptr(GTask) task = g_steal_pointer (&request->task);

  if (request->cancel != NULL)
    g_source_destroy (request->cancel);
  g_clear_pointer (&request->cancel, g_source_unref);
  g_clear_pointer (&request->transfer, bybit_transfer_free);
  g_free (request);

  if (response != NULL)
    g_task_return_pointer (task, response, (GDestroyNotify) bybit_response_free);
  else
    g_task_return_error (task, error);
}

static void
done_cb (CURL     *easy,
         CURLcode  code,
         gpointer  user_data)
{
  GError *error = NULL;
  Request *request = NULL;
  BybitResponse *response;

  curl_easy_getinfo (easy, CURLINFO_PRIVATE, &request);
  response = bybit_transfer_finish (request->transfer, code, &error);
  end_request (request, response, error);
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  Request *request = user_data;
  BybitTransport *self = g_task_get_source_object (request->task);

  bybit_multi_remove (self->multi, bybit_transfer_get_easy (request->transfer));
  end_request (request, NULL,
               g_error_new_literal (BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_CANCELLED,
                                    "Cancelled"));
  return G_SOURCE_REMOVE;
}

static void
watch_cancellable (Request      *request,
                   GCancellable *cancellable)
{
  if (cancellable == NULL)
    return;

  request->cancel = g_cancellable_source_new (cancellable);
  g_source_set_callback (request->cancel, G_SOURCE_FUNC (cancelled_cb), request, NULL);
  g_source_set_static_name (request->cancel, "[bitting] cancelled transfer");
  g_source_attach (request->cancel, g_task_get_context (request->task));
}

static void
bybit_transport_finalize (GObject *object)
{
  BybitTransport *self = BYBIT_TRANSPORT (object);

  /* Each running request holds a reference, so none is running. */
  g_clear_pointer (&self->multi, bybit_multi_free);

  G_OBJECT_CLASS (bybit_transport_parent_class)->finalize (object);
}

static void
bybit_transport_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  BybitTransport *self = BYBIT_TRANSPORT (object);

  switch (property_id)
    {
    case PROP_CONNECT_TIMEOUT:
      g_value_set_uint (value, self->connect_timeout);
      break;
    case PROP_TIMEOUT:
      g_value_set_uint (value, self->timeout);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bybit_transport_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  BybitTransport *self = BYBIT_TRANSPORT (object);

  switch (property_id)
    {
    case PROP_CONNECT_TIMEOUT:
      self->connect_timeout = g_value_get_uint (value);
      break;
    case PROP_TIMEOUT:
      self->timeout = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bybit_transport_class_init (BybitTransportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bybit_transport_finalize;
  object_class->get_property = bybit_transport_get_property;
  object_class->set_property = bybit_transport_set_property;

  /**
   * BybitTransport:connect-timeout:
   *
   * Milliseconds for name, connection and TLS.
   */
  properties[PROP_CONNECT_TIMEOUT] =
    g_param_spec_uint ("connect-timeout", NULL, NULL, 1, G_MAXINT, 5000,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);

  /**
   * BybitTransport:timeout:
   *
   * Milliseconds for a whole request.
   */
  properties[PROP_TIMEOUT] =
    g_param_spec_uint ("timeout", NULL, NULL, 1, G_MAXINT, 15000,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  bybit_curl_load ();
}

static void
bybit_transport_init (BybitTransport *self)
{
  self->multi = bybit_multi_new (done_cb, self);
}

/**
 * bybit_transport_new:
 *
 * Returns: (transfer full): a transport on the thread's default main context
 */
BybitTransport *
bybit_transport_new (void)
{
  return g_object_new (BYBIT_TYPE_TRANSPORT, NULL);
}

/**
 * bybit_transport_send_async:
 * @self: a transport
 * @request: what to send
 * @cancellable: (nullable): to give up
 * @callback: called when the answer is there, or none will come
 * @user_data: for @callback
 *
 * Sends one request and gets its answer. No redirect is followed, no cookie, password file, proxy or
 * encoding of the environment is used, and nothing is sent before the connection is
 * known to be safe. A POST goes out once: it never shares a connection that may have died
 * in the meantime, so that libcurl has no reason to send it again.
 */
void
bybit_transport_send_async (BybitTransport      *self,
                            const BybitRequest  *request,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr(BybitTransfer) transfer = NULL;
  GError *error = NULL;
  guint timeout;
  CURL *easy;
  Request *running;

  g_return_if_fail (BYBIT_IS_TRANSPORT (self));
  g_return_if_fail (request != NULL && request->url != NULL);

  g_task_set_source_tag (task, bybit_transport_send_async);
  /* Cancelling has a code of its own, beside the other ends of a transfer. */
  g_task_set_check_cancellable (task, FALSE);

  timeout = request->timeout_ms > 0 ? MIN (request->timeout_ms, self->timeout) : self->timeout;
  transfer = bybit_transfer_new (request, self->connect_timeout, timeout, &error);
  if (transfer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  easy = bybit_transfer_get_easy (transfer);
  running = g_new0 (Request, 1);
  running->task = g_steal_pointer (&task);
  running->transfer = g_steal_pointer (&transfer);
  if (curl_easy_setopt (easy, CURLOPT_PRIVATE, running) != CURLE_OK ||
      !bybit_multi_add (self->multi, easy))
    {
      end_request (running, NULL,
                   g_error_new_literal (BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_REFUSED,
                                        "libcurl could not start the transfer"));
      return;
    }
  watch_cancellable (running, cancellable);
}

/**
 * bybit_transport_send_finish:
 * @self: a transport
 * @result: what the callback got
 * @error: return location for a BYBIT_TRANSPORT_ERROR
 *
 * Returns: (transfer full) (nullable): the answer, whatever its HTTP status, or NULL
 *   with @error set
 */
BybitResponse *
bybit_transport_send_finish (BybitTransport  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
