/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "bitting-keeper-file.h"
#include "bitting-sheet.h"
#include "ctl-card.h"
#include "ctl-file.h"
#include "ctl-options.h"
#include "ctl-session.h"
#include "ctl-text.h"

/* What is wanted of the card: at most one of these. */
typedef struct
{
  char    *pdf;
  char    *html;
  gboolean text;
  gboolean support;
  gboolean force;
  gboolean keep;
} Wishes;

static void
wishes_clear (Wishes *self)
{
  g_free (self->pdf);
  g_free (self->html);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static BittingReport *
read_file (CtlSession *session,
           const char *path,
           gboolean    keep)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BittingOpenedReport) opened = NULL;
  g_autoptr (GError) error = NULL;

  bitting_keeper_open_report_async (session->keeper, file, session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  opened = bitting_keeper_open_report_finish (session->keeper, result, &error);
  if (opened == NULL || (keep && !bitting_keeper_keep_report (session->keeper, opened, &error)))
    {
      ctl_usage_error (_("“%s” cannot be used: %s"), path, error->message);
      return NULL;
    }

  return bitting_report_ref (opened->report);
}

/* A key's name has no “/” in it, so that a file can always be meant. */
static BittingReport *
find_report (CtlSession *session,
             const char *name,
             gboolean    keep)
{
  BittingReport *report = NULL;

  if (strchr (name, '/') != NULL || g_file_test (name, G_FILE_TEST_IS_REGULAR))
    return read_file (session, name, keep);

  if (keep)
    {
      ctl_usage_error (_("There is no report file “%s” to keep."), name);
      return NULL;
    }
  report = bitting_keeper_load_report (session->keeper, name);
  if (report == NULL)
    ctl_usage_error (_("“%s” is neither a report file nor a key that has a card. “bittingctl check” "
                       "makes one."), name);

  return report;
}

static CtlStatus
write_sheet (const BittingReport *report,
             BittingSheetFormat   format,
             const char          *path,
             gboolean             force)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (format == BITTING_SHEET_PDF && strcmp (path, "-") == 0 && isatty (STDOUT_FILENO) == 1)
    return ctl_usage_error ("%s", _("A PDF is not for a terminal. Give a file, or send it on with “|” or “>”."));

  bytes = bitting_sheet_make (report, format, &error);
  if (bytes == NULL)
    {
      g_printerr (_("The PDF could not be made: %s\n"), error->message);
      return CTL_STATUS_USAGE;
    }

  return ctl_file_write (path, bytes, force) ? CTL_STATUS_GOOD : CTL_STATUS_USAGE;
}

static CtlStatus
hand_on (const BittingReport *report,
         const Wishes        *wishes,
         gboolean             json)
{
  if (wishes->pdf != NULL)
    return write_sheet (report, BITTING_SHEET_PDF, wishes->pdf, wishes->force);
  if (wishes->html != NULL)
    return write_sheet (report, BITTING_SHEET_HTML, wishes->html, wishes->force);
  if (wishes->text)
    return write_sheet (report, BITTING_SHEET_TEXT, "-", FALSE);
  if (wishes->support)
    {
      char *text = bitting_sheet_dup_support_text (report);
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

      return ctl_file_write ("-", bytes, FALSE) ? CTL_STATUS_GOOD : CTL_STATUS_USAGE;
    }
  ctl_card_print (report, json);

  return ctl_card_get_status (report);
}

/** Prints a card, or makes what it can be handed on as. Nothing is asked. */
CtlStatus
ctl_report (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_auto (Wishes) wishes = { 0 };
  g_autoptr (CtlSession) session = NULL;
  g_autoptr (BittingReport) report = NULL;
  const GOptionEntry entries[] = {
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &wishes.pdf,
      N_("Write the card as PDF; “-” for standard output"), N_("FILE") },
    { "html", 0, 0, G_OPTION_ARG_FILENAME, &wishes.html,
      N_("Write the card as a web page; “-” for standard output"), N_("FILE") },
    { "text", 0, 0, G_OPTION_ARG_NONE, &wishes.text, N_("Print the whole card as plain text"), NULL },
    { "support", 0, 0, G_OPTION_ARG_NONE, &wishes.support,
      N_("Print what somebody who helps may see: without names and addresses"), NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &wishes.force,
      N_("Replace the file if it is there already"), NULL },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &wishes.keep,
      N_("Put the card of a report file among those of the key that it is about"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, N_("NAME | FILE"),
                          _("A file in this folder goes before a key of the same name."), entries,
                          &arguments) ||
      !ctl_options_count (arguments, 1, 1))
    return CTL_STATUS_USAGE;
  if ((wishes.pdf != NULL) + (wishes.html != NULL) + wishes.text + wishes.support + options.json > 1)
    return ctl_usage_error ("%s", _("Give one of “--pdf”, “--html”, “--text”, “--support” and “--json”."));

  session = ctl_session_new ();
  report = find_report (session, arguments[1], wishes.keep);

  return report != NULL ? hand_on (report, &wishes, options.json) : CTL_STATUS_USAGE;
}
