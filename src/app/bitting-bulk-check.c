/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks many keys, a few at a time. What each comes to is in the history. */

#include "config.h"

#include "bitting-bulk-check.h"

/* Far below what the exchange takes from one address: 600 requests in five seconds.
 * Source: the rate limits of the V5 documentation. */
#define AT_ONCE 4

struct _BittingBulkCheck
{
  GObject        parent_instance;

  BittingKeeper *keeper;      /* (owned) */
  GCancellable  *cancellable; /* (owned) */
  GPtrArray     *names;       /* (owned) (element-type utf8) */
  guint          next;
  guint          done;
  guint          busy;
};

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} BittingBulkCheckSignal;

G_DEFINE_FINAL_TYPE (BittingBulkCheck, bitting_bulk_check, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
bitting_bulk_check_finalize (GObject *object)
{
  BittingBulkCheck *self = BITTING_BULK_CHECK (object);

  g_object_unref (self->keeper);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->names);

  G_OBJECT_CLASS (bitting_bulk_check_parent_class)->finalize (object);
}

static void
bitting_bulk_check_class_init (BittingBulkCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bitting_bulk_check_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bitting_bulk_check_init (BittingBulkCheck *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * bitting_bulk_check_new:
 * @keeper: whose keys
 * @names: (element-type utf8): of the keys to check
 *
 * Returns: (transfer full): a round that has not begun; emits `changed` as each key is done,
 *   and once it is over
 */
BittingBulkCheck *
bitting_bulk_check_new (BittingKeeper *keeper,
                        GPtrArray     *names)
{
  BittingBulkCheck *self = g_object_new (BITTING_TYPE_BULK_CHECK, NULL);

  self->keeper = g_object_ref (keeper);
  self->names = g_ptr_array_ref (names);

  return self;
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BittingBulkCheck) self = user_data;
  g_autoptr (BittingReport) report = bitting_keeper_check_finish (BITTING_KEEPER (source), result, NULL);

  /* A key that is gone by now needs no check. */
  self->busy--;
  self->done++;
  bitting_bulk_check_start (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/** Begins, or goes on with, the keys that are left. */
void
bitting_bulk_check_start (BittingBulkCheck *self)
{
  g_return_if_fail (BITTING_IS_BULK_CHECK (self));

  while (self->busy < AT_ONCE && self->next < self->names->len)
    {
      self->busy++;
      bitting_keeper_check_async (self->keeper, g_ptr_array_index (self->names, self->next++), NULL,
                                  self->cancellable, checked_cb, g_object_ref (self));
    }
}

/** Leaves out the keys that are left, and breaks off those that are being checked. */
void
bitting_bulk_check_stop (BittingBulkCheck *self)
{
  g_return_if_fail (BITTING_IS_BULK_CHECK (self));

  self->next = self->names->len;
  g_cancellable_cancel (self->cancellable);
}

gboolean
bitting_bulk_check_is_over (BittingBulkCheck *self)
{
  return self->busy == 0 && self->next == self->names->len;
}

guint
bitting_bulk_check_get_done (BittingBulkCheck *self)
{
  return self->done;
}

guint
bitting_bulk_check_get_all (BittingBulkCheck *self)
{
  return self->names->len;
}
