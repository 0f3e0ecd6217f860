/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports that were made elsewhere, such as on the server that a key is bound to. Nobody
 * vouches for a file. So of what it says only the exchange's answer is taken, it is judged
 * again by the rules here, and the mark that it came from a file stays for ever. */

#include "config.h"

#include "bitting-keeper-file.h"

#include "bitting-data.h"
#include "bitting-json-split.h"
#include "bitting-keeper-private.h"
#include "bitting-report-file.h"
#include "bitting-secret-file.h"
#include "bitting-text.h"

#include <glib/gi18n-lib.h>

#define MAX_NOTE 200

/* As many reports as hundreds of keys have. */
#define MAX_FILE (4 * 1024 * 1024)
#define MAX_REPORTS 1000

void
bitting_opened_report_free (BittingOpenedReport *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->report, bitting_report_unref);
  g_clear_pointer (&self->item, bitting_item_unref);
  g_free (self->fault);
  g_free (self);
}

static BittingAnswer *
take_answer (const BittingReport *said)
{
  BittingNetwork network = said->network;
  BittingDiagnosis *diagnosis = NULL;
  g_autofree char *address = NULL;

  /* It measured another computer's clock. */
  network.clock_known = FALSE;
  if (said->key_info != NULL)
    {
      BittingKeyInfo *info = bitting_key_info_ref (said->key_info);
      g_autofree char *note = bitting_text_clean (info->note);

      if (g_utf8_strlen (note, -1) > MAX_NOTE)
        *g_utf8_offset_to_pointer (note, MAX_NOTE) = '\0';
      g_free (info->note);
      info->note = g_steal_pointer (&note);

      return bitting_answer_new_key_info (info, &network);
    }

  diagnosis = bitting_diagnosis_copy (said->diagnosis);
  address = g_steal_pointer (&diagnosis->address);
  if (address != NULL)
    diagnosis->address = bitting_ip_canonicalize (address);

  return bitting_answer_new_diagnosis (diagnosis, &network);
}

/* Where it was marked more strictly, there was a reason that we cannot see. */
static void
heed_grade (BittingReport       *report,
            const BittingReport *said)
{
  BittingFinding *finding = NULL;

  if (report->outcome != BITTING_OUTCOME_COMPLETE || said->grade <= report->grade)
    return;

  finding = bitting_finding_new ("file.grade",
                                 said->grade > BITTING_GRADE_B ? BITTING_VERDICT_FAIL
                                                               : BITTING_VERDICT_ATTENTION,
                                 said->grade);
  g_free (finding->title);
  g_free (finding->evidence);
  g_free (finding->why);
  /* Translators: %s is a grade, A to F */
  finding->title = g_strdup_printf (_("The file itself says grade %s"), bitting_grade_to_string (said->grade));
  finding->evidence = g_strdup (_("By the rules that are known here the mark would be a better one."));
  finding->why = g_strdup (_("Where it was made, the key was held against other rules or addresses."));
  bitting_report_add_finding (report, finding);
}

static BittingReport *
judge_again (BittingKeeper       *self,
             const BittingReport *said,
             const BittingItem   *item) /* (nullable) */
{
  g_autoptr (BittingAnswer) answer = take_answer (said);
  g_autofree char *gone = NULL;
  g_autoptr (BittingPolicy) policy =
    bitting_keeper_choose_policy (self, item != NULL ? item->name : NULL,
                                  item != NULL ? NULL : bitting_data_get_policy (said->policy), NULL, &gone);
  g_autofree char *name = said->name != NULL ? bitting_text_clean (said->name) : NULL;
  g_autofree char *host = bitting_origin_normalize (said->host, NULL);
  BittingSource source = { .kind = BITTING_SOURCE_FILE, .computer = said->source.computer };
  gboolean rsa = said->key_info != NULL && said->key_info->rsa;
  BittingSubject subject = {
    .name = item != NULL ? item->name : name,
    .environment = said->environment,
    .host = host,
    .api_key = item != NULL ? item->api_key : said->api_key,
    .signing = item != NULL ? item->signing : rsa ? BITTING_SIGNING_RSA : BITTING_SIGNING_HMAC,
    .source = &source,
  };
  BittingReport *report = bitting_report_new (&subject, policy, bitting_data_get_catalogue (), answer,
                                              said->checked_at);

  g_free (report->api_key);
  report->api_key = g_strdup (said->api_key);
  heed_grade (report, said);
  if (gone != NULL)
    bitting_report_add_finding (report, bitting_keeper_make_gone_finding (gone));

  return report;
}

static gboolean
is_about (const BittingReport *said,
          const BittingItem   *item)
{
  g_autofree char *masked = bitting_api_key_mask (item->api_key);

  return g_str_equal (masked, said->api_key) && g_str_equal (item->environment, said->environment) &&
         (!g_str_equal (item->environment, "custom") || g_strcmp0 (item->host, said->host) == 0) &&
         (said->name == NULL || g_str_equal (item->name, said->name));
}

/* @item stays as it is where a report is about no key; @fault where there is no report. */
static void
find_owner (BittingKeeper       *self,
            BittingOpenedReport *opened,
            GPtrArray           *items) /* (nullable) (element-type BittingItem) */
{
  g_autoptr (BittingReport) said = g_steal_pointer (&opened->report);
  guint i;

  if (said == NULL)
    return;

  for (i = 0; items != NULL && i < items->len && opened->item == NULL; i++)
    if (is_about (said, g_ptr_array_index (items, i)))
      opened->item = bitting_item_ref (g_ptr_array_index (items, i));
  opened->report = judge_again (self, said, opened->item);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GPtrArray *all = g_task_get_task_data (task);
  /* A file can be read without a keyring; it is about none of our keys then. */
  g_autoptr (GPtrArray) items = bitting_keyring_list_finish (BITTING_KEYRING (source), result, NULL);
  guint i;

  for (i = 0; i < all->len; i++)
    find_owner (g_task_get_source_object (task), g_ptr_array_index (all, i), items);
  g_task_return_pointer (task, g_ptr_array_ref (all), (GDestroyNotify) g_ptr_array_unref);
}

