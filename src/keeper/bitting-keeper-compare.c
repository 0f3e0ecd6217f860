/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two keys against each other: whether the new one is at least as strict as the old one. */

#include "config.h"

#include "bitting-keeper-rotate.h"

#include "bitting-data.h"
#include "bitting-keeper-private.h"

#include <glib/gi18n-lib.h>

/* Returns: (transfer full) (nullable): the card that tells most of what a key could do */
static BittingReport *
load_fullest (BittingKeeper *self,
              const char    *name)
{
  BittingReport *latest = bitting_keeper_load_report (self, name);
  BittingReport *complete = NULL;

  if (latest == NULL || latest->outcome == BITTING_OUTCOME_COMPLETE)
    return latest;
  complete = bitting_keeper_load_telling_report (self, name);
  if (complete == NULL)
    return latest;

  bitting_report_unref (latest);

  return complete;
}

/**
 * bitting_keeper_load_comparison:
 * @self: the keeper
 * @name: name of a key that has a part in a replacement
 *
 * Holds the new key against the old one by their cards; the exchange is not asked. Of the old
 * key the last complete card counts, of the new one only the last.
 *
 * Returns: (transfer full) (nullable): what was found; NULL if one of them was never checked
 */
BittingComparison *
bitting_keeper_load_comparison (BittingKeeper *self,
                                const char    *name)
{
  g_autoptr (BittingRotation) rotation = bitting_keeper_find_rotation (self, name);
  g_autoptr (BittingReport) before = NULL;
  g_autoptr (BittingReport) after = NULL;

  if (rotation == NULL || !bitting_rotation_is_settled (rotation))
    return NULL;

  before = load_fullest (self, rotation->old_name);
  after = bitting_keeper_load_report (self, rotation->new_name);
  if (before == NULL || after == NULL)
    return NULL;

  return bitting_comparison_new (before, after, bitting_data_get_catalogue ());
}

/* Two checks, one after the other. */
typedef struct
{
  BittingRotation *rotation;
  char            *proxy; /* (nullable) */
} Pair;

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  bitting_rotation_free (pair->rotation);
  g_free (pair->proxy);
  g_free (pair);
}

static void
check_one (GTask               *task, /* (transfer full) */
           const char          *name,
           GAsyncReadyCallback  callback)
{
  Pair *pair = g_task_get_task_data (task);
  BittingTerms terms = { .proxy = pair->proxy };

  bitting_keeper_check_async (g_task_get_source_object (task), name,
                              pair->proxy != NULL ? &terms : NULL, g_task_get_cancellable (task),
                              callback, task);
}

static void
checked_new_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = BITTING_KEEPER (source);
  Pair *pair = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingReport) report = bitting_keeper_check_finish (self, result, &error);
  BittingComparison *comparison = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (report != NULL)
    comparison = bitting_keeper_load_comparison (self, pair->rotation->old_name);
  if (comparison != NULL)
    g_task_return_pointer (task, comparison, (GDestroyNotify) bitting_comparison_unref);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION,
                             _("The cards of the two keys could not be kept, so they cannot be compared."));
}

static void
checked_old_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Pair *pair = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingReport) report = bitting_keeper_check_finish (BITTING_KEEPER (source), result, &error);

  if (report == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!g_task_return_error_if_cancelled (task))
    check_one (g_steal_pointer (&task), pair->rotation->new_name, checked_new_cb);
}

/**
 * bitting_keeper_compare_async:
 * @self: the keeper
 * @name: name of a key that has a part in a replacement
 * @proxy: (nullable): proxy to ask through
 * @cancellable: (nullable)
 * @callback: called with the comparison
 * @user_data: for @callback
 *
 * Checks the old key and the new one, and holds them against each other.
 */
void
bitting_keeper_compare_async (BittingKeeper       *self,
                              const char          *name,
                              const char          *proxy,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  BittingRotation *rotation = bitting_keeper_need_rotation (self, name, &error);
  Pair *pair = NULL;

  g_task_set_source_tag (task, bitting_keeper_compare_async);
  if (rotation == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  pair = g_new0 (Pair, 1);
  pair->rotation = rotation;
  pair->proxy = g_strdup (proxy);
  g_task_set_task_data (task, pair, pair_free);
  if (bitting_rotation_is_settled (rotation))
    check_one (g_steal_pointer (&task), rotation->old_name, checked_old_cb);
  else
    {
      g_autofree char *words = bitting_rotation_dup_words (rotation, rotation->old_name);

      g_task_return_new_error (task, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION, "%s", words);
    }
}

/** Returns: (transfer full) (nullable): what was found. What the exchange did wrong is part of it;
 * an error means that a key could not be had at all */
BittingComparison *
bitting_keeper_compare_finish (BittingKeeper  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
