/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report file says, as far as it makes sense. */

#include "config.h"

#include "bitting-report-file.h"

#include "bitting-data.h"
#include "bitting-json.h"
#include "bitting-keeper.h"
#include "bitting-report-json.h"
#include "bitting-secret-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The word by which a report file is known stands near its beginning. */
#define HEAD 4096
#define FORMAT "bitting-report/"

/* Two clocks that are right can be so far apart. */
#define FUTURE_SECONDS 300

/* Bytes of two names with a point between them, each as long as it is left when it comes from the
 * exchange (see dup_name() of bybit-key-info.c). */
#define MAX_WORD 161

static gboolean
is_report (const char *bytes,
           gsize       length)
{
  gsize head = MIN (length, HEAD);

  return head > 0 && memmem (bytes, head, FORMAT, strlen (FORMAT)) != NULL;
}

static void
guessed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (BittingSecret) text = bitting_secret_file_load_finish (G_FILE (source), result, NULL);

  g_task_return_boolean (task, text != NULL && is_report (bitting_secret_peek (text),
                                                          bitting_secret_get_length (text)));
}

/**
 * bitting_report_file_guess_async:
 * @file: a file that a person opened or dropped
 * @cancellable: (nullable)
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Looks whether the beginning of a file says that it is a report file, a good one or not.
 * It may have secrets in it as well, so it is read as if it had.
 */
void
bitting_report_file_guess_async (GFile               *file,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_report_file_guess_async);
  bitting_secret_file_load_async (file, HEAD, cancellable, guessed_cb, task);
}

/** Returns: whether it says so; FALSE also for what cannot be read */
gboolean
bitting_report_file_guess_finish (GFile        *file,
                                  GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * bitting_report_file_refuse:
 * @words: what is wrong with a file, for a person
 * @error: return location
 *
 * Returns: FALSE, with @error set to those words
 */
gboolean
bitting_report_file_refuse (const char  *words,
                            GError     **error)
{
  g_set_error_literal (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_FILE, words);

  return FALSE;
}

/* The exchange's names and addresses are short words; a sentence in their place would be
 * one that somebody wants a person to read. */
static gboolean
are_words (const GPtrArray *list)
{
  guint i;

  for (i = 0; i < list->len; i++)
    {
      const char *word = g_ptr_array_index (list, i);
      gsize length = strlen (word);
      gsize j;

      if (length == 0 || length > MAX_WORD)
        return FALSE;
      for (j = 0; j < length; j++)
        if (!g_ascii_isgraph (word[j]))
          return FALSE;
    }

  return TRUE;
}

static gboolean
is_masked (const char *key)
{
  const char *mark = strstr (key, "…");
  const char *p;

  if (mark == NULL || strlen (key) > 8 + strlen ("…"))
    return FALSE;
  for (p = key; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && (p < mark || p >= mark + strlen ("…")))
      return FALSE;

  return TRUE;
}

static gboolean
is_place (const BittingReport *report)
{
  g_autofree char *origin = bitting_origin_normalize (report->host, NULL);

  return origin != NULL &&
         (g_str_equal (report->environment, "custom") ||
          bitting_environments_find (bitting_data_get_environments (), report->environment) != NULL);
}

/* What no report of ours would say. */
static const char *
find_fault (const BittingReport *said)
{
  const BittingKeyInfo *info = said->key_info;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (g_date_time_difference (said->checked_at, now) > FUTURE_SECONDS * G_TIME_SPAN_SECOND)
    return _("The file says that it was made in the future. Set the clock of the computer that "
             "makes it, and make it again.");
  if (!is_masked (said->api_key))
    return _("The file does not show the key as Bitting shows it, with its middle left out.");
  if (!is_place (said))
    return _("The file names a site that Bitting does not know.");
  if (info != NULL && !(are_words (info->permissions) && are_words (info->groups) && are_words (info->ips)))
    return _("The file has texts where the exchange’s short words belong. Bitting did not make it.");

  return NULL;
}

static gboolean
check_sense (const BittingReport  *said,
             GError              **error)
{
  const char *fault = find_fault (said);

  return fault == NULL || bitting_report_file_refuse (fault, error);
}

/**
 * bitting_report_file_read:
 * @bytes: one report of a file
 * @length: its length in bytes
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what it says, which nobody vouches for; NULL with
 *   #BITTING_KEEPER_ERROR_FILE in words
 */
BittingReport *
bitting_report_file_read (const char  *bytes,
                          gsize        length,
                          GError     **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (BittingReport) said = NULL;

  if (length > BITTING_JSON_MAX_SIZE)
    {
      bitting_report_file_refuse (_("The file is too large for a report: one has some kilobytes."), error);
      return NULL;
    }
  if (!is_report (bytes, length))
    {
      bitting_report_file_refuse (_("This is no report file. “bittingctl check NAME --json” makes one."), error);
      return NULL;
    }

  said = bitting_report_from_json (bytes, length, &cause);
  if (said == NULL)
    {
      g_set_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_FILE,
                   /* Translators: %s is a sentence that says what is wrong */
                   _("The report file cannot be read: %s"), cause->message);
      return NULL;
    }

  return check_sense (said, error) ? g_steal_pointer (&said) : NULL;
}
