/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a round over all keys found, for whoever tells it. */

#include "config.h"

#include "bitting-watch.h"

#include "bitting-data.h"
#include "bitting-reminder.h"

#include <glib/gi18n-lib.h>

/** Returns: (transfer full): nothing to tell of the key yet */
BittingAlert *
bitting_alert_new (const char *name)
{
  BittingAlert *self = g_new0 (BittingAlert, 1);

  self->name = g_strdup (name);
  self->changes = bitting_changes_new ();
  self->reminder = BITTING_REMINDER_NONE;

  return self;
}

void
bitting_alert_free (BittingAlert *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_clear_pointer (&self->report, bitting_report_unref);
  g_ptr_array_unref (self->changes);
  g_clear_pointer (&self->since, g_date_time_unref);
  g_free (self);
}

/**
 * bitting_alert_dup_lines:
 * @self: an alert
 * @now: the present
 *
 * Returns: (transfer full) (element-type utf8): what happened, the most urgent first, each
 *   translated and without a full stop; at least one
 */
GPtrArray *
bitting_alert_dup_lines (const BittingAlert *self,
                         GDateTime          *now)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  guint i;

  /* The changes are in the order of their urgency. */
  for (i = 0; i < self->changes->len; i++)
    g_ptr_array_add (lines, bitting_change_dup_title (g_ptr_array_index (self->changes, i),
                                                      bitting_data_get_catalogue ()));
  if (self->reminder != BITTING_REMINDER_NONE)
    g_ptr_array_insert (lines, self->changes->len > 1 ? 1 : 0,
                        bitting_reminder_dup_words (self->expires_at, now));

  return lines;
}

/** Returns: (transfer full): the key and the most urgent line, translated, for a notification */
char *
bitting_alert_dup_title (const BittingAlert *self,
                         GDateTime          *now)
{
  g_autoptr (GPtrArray) lines = bitting_alert_dup_lines (self, now);

  /* Translators: the name of a key, and what happened to it */
  return g_strdup_printf (_("%s: %s"), self->name, (const char *) g_ptr_array_index (lines, 0));
}

/** Returns: (transfer full): the other lines, and what follows from it all, translated */
char *
bitting_alert_dup_body (const BittingAlert *self,
                        GDateTime          *now)
{
  g_autoptr (GPtrArray) lines = bitting_alert_dup_lines (self, now);
  GString *body = g_string_new (NULL);
  guint i;

  for (i = 1; i < lines->len; i++)
    g_string_append_printf (body, "%s.\n", (const char *) g_ptr_array_index (lines, i));
  if (self->report != NULL)
    {
      g_autofree char *sentence = bitting_report_dup_sentence (self->report);

      g_string_append (body, sentence);
    }
  else
    g_string_append (body, _("A key that has ended stops working. Bind it to trusted addresses on the "
                             "site, or make a new one in good time."));

  return g_string_free (body, FALSE);
}

/** Returns: whether it should not wait until the person looks by themselves */
gboolean
bitting_alert_is_urgent (const BittingAlert *self)
{
  guint i;

  if (self->reminder != BITTING_REMINDER_NONE && self->reminder <= 1)
    return TRUE;
  if (self->report != NULL && self->report->grade >= BITTING_GRADE_D &&
      self->report->grade != BITTING_GRADE_NONE)
    return TRUE;
  for (i = 0; i < self->changes->len; i++)
    if (((BittingChange *) g_ptr_array_index (self->changes, i))->kind == BITTING_CHANGE_REFUSED)
      return TRUE;

  return FALSE;
}

/** Returns: (transfer full): a round that has not begun */
BittingWatch *
bitting_watch_new (void)
{
  BittingWatch *self = g_new0 (BittingWatch, 1);

  self->alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_alert_free);

  return self;
}

void
bitting_watch_free (BittingWatch *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->alerts);
  g_free (self);
}
