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
  int      number; /* of a report in its file, from 1; 0 for all */
} Wishes;

static void
wishes_clear (Wishes *self)
{
  g_free (self->pdf);
  g_free (self->html);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

/* What is on show, and what was not to be had on the way. */
typedef struct
{
  GPtrArray *reports; /* (owned) (element-type BittingReport) */
  CtlStatus  status;
} Findings;

static void
findings_clear (Findings *self)
{
  g_clear_pointer (&self->reports, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Findings, findings_clear)

/* @number is 0 where it is the only one of its file. */
static void
complain (Findings   *findings,
          const char *path,
          guint       number,
          const char *words)
{
  if (number == 0)
    g_printerr (_("“%s” cannot be used: %s\n"), path, words);
  else
    /* Translators: the name of a file, a number, and what is wrong */
    g_printerr (_("“%s”, report %u: %s\n"), path, number, words);
  findings->status = CTL_STATUS_USAGE;
}

static GPtrArray *
open_file (CtlSession *session,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *opened = NULL;

  bitting_keeper_open_reports_async (session->keeper, file, session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  opened = bitting_keeper_open_reports_finish (session->keeper, result, &error);
  if (opened == NULL)
    ctl_usage_error (_("“%s” cannot be used: %s"), path, error->message);

  return opened;
}

static void
take_opened (CtlSession                *session,
             Findings                  *findings,
             const BittingOpenedReport *opened,
             const char                *path,
             guint                      number,
             gboolean                   keep)
{
  g_autoptr (GError) error = NULL;

  if (opened->report == NULL)
    {
      complain (findings, path, number, opened->fault);
      return;
    }
  if (keep && !bitting_keeper_keep_report (session->keeper, opened, &error))
    {
      complain (findings, path, number, error->message);
      if (number == 0)
        return;
    }

  g_ptr_array_add (findings->reports, bitting_report_ref (opened->report));
}

static void
read_file (CtlSession   *session,
           Findings     *findings,
           const char   *path,
           const Wishes *wishes)
{
  g_autoptr (GPtrArray) all = open_file (session, path);
  guint wanted = (guint) wishes->number;
  guint i;

  if (all == NULL || wanted > all->len)
    {
      if (all != NULL)
        ctl_usage_error (ngettext ("“%s” holds %u report.", "“%s” holds %u reports.", all->len), path, all->len);
      findings->status = CTL_STATUS_USAGE;
      return;
    }
  for (i = 0; i < all->len; i++)
    if (wanted == 0 || wanted == i + 1)
      take_opened (session, findings, g_ptr_array_index (all, i), path, all->len > 1 ? i + 1 : 0,
                   wishes->keep);
}

static void
find_card (CtlSession   *session,
           Findings     *findings,
           const char   *name,
           const Wishes *wishes)
{
  BittingReport *report = NULL;

  if (wishes->keep || wishes->number > 0)
    {
      findings->status = ctl_usage_error (_("There is no report file “%s”."), name);
      return;
    }
  report = bitting_keeper_load_report (session->keeper, name);
  if (report == NULL)
    findings->status = ctl_usage_error (_("“%s” is neither a report file nor a key that has a card. “bittingctl "
                                          "check” makes one."), name);
  else
    g_ptr_array_add (findings->reports, report);
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

static CtlStatus
hand_on_all (const Findings *findings,
             const Wishes   *wishes,
             const char     *name,
             gboolean        json)
{
  CtlStatus worst = findings->status;
  guint i;

  if (findings->reports->len > 1 && (wishes->pdf != NULL || wishes->html != NULL))
    return ctl_usage_error (_("“%s” holds several reports. Say which one with “--number”."), name);

  for (i = 0; i < findings->reports->len; i++)
    {
      CtlStatus status;

      if (i > 0 && !json)
        g_print ("\n");
      status = hand_on (g_ptr_array_index (findings->reports, i), wishes, json);
      worst = MAX (worst, status);
    }

  return worst;
}

/** Prints cards, or makes what one can be handed on as. Nothing is asked. */
CtlStatus
ctl_report (GStrv arguments)
{
  g_auto (CtlOptions) options = { 0 };
  g_auto (Wishes) wishes = { 0 };
  g_auto (Findings) findings = { .reports = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_report_unref) };
  g_autoptr (CtlSession) session = NULL;
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
      N_("Put the cards of a report file among those of the keys that they are about"), NULL },
    { "number", 0, 0, G_OPTION_ARG_INT, &wishes.number,
      N_("Only this one of a file with several reports, from 1"), N_("N") },
    G_OPTION_ENTRY_NULL
  };

  if (!ctl_options_parse (&options, CTL_TAKES_JSON, N_("NAME | FILE"),
                          _("A file in this folder goes before a key of the same name."), entries,
                          &arguments) ||
      !ctl_options_count (arguments, 1, 1))
    return CTL_STATUS_USAGE;
  if ((wishes.pdf != NULL) + (wishes.html != NULL) + wishes.text + wishes.support + options.json > 1)
    return ctl_usage_error ("%s", _("Give one of “--pdf”, “--html”, “--text”, “--support” and “--json”."));
  if (wishes.number < 0)
    return ctl_usage_error ("%s", _("The first report of a file is number 1."));

  session = ctl_session_new ();
  /* A key's name has no “/” in it, so that a file can always be meant. */
  if (strchr (arguments[1], '/') != NULL || g_file_test (arguments[1], G_FILE_TEST_IS_REGULAR))
    read_file (session, &findings, arguments[1], &wishes);
  else
    find_card (session, &findings, arguments[1], &wishes);

  return hand_on_all (&findings, &wishes, arguments[1], options.json);
}
