/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys that change or delete themselves. The key is asked about first, so that nothing happens
 * that the person did not agree to; the order goes out once; and whatever came of it, it is the
 * exchange that is asked what the key is now. */

#include "config.h"

#include "bitting-keeper-private.h"

#include "bitting-check.h"

/* One key on its way. */
typedef struct
{
  BittingMend    *mend;   /* (owned) (nullable): what there is to tell */
  BittingMending *agreed; /* (owned) (nullable): what the person said yes to; NULL to delete */
  BittingItem    *item;   /* (owned) (nullable) */
  BittingCheck   *check;  /* (owned) (nullable): how to ask about the key */
} Way;

static void
way_free (gpointer data)
{
  Way *way = data;

  g_clear_pointer (&way->mend, bitting_mend_free);
  g_clear_pointer (&way->agreed, bitting_mending_unref);
  g_clear_pointer (&way->item, bitting_item_unref);
  g_clear_pointer (&way->check, bitting_check_free);
  g_free (way);
}

static void
finish (GTask          *task, /* (transfer full) */
        BittingMendEnd  end)
{
  Way *way = g_task_get_task_data (task);

  way->mend->end = end;
  g_task_return_pointer (task, g_steal_pointer (&way->mend), (GDestroyNotify) bitting_mend_free);
  g_object_unref (task);
}

static BittingReport *
keep_card (GTask          *task,
           GAsyncResult   *result)
{
  BittingKeeper *self = g_task_get_source_object (task);
  Way *way = g_task_get_task_data (task);
  g_autoptr (BittingOutlook) outlook = bitting_outlook_new (bitting_check_run_finish (result, NULL));

  bitting_keeper_record (self, way->item, outlook);

  return bitting_report_ref (outlook->report);
}

static BittingMendEnd
judge_lowered (const BittingMend *mend)
{
  if (mend->after->key_info == NULL)
    return BITTING_MEND_UNKNOWN;

  switch (bitting_mending_compare (mend->mending, mend->after->key_info))
    {
    case BITTING_MENDED_WHOLLY:
      return BITTING_MEND_DONE;
    case BITTING_MENDED_PARTLY:
      return BITTING_MEND_PARTLY;
    case BITTING_MENDED_NOT:
    default:
      return BITTING_MEND_NOTHING;
    }
}

/* The key answered a moment ago from this very place. If it is unknown now, it is gone. */
static BittingMendEnd
judge_deleted (const BittingMend *mend)
{
  if (mend->after->key_info != NULL)
    return BITTING_MEND_NOTHING;

  return mend->after->diagnosis->code == BITTING_DIAGNOSIS_INVALID_KEY ? BITTING_MEND_DONE
                                                                      : BITTING_MEND_UNKNOWN;
}

static void
asked_after_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask *task = user_data;
  Way *way = g_task_get_task_data (task);

  way->mend->after = keep_card (task, result);
  finish (task, way->mend->deletes ? judge_deleted (way->mend) : judge_lowered (way->mend));
}

static void
told_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Way *way = g_task_get_task_data (task);
  g_autoptr (BybitReply) reply = bybit_client_call_finish (BYBIT_CLIENT (source), result);

  if (reply->diagnosis != NULL && !reply->uncertain)
    {
      way->mend->refusal = g_steal_pointer (&reply->diagnosis);
      finish (task, BITTING_MEND_REFUSED);
      return;
    }

  way->mend->lost = reply->uncertain;
  bitting_check_run_async (bitting_check_copy (way->check), BYBIT_CLIENT (source), NULL,
                           asked_after_cb, task);
}

/* From here on nothing is cancelled: an order that is out cannot be called back, and what came of
 * it has to be known. */
static void
tell (GTask *task) /* (transfer full) */
{
  BittingKeeper *self = g_task_get_source_object (task);
  Way *way = g_task_get_task_data (task);
  const BittingNetwork *network = &way->mend->before->network;
  BybitEndpoint endpoint = {
    .origin = way->check->origin,
    .ca_pem = way->check->ca_pem,
    .proxy = way->check->proxy,
    .clock_offset_ms = network->clock_known ? -network->clock_skew_ms : 0,
  };

  bybit_client_call_async (bitting_keeper_ensure_client (self), &endpoint, way->check->credential,
                           way->mend->deletes ? bybit_call_new_delete_key ()
                                              : bybit_call_new_lower_key (way->mend->mending),
                           NULL, told_cb, task);
}

