/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-call.h"

#include "bitting-keyring-error.h"

struct _BittingCall
{
  grefcount          refs;

  /* Owned. */
  GTask             *task;          /* NULL once the call has ended */
  GSource           *deadline_source;
  GSource           *cancelled_source;
  gpointer           data;
  GDestroyNotify     free_data;

  /* Borrowed. */
  const BittingCallStep *steps;         /* static, ends with NULL */

  guint              position;
  guint              deadline;      /* milliseconds */
};

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;

  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* The one way to end: the caller gets its task back, and nothing can happen any more. */
static GTask *
bitting_call_end (BittingCall *self)
{
  clear_source (&self->deadline_source);
  clear_source (&self->cancelled_source);

  return g_steal_pointer (&self->task);
}

static gboolean
bitting_call_deadline_cb (gpointer user_data)
{
  bitting_call_fail (user_data, bitting_keyring_error_new (BITTING_KEYRING_ERROR_TIMEOUT));

  return G_SOURCE_REMOVE;
}

static gboolean
bitting_call_cancelled_cb (GCancellable *cancellable,
                           gpointer      user_data)
{
  GError *error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  bitting_call_fail (user_data, error);

  return G_SOURCE_REMOVE;
}

static void
bitting_call_watch_cancellable (BittingCall *self)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  if (cancellable == NULL)
    return;

  self->cancelled_source = g_cancellable_source_new (cancellable);
  g_source_set_callback (self->cancelled_source, G_SOURCE_FUNC (bitting_call_cancelled_cb), self,
                         NULL);
  g_source_attach (self->cancelled_source, g_task_get_context (self->task));
}

/**
 * bitting_call_start:
 * @task: (transfer full): what the caller waits for; its cancellable is watched here
 * @steps: the steps, in order, ending with NULL; must stay valid
 * @deadline: milliseconds until the call is given up
 * @data: (transfer full): what the steps work on
 * @free_data: frees @data when the last answer has come in
 *
 * Takes the first step.
 */
void
bitting_call_start (GTask             *task,
                    const BittingCallStep *steps,
                    guint              deadline,
                    gpointer           data,
                    GDestroyNotify     free_data)
{
  g_autoptr (BittingCall) self = g_new0 (BittingCall, 1);

  g_ref_count_init (&self->refs);
  self->task = task;
  self->steps = steps;
  self->deadline = deadline;
  self->data = data;
  self->free_data = free_data;

  /* A result that is there is handed out, even if it was cancelled just now:
   * what has been saved has been saved. */
  g_task_set_check_cancellable (task, FALSE);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (bitting_call_end (self));
      return;
    }

  bitting_call_watch_cancellable (self);
  bitting_call_resume_deadline (self);
  self->steps[0] (self);
}

BittingCall *
bitting_call_ref (BittingCall *self)
{
  g_ref_count_inc (&self->refs);

  return self;
}

void
bitting_call_unref (BittingCall *self)
{
  if (!g_ref_count_dec (&self->refs))
    return;

  /* Sources do not hold references, and a step that forgets to go on is a mistake of ours. */
  g_warn_if_fail (self->task == NULL);
  clear_source (&self->deadline_source);
  clear_source (&self->cancelled_source);
  g_clear_object (&self->task);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
}

gpointer
bitting_call_get_data (BittingCall *self)
{
  return self->data;
}

/** The object that the task belongs to, or NULL once the call has ended. */
gpointer
bitting_call_get_source (BittingCall *self)
{
  return self->task != NULL ? g_task_get_source_object (self->task) : NULL;
}

/** Takes the next step. The last step has to return something instead. */
void
bitting_call_next (BittingCall *self)
{
  if (self->task == NULL)
    return;

  self->position++;
  g_assert (self->steps[self->position] != NULL);
  self->steps[self->position] (self);
}

/** Takes the present step once more. */
void
bitting_call_repeat (BittingCall *self)
{
  if (self->task != NULL)
    self->steps[self->position] (self);
}

/** Begins with the first step again; the deadline runs on. */
void
bitting_call_restart (BittingCall *self)
{
  if (self->task == NULL)
    return;

  self->position = 0;
  self->steps[0] (self);
}

/** Ends the call with @error, which is taken. */
void
bitting_call_fail (BittingCall *self,
                   GError      *error)
{
  g_autoptr (GTask) task = bitting_call_end (self);

  if (task != NULL)
    g_task_return_error (task, error);
  else
    g_error_free (error);
}

void
bitting_call_return_boolean (BittingCall *self,
                             gboolean     result)
{
  g_autoptr (GTask) task = bitting_call_end (self);

  if (task != NULL)
    g_task_return_boolean (task, result);
}

/** Ends the call with @result, which is taken. */
void
bitting_call_return_pointer (BittingCall    *self,
                             gpointer        result,
                             GDestroyNotify  free_result)
{
  g_autoptr (GTask) task = bitting_call_end (self);

  if (task != NULL)
    g_task_return_pointer (task, result, free_result);
  else if (result != NULL)
    free_result (result);
}

/** While a person is being asked there is no deadline: they may have to look for the password. */
void
bitting_call_hold_deadline (BittingCall *self)
{
  clear_source (&self->deadline_source);
}

/** Starts the deadline from now. */
void
bitting_call_resume_deadline (BittingCall *self)
{
  clear_source (&self->deadline_source);
  if (self->task == NULL)
    return;

  self->deadline_source = g_timeout_source_new (self->deadline);
  g_source_set_callback (self->deadline_source, bitting_call_deadline_cb, self, NULL);
  g_source_attach (self->deadline_source, g_task_get_context (self->task));
}
