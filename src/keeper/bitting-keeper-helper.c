/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sub-account's key that lets nobody in here: the main account can be asked about it. */

#include "config.h"

#include "bitting-keeper-helper.h"

#include "bitting-data.h"
#include "bitting-keeper-private.h"
#include "bitting-keeper-way.h"
#include "bybit-sub-keys.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An account has 20 keys at most, and a page holds as many: more pages are no honest answer. */
#define MOST_PAGES 50

typedef struct
{
  BittingItem       *item;        /* (owned): the key that is asked about */
  char              *helper;      /* name of the key that asks */
  char              *sub_account;
  char              *origin;
  char              *ca_pem;      /* (nullable) */
  char              *proxy;       /* (nullable) */
  char              *cursor;      /* (nullable): of the next page */
  guint              pages;
  BittingCredential *credential;  /* (owned) (nullable): of the helper, once it was read */
  BittingNetwork     network;
} Inquiry;

static void
inquiry_free (gpointer data)
{
  Inquiry *self = data;

  bitting_item_unref (self->item);
  g_clear_pointer (&self->credential, bitting_credential_unref);
  g_free (self->helper);
  g_free (self->sub_account);
  g_free (self->origin);
  g_free (self->ca_pem);
  g_free (self->proxy);
  g_free (self->cursor);
  g_free (self);
}

/**
 * bitting_keeper_can_help:
 * @helper: a saved key
 * @item: another one, that lets nobody in here
 *
 * Returns: whether @helper may be a key of the main account that @item's account belongs to:
 *   of the same site, and not known to be a sub-account's
 */
gboolean
bitting_keeper_can_help (BittingEntry      *helper,
                         const BittingItem *item)
{
  const BittingItem *other = bitting_entry_get_item (helper);

  return !g_str_equal (other->name, item->name) && g_str_equal (other->environment, item->environment) &&
         g_str_equal (other->host, item->host) && bitting_entry_get_account (helper) != BITTING_ACCOUNT_SUB;
}

static void
add_cost (BittingNetwork       *sum,
          const BittingNetwork *cost)
{
  sum->requests += cost->requests;
  sum->connections += cost->connections;
  sum->total_ms += cost->total_ms;
  sum->clock_known = cost->clock_known;
  sum->clock_skew_ms = cost->clock_skew_ms;
}

/* Returns: (transfer full): the card, kept among those of the key */
static BittingReport *
make_report (BittingKeeper  *self,
             Inquiry        *inquiry,
             BittingKeyInfo *info)
{
  g_autoptr (BittingAnswer) answer = bitting_answer_new_key_info (bitting_key_info_ref (info),
                                                                  &inquiry->network);
  g_autofree char *gone = NULL;
  g_autoptr (BittingPolicy) policy = bitting_keeper_choose_policy (self, inquiry->item->name, NULL, NULL, &gone);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (BittingOutlook) outlook = NULL;
  BittingSource source = {
    .kind = BITTING_SOURCE_MAIN_ACCOUNT, .computer = (char *) g_get_host_name (),
    .proxy = inquiry->proxy, .helper = inquiry->helper,
  };
  BittingSubject subject = {
    .name = inquiry->item->name,
    .environment = inquiry->item->environment,
    .host = inquiry->origin,
    .api_key = inquiry->item->api_key,
    .signing = inquiry->item->signing,
    .source = &source,
  };
  BittingReport *report = bitting_report_new (&subject, policy, bitting_data_get_catalogue (), answer, now);

  if (gone != NULL)
    bitting_report_add_finding (report, bitting_keeper_make_gone_finding (gone));
  outlook = bitting_outlook_new (bitting_report_ref (report));
  bitting_keeper_record (self, inquiry->item, outlook);

  return report;
}

static void
fail (GTask      *task,
      const char *words)
{
  g_task_return_new_error (task, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_HELPER, "%s", words);
}

static void
fail_diagnosed (GTask                  *task,
                const BittingDiagnosis *diagnosis)
{
  Inquiry *inquiry = g_task_get_task_data (task);
  g_autofree char *message = bitting_diagnosis_dup_message (diagnosis);
  g_autofree char *words = NULL;

  if (diagnosis->code == BITTING_DIAGNOSIS_CANCELLED)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", message);
      return;
    }
  if (diagnosis->ret_code == 500010)
    words = g_strdup_printf (_("Sub-account %s does not belong to the account of “%s”."), inquiry->sub_account,
                             inquiry->helper);
  else if (diagnosis->ret_code == 10005)
    words = g_strdup_printf (_("“%s” may not ask about sub-accounts. It has to be a key of the main account."),
                             inquiry->helper);
  else
    /* Translators: the name of a key, and a sentence that says what went wrong */
    words = g_strdup_printf (_("Asking with “%s” did not work: %s"), inquiry->helper, message);
  fail (task, words);
}

