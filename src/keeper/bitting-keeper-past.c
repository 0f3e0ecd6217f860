/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The past of a key: every check is held against the one before, and kept. Nothing is ever
 * thrown away but with its key: a card is some kilobytes, and a check a day makes a few
 * megabytes in a year. */

#include "config.h"

#include "bitting-keeper-private.h"

#include "bitting-data.h"
#include "bitting-drift.h"
#include "bitting-event.h"
#include "bitting-keeper-rotate.h"
#include "bitting-report-json.h"

#include <string.h>

/* Returns: (transfer full): a card with nothing new about it yet */
BittingOutlook *
bitting_outlook_new (BittingReport *report) /* (transfer full) */
{
  BittingOutlook *self = g_new0 (BittingOutlook, 1);

  self->report = report;
  self->changes = bitting_changes_new ();

  return self;
}

/* Returns: (transfer full): another one, of the same card and changes */
gpointer
bitting_outlook_copy (gconstpointer outlook,
                      gpointer      user_data)
{
  const BittingOutlook *self = outlook;
  BittingOutlook *copy = g_new0 (BittingOutlook, 1);

  copy->report = bitting_report_ref (self->report);
  copy->changes = g_ptr_array_ref (self->changes);
  if (self->since != NULL)
    copy->since = g_date_time_ref (self->since);

  return copy;
}

void
bitting_outlook_free (BittingOutlook *self)
{
  if (self == NULL)
    return;

  bitting_report_unref (self->report);
  g_ptr_array_unref (self->changes);
  g_clear_pointer (&self->since, g_date_time_unref);
  g_free (self);
}

/* While two keys change places, a name does not tell which of them answered. */
static gboolean
is_changing (BittingKeeper *self,
             const char    *name)
{
  g_autoptr (BittingRotation) rotation = bitting_keeper_find_rotation (self, name);

  return rotation != NULL && !bitting_rotation_is_settled (rotation);
}

/* The keyring is the truth about which key has the name: one that another program put
 * there gets a past from now on, and one that it changed starts a new one. */
gboolean
bitting_keeper_know (BittingHistory     *history,
                     const BittingItem  *item,
                     GError            **error)
{
  g_autofree char *masked = bitting_api_key_mask (item->api_key);
  g_autofree char *policy = NULL;
  g_autofree char *ips = NULL;

  bitting_history_get_subject (history, item->name, &policy, &ips, NULL);

  return bitting_history_remember (history, item->name, item->environment, item->host, masked,
                                   policy != NULL ? policy : "guide", ips, error);
}

static void
compare (BittingHistory *history,
         BittingOutlook *outlook)
{
  g_autofree char *json = NULL;
  g_autoptr (BittingReport) before = NULL;
  BittingOutcome outcome;
  gint64 seen_at;

  if (!bitting_history_get_before (history, outlook->report->name, &outcome, &seen_at, &json, NULL))
    return;

  /* A report that comes late is no news of what was seen since. */
  if (seen_at > g_date_time_to_unix (outlook->report->checked_at))
    return;
  if (json != NULL)
    before = bitting_report_from_json (json, strlen (json), NULL);
  outlook->since = before != NULL ? g_date_time_ref (before->checked_at)
                                  : g_date_time_new_from_unix_utc (seen_at);
  g_ptr_array_unref (outlook->changes);
  outlook->changes = bitting_drift_compare (before, outcome, outlook->report);
}

static BittingSummary *
summarize (const BittingOutlook *outlook)
{
  BittingSummary *summary = bitting_summary_new_for_report (outlook->report);
  guint i;

  for (i = 0; i < outlook->changes->len; i++)
    {
      const BittingChange *change = g_ptr_array_index (outlook->changes, i);

      if (bitting_change_is_of_key (change) &&
          bitting_change_get_severity (change) == BITTING_SEVERITY_ATTENTION)
        summary->changed_since = g_date_time_to_unix (outlook->since);
    }

  return summary;
}

/* Holds a new card against the past, marks what became different, and keeps it. The
 * item is NULL for a key whose name the history knows already. */
void
bitting_keeper_record (BittingKeeper     *self,
                       const BittingItem *item, /* (nullable) */
                       BittingOutlook    *outlook)
{
  BittingHistory *history = bitting_keeper_open_history (self);
  const BittingReport *report = outlook->report;
  g_autoptr (BittingSummary) summary = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  /* A check that somebody called off says nothing about the key. */
  if (history == NULL ||
      (report->diagnosis != NULL && report->diagnosis->code == BITTING_DIAGNOSIS_CANCELLED) ||
      is_changing (self, report->name))
    return;

  if (item == NULL || bitting_keeper_know (history, item, &error))
    {
      bitting_keeper_mark_visitor (history, outlook->report);
      compare (history, outlook);
      bitting_drift_mark (outlook->report, outlook->changes, bitting_data_get_catalogue (),
                          outlook->since);
      summary = summarize (outlook);
      json = bitting_report_to_json (report, FALSE);
      bitting_history_add_card (history, report->name, summary, outlook->changes, json, &error);
    }
  if (error != NULL)
    bitting_keeper_note_trouble (self, error);
}

/* Keeps a card that was made before its key was saved, under the name that it was saved as. */
void
bitting_keeper_record_named (BittingKeeper       *self,
                             const BittingReport *report,
                             const char          *name)
{
  g_autofree char *json = bitting_report_to_json (report, FALSE);
  BittingReport *copy = bitting_report_from_json (json, strlen (json), NULL);
  g_autoptr (BittingOutlook) outlook = NULL;

  g_return_if_fail (copy != NULL);

  g_free (copy->name);
  copy->name = g_strdup (name);
  outlook = bitting_outlook_new (copy);
  bitting_keeper_record (self, NULL, outlook);
}

