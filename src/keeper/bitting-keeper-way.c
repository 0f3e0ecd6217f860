/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How this computer gets to a key that does not let everybody in: through a proxy that
 * stands at a trusted address, or by an address that is let in for a check. */

#include "config.h"

#include "bitting-keeper-way.h"

#include "bitting-keeper-private.h"
#include "bybit-reach.h"

#include <glib/gi18n-lib.h>

/* A proxy that is slower than this is none to work with. */
#define TEST_TIMEOUT_MS 10000

/* The step of the guide that is about addresses. */
#define STEP_SETTINGS 4

/** Returns: (transfer full) (nullable): where a saved key lives */
BittingEnvironment *
bitting_keeper_environment_of (BittingKeeper      *self,
                               const BittingItem  *item,
                               GError            **error)
{
  gboolean custom = g_strcmp0 (item->environment, "custom") == 0;

  return bitting_keeper_find_environment (self, item->environment, custom ? item->host : NULL, error);
}

/**
 * bitting_keeper_find_place:
 * @self: the keeper
 * @environment: where a key lives
 * @origin: (out) (transfer full): where to ask
 * @ca_pem: (out) (transfer full) (nullable): the only authority to trust there
 * @error: return location for #BITTING_KEEPER_ERROR_PRACTICE
 *
 * The practice exchange is started where it is needed.
 *
 * Returns: whether it is known
 */
gboolean
bitting_keeper_find_place (BittingKeeper             *self,
                           const BittingEnvironment  *environment,
                           char                     **origin,
                           char                     **ca_pem,
                           GError                   **error)
{
  if (environment->kind != BITTING_ENVIRONMENT_PRACTICE)
    {
      *origin = g_strdup (environment->origin);
      return TRUE;
    }

  if (!bitting_keeper_start_practice (self, error))
    return FALSE;
  *origin = g_strdup (practice_exchange_get_origin (self->practice));
  *ca_pem = g_strdup (practice_exchange_get_ca_pem (self->practice));

  return TRUE;
}

/**
 * bitting_keeper_dup_proxy:
 * @self: the keeper
 * @name: name of a saved key
 *
 * Returns: (transfer full) (nullable): the proxy that it is asked about through; NULL for none
 */
char *
bitting_keeper_dup_proxy (BittingKeeper *self,
                          const char    *name)
{
  BittingHistory *history = NULL;
  g_autofree char *visitor = NULL;
  char *proxy = NULL;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), NULL);

  history = bitting_keeper_open_history (self);
  if (history != NULL)
    bitting_history_get_way (history, name, &proxy, &visitor, NULL);

  return proxy;
}

/**
 * bitting_keeper_set_proxy:
 * @self: the keeper
 * @item: a saved key
 * @proxy: (nullable): as bitting_proxy_normalize() gives it; NULL or "" to ask directly
 * @error: return location for an error of the history
 *
 * Returns: whether that is remembered
 */
gboolean
bitting_keeper_set_proxy (BittingKeeper      *self,
                          const BittingItem  *item,
                          const char         *proxy,
                          GError            **error)
{
  BittingHistory *history = NULL;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), FALSE);

  history = bitting_keeper_open_history (self);
  if (history == NULL)
    {
      g_set_error_literal (error, BITTING_HISTORY_ERROR, BITTING_HISTORY_ERROR_FAILED,
                           bitting_keeper_get_notice (self));
      return FALSE;
    }

  return bitting_keeper_know (history, item, error) &&
         bitting_history_set_proxy (history, item->name, proxy, error);
}

/* What a check that was told a proxy, or none, goes through. What was told is remembered. */
void
bitting_keeper_settle_proxy (BittingKeeper      *self,
                             const BittingItem  *item,
                             char              **proxy) /* (inout) (nullable) */
{
  g_autoptr (GError) error = NULL;

  if (*proxy == NULL)
    *proxy = bitting_keeper_dup_proxy (self, item->name);
  else if (!bitting_keeper_set_proxy (self, item, *proxy, &error))
    bitting_keeper_note_trouble (self, error);
  if (*proxy != NULL && **proxy == '\0')
    g_clear_pointer (proxy, g_free);
}

static char *
explain (const GError *fault)
{
  static const struct
  {
    int         code;
    const char *words;
  } rows[] = {
    { BYBIT_TRANSPORT_ERROR_PROXY_DNS, N_("The proxy’s name could not be looked up. Check its spelling.") },
    { BYBIT_TRANSPORT_ERROR_PROXY_CONNECT,
      N_("Nobody answers at the proxy’s address: it is switched off, or the port is another one.") },
    { BYBIT_TRANSPORT_ERROR_PROXY_AUTH,
      N_("The proxy wants a user and a password, which Bitting does not keep. Use one that knows you by your "
         "address, or a tunnel that SSH opens.") },
    { BYBIT_TRANSPORT_ERROR_PROXY,
      N_("Something answers there, but it does not let the connection to Bybit through. It may be another "
         "kind of proxy.") },
    { BYBIT_TRANSPORT_ERROR_DNS, N_("The name of Bybit’s server could not be looked up.") },
    { BYBIT_TRANSPORT_ERROR_CONNECT, N_("The proxy works, but Bybit’s server could not be reached behind it.") },
    { BYBIT_TRANSPORT_ERROR_BROKEN, N_("The connection broke off on its way through the proxy.") },
    { BYBIT_TRANSPORT_ERROR_TLS,
      N_("Behind the proxy no safe connection could be made: somebody else than Bybit answers. Do not use "
         "this proxy.") },
    { BYBIT_TRANSPORT_ERROR_TIMEOUT, N_("No answer came in time through the proxy.") },
    { BYBIT_TRANSPORT_ERROR_BAD_RESPONSE,
      N_("An answer came, but not Bybit’s. It may block the country in which the proxy stands.") },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].code == fault->code)
      return g_strdup (_(rows[i].words));

  return g_strdup (fault->message);
}

