/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cards of many keys, as they come. */

#include "config.h"

#include "ctl-bulk.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "bitting-bulk-check.h"
#include "ctl-card.h"

/* Where a terminal writes its next line over the last one. */
#define AGAIN "\r\033[K"

typedef struct
{
  CtlSession    *session; /* borrowed */
  const CtlView *view;    /* borrowed */
  gboolean       tells;   /* whether somebody looks how far it is */
  guint          printed;
  CtlStatus      worst;
} Tally;

/**
 * ctl_bulk_print:
 * @report: a card
 * @view: how to show it
 *
 * Returns: the status that it stands for
 */
CtlStatus
ctl_bulk_print (const BittingReport *report,
                const CtlView       *view)
{
  ctl_card_print (report, view->json);
  if (view->verbose && !view->json)
    ctl_card_print_support (report);

  return ctl_card_get_status (report);
}

static void
checked_cb (BittingBulkCheck    *round,
            const char          *name,
            const BittingReport *report,
            const GError        *error,
            Tally               *tally)
{
  CtlStatus status;

  /* What was broken off says nothing of the key. */
  if (g_cancellable_is_cancelled (tally->session->cancellable) &&
      (report == NULL || report->diagnosis != NULL))
    return;

  if (tally->tells)
    g_printerr (AGAIN);
  if (report == NULL)
    status = ctl_session_explain (name, error);
  else
    {
      if (!tally->view->json && tally->printed > 0)
        g_print ("\n");
      tally->printed++;
      status = ctl_bulk_print (report, tally->view);
    }
  /* Whoever reads the cards may be waiting for them. */
  fflush (stdout);
  tally->worst = MAX (tally->worst, status);
}

static void
changed_cb (BittingBulkCheck *round,
            Tally            *tally)
{
  if (!tally->tells)
    return;

  g_printerr (AGAIN);
  if (bitting_bulk_check_is_over (round))
    return;
  /* Translators: how many keys are done, and how many there are */
  g_printerr (_("Checking keys: %u of %u"), bitting_bulk_check_get_done (round),
              bitting_bulk_check_get_all (round));
}

/**
 * ctl_bulk_check:
 * @session: the session
 * @names: (element-type utf8): of saved keys
 * @terms: how to check them
 * @view: how to show the cards
 *
 * Checks them, several at a time, and prints each card when it is there.
 *
 * Returns: the status to end with
 */
CtlStatus
ctl_bulk_check (CtlSession         *session,
                GPtrArray          *names,
                const BittingTerms *terms,
                const CtlView      *view)
{
  g_autoptr (BittingBulkCheck) round = bitting_bulk_check_new (session->keeper, names, terms);
  Tally tally = {
    .session = session,
    .view = view,
    .tells = names->len > 1 && isatty (STDERR_FILENO) == 1,
  };
  gulong cancelled = g_signal_connect_swapped (session->cancellable, "cancelled",
                                               G_CALLBACK (bitting_bulk_check_stop), round);

  g_signal_connect (round, "checked", G_CALLBACK (checked_cb), &tally);
  g_signal_connect (round, "changed", G_CALLBACK (changed_cb), &tally);
  bitting_bulk_check_start (round);
  while (!bitting_bulk_check_is_over (round))
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (session->cancellable, cancelled);
  if (!g_cancellable_is_cancelled (session->cancellable))
    return tally.worst;

  g_printerr ("%s\n", _("Stopped before it was done."));

  return MAX (tally.worst, CTL_STATUS_INCOMPLETE);
}