static BittingOpenedReport *
open_span (const BittingJsonSpan *span)
{
  BittingOpenedReport *opened = g_new0 (BittingOpenedReport, 1);
  g_autoptr (GError) error = NULL;

  opened->report = bitting_report_file_read (span->bytes, span->length, &error);
  if (opened->report == NULL)
    opened->fault = g_strdup (error->message);

  return opened;
}

/* Returns: (transfer full) (nullable): what each part of the file says; NULL where none says anything */
static GPtrArray *
open_spans (BittingSecret  *text,
            GError        **error)
{
  g_autoptr (GArray) spans = bitting_json_split (bitting_secret_peek (text), bitting_secret_get_length (text));
  g_autoptr (GPtrArray) all =
    g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_opened_report_free);
  const BittingJsonSpan nothing = { "", 0 };
  const BittingOpenedReport *first = NULL;
  gboolean any = FALSE;
  guint i;

  if (spans->len > MAX_REPORTS || bitting_secret_get_length (text) > MAX_FILE)
    {
      g_set_error_literal (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_FILE,
                           _("The file is too large: it may hold the reports of a thousand keys."));
      return NULL;
    }
  if (spans->len == 0)
    g_array_append_val (spans, nothing);
  for (i = 0; i < spans->len; i++)
    {
      BittingOpenedReport *opened = open_span (&g_array_index (spans, BittingJsonSpan, i));

      any = any || opened->report != NULL;
      g_ptr_array_add (all, opened);
    }
  if (any)
    return g_steal_pointer (&all);

  first = g_ptr_array_index (all, 0);
  g_set_error_literal (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_FILE, first->fault);

  return NULL;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BittingKeeper *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingSecret) text = bitting_secret_file_load_finish (G_FILE (source), result, &error);
  GPtrArray *all = text != NULL ? open_spans (text, &error) : NULL;

  if (all == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_set_task_data (task, all, (GDestroyNotify) g_ptr_array_unref);
  bitting_keyring_list_async (self->quiet, g_task_get_cancellable (task), listed_cb, g_object_ref (task));
}

/**
 * bitting_keeper_open_reports_async:
 * @self: the keeper
 * @file: a report file, from anywhere; it may hold several reports, one behind the other
 * @cancellable: (nullable)
 * @callback: called with the reports
 * @user_data: for @callback
 *
 * Reads a report file, finds for each report the saved key that it is about, by its masked
 * form, its site and, where the file has one, its name, and judges it again. Nothing is kept
 * yet.
 */
void
bitting_keeper_open_reports_async (BittingKeeper       *self,
                                   GFile               *file,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bitting_keeper_open_reports_async);
  bitting_secret_file_load_async (file, MAX_FILE + 1, cancellable, loaded_cb, g_steal_pointer (&task));
}

/** Returns: (transfer full) (nullable) (element-type BittingOpenedReport): what stands in the file,
 *   in its order, of which at least one is a report; NULL with #BITTING_KEEPER_ERROR_FILE in
 *   words, or an error of the file system */
GPtrArray *
bitting_keeper_open_reports_finish (BittingKeeper  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_kept (BittingHistory      *history,
         const BittingReport *report)
{
  g_autoptr (GPtrArray) events = bitting_history_list_events (history, report->name, NULL);
  guint i;

  for (i = 0; events != NULL && i < events->len; i++)
    {
      const BittingEvent *event = g_ptr_array_index (events, i);

      if (event->source == BITTING_SOURCE_FILE &&
          event->checked_at == g_date_time_to_unix (report->checked_at))
        return TRUE;
    }

  return FALSE;
}

/**
 * bitting_keeper_keep_report:
 * @self: the keeper
 * @opened: a report that a file held
 * @error: return location
 *
 * Puts the card among those of its key, marked as made elsewhere. To keep it twice is no
 * error, and keeps it once.
 *
 * Returns: whether it is kept; if not, @error says why in words
 */
gboolean
bitting_keeper_keep_report (BittingKeeper              *self,
                            const BittingOpenedReport  *opened,
                            GError                    **error)
{
  BittingHistory *history = NULL;
  g_autoptr (BittingOutlook) outlook = NULL;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), FALSE);

  if (opened->report == NULL)
    return bitting_report_file_refuse (opened->fault, error);
  if (opened->item == NULL)
    {
      g_set_error_literal (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_OTHER_KEY,
                           _("The report is about none of the saved keys: key, site and name have to be the "
                             "same."));
      return FALSE;
    }
  if (opened->report->outcome != BITTING_OUTCOME_COMPLETE)
    return bitting_report_file_refuse (_("The report could not be completed there either, so it adds nothing."), error);

  history = bitting_keeper_open_history (self);
  if (history == NULL)
    return bitting_report_file_refuse (bitting_keeper_get_notice (self), error);
  if (is_kept (history, opened->report))
    return TRUE;

  outlook = bitting_outlook_new (bitting_report_ref (opened->report));
  bitting_keeper_record (self, opened->item, outlook);

  return TRUE;
}
