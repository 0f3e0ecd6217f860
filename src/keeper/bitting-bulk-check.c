/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks many keys, several at a time. What each comes to is in the history. */

#include "config.h"

#include "bitting-bulk-check.h"

#define AT_ONCE 16

/* The exchange takes 600 requests in five seconds from one address, and shuts it out for ten
 * minutes if there are more (source: the rate limits of the V5 documentation). The rest is for
 * second tries, and for whoever else asks from here. */
#define SPAN_US (5 * G_USEC_PER_SEC)
#define PER_SPAN 480

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
  gint64         starts[PER_SPAN]; /* when the last ones began, in a ring; µs */
  guint          pause;       /* source that goes on when there may be more, or 0 */
  guint          at_once;     /* see adapt() */
  guint          next;
  guint          done;
  guint          busy;
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

  g_clear_handle_id (&self->pause, g_source_remove);
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

static void
bitting_bulk_check_init (BittingBulkCheck *self)
{
  self->cancellable = g_cancellable_new ();
  self->at_once = 1;
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

/* The first goes alone: a locked keyring is to ask once. Then there are more as long as that goes
 * well; where many are too many, half of them may do. */
static void
adapt (BittingBulkCheck    *self,
       const BittingReport *report) /* (nullable) */
{
  if (report == NULL)
    self->at_once = 1;
  else if (report->diagnosis == NULL)
    self->at_once = MIN (2 * self->at_once, AT_ONCE);
  else if (report->diagnosis->code == BITTING_DIAGNOSIS_RATE_LIMITED)
    self->at_once = MAX (self->at_once / 2, 1);
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

  self->busy--;
  /* One that was broken off was not checked; one that is gone needs no check. */
  if (report != NULL || !g_cancellable_is_cancelled (self->cancellable))
    self->done++;
  adapt (self, report);
  bitting_bulk_check_start (self);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0, errand->name, report, error);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_free (errand);
}

static gboolean
pause_over_cb (gpointer user_data)
{
  BittingBulkCheck *self = user_data;

  self->pause = 0;
  bitting_bulk_check_start (self);

  return G_SOURCE_REMOVE;
}

/* Returns: whether one more may begin now; if not, it goes on by itself when it may */
static gboolean
take_place (BittingBulkCheck *self)
{
  gint64 *oldest = &self->starts[self->next % PER_SPAN];
  gint64 now = g_get_monotonic_time ();
  gint64 wait = *oldest != 0 ? *oldest + SPAN_US - now : 0;

  if (wait > 0)
    {
      self->pause = g_timeout_add ((guint) (wait / 1000) + 1, pause_over_cb, self);
      return FALSE;
    }
  *oldest = now;

  return TRUE;
}

/** Begins, or goes on with, the keys that are left. */
void
bitting_bulk_check_start (BittingBulkCheck *self)
{
  g_return_if_fail (BITTING_IS_BULK_CHECK (self));

  while (self->pause == 0 && self->busy < self->at_once && self->next < self->names->len &&
         take_place (self))
    {
      Errand *errand = g_new0 (Errand, 1);

      errand->round = g_object_ref (self);
      errand->name = g_ptr_array_index (self->names, self->next++);
      self->busy++;
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
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->busy == 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/** Returns: whether nothing is left, and nothing under way */
gboolean
bitting_bulk_check_is_over (BittingBulkCheck *self)
{
  return self->busy == 0 && self->next == self->names->len;
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
