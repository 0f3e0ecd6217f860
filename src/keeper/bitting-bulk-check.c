/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks many keys, several at a time. What each comes to is in the history. */

#include "config.h"

#include "bitting-bulk-check.h"

#include "bitting-pace.h"

/* One key on its way. */
typedef struct
{
  BittingBulkCheck *round; /* (owned) */
  const char       *name;  /* borrowed from the round */
} Errand;

struct _BittingBulkCheck
{
  GObject        parent_instance;

  BittingKeeper *keeper;      /* (owned) */
  GCancellable  *cancellable; /* (owned) */
  GPtrArray     *names;       /* (owned) (element-type utf8) */
  gboolean       has_terms;
  BittingTerms   terms;       /* (owned) */
  char          *proxy;       /* (owned) (nullable): of the terms */
  BittingPace   *pace;        /* (owned) */
  guint          next;
  guint          done;
};

typedef enum
{
  SIGNAL_CHECKED,
  SIGNAL_CHANGED,
  N_SIGNALS,
} BittingBulkCheckSignal;

G_DEFINE_FINAL_TYPE (BittingBulkCheck, bitting_bulk_check, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
bitting_bulk_check_finalize (GObject *object)
{
  BittingBulkCheck *self = BITTING_BULK_CHECK (object);

  bitting_pace_free (self->pace);
  g_object_unref (self->keeper);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->names);
  g_clear_pointer (&self->terms.policy, bitting_policy_unref);
  g_clear_pointer (&self->terms.ips, bitting_ip_list_unref);
  g_free (self->proxy);

  G_OBJECT_CLASS (bitting_bulk_check_parent_class)->finalize (object);
}

static void
bitting_bulk_check_class_init (BittingBulkCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bitting_bulk_check_finalize;
  signals[SIGNAL_CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING,
                                          G_TYPE_POINTER, G_TYPE_POINTER);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static gboolean
go_on_cb (gpointer user_data)
{
  bitting_bulk_check_start (user_data);

  return G_SOURCE_REMOVE;
}

static void
bitting_bulk_check_init (BittingBulkCheck *self)
{
  self->cancellable = g_cancellable_new ();
  self->pace = bitting_pace_new (self->cancellable, go_on_cb, self);
}

/**
 * bitting_bulk_check_new:
 * @keeper: whose keys
 * @names: (element-type utf8): of the keys to check
 * @terms: (nullable): how to check them; what is not told is remembered of each
 *
 * Returns: (transfer full): a round that has not begun. As each key is done it emits `checked`
 *   with its name, its BittingReport or NULL, and where that is NULL the GError; then, and once it
 *   is over, `changed`
 */
BittingBulkCheck *
bitting_bulk_check_new (BittingKeeper      *keeper,
                        GPtrArray          *names,
                        const BittingTerms *terms)
{
  BittingBulkCheck *self = g_object_new (BITTING_TYPE_BULK_CHECK, NULL);

  self->keeper = g_object_ref (keeper);
  self->names = g_ptr_array_ref (names);
  if (terms == NULL)
    return self;

  self->has_terms = TRUE;
  self->proxy = g_strdup (terms->proxy);
  self->terms.proxy = self->proxy;
  self->terms.prove = terms->prove;
  self->terms.policy = terms->policy != NULL ? bitting_policy_ref (terms->policy) : NULL;
  self->terms.ips = terms->ips != NULL ? bitting_ip_list_ref (terms->ips) : NULL;

  return self;
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (BittingBulkCheck) self = errand->round;
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingReport) report = bitting_keeper_check_finish (BITTING_KEEPER (source), result, &error);

  bitting_pace_give_back (self->pace, report);
  /* One that was broken off was not checked; one that is gone needs no check. */
  if (report != NULL || !g_cancellable_is_cancelled (self->cancellable))
    self->done++;
  bitting_bulk_check_start (self);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0, errand->name, report, error);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_free (errand);
}

/** Begins, or goes on with, the keys that are left. */
void
bitting_bulk_check_start (BittingBulkCheck *self)
{
  g_return_if_fail (BITTING_IS_BULK_CHECK (self));

  while (self->next < self->names->len && bitting_pace_take (self->pace))
    {
      Errand *errand = g_new0 (Errand, 1);

      errand->round = g_object_ref (self);
      errand->name = g_ptr_array_index (self->names, self->next++);
      bitting_keeper_check_async (self->keeper, errand->name, self->has_terms ? &self->terms : NULL,
                                  self->cancellable, checked_cb, errand);
    }
}

/** Leaves out the keys that are left, and breaks off those that are being checked. */
void
bitting_bulk_check_stop (BittingBulkCheck *self)
{
  g_return_if_fail (BITTING_IS_BULK_CHECK (self));

  self->next = self->names->len;
  g_cancellable_cancel (self->cancellable);
  if (bitting_pace_get_busy (self->pace) == 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/** Returns: whether nothing is left, and nothing under way */
gboolean
bitting_bulk_check_is_over (BittingBulkCheck *self)
{
  return bitting_pace_get_busy (self->pace) == 0 && self->next == self->names->len;
}

/** Returns: how many keys are done */
guint
bitting_bulk_check_get_done (BittingBulkCheck *self)
{
  return self->done;
}

/** Returns: how many keys there are */
guint
bitting_bulk_check_get_all (BittingBulkCheck *self)
{
  return self->names->len;
}
