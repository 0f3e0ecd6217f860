/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A policy on its way from one person to another, as a file. */

#include "config.h"

#include "bitting-policy-shelf.h"

#include <string.h>

#include "bitting-json.h"
#include "bitting-policy-json.h"

/* One byte more than a policy may have, so that a longer file is noticed. */
#define MOST (BITTING_JSON_MAX_SIZE + 1)

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const char *buffer = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  BittingPolicy *policy = NULL;
  gsize length = 0;

  if (g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error))
    policy = bitting_policy_from_json (buffer, length, &error);
  if (policy != NULL)
    g_task_return_pointer (task, policy, (GDestroyNotify) bitting_policy_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);
  char *buffer = NULL;

  if (stream == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  buffer = g_malloc (MOST);
  g_task_set_task_data (task, buffer, g_free);
  g_input_stream_read_all_async (G_INPUT_STREAM (stream), buffer, MOST, G_PRIORITY_DEFAULT, cancellable,
                                 read_cb, g_steal_pointer (&task));
}

/**
 * bitting_policy_file_load_async:
 * @file: a policy file, from anywhere
 * @cancellable: (nullable)
 * @callback: called when it was read
 * @user_data: for @callback
 *
 * Reads a policy. Nothing is kept yet: see bitting_policy_shelf_add().
 */
void
bitting_policy_file_load_async (GFile               *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_policy_file_load_async);
  g_file_read_async (file, G_PRIORITY_DEFAULT, cancellable, opened_cb, task);
}

/**
 * bitting_policy_file_load_finish:
 * @file: the file
 * @result: of the load
 * @error: return location: of the file, or one that says where in it something is wrong
 *
 * Returns: (transfer full) (nullable): the policy in the file
 */
BittingPolicy *
bitting_policy_file_load_finish (GFile         *file,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/** Returns: (transfer full): the policy as a file for others */
GBytes *
bitting_policy_file_make (const BittingPolicy *policy)
{
  g_autofree char *json = bitting_policy_to_json (policy);
  char *text = g_strconcat (json, "\n", NULL);

  return g_bytes_new_take (text, strlen (text));
}

/** Returns: (transfer full): what to call the file */
char *
bitting_policy_file_dup_name (const BittingPolicy *policy)
{
  return g_strconcat (policy->id, BITTING_POLICY_SUFFIX, NULL);
}

/** Returns: whether the name of a file says that there is a policy in it */
gboolean
bitting_policy_file_is_one (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, BITTING_POLICY_SUFFIX);
}
