/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A saved key with what is known from its checks. */

#include "config.h"

#include "bitting-entry.h"

#include "bitting-data.h"

#include <glib/gi18n-lib.h>

struct _BittingEntry
{
  GObject          parent_instance;

  BittingItem     *item;       /* (owned) */
  BittingSummary  *summary;    /* (owned) (nullable): NULL if it was never checked */
  BittingRotation *rotation;   /* (owned) (nullable): the replacement that it has a part in */
  GDateTime       *checked_at; /* (owned) (nullable) */
  GDateTime       *expires_at; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (BittingEntry, bitting_entry, G_TYPE_OBJECT)

static void
bitting_entry_finalize (GObject *object)
{
  BittingEntry *self = BITTING_ENTRY (object);

  g_clear_pointer (&self->item, bitting_item_unref);
  g_clear_pointer (&self->summary, bitting_summary_free);
  g_clear_pointer (&self->rotation, bitting_rotation_free);
  g_clear_pointer (&self->checked_at, g_date_time_unref);
  g_clear_pointer (&self->expires_at, g_date_time_unref);

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

static GDateTime *
time_of (gint64 seconds)
{
  return seconds != 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;
}

/**
 * bitting_entry_set_summary:
 * @self: an entry
 * @summary: (transfer full): what is known from its checks
 */
void
bitting_entry_set_summary (BittingEntry   *self,
                           BittingSummary *summary)
{
  g_return_if_fail (BITTING_IS_ENTRY (self));
  g_return_if_fail (summary != NULL);

  g_clear_pointer (&self->summary, bitting_summary_free);
  g_clear_pointer (&self->checked_at, g_date_time_unref);
  g_clear_pointer (&self->expires_at, g_date_time_unref);
  self->summary = summary;
  self->checked_at = time_of (summary->checked_at);
  self->expires_at = time_of (summary->expires_at);
}

/**
 * bitting_entry_set_rotation:
 * @self: an entry
 * @rotation: a replacement that the key has a part in
 */
void
bitting_entry_set_rotation (BittingEntry          *self,
                            const BittingRotation *rotation)
{
  g_return_if_fail (BITTING_IS_ENTRY (self));
  g_return_if_fail (rotation != NULL);

  g_clear_pointer (&self->rotation, bitting_rotation_free);
  self->rotation = bitting_rotation_copy (rotation);
}

/** Returns: (transfer none) (nullable): the replacement that the key has a part in */
const BittingRotation *
bitting_entry_get_rotation (BittingEntry *self)
{
  return self->rotation;
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
  return self->summary != NULL;
}

/** Returns: how its last check went; COMPLETE where there was none */
BittingOutcome
bitting_entry_get_outcome (BittingEntry *self)
{
  return self->summary != NULL ? self->summary->outcome : BITTING_OUTCOME_COMPLETE;
}

/** Returns: the mark of its last check; NONE where there was none */
BittingGrade
bitting_entry_get_grade (BittingEntry *self)
{
  return self->summary != NULL ? self->summary->grade : BITTING_GRADE_NONE;
}

/** Returns: how the answer of its last check came to this computer */
BittingSourceKind
bitting_entry_get_source (BittingEntry *self)
{
  return self->summary != NULL ? self->summary->source : BITTING_SOURCE_ASKED;
}

/** Returns: (transfer none) (nullable): when it was checked last, UTC */
GDateTime *
bitting_entry_get_checked_at (BittingEntry *self)
{
  return self->checked_at;
}

/** Returns: whose key it is, as the exchange told last */
BittingAccount
bitting_entry_get_account (BittingEntry *self)
{
  return self->summary != NULL ? self->summary->account : BITTING_ACCOUNT_UNKNOWN;
}

/** Returns: (transfer none) (nullable): when it ends, UTC; NULL if never, or not known */
GDateTime *
bitting_entry_get_expires_at (BittingEntry *self)
{
  return self->expires_at;
}

/**
 * bitting_entry_dup_attention:
 * @self: an entry
 * @now: the present
 *
 * Returns: (transfer full) (nullable): what needs a person's attention, in a few translated
 *   words, most urgent first; NULL when all is well, and for a key that was never checked
 *   and has no part in a replacement
 */
char *
bitting_entry_dup_attention (BittingEntry *self,
                             GDateTime    *now)
{
  g_autofree char *replaced = NULL;
  g_autofree char *checked = NULL;

  g_return_val_if_fail (BITTING_IS_ENTRY (self), NULL);

  if (self->rotation != NULL)
    replaced = bitting_rotation_dup_attention (self->rotation, self->item->name, now);
  if (self->summary != NULL)
    checked = bitting_summary_dup_attention (self->summary, bitting_data_get_catalogue (), now);
  if (replaced == NULL || checked == NULL)
    return replaced != NULL ? g_steal_pointer (&replaced) : g_steal_pointer (&checked);

  return g_strdup_printf (_("%s · %s"), replaced, checked);
}

static gboolean
is_same_rotation (const BittingRotation *a,
                  const BittingRotation *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->id == b->id && a->stage == b->stage && a->since == b->since &&
         g_str_equal (a->old_name, b->old_name) && g_str_equal (a->new_name, b->new_name);
}

static gboolean
is_same_summary (const BittingSummary *a,
                 const BittingSummary *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->checked_at == b->checked_at && a->outcome == b->outcome && a->grade == b->grade &&
         g_strcmp0 (a->rule, b->rule) == 0 && a->verdict == b->verdict &&
         a->diagnosed == b->diagnosed && a->diagnosis == b->diagnosis &&
         a->account == b->account && a->expires_at == b->expires_at &&
         a->changed_since == b->changed_since && a->source == b->source;
}

/** Returns: whether a list shows the same of both */
gboolean
bitting_entry_equal (BittingEntry *self,
                     BittingEntry *other)
{
  const BittingItem *a = self->item;
  const BittingItem *b = other->item;

  return g_str_equal (a->name, b->name) && g_str_equal (a->environment, b->environment) &&
         g_str_equal (a->host, b->host) && g_str_equal (a->api_key, b->api_key) &&
         a->locked == b->locked && is_same_summary (self->summary, other->summary) &&
         is_same_rotation (self->rotation, other->rotation);
}
