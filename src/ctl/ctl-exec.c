/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ctl-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ctl-handover.h"
#include "ctl-options.h"
#include "ctl-session.h"

#define DEFAULT_PREFIX "BYBIT_"
#define NO_FD G_MININT

/* Where the program looks for its key, and how good that has to be. */
typedef struct
{
  GStrv    prefixes;    /* (nullable): one for each key, as are the other two */
  GStrv    env_keys;    /* (nullable) */
  GStrv    env_secrets; /* (nullable) */
  int      fd;
  gboolean from_stdin;
  char    *grade;       /* (nullable): as given */
} Wishes;

static void
wishes_clear (Wishes *self)
{
  g_strfreev (self->prefixes);
  g_strfreev (self->env_keys);
  g_strfreev (self->env_secrets);
  g_free (self->grade);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static char *
dup_variable (const Wishes *wishes,
              GStrv         given, /* (nullable) */
              guint         key,
              const char   *name)
{
  const char *prefix = wishes->prefixes != NULL ? wishes->prefixes[key] : DEFAULT_PREFIX;

  return given != NULL ? g_strdup (given[key]) : g_strconcat (prefix, name, NULL);
}

static gboolean
is_variable (const char *name)
{
  return *name != '\0' && !g_ascii_isdigit (*name) &&
         strspn (name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") == strlen (name);
}

static gboolean
check_variables (const Wishes *wishes,
                 guint         n_keys)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint i;

  for (i = 0; i < 2 * n_keys; i++)
    {
      char *name = i % 2 == 0 ? dup_variable (wishes, wishes->env_keys, i / 2, "API_KEY")
                              : dup_variable (wishes, wishes->env_secrets, i / 2, "API_SECRET");
      gboolean good = is_variable (name);

      if (!good)
        ctl_usage_error (_("“%s” cannot be the name of a variable."), name);
      else if (g_hash_table_contains (seen, name))
        ctl_usage_error (_("Two things cannot be in “%s”: give each key a “--prefix” of its own."), name);
      if (!g_hash_table_add (seen, name) || !good)
        return FALSE;
    }

  return TRUE;
}

/* There are as many as there are keys, or none at all. */
static gboolean
fits (GStrv given,
      guint n_keys)
{
  return given == NULL || g_strv_length (given) == n_keys;
}

/* Input, or what no program uses by itself. */
static gboolean
is_free (int fd)
{
  struct rlimit limit;

  return fd == STDIN_FILENO ||
         (fd > STDERR_FILENO && getrlimit (RLIMIT_NOFILE, &limit) == 0 && (rlim_t) fd < limit.rlim_cur);
}

static gboolean
check_wishes (Wishes       *wishes,
              BittingGrade *grade,
              guint         n_keys)
{
  gboolean named = wishes->prefixes != NULL || wishes->env_keys != NULL || wishes->env_secrets != NULL;
  g_autofree char *upper = wishes->grade != NULL ? g_ascii_strup (wishes->grade, -1) : NULL;

  if (upper != NULL && !bitting_grade_from_string (upper, grade))
    ctl_usage_error (_("“%s” is no grade: give a letter from A to F."), wishes->grade);
  else if (wishes->from_stdin && wishes->fd != NO_FD)
    ctl_usage_error ("%s", _("Give “--stdin” or “--fd”, not both."));
  else if (named && (wishes->from_stdin || wishes->fd != NO_FD))
    ctl_usage_error ("%s", _("With “--stdin” or “--fd” nothing is put into the environment."));
  else if (wishes->fd != NO_FD && !is_free (wishes->fd))
    ctl_usage_error (_("“%d” cannot be used: give a number from 3 on."), wishes->fd);
  else if (!fits (wishes->prefixes, n_keys) || !fits (wishes->env_keys, n_keys) ||
           !fits (wishes->env_secrets, n_keys))
    ctl_usage_error ("%s", _("Give “--prefix”, “--env-key” or “--env-secret” once for each key, in their order."));
  else
    {
      if (wishes->from_stdin)
        wishes->fd = STDIN_FILENO;
      return wishes->fd != NO_FD || check_variables (wishes, n_keys);
    }

  return FALSE;
}

static CtlStatus
require_grade (CtlSession   *session,
               const char   *name,
               BittingGrade  grade)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BittingReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  const BittingTerms remembered = { 0 };

  bitting_keeper_check_async (session->keeper, name, &remembered, session->cancellable,
                              ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  report = bitting_keeper_check_finish (session->keeper, result, &error);
  if (report == NULL)
    return ctl_session_explain (name, error);
  if (report->grade <= grade)
    return CTL_STATUS_GOOD;

  sentence = bitting_report_dup_sentence (report);
  if (report->grade == BITTING_GRADE_NONE)
    /* Translators: name of a key, and why it has no grade */
    g_printerr (_("“%s” has no grade, so nothing was started. %s"), name, sentence);
  else
    /* Translators: name of a key, its grade, and why it has that */
    g_printerr (_("“%s” has grade %s, so nothing was started. %s"), name,
                bitting_grade_to_string (report->grade), sentence);
  g_printerr ("\n");

  return report->grade == BITTING_GRADE_NONE ? CTL_STATUS_INCOMPLETE : CTL_STATUS_FAILED;
}

static void
hand_over (CtlHandover       *handover,
           const Wishes      *wishes,
           guint              key,
           BittingCredential *credential)
{
  g_autoptr (BittingSecret) api_key = bitting_secret_new (credential->api_key, -1);
  g_autoptr (BittingSecret) secret = bitting_credential_dup_secret_text (credential);
  g_autofree char *key_name = NULL;
  g_autofree char *secret_name = NULL;

  if (wishes->fd != NO_FD)
    {
      ctl_handover_add_line (handover, api_key);
      ctl_handover_add_line (handover, secret);
      return;
    }

  key_name = dup_variable (wishes, wishes->env_keys, key, "API_KEY");
  secret_name = dup_variable (wishes, wishes->env_secrets, key, "API_SECRET");
  ctl_handover_add_variable (handover, key_name, api_key);
  ctl_handover_add_variable (handover, secret_name, secret);
}

/* Nothing is left open of what the keys were asked from. */
static CtlStatus
gather (CtlHandover  *handover,
        const Wishes *wishes,
        BittingGrade  grade,
        GStrv         names)
{
  g_autoptr (CtlSession) session = ctl_session_new ();
  CtlStatus status = CTL_STATUS_GOOD;
  guint i;

  for (i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (BittingCredential) credential = NULL;
      g_autoptr (GError) error = NULL;

      bitting_keeper_load_async (session->keeper, names[i], session->cancellable, ctl_session_done_cb, session);
      result = ctl_session_wait (session);
      credential = bitting_keeper_load_finish (session->keeper, result, &error);
      if (credential == NULL)
        return ctl_session_explain (names[i], error);
      hand_over (handover, wishes, i, credential);
    }
  for (i = 0; names[i] != NULL && wishes->grade != NULL && status == CTL_STATUS_GOOD; i++)
    status = require_grade (session, names[i], grade);

  return status;
}

static gboolean
parse (Wishes *wishes,
       GStrv  *arguments)
{
  g_auto (CtlOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "prefix", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes->prefixes,
      N_("Begin the names of the variables with this instead of BYBIT_"), N_("TEXT") },
    { "env-key", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes->env_keys,
      N_("Put the key into this variable"), N_("NAME") },
    { "env-secret", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes->env_secrets,
      N_("Put the secret into this variable"), N_("NAME") },
    { "stdin", 0, 0, G_OPTION_ARG_NONE, &wishes->from_stdin,
      N_("Let the program read the key and, below it, the secret from its standard input"), NULL },
    { "fd", 0, 0, G_OPTION_ARG_INT, &wishes->fd, N_("Let it read them from this file descriptor"), N_("N") },
    { "require-grade", 0, 0, G_OPTION_ARG_STRING, &wishes->grade,
      N_("Check the key first, and start nothing if its grade is worse"), N_("GRADE") },
    G_OPTION_ENTRY_NULL
  };

  return ctl_options_parse (&options, CTL_TAKES_NOTHING, N_("NAME… -- COMMAND…"),
                            _("Becomes COMMAND, with BYBIT_API_KEY and BYBIT_API_SECRET in its environment. "
                              "Other programs that you run can read an environment; “--stdin” and “--fd” "
                              "hide the key from them. Ends as COMMAND does. Where that was not started: 1 if "
                              "the grade is worse, 2 after wrong usage, 3 if the check could not be "
                              "completed, 4 if the keyring could not be used, 126 if COMMAND cannot be "
                              "started, 127 if there is no such program."), entries, arguments);
}

/** Becomes another program, which has the key. */
CtlStatus
ctl_exec (GStrv arguments)
{
  g_auto (Wishes) wishes = { .fd = NO_FD };
  g_autoptr (CtlHandover) handover = ctl_handover_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ours = NULL;
  GStrv names = NULL;
  BittingGrade grade = BITTING_GRADE_F;
  CtlStatus status;

  for (; *arguments != NULL && strcmp (*arguments, "--") != 0; arguments++)
    g_strv_builder_add (builder, *arguments);
  names = ours = g_strv_builder_end (builder);
  if (!parse (&wishes, &names))
    return CTL_STATUS_USAGE;
  if (arguments[0] == NULL || arguments[1] == NULL)
    return ctl_usage_error ("%s", _("Give the program to run behind “--”."));
  if (!ctl_options_count (names, 1, G_MAXINT) ||
      !check_wishes (&wishes, &grade, g_strv_length (names) - 1))
    return CTL_STATUS_USAGE;

  status = gather (handover, &wishes, grade, names + 1);

  return status != CTL_STATUS_GOOD ? status : ctl_handover_run (handover, wishes.fd, arguments + 1);
}
