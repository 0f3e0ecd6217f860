/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is put on the shelf and taken from it. Nothing is replaced by the way. */

#include "config.h"

#include "bitting-policy-shelf-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bitting-data.h"
#include "bitting-keeper.h"

static gboolean
fail_write (const BittingPolicy  *policy,
            const char           *reason,
            GError              **error)
{
  g_set_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_POLICY,
               /* Translators: the title of a policy, and the reason */
               _("The policy “%s” could not be saved: %s"), policy->title, reason);

  return FALSE;
}

/* A file that is whole from the moment that it is there. Without @replace, one that is there
 * already stays. */
static gboolean
write_file (const char           *path,
            const BittingPolicy  *policy,
            gboolean              replace,
            GError              **error)
{
  g_autoptr (GBytes) bytes = bitting_policy_file_make (policy);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) local = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_write (policy, g_strerror (errno), error);
  if (!replace && g_file_test (path, G_FILE_TEST_EXISTS))
    return fail_write (policy, g_strerror (EEXIST), error);
  if (!g_file_set_contents_full (path, text, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &local))
    return fail_write (policy, local->message, error);

  return TRUE;
}

static char *
dup_path (BittingPolicyShelf *self,
          const char         *id)
{
  g_autofree char *name = g_strconcat (id, BITTING_POLICY_SUFFIX, NULL);

  return g_build_filename (self->folder, name, NULL);
}

/* Also a file that cannot be read keeps its name. */
static gboolean
is_taken (BittingPolicyShelf *self,
          const char         *id)
{
  g_autofree char *path = dup_path (self, id);

  return bitting_data_get_policy (id) != NULL || bitting_policy_shelf_find_own (self, id) != NULL ||
         g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
dup_free_id (BittingPolicyShelf *self,
             const char         *wanted)
{
  char *id = g_strdup (wanted);
  guint number;

  for (number = 2; is_taken (self, id); number++)
    {
      g_free (id);
      id = g_strdup_printf ("%.56s-%u", wanted, number);
    }

  return id;
}

static gboolean
has_title (GPtrArray  *policies,
           const char *title)
{
  guint i;

  for (i = 0; i < policies->len; i++)
    if (g_strcmp0 (((BittingPolicy *) g_ptr_array_index (policies, i))->title, title) == 0)
      return TRUE;

  return FALSE;
}

/**
 * bitting_policy_shelf_dup_title:
 * @self: the shelf
 * @title: what a new policy would like to be called
 *
 * Returns: (transfer full): that title, with a number behind it where another policy has it
 */
char *
bitting_policy_shelf_dup_title (BittingPolicyShelf *self,
                                const char         *title)
{
  g_autoptr (GPtrArray) policies = bitting_policy_shelf_list (self);
  g_autofree char *start = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1),
                                                            BITTING_POLICY_MAX_TITLE - 6));
  char *found = g_strdup (title);
  guint number;

  for (number = 2; has_title (policies, found); number++)
    {
      g_free (found);
      /* Translators: the title of a policy, and a number: the second of that title is “Title (2)” */
      found = g_strdup_printf (_("%s (%u)"), start, number);
    }

  return found;
}

/**
 * bitting_policy_shelf_add:
 * @self: the shelf
 * @policy: a policy
 * @error: return location
 *
 * Keeps a policy as a new one of the person's own. Nothing is replaced: where its id or its
 * title is taken, it gets another.
 *
 * Returns: (transfer full) (nullable): the policy as it is kept
 */
BittingPolicy *
bitting_policy_shelf_add (BittingPolicyShelf   *self,
                          const BittingPolicy  *policy,
                          GError              **error)
{
  g_autoptr (BittingPolicy) kept = NULL;
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (BITTING_IS_POLICY_SHELF (self), NULL);

  title = bitting_policy_shelf_dup_title (self, policy->title);
  id = dup_free_id (self, policy->id);
  kept = bitting_policy_with_id (policy, id);
  g_free (kept->title);
  kept->title = g_steal_pointer (&title);
  path = dup_path (self, id);
  if (!write_file (path, kept, FALSE, error))
    return NULL;

  bitting_policy_shelf_tell (self);

  return g_steal_pointer (&kept);
}

