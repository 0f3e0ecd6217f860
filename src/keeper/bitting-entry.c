/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A saved key with the mark of its last check. */

#include "bitting-entry.h"

struct _BittingEntry
{
  GObject        parent_instance;

  BittingItem   *item;       /* (owned) */
  GDateTime     *checked_at; /* (owned) (nullable) */
  BittingOutcome outcome;
  BittingGrade   grade;
};

G_DEFINE_FINAL_TYPE (BittingEntry, bitting_entry, G_TYPE_OBJECT)

static void
bitting_entry_finalize (GObject *object)
{
  BittingEntry *self = BITTING_ENTRY (object);

  g_clear_pointer (&self->item, bitting_item_unref);
  g_clear_pointer (&self->checked_at, g_date_time_unref);

  G_OBJECT_CLASS (bitting_entry_parent_class)->finalize (object);
}

static void
bitting_entry_class_init (BittingEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bitting_entry_finalize;
}

static void
bitting_entry_init (BittingEntry *self)
{
  self->grade = BITTING_GRADE_NONE;
}

/**
 * bitting_entry_new:
 * @item: (transfer none): what the keyring says of it
 *
 * Returns: (transfer full): an entry that was not checked yet
 */
BittingEntry *
bitting_entry_new (BittingItem *item)
{
  BittingEntry *self = g_object_new (BITTING_TYPE_ENTRY, NULL);

  self->item = bitting_item_ref (item);

  return self;
}

/**
 * bitting_entry_set_check:
 * @self: an entry
 * @checked_at: (transfer none): when it was checked last
 * @outcome: how that went
 * @grade: the mark it got
 */
void
bitting_entry_set_check (BittingEntry   *self,
                         GDateTime      *checked_at,
                         BittingOutcome  outcome,
                         BittingGrade    grade)
{
  g_return_if_fail (BITTING_IS_ENTRY (self));

  g_clear_pointer (&self->checked_at, g_date_time_unref);
  self->checked_at = g_date_time_ref (checked_at);
  self->outcome = outcome;
  self->grade = grade;
}

/** Returns: (transfer none): what the keyring says of it */
BittingItem *
bitting_entry_get_item (BittingEntry *self)
{
  return self->item;
}

gboolean
bitting_entry_is_checked (BittingEntry *self)
{
  return self->checked_at != NULL;
}

BittingOutcome
bitting_entry_get_outcome (BittingEntry *self)
{
  return self->outcome;
}

BittingGrade
bitting_entry_get_grade (BittingEntry *self)
{
  return self->grade;
}

/** Returns: (transfer none) (nullable): when it was checked last, UTC */
GDateTime *
bitting_entry_get_checked_at (BittingEntry *self)
{
  return self->checked_at;
}
