/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>

#include "bitting-keeper-rotate.h"
#include "ctl-card.h"
#include "ctl-options.h"
#include "ctl-session.h"

/** Prints the last card of a saved key. Nothing is asked. */
CtlStatus
ctl_show (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_autoptr (CtlSession) session = NULL;
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (BittingRotation) rotation = NULL;

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, N_("NAME"), NULL, NULL, &arguments) ||
      !ctl_options_count (arguments, 1, 1))
    return CTL_STATUS_USAGE;

  session = ctl_session_new ();
  report = bitting_keeper_load_report (session->keeper, arguments[1]);
  if (report == NULL)
    return ctl_usage_error (_("There is no card of “%s” yet. “bittingctl check” makes one."), arguments[1]);
  ctl_card_print (report, options.json);
  rotation = bitting_keeper_find_rotation (session->keeper, arguments[1]);
  if (rotation != NULL)
    {
      g_autofree char *words = bitting_rotation_dup_words (rotation, arguments[1]);

      g_printerr ("%s\n", words);
    }

  return ctl_card_get_status (report);
}
