/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Key and secret from standard input. They are read with read(2) straight into locked
 * memory: a buffer of the C library would keep a copy that nobody wipes. */

#include "config.h"

#include "ctl-input.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ctl-terminal.h"

/* More than the longest private key in PEM with its key before it. */
#define CAPACITY (32 * 1024)

#define PEM_BEGIN "-----BEGIN "
#define PEM_END "-----END "

static gboolean
say_read_error (void)
{
  g_printerr (_("Standard input cannot be read: %s"), g_strerror (errno));
  g_printerr ("\n");

  return FALSE;
}

static gboolean
say_too_long (void)
{
  g_printerr ("%s\n", _("That is too much for a key and a secret."));

  return FALSE;
}

/* Up to the end of the input, or until there is no room any more. */
static gboolean
read_all (char  *buffer,
          gsize  capacity,
          gsize *length)
{
  gssize got;

  *length = 0;
  do
    {
      got = read (STDIN_FILENO, buffer + *length, capacity - *length);
      if (got < 0 && errno != EINTR)
        return say_read_error ();
      if (got > 0)
        *length += (gsize) got;
    }
  while (got != 0 && *length < capacity);

  return TRUE;
}

static gboolean
read_pipe (char  *buffer,
           gsize *length)
{
  if (!read_all (buffer, CAPACITY, length))
    return FALSE;

  return *length < CAPACITY || say_too_long ();
}

/* One line, or a whole private key where it begins with one. */
static gboolean
read_answer (CtlTerminal *terminal,
             char        *buffer,
             gsize       *length)
{
  gsize start = *length;
  gsize line;
  gssize got;

  do
    {
      line = *length;
      if (*length == CAPACITY)
        return say_too_long ();
      got = ctl_terminal_read_line (terminal, buffer + *length, CAPACITY - *length);
      if (got < 0)
        return say_read_error ();
      *length += (gsize) got;
    }
  while (got > 0 && g_str_has_prefix (buffer + start, PEM_BEGIN) &&
         !g_str_has_prefix (buffer + line, PEM_END));

  return TRUE;
}

static gboolean
read_terminal (CtlTerminal *terminal,
               char        *buffer,
               gsize       *length)
{
  *length = 0;
  g_printerr ("%s", _("API key (not shown while you type or paste): "));
  if (!read_answer (terminal, buffer, length))
    return FALSE;
  if (*length == 0 || buffer[*length - 1] != '\n')
    return TRUE;

  g_printerr ("%s", _("API secret (not shown): "));

  return read_answer (terminal, buffer, length);
}

/* The first line is the key. It stays in locked memory until it has proven to be no secret. */
static BittingCredential *
split (char    *buffer,
       gsize    length,
       GError **error)
{
  char *line_end = memchr (buffer, '\n', length);
  gsize key_length = line_end != NULL ? (gsize) (line_end - buffer) : length;
  const char *rest = line_end != NULL ? line_end + 1 : buffer + length;
  g_autoptr (BittingSecret) secret = NULL;

  if (memchr (buffer, '\0', length) != NULL)
    {
      g_set_error_literal (error, BITTING_CREDENTIAL_ERROR, BITTING_CREDENTIAL_ERROR_BAD_KEY,
                           _("Standard input is no text."));
      return NULL;
    }

  secret = bitting_secret_new (rest, (gssize) (buffer + length - rest));
  buffer[key_length] = '\0';

  return bitting_credential_new (buffer, secret, error);
}

static void
say_field (BittingCredentialField  field,
           const char             *words)
{
  g_printerr ("%s %s\n", field == BITTING_FIELD_KEY ? _("API key:") : _("API secret:"), words);
}

static void
say_doubt (const BittingCredential *credential,
           BittingCredentialField   field)
{
  g_autofree char *doubt = bitting_credential_dup_doubt (credential, field);

  if (doubt != NULL)
    say_field (field, doubt);
}

/**
 * ctl_input_read_credential:
 *
 * Reads a key and its secret from standard input, to its end: the first line is the key, the
 * rest the secret. At a terminal it asks for them, and nothing that is typed can be seen.
 *
 * Returns: (transfer full) (nullable): both; NULL once what is wrong has been said
 */
