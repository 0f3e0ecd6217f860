/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-event.h"

/**
 * bitting_event_new:
 * @changes: (nullable): as bitting_changes_to_string() gave them
 *
 * Returns: (transfer full): an event, for its maker to fill in
 */
BittingEvent *
bitting_event_new (const char *changes)
{
  BittingEvent *self = g_new0 (BittingEvent, 1);

  self->grade = BITTING_GRADE_NONE;
  self->changes = bitting_changes_from_string (changes);

  return self;
}

void
bitting_event_free (BittingEvent *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->changes);
  g_free (self);
}
