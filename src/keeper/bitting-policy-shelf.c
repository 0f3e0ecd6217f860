/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The policies that there are: those that come with the program, and the person's own, each
 * a file in their data folder. The folder is read each time, as others may write there; what
 * cannot be read is named and left alone. */

#include "config.h"

#include "bitting-policy-shelf-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "bitting-data.h"
#include "bitting-json.h"
#include "bitting-policy-json.h"

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} BittingPolicyShelfSignal;

G_DEFINE_FINAL_TYPE (BittingPolicyShelf, bitting_policy_shelf, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
bitting_policy_shelf_finalize (GObject *object)
{
  BittingPolicyShelf *self = BITTING_POLICY_SHELF (object);

  g_free (self->folder);
  g_ptr_array_unref (self->own);
  g_hash_table_unref (self->paths);
  g_ptr_array_unref (self->faults);

  G_OBJECT_CLASS (bitting_policy_shelf_parent_class)->finalize (object);
}

static void
bitting_policy_shelf_class_init (BittingPolicyShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bitting_policy_shelf_finalize;

  /* A policy of the person's own is new, edited or gone. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bitting_policy_shelf_init (BittingPolicyShelf *self)
{
  self->own = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_policy_unref);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->faults = g_ptr_array_new_with_free_func (g_free);
}

/**
 * bitting_policy_shelf_new:
 * @folder: (nullable): folder of the person's own policies, or NULL for the usual one
 *
 * Returns: (transfer full): a shelf; nothing is read yet
 */
BittingPolicyShelf *
bitting_policy_shelf_new (const char *folder)
{
  BittingPolicyShelf *self = g_object_new (BITTING_TYPE_POLICY_SHELF, NULL);

  self->folder = folder != NULL ? g_strdup (folder)
                                : g_build_filename (g_get_user_data_dir (), "bitting", "policies", NULL);

  return self;
}

static void
add_fault (BittingPolicyShelf *self,
           const char         *name,
           const char         *words)
{
  g_autofree char *shown = g_filename_display_name (name);

  /* Translators: the name of a file, and what is wrong with it */
  g_ptr_array_add (self->faults, g_strdup_printf (_("The policy file “%s” cannot be used: %s"), shown,
                                                  words));
}

/* Returns: (transfer full) (nullable): NULL with what is wrong */
static BittingPolicy *
read_file (const char  *path,
           GError     **error)
{
  g_autofree char *text = NULL;
  GStatBuf there;
  gsize length;

  if (g_stat (path, &there) == 0 && (!S_ISREG (there.st_mode) || there.st_size > BITTING_JSON_MAX_SIZE))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s", _("It is no policy, or too large."));
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  return bitting_policy_from_json (text, length, error);
}

static void
read_one (BittingPolicyShelf *self,
          const char         *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingPolicy) policy = read_file (path, &error);

  if (policy == NULL)
    add_fault (self, name, error->message);
  else if (bitting_data_get_policy (policy->id) != NULL)
    add_fault (self, name, _("It has the id of a policy that comes with Bitting."));
  else if (g_hash_table_contains (self->paths, policy->id))
    add_fault (self, name, _("Another file there has the same id."));
  else
    {
      g_hash_table_insert (self->paths, g_strdup (policy->id), g_steal_pointer (&path));
      g_ptr_array_add (self->own, g_steal_pointer (&policy));
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  const BittingPolicy *first = *(const BittingPolicy * const *) a;
  const BittingPolicy *second = *(const BittingPolicy * const *) b;

  return g_utf8_collate (first->title, second->title);
}

/* Reads what is in the folder now. */
void
bitting_policy_shelf_read (BittingPolicyShelf *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, &error);
  const char *name;
  guint i;

  g_ptr_array_set_size (self->own, 0);
  g_hash_table_remove_all (self->paths);
  g_ptr_array_set_size (self->faults, 0);
  if (folder == NULL)
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_ptr_array_add (self->faults, g_strdup (error->message));
      return;
    }

  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, BITTING_POLICY_SUFFIX))
      g_ptr_array_add (names, g_strdup (name));
  /* In an order that is always the same, where two have one id. */
  g_ptr_array_sort (names, compare_names);
  for (i = 0; i < names->len; i++)
    read_one (self, g_ptr_array_index (names, i));
  g_ptr_array_sort (self->own, compare_titles);
}

/**
 * bitting_policy_shelf_list:
 * @self: the shelf
 *
 * Returns: (transfer full) (element-type BittingPolicy): every policy: those that come with the
 *   program, the guide's first, and then the person's own by title
 */
GPtrArray *
bitting_policy_shelf_list (BittingPolicyShelf *self)
{
  GPtrArray *known = bitting_data_get_policies ();
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_policy_unref);
  guint i;

  g_return_val_if_fail (BITTING_IS_POLICY_SHELF (self), all);

  bitting_policy_shelf_read (self);
  for (i = 0; i < known->len; i++)
    g_ptr_array_add (all, bitting_policy_ref (g_ptr_array_index (known, i)));
  for (i = 0; i < self->own->len; i++)
    g_ptr_array_add (all, bitting_policy_ref (g_ptr_array_index (self->own, i)));

  return all;
}

/**
 * bitting_policy_shelf_get_faults:
 * @self: the shelf
 *
 * Returns: (transfer none) (element-type utf8): a sentence for each file that could not be read
 *   when the policies were listed last
 */
GPtrArray *
bitting_policy_shelf_get_faults (BittingPolicyShelf *self)
{
  g_return_val_if_fail (BITTING_IS_POLICY_SHELF (self), NULL);

  return self->faults;
}

/* Returns: (transfer none) (nullable): a policy of the person's own, as it was read last */
BittingPolicy *
bitting_policy_shelf_find_own (BittingPolicyShelf *self,
                               const char         *id)
{
  guint i;

  for (i = 0; i < self->own->len; i++)
    {
      BittingPolicy *policy = g_ptr_array_index (self->own, i);

      if (g_str_equal (policy->id, id))
        return policy;
    }

  return NULL;
}

/**
 * bitting_policy_shelf_find:
 * @self: the shelf
 * @id: (nullable): id of a policy
 *
 * Returns: (transfer full) (nullable): the policy as it is now; NULL if there is none of that id
 */
BittingPolicy *
bitting_policy_shelf_find (BittingPolicyShelf *self,
                           const char         *id)
{
  BittingPolicy *policy = NULL;

  g_return_val_if_fail (BITTING_IS_POLICY_SHELF (self), NULL);

  if (id == NULL)
    return NULL;

  policy = bitting_data_get_policy (id);
  if (policy == NULL)
    {
      bitting_policy_shelf_read (self);
      policy = bitting_policy_shelf_find_own (self, id);
    }

  return policy != NULL ? bitting_policy_ref (policy) : NULL;
}

/** Returns: whether the policy is the person's own, to be edited and removed */
gboolean
bitting_policy_shelf_is_own (BittingPolicyShelf *self,
                             const char         *id)
{
  g_return_val_if_fail (BITTING_IS_POLICY_SHELF (self), FALSE);

  bitting_policy_shelf_read (self);

  return bitting_policy_shelf_find_own (self, id) != NULL;
}

/* Tells that a policy of the person's own is new, edited or gone. */
void
bitting_policy_shelf_tell (BittingPolicyShelf *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
