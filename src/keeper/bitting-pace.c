/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-pace.h"

#define AT_ONCE 16
#define FASTER 4 /* each step costs a round trip */
#define FEW 4 /* where it does not go well */

/* The exchange takes 600 requests in five seconds from one address, and shuts it out for ten
 * minutes if there are more (source: the rate limits of the V5 documentation). The rest is for
 * second tries, and for whoever else asks from here. */
#define SPAN_US (5 * G_USEC_PER_SEC)
#define PER_SPAN 480

struct _BittingPace
{
  GCancellable *cancellable;      /* (owned) (nullable) */
  GSourceFunc   go_on;
  gpointer      user_data;
  gint64        starts[PER_SPAN]; /* when the last ones began, in a ring; µs */
  guint         next;             /* place in the ring */
  GSource      *pause;            /* (owned) (nullable): goes on when there may be more */
  guint         at_once;
  guint         busy;
};

/**
 * bitting_pace_new:
 * @cancellable: (nullable): ends a pause before its time
 * @go_on: called after a pause; what it returns is not looked at
 * @user_data: for @go_on
 *
 * Returns: (transfer full): a pace that lets one go
 */
BittingPace *
bitting_pace_new (GCancellable *cancellable,
                  GSourceFunc   go_on,
                  gpointer      user_data)
{
  BittingPace *self = g_new0 (BittingPace, 1);

  g_set_object (&self->cancellable, cancellable);
  self->go_on = go_on;
  self->user_data = user_data;
  self->at_once = 1;

  return self;
}

static void
end_pause (BittingPace *self)
{
  if (self->pause != NULL)
    g_source_destroy (self->pause);
  g_clear_pointer (&self->pause, g_source_unref);
}

void
bitting_pace_free (BittingPace *self)
{
  if (self == NULL)
    return;

  end_pause (self);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static gboolean
pause_over_cb (gpointer user_data)
{
  BittingPace *self = user_data;

  end_pause (self);
  /* That may be the end of the pace. */
  self->go_on (self->user_data);

  return G_SOURCE_REMOVE;
}

static void
begin_pause (BittingPace *self,
             gint64       wait)
{
  self->pause = g_timeout_source_new ((guint) (wait / 1000) + 1);
  if (self->cancellable != NULL)
    {
      g_autoptr (GSource) called_off = g_cancellable_source_new (self->cancellable);

      g_source_set_dummy_callback (called_off);
      g_source_add_child_source (self->pause, called_off);
    }
  g_source_set_callback (self->pause, pause_over_cb, self, NULL);
  g_source_attach (self->pause, g_main_context_get_thread_default ());
}

/**
 * bitting_pace_take:
 * @self: a pace
 *
 * Returns: whether one more may go now, which is to be given back; if not, one will after the next
 *   that is given back, or after a pause
 */
gboolean
bitting_pace_take (BittingPace *self)
{
  gint64 *oldest = &self->starts[self->next % PER_SPAN];
  gint64 now = g_get_monotonic_time ();
  gint64 wait = *oldest != 0 ? *oldest + SPAN_US - now : 0;

  if (self->pause != NULL || self->busy >= self->at_once)
    return FALSE;
  if (wait > 0)
    {
      begin_pause (self, wait);
      return FALSE;
    }
  *oldest = now;
  self->next++;
  self->busy++;

  return TRUE;
}

/**
 * bitting_pace_give_back:
 * @self: a pace
 * @report: (nullable): what came of one; NULL if the key could not be had
 *
 * The first goes alone: a locked keyring is to ask once. Then there are more as long as that goes
 * well; where many are too many, half of them may do. What else is wrong with one holds up few.
 */
void
bitting_pace_give_back (BittingPace         *self,
                        const BittingReport *report)
{
  self->busy--;
  if (report == NULL)
    self->at_once = 1;
  else if (report->diagnosis == NULL)
    self->at_once = MIN (FASTER * self->at_once, AT_ONCE);
  else if (report->diagnosis->code == BITTING_DIAGNOSIS_RATE_LIMITED)
    self->at_once = MAX (self->at_once / 2, 1);
  else
    self->at_once = MAX (self->at_once, FEW);
}

/** Returns: how many were not given back yet */
guint
bitting_pace_get_busy (const BittingPace *self)
{
  return self->busy;
}