/* A key that got another name since has it on its old cards, too; and they are told in the
 * language of today. */
static BittingReport *
read_card (BittingKeeper *self,
           BittingCard   *card, /* (nullable) (transfer full) */
           const char    *name)
{
  G_GNUC_UNUSED g_autoptr (BittingCard) owned = card;
  BittingReport *report = card == NULL ? NULL : bitting_report_from_json (card->json, strlen (card->json),
                                                                          NULL);
  g_autoptr (BittingPolicy) policy = NULL;
  g_autofree char *gone = NULL;

  if (report == NULL)
    return NULL;

  g_free (report->name);
  report->name = g_strdup (name);
  policy = bitting_keeper_choose_policy (self, name, NULL, NULL, &gone);
  bitting_report_retell (report, policy, bitting_data_get_catalogue ());

  return report;
}

/**
 * bitting_keeper_load_report:
 * @self: the keeper
 * @name: name of a saved key
 *
 * Returns: (transfer full) (nullable): its last card; NULL if there is none
 */
BittingReport *
bitting_keeper_load_report (BittingKeeper *self,
                            const char    *name)
{
  BittingHistory *history = NULL;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), NULL);

  history = bitting_keeper_open_history (self);

  return history != NULL ? read_card (self, bitting_history_get_latest (history, name, NULL), name) : NULL;
}

/**
 * bitting_keeper_load_telling_report:
 * @self: the keeper
 * @name: name of a saved key
 *
 * Returns: (transfer full) (nullable): the last card on which the exchange told about the
 *   key; NULL if it never did
 */
BittingReport *
bitting_keeper_load_telling_report (BittingKeeper *self,
                                    const char    *name)
{
  BittingHistory *history = NULL;
  g_autofree char *json = NULL;
  BittingOutcome outcome;
  gint64 seen_at;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), NULL);

  history = bitting_keeper_open_history (self);
  if (history == NULL || !bitting_history_get_before (history, name, &outcome, &seen_at, &json, NULL) ||
      json == NULL)
    return NULL;

  return bitting_report_from_json (json, strlen (json), NULL);
}

/**
 * bitting_keeper_load_past_report:
 * @self: the keeper
 * @name: name of a saved key
 * @card: which of its cards, as an event of its timeline says
 *
 * Returns: (transfer full) (nullable): that card; NULL if it is not there
 */
BittingReport *
bitting_keeper_load_past_report (BittingKeeper *self,
                                 const char    *name,
                                 gint64         card)
{
  BittingHistory *history = NULL;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), NULL);

  history = bitting_keeper_open_history (self);

  return history != NULL ? read_card (self, bitting_history_get_card (history, name, card, NULL), name)
                         : NULL;
}

/**
 * bitting_keeper_load_timeline:
 * @self: the keeper
 * @name: name of a saved key
 *
 * Every check that was ever made of the key, with what became different. Thousands are
 * there in some milliseconds: no report is read.
 *
 * Returns: (transfer full) (element-type BittingEvent): newest first, which may be none
 */
GPtrArray *
bitting_keeper_load_timeline (BittingKeeper *self,
                              const char    *name)
{
  BittingHistory *history = NULL;
  GPtrArray *events = NULL;

  g_return_val_if_fail (BITTING_IS_KEEPER (self), NULL);

  history = bitting_keeper_open_history (self);
  if (history != NULL)
    events = bitting_history_list_events (history, name, NULL);

  return events != NULL ? events
                        : g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_event_free);
}

/* Returns: number of the last card of a key, or 0 */
gint64
bitting_keeper_find_newest_card (BittingKeeper *self,
                                 const char    *name)
{
  g_autoptr (GPtrArray) events = bitting_keeper_load_timeline (self, name);

  return events->len > 0 ? ((BittingEvent *) g_ptr_array_index (events, 0))->card : 0;
}

/* Returns: (transfer full) (nullable): the last card of a key with what was new about it;
 * NULL if it has none with a number above @after */
BittingOutlook *
bitting_keeper_load_outlook (BittingKeeper *self,
                             const char    *name,
                             gint64         after)
{
  g_autoptr (GPtrArray) events = bitting_keeper_load_timeline (self, name);
  const BittingEvent *newest = events->len > 0 ? g_ptr_array_index (events, 0) : NULL;
  const BittingEvent *before = events->len > 1 ? g_ptr_array_index (events, 1) : newest;
  BittingOutlook *outlook = NULL;
  BittingReport *report = NULL;

  if (newest == NULL || newest->card <= after)
    return NULL;

  report = bitting_keeper_load_past_report (self, name, newest->card);
  if (report == NULL)
    return NULL;

  outlook = bitting_outlook_new (report);
  g_ptr_array_unref (outlook->changes);
  outlook->changes = g_ptr_array_ref (newest->changes);
  outlook->since = g_date_time_new_from_unix_utc (before->checked_at);

  return outlook;
}

/**
 * bitting_keeper_acknowledge:
 * @self: the keeper
 * @name: name of a saved key
 *
 * A person has looked at what changed: “Changed since …” goes from the list. The timeline
 * keeps it.
 */
void
bitting_keeper_acknowledge (BittingKeeper *self,
                            const char    *name)
{
  BittingHistory *history = NULL;

  g_return_if_fail (BITTING_IS_KEEPER (self));

  history = bitting_keeper_open_history (self);
  if (history != NULL)
    bitting_history_acknowledge (history, name, NULL);
}