/**
 * bitting_policy_shelf_adopt:
 * @self: the shelf
 * @policy: a policy from anywhere
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the same policy from the shelf; it is added where there
 *   is none that says the same
 */
BittingPolicy *
bitting_policy_shelf_adopt (BittingPolicyShelf  *self,
                            BittingPolicy       *policy,
                            GError             **error)
{
  g_autoptr (GPtrArray) policies = bitting_policy_shelf_list (self);
  guint i;

  for (i = 0; i < policies->len; i++)
    {
      BittingPolicy *known = g_ptr_array_index (policies, i);

      if (known == policy || bitting_policy_equal (known, policy))
        return bitting_policy_ref (known);
    }

  return bitting_policy_shelf_add (self, policy, error);
}

/**
 * bitting_policy_shelf_put:
 * @self: the shelf
 * @policy: a policy of the person's own, edited; or one that was removed a moment ago
 * @error: return location
 *
 * Keeps the policy under the id that it has. The keys that are held against it are held
 * against what it says now.
 *
 * Returns: whether it is kept
 */
gboolean
bitting_policy_shelf_put (BittingPolicyShelf   *self,
                          const BittingPolicy  *policy,
                          GError              **error)
{
  g_autofree char *usual = NULL;
  const char *path = NULL;

  g_return_val_if_fail (BITTING_IS_POLICY_SHELF (self), FALSE);
  g_return_val_if_fail (bitting_data_get_policy (policy->id) == NULL, FALSE);

  bitting_policy_shelf_read (self);
  usual = dup_path (self, policy->id);
  path = g_hash_table_lookup (self->paths, policy->id);
  if (!write_file (path != NULL ? path : usual, policy, path != NULL, error))
    return FALSE;

  bitting_policy_shelf_tell (self);

  return TRUE;
}

/**
 * bitting_policy_shelf_keep:
 * @self: the shelf
 * @policy: a policy as a person has written it
 * @fresh: whether it is a new one; then its id is made of its title
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the policy as it is kept
 */
BittingPolicy *
bitting_policy_shelf_keep (BittingPolicyShelf  *self,
                           BittingPolicy       *policy,
                           gboolean             fresh,
                           GError             **error)
{
  g_autofree char *id = bitting_policy_dup_id (policy->title);
  g_autoptr (BittingPolicy) named = NULL;

  if (!fresh)
    return bitting_policy_shelf_put (self, policy, error) ? bitting_policy_ref (policy) : NULL;

  named = bitting_policy_with_id (policy, id);

  return bitting_policy_shelf_add (self, named, error);
}

/**
 * bitting_policy_shelf_remove:
 * @self: the shelf
 * @id: id of a policy of the person's own
 * @error: return location
 *
 * Returns: whether it is gone; keys that are held against it fall back to the guide's, and
 *   their cards say so
 */
gboolean
bitting_policy_shelf_remove (BittingPolicyShelf  *self,
                             const char          *id,
                             GError             **error)
{
  const char *path = NULL;

  g_return_val_if_fail (BITTING_IS_POLICY_SHELF (self), FALSE);

  bitting_policy_shelf_read (self);
  path = g_hash_table_lookup (self->paths, id);
  if (path == NULL)
    {
      g_set_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_NO_POLICY,
                   _("You have no policy “%s” of your own."), id);
      return FALSE;
    }
  if (g_unlink (path) != 0)
    {
      g_set_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_POLICY,
                   _("The policy “%s” could not be removed: %s"), id, g_strerror (errno));
      return FALSE;
    }

  bitting_policy_shelf_tell (self);

  return TRUE;
}