static void
reached_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) fault = NULL;
  gint64 milliseconds = bybit_reach_finish (BYBIT_TRANSPORT (source), result, &fault);

  if (milliseconds > 0)
    g_task_return_pointer (task, g_strdup_printf (_("Works: Bybit answered through it in %d ms."),
                                                  (int) milliseconds), g_free);
  else if (g_error_matches (fault, BYBIT_TRANSPORT_ERROR, BYBIT_TRANSPORT_ERROR_CANCELLED))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", fault->message);
  else
    {
      g_autofree char *words = explain (fault);

      g_task_return_new_error (task, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_PROXY, "%s", words);
    }
}

/**
 * bitting_keeper_test_proxy_async:
 * @self: the keeper
 * @item: the key that is to be asked about through it: its site is what must be reached
 * @proxy: as bitting_proxy_normalize() gives it
 * @cancellable: (nullable)
 * @callback: called with the words
 * @user_data: for @callback
 *
 * Asks the exchange's clock through a proxy. Neither the key nor a signature is sent.
 */
void
bitting_keeper_test_proxy_async (BittingKeeper       *self,
                                 const BittingItem   *item,
                                 const char          *proxy,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (BybitTransport) transport = NULL;
  g_autoptr (BittingEnvironment) environment = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *ca_pem = NULL;
  g_autoptr (GError) error = NULL;
  BybitEndpoint endpoint = { 0 };

  g_task_set_source_tag (task, bitting_keeper_test_proxy_async);
  g_task_set_check_cancellable (task, FALSE);
  environment = bitting_keeper_environment_of (self, item, &error);
  if (environment == NULL || !bitting_keeper_find_place (self, environment, &origin, &ca_pem, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* One of its own: a connection that is open already would prove nothing. */
  transport = g_object_new (BYBIT_TYPE_TRANSPORT, "timeout", TEST_TIMEOUT_MS, NULL);
  endpoint = (BybitEndpoint) { .origin = origin, .ca_pem = ca_pem, .proxy = proxy };
  bybit_reach_async (transport, &endpoint, cancellable, reached_cb, g_steal_pointer (&task));
}

/** Returns: (transfer full) (nullable): that it works, in words; NULL with what does not, in words */
char *
bitting_keeper_test_proxy_finish (BittingKeeper  *self,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
add_reminder (BittingReport *report,
              const char    *address)
{
  BittingFinding *finding = bitting_finding_new ("ip.visitor", BITTING_VERDICT_ATTENTION, BITTING_GRADE_B);

  g_free (finding->title);
  g_free (finding->evidence);
  g_free (finding->why);
  finding->title = g_strdup (_("This computer’s address is still let in"));
  /* Translators: %s is an IP address */
  finding->evidence = g_strdup_printf (_("The key’s list of addresses holds %s, which was refused before."),
                                       address);
  finding->why = g_strdup (_("It was let in for a check. Each address more is one more place from which a "
                             "thief could use the key."));
  finding->fix = g_strdup (_("On the site, edit the key and take this address off again. If the key is meant "
                             "to work from this computer, add the address to those that are expected."));
  finding->step = STEP_SETTINGS;
  bitting_report_add_finding (report, finding);
}

/* Returns: whether another rule says already that the address is one too many */
static gboolean
is_told_as_surplus (const BittingReport *report)
{
  guint i;

  for (i = 0; i < report->findings->len; i++)
    {
      const BittingFinding *finding = g_ptr_array_index (report->findings, i);

      if (g_str_equal (finding->rule, "ip.expected"))
        return TRUE;
    }

  return FALSE;
}

/* Remembers which address of ours a key refused, and says so as long as a later card finds
 * it let in: nobody thinks of it any more once the check is done. Where the expected
 * addresses are known, the rule about them says so more strongly. */
void
bitting_keeper_mark_visitor (BittingHistory *history,
                             BittingReport  *report)
{
  g_autofree char *proxy = NULL;
  g_autofree char *visitor = NULL;

  if (report->outcome == BITTING_OUTCOME_PARTIAL && report->diagnosis->address != NULL &&
      bitting_source_is_direct (&report->source))
    {
      bitting_history_set_visitor (history, report->name, report->diagnosis->address, NULL);
      return;
    }
  if (report->outcome != BITTING_OUTCOME_COMPLETE ||
      !bitting_history_get_way (history, report->name, &proxy, &visitor, NULL) || visitor == NULL)
    return;

  if (g_ptr_array_find_with_equal_func (report->key_info->ips, visitor, g_str_equal, NULL))
    {
      if (!is_told_as_surplus (report))
        add_reminder (report, visitor);
    }
  else if (bitting_source_is_direct (&report->source))
    bitting_history_set_visitor (history, report->name, NULL, NULL);
}