static BittingKeyInfo *
find_key (const BybitSubKeys *page,
          const char         *api_key)
{
  guint i;

  for (i = 0; i < page->keys->len; i++)
    {
      BittingKeyInfo *info = g_ptr_array_index (page->keys, i);

      if (g_str_equal (info->api_key, api_key))
        return info;
    }

  return NULL;
}

static void ask_page (GTask *task);

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Inquiry *inquiry = g_task_get_task_data (task);
  g_autoptr (BybitReply) reply = bybit_client_call_finish (BYBIT_CLIENT (source), result);
  const BybitSubKeys *page = reply->value;
  BittingKeyInfo *info = NULL;

  add_cost (&inquiry->network, &reply->network);
  if (page == NULL)
    {
      fail_diagnosed (task, reply->diagnosis);
      return;
    }

  info = find_key (page, inquiry->item->api_key);
  inquiry->pages++;
  g_free (inquiry->cursor);
  inquiry->cursor = g_strdup (page->next);
  if (info != NULL)
    g_task_return_pointer (task, make_report (self, inquiry, info), (GDestroyNotify) bitting_report_unref);
  else if (inquiry->cursor != NULL && inquiry->pages < MOST_PAGES)
    ask_page (g_steal_pointer (&task));
  else
    {
      /* Translators: a number of a sub-account */
      g_autofree char *words = g_strdup_printf (_("Sub-account %s has no such key. Look on the site which one "
                                                  "the key belongs to."), inquiry->sub_account);

      fail (task, words);
    }
}

static void
ask_page (GTask *task) /* (transfer full) */
{
  BittingKeeper *self = g_task_get_source_object (task);
  Inquiry *inquiry = g_task_get_task_data (task);
  BybitEndpoint endpoint = { .origin = inquiry->origin, .ca_pem = inquiry->ca_pem, .proxy = inquiry->proxy };

  bybit_client_call_async (bitting_keeper_ensure_client (self), &endpoint, inquiry->credential,
                           bybit_call_new_sub_keys (inquiry->sub_account, inquiry->cursor),
                           g_task_get_cancellable (task), answered_cb, task);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  Inquiry *inquiry = g_task_get_task_data (task);
  g_autoptr (BittingItem) item = NULL;
  g_autoptr (BittingEnvironment) environment = NULL;
  g_autoptr (GError) error = NULL;

  inquiry->credential = bitting_keyring_load_finish (BITTING_KEYRING (source), result, &item, &error);
  if (inquiry->credential != NULL)
    environment = bitting_keeper_environment_of (self, item, &error);
  if (environment == NULL || !bitting_keeper_find_place (self, environment, &inquiry->origin, &inquiry->ca_pem,
                                                         &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!g_str_equal (item->environment, inquiry->item->environment) ||
           !g_str_equal (item->host, inquiry->item->host))
    fail (task, _("The two keys live on different sites."));
  else
    ask_page (g_steal_pointer (&task));
}

static gboolean
is_number (const char *text)
{
  gsize length = strspn (text, "0123456789");

  return length > 0 && length <= BYBIT_SUB_KEYS_MAX_ID && text[length] == '\0';
}

/**
 * bitting_keeper_ask_helper_async:
 * @self: the keeper
 * @item: a saved key of a sub-account
 * @helper: name of a saved key of the main account on the same site
 * @sub_account: number of the sub-account
 * @cancellable: (nullable)
 * @callback: called with the card
 * @user_data: for @callback
 *
 * Asks the main account for the keys of a sub-account, finds the saved one among them, and
 * adds a card of it to the history that says how it came to be.
 */
void
bitting_keeper_ask_helper_async (BittingKeeper       *self,
                                 const BittingItem   *item,
                                 const char          *helper,
                                 const char          *sub_account,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Inquiry *inquiry = g_new0 (Inquiry, 1);

  g_task_set_source_tag (task, bitting_keeper_ask_helper_async);
  g_task_set_check_cancellable (task, FALSE);
  inquiry->item = bitting_item_ref ((BittingItem *) item);
  inquiry->helper = g_strdup (helper);
  inquiry->sub_account = g_strstrip (g_strdup (sub_account));
  inquiry->proxy = bitting_keeper_dup_proxy (self, helper);
  g_task_set_task_data (task, inquiry, inquiry_free);
  if (!is_number (inquiry->sub_account))
    {
      fail (task, _("Give the number (UID) of the sub-account: the site shows it in the list of sub-accounts."));
      return;
    }

  bitting_keyring_load_async (self->keyring, helper, cancellable, loaded_cb, g_steal_pointer (&task));
}

/** Returns: (transfer full) (nullable): the card; NULL with #BITTING_KEEPER_ERROR_HELPER in words,
 *   or an error of the keyring */
BittingReport *
bitting_keeper_ask_helper_finish (BittingKeeper  *self,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
