/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far the replacement of a key has come, and the names that the two keys have meanwhile. */

#include "config.h"

#include "bitting-rotation.h"

#include "bitting-date.h"
#include "bitting-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char * const stages[] = {
  [BITTING_ROTATION_WAITING] = "waiting",
  [BITTING_ROTATION_TAKING_OVER] = "taking-over",
  [BITTING_ROTATION_RETIRED] = "retired",
  [BITTING_ROTATION_TAKING_BACK] = "taking-back",
};

BittingRotation *
bitting_rotation_copy (const BittingRotation *self)
{
  BittingRotation *copy = g_new0 (BittingRotation, 1);

  g_return_val_if_fail (self != NULL, NULL);

  *copy = *self;
  copy->old_name = g_strdup (self->old_name);
  copy->new_name = g_strdup (self->new_name);
  copy->old_key = g_strdup (self->old_key);
  copy->new_key = g_strdup (self->new_key);
  copy->spare = g_strdup (self->spare);

  return copy;
}

void
bitting_rotation_free (BittingRotation *self)
{
  if (self == NULL)
    return;

  g_free (self->old_name);
  g_free (self->new_name);
  g_free (self->old_key);
  g_free (self->new_key);
  g_free (self->spare);
  g_free (self);
}

/** Returns: whether @name is, or while they change places may be, the name of one of the two */
gboolean
bitting_rotation_is_about (const BittingRotation *self,
                           const char            *name)
{
  return g_str_equal (self->old_name, name) || g_str_equal (self->new_name, name) ||
         (!bitting_rotation_is_settled (self) && g_strcmp0 (self->spare, name) == 0);
}

/** Returns: FALSE while the two change places, so that a name does not tell which key has it */
gboolean
bitting_rotation_is_settled (const BittingRotation *self)
{
  return self->stage == BITTING_ROTATION_WAITING || self->stage == BITTING_ROTATION_RETIRED;
}

/** Returns: whether @name is that of an old key whose place another one has taken */
gboolean
bitting_rotation_is_retired (const BittingRotation *self,
                             const char            *name)
{
  return self->stage == BITTING_ROTATION_RETIRED && g_str_equal (self->old_name, name);
}

/** Returns: (transfer none): the name that bots look up, which the one key has now and the other
 * had or will have */
const char *
bitting_rotation_get_name (const BittingRotation *self)
{
  return self->stage == BITTING_ROTATION_WAITING || self->stage == BITTING_ROTATION_TAKING_OVER
           ? self->old_name
           : self->new_name;
}

/**
 * bitting_rotation_dup_words:
 * @self: a rotation
 * @name: one of its keys
 *
 * Returns: (transfer full): what it means to that key, in one or two translated sentences
 */
char *
bitting_rotation_dup_words (const BittingRotation *self,
                            const char            *name)
{
  g_autoptr (GDateTime) since = g_date_time_new_from_unix_utc (self->since);
  g_autofree char *day = bitting_date_dup_day (since);
  gboolean old = g_str_equal (self->old_name, name);

  if (!bitting_rotation_is_settled (self))
    return g_strdup_printf (_("The change of places with “%s” was interrupted. Both keys are whole."),
                            old ? self->new_name : self->old_name);
  if (self->stage == BITTING_ROTATION_WAITING && old)
    return g_strdup_printf (_("A new key waits to take its place, saved as “%s”."), self->new_name);
  if (self->stage == BITTING_ROTATION_WAITING)
    return g_strdup_printf (_("This new key waits to take the place of “%s”."), self->old_name);
  if (old)
    /* Translators: the name of a key, and a day such as “3 May 2026” */
    return g_strdup_printf (_("Replaced by “%s” on %s. Delete it when your bots have changed over."),
                            self->new_name, day);

  return g_strdup_printf (_("Took the place of an older key on %s. That one is kept as “%s” until your "
                            "bots have changed over."), day, self->old_name);
}

/**
 * bitting_rotation_dup_attention:
 * @self: a rotation
 * @name: one of its keys
 * @now: the present
 *
 * Returns: (transfer full) (nullable): what a person still has to do about that key, in a few
 *   translated words; NULL if nothing
 */
char *
bitting_rotation_dup_attention (const BittingRotation *self,
                                const char            *name,
                                GDateTime             *now)
{
  g_autoptr (GDateTime) since = g_date_time_new_from_unix_utc (self->since);
  g_autofree char *day = bitting_date_dup_short (since, now);

  if (!bitting_rotation_is_settled (self))
    return g_strdup (_("Replacement interrupted"));
  if (bitting_rotation_is_retired (self, name))
    /* Translators: %s is a day such as “3 May” */
    return g_strdup_printf (_("Replaced on %s"), day);
  if (self->stage == BITTING_ROTATION_WAITING)
    return g_str_equal (self->old_name, name) ? g_strdup (_("A new key waits"))
                                              : g_strdup (_("Waits to take over"));

  return NULL;
}

static char *
append_suffix (const char *name,
               const char *suffix,
               guint       number)
{
  g_autofree char *tail = number < 2 ? g_strdup_printf (" (%s)", suffix)
                                     : g_strdup_printf (" (%s %u)", suffix, number);
  glong room = BITTING_ITEM_NAME_MAX - (glong) strlen (tail);
  g_autofree char *head = g_utf8_strlen (name, -1) > room ? g_utf8_substring (name, 0, room)
                                                          : g_strdup (name);

  return g_strconcat (head, tail, NULL);
}

/**
 * bitting_rotation_dup_spare_name:
 * @name: the name of a key
 * @suffix: what is to tell the two apart: BITTING_ROTATION_OLD or BITTING_ROTATION_NEW
 * @taken: (element-type utf8): a set of names that are not free
 *
 * Returns: (transfer full): a free name that shows whose it is, such as “ICG-MM (old)”
 */
char *
bitting_rotation_dup_spare_name (const char *name,
                                 const char *suffix,
                                 GHashTable *taken)
{
  guint number;

  for (number = 1;; number++)
    {
      g_autofree char *spare = append_suffix (name, suffix, number);

      if (!g_hash_table_contains (taken, spare))
        return g_steal_pointer (&spare);
    }
}

/** Returns: whether bitting_rotation_dup_spare_name() can have made @spare */
gboolean
bitting_rotation_is_spare_name (const char *spare,
                                const char *name,
                                const char *suffix)
{
  guint number;

  for (number = 1; number < 100; number++)
    {
      g_autofree char *made = append_suffix (name, suffix, number);

      if (g_str_equal (made, spare))
        return TRUE;
    }

  return FALSE;
}

/** Returns: (transfer none): the stable word for programs */
const char *
bitting_rotation_stage_to_string (BittingRotationStage stage)
{
  g_return_val_if_fail (stage < G_N_ELEMENTS (stages), NULL);

  return stages[stage];
}

gboolean
bitting_rotation_stage_from_string (const char           *text,
                                    BittingRotationStage *stage)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_strcmp0 (stages[i], text) == 0)
      {
        *stage = i;
        return TRUE;
      }

  return FALSE;
}