BittingCredential *
ctl_input_read_credential (void)
{
  char *buffer = NULL;
  G_GNUC_UNUSED g_autoptr (BittingSecret) input = bitting_secret_new_buffer (CAPACITY, &buffer);
  g_autoptr (CtlTerminal) terminal = ctl_terminal_hush ();
  BittingCredential *credential = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!(terminal != NULL ? read_terminal (terminal, buffer, &length) : read_pipe (buffer, &length)))
    return NULL;

  credential = split (buffer, length, &error);
  if (credential == NULL)
    {
      say_field (bitting_credential_error_get_field (error->code), error->message);
      g_printerr ("%s\n", _("The first line of standard input is the key, the rest the secret."));
      return NULL;
    }

  say_doubt (credential, BITTING_FIELD_KEY);
  say_doubt (credential, BITTING_FIELD_SECRET);

  return credential;
}

/**
 * ctl_input_read_secret:
 *
 * Reads a secret alone from standard input, to its end. At a terminal it asks for it, and nothing
 * that is typed can be seen.
 *
 * Returns: (transfer full) (nullable): as it was given; NULL once what is wrong has been said
 */
BittingSecret *
ctl_input_read_secret (void)
{
  char *buffer = NULL;
  g_autoptr (BittingSecret) input = bitting_secret_new_buffer (CAPACITY, &buffer);
  g_autoptr (CtlTerminal) terminal = ctl_terminal_hush ();
  gsize length = 0;

  if (terminal != NULL)
    g_printerr ("%s", _("API secret (not shown): "));
  if (!(terminal != NULL ? read_answer (terminal, buffer, &length) : read_pipe (buffer, &length)))
    return NULL;

  bitting_secret_set_length (input, length);

  return g_steal_pointer (&input);
}

/* At a terminal, pasted lines up to Ctrl+D. */
static gboolean
read_lines (CtlTerminal *terminal,
            char        *buffer,
            gsize        capacity,
            gsize       *length)
{
  gssize got;

  g_printerr ("%s\n", _("Paste the text, and press Enter and Ctrl+D behind it. Nothing of it is shown."));
  *length = 0;
  do
    {
      got = ctl_terminal_read_line (terminal, buffer + *length, capacity - *length);
      if (got < 0)
        return say_read_error ();
      *length += (gsize) got;
    }
  while (got > 0 && *length < capacity);

  return TRUE;
}

/**
 * ctl_input_read_text:
 * @limit: bytes to read at most
 *
 * Reads a text with secrets in it from standard input, to its end. At a terminal it asks for
 * it, and nothing that is typed or pasted can be seen.
 *
 * Returns: (transfer full) (nullable): the text; NULL once what is wrong has been said
 */
BittingSecret *
ctl_input_read_text (gsize limit)
{
  char *buffer = NULL;
  g_autoptr (BittingSecret) text = bitting_secret_new_buffer (limit, &buffer);
  g_autoptr (CtlTerminal) terminal = ctl_terminal_hush ();
  gsize length = 0;

  if (!(terminal != NULL ? read_lines (terminal, buffer, limit, &length)
                         : read_all (buffer, limit, &length)))
    return NULL;

  bitting_secret_set_length (text, length);

  return g_steal_pointer (&text);
}

/**
 * ctl_input_ask:
 * @question: translated
 *
 * Asks at the terminal for something short that is no secret.
 *
 * Returns: (transfer full): the answer without spaces around it; empty at the end of the input
 */
char *
ctl_input_ask (const char *question)
{
  char answer[64] = "";

  g_printerr ("%s ", question);
  if (fgets (answer, sizeof answer, stdin) == NULL)
    return g_strdup ("");

  return g_strdup (g_strstrip (answer));
}

/**
 * ctl_input_confirm:
 * @question: translated, with what to answer
 *
 * Asks at the terminal.
 *
 * Returns: whether the answer was yes
 */
gboolean
ctl_input_confirm (const char *question)
{
  g_autofree char *answer = ctl_input_ask (question);

  /* Translators: the one letter that means yes, as in the question “[y/N]”. */
  return g_ascii_strcasecmp (answer, _("y")) == 0 || g_ascii_strcasecmp (answer, "yes") == 0;
}