static gboolean
is_as_agreed (const Way *way)
{
  const BittingMending *mending = way->mend->mending;

  if (way->mend->deletes)
    return mending->deletable;

  return mending->state == BITTING_MENDING_POSSIBLE && bitting_mending_equal (mending, way->agreed);
}

static void
asked_before_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GTask *task = user_data;
  Way *way = g_task_get_task_data (task);

  way->mend->before = keep_card (task, result);
  if (way->mend->before->key_info == NULL ||
      g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      finish (task, BITTING_MEND_UNANSWERED);
      return;
    }

  way->mend->mending = bitting_mending_new (way->mend->before->key_info, way->check->policy);
  if (is_as_agreed (way))
    tell (task);
  else
    finish (task, BITTING_MEND_STALE);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = BITTING_KEEPER (source);
  Way *way = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  way->check = bitting_keeper_prepare_finish (self, result, &way->item, &error);
  if (way->check == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    bitting_check_run_async (bitting_check_copy (way->check), bitting_keeper_ensure_client (self),
                             g_task_get_cancellable (task), asked_before_cb,
                             g_object_ref (task));
}

static void
start (BittingKeeper       *self,
       const char          *name,
       BittingMending      *agreed, /* (nullable): NULL to delete */
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Way *way = g_new0 (Way, 1);

  way->mend = g_new0 (BittingMend, 1);
  way->mend->deletes = agreed == NULL;
  if (agreed != NULL)
    way->agreed = bitting_mending_ref (agreed);

  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, way, way_free);
  bitting_keeper_prepare_async (self, name, cancellable, prepared_cb, task);
}

/**
 * bitting_keeper_plan_mending:
 * @self: the keeper
 * @report: the card of a saved key
 *
 * Works out what the key could give up by itself, to be what it should.
 *
 * Returns: (transfer full) (nullable): the plan, which may say that it cannot be done; NULL if
 *   the card does not say what the key may do, its policy is gone, or keys of its site are
 *   changed elsewhere
 */
BittingMending *
bitting_keeper_plan_mending (BittingKeeper       *self,
                             const BittingReport *report)
{
  g_autoptr (BittingPolicy) policy = NULL;
  g_autofree char *gone = NULL;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), NULL);
  g_return_val_if_fail (report != NULL, NULL);

  /* Source: V5 documentation, demo trading: its keys are changed by a key of the main site. */
  if (report->key_info == NULL || g_strcmp0 (report->environment, "demo") == 0)
    return NULL;

  /* Without the policy that was chosen for the key nobody knows what it should give up. */
  policy = bitting_keeper_find_policy (self, report->name, &gone);

  return gone == NULL ? bitting_mending_new (report->key_info, policy) : NULL;
}

/**
 * bitting_keeper_mend_async:
 * @self: the keeper
 * @name: name of a saved key
 * @mending: what the person agreed to; it has to be possible
 * @cancellable: (nullable): works until the order is sent, and not after
 * @callback: called when it is known what came of it
 * @user_data: for @callback
 *
 * Takes permissions away from a key, by the key itself. Nothing is sent if the key is not what
 * the plan was made for.
 */
void
bitting_keeper_mend_async (BittingKeeper       *self,
                           const char          *name,
                           BittingMending      *mending,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (BITTING_IS_KEEPER (self));
  g_return_if_fail (mending != NULL && mending->state == BITTING_MENDING_POSSIBLE);

  start (self, name, mending, cancellable, callback, user_data);
}

/**
 * bitting_keeper_delete_at_exchange_async:
 * @self: the keeper
 * @name: name of a saved key
 * @cancellable: (nullable): works until the order is sent, and not after
 * @callback: called when it is known what came of it
 * @user_data: for @callback
 *
 * Deletes a key at the exchange, by the key itself. It stays in the keyring, with a card that
 * says that the exchange does not know it: to remove it is for the person.
 */
void
bitting_keeper_delete_at_exchange_async (BittingKeeper       *self,
                                         const char          *name,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  g_return_if_fail (BITTING_IS_KEEPER (self));

  start (self, name, NULL, cancellable, callback, user_data);
}

/**
 * bitting_keeper_mend_finish:
 * @self: the keeper
 * @result: of either
 * @error: return location: of the keyring, or of the keeper
 *
 * Returns: (transfer full) (nullable): what came of it; an error means that the key could not be
 *   had at all, and nothing was sent
 */
BittingMend *
bitting_keeper_mend_finish (BittingKeeper  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
