/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a key goes when it leaves this program: into the environment of the next one, or into
 * a pipe. Until then it stays in locked memory. */

#include "config.h"

#include "ctl-handover.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

struct _CtlHandover
{
  GPtrArray        *variables; /* (owned) (element-type BittingSecret): NAME=TEXT */
  GPtrArray        *lines;     /* (owned) (element-type BittingSecret) */
  struct sigaction *manners;   /* (owned): how each of the signals was met at first */
};

/* Which GIO and the session meet in a way of their own. What was ignored has to stay so. */
static const int signals[] = { SIGINT, SIGPIPE, SIGTERM };

/** Returns: (transfer full): nothing yet. To be made before anything is asked of GIO. */
CtlHandover *
ctl_handover_new (void)
{
  CtlHandover *self = g_new0 (CtlHandover, 1);
  guint i;

  self->variables = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_secret_unref);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) bitting_secret_unref);
  self->manners = g_new0 (struct sigaction, G_N_ELEMENTS (signals));
  for (i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], NULL, &self->manners[i]);

  return self;
}

void
ctl_handover_free (CtlHandover *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->variables);
  g_ptr_array_unref (self->lines);
  g_free (self->manners);
  g_free (self);
}

static BittingSecret *
join (const char    *before,
      BittingSecret *text,
      const char    *after)
{
  gsize first = strlen (before);
  gsize length = bitting_secret_get_length (text);
  gsize last = strlen (after);
  char *buffer = NULL;
  BittingSecret *joined = bitting_secret_new_buffer (first + length + last, &buffer);

  memcpy (buffer, before, first);
  memcpy (buffer + first, bitting_secret_peek (text), length);
  memcpy (buffer + first + length, after, last);
  bitting_secret_set_length (joined, first + length + last);

  return joined;
}

/**
 * ctl_handover_add_variable:
 * @self: the handover
 * @name: a variable of the environment
 * @text: what it is to be
 */
void
ctl_handover_add_variable (CtlHandover   *self,
                           const char    *name,
                           BittingSecret *text)
{
  g_autofree char *before = g_strconcat (name, "=", NULL);

  g_ptr_array_add (self->variables, join (before, text, ""));
}

/**
 * ctl_handover_add_line:
 * @self: the handover
 * @text: what the program is to read next
 */
void
ctl_handover_add_line (CtlHandover   *self,
                       BittingSecret *text)
{
  g_ptr_array_add (self->lines, join ("", text, "\n"));
}

static gboolean
is_replaced (CtlHandover *self,
             const char  *variable)
{
  gsize length = strcspn (variable, "=") + 1;
  guint i;

  for (i = 0; i < self->variables->len; i++)
    if (strncmp (bitting_secret_peek (g_ptr_array_index (self->variables, i)), variable, length) == 0)
      return TRUE;

  return FALSE;
}

/* Returns: (transfer container) (element-type utf8): ends with NULL */
static GPtrArray *
list_environment (CtlHandover *self)
{
  GPtrArray *list = g_ptr_array_new ();
  char **variable;
  guint i;

  for (variable = environ; *variable != NULL; variable++)
    if (!is_replaced (self, *variable))
      g_ptr_array_add (list, *variable);
  for (i = 0; i < self->variables->len; i++)
    g_ptr_array_add (list, (char *) bitting_secret_peek (g_ptr_array_index (self->variables, i)));
  g_ptr_array_add (list, NULL);

  return list;
}

/* Nobody reads yet: all of it has to fit into the pipe. */
static gboolean
fill (CtlHandover *self,
      int          end)
{
  guint i;

  if (fcntl (end, F_SETFL, O_NONBLOCK) != 0)
    return FALSE;

  for (i = 0; i < self->lines->len; i++)
    {
      BittingSecret *line = g_ptr_array_index (self->lines, i);
      gsize length = bitting_secret_get_length (line);
      gssize written = write (end, bitting_secret_peek (line), length);

      if (written >= 0 && (gsize) written < length)
        errno = EAGAIN;
      if (written < 0 || (gsize) written < length)
        return FALSE;
    }

  return TRUE;
}

static gboolean
place (int end,
       int fd)
{
  if (end == fd)
    return fcntl (end, F_SETFD, 0) == 0;

  return dup2 (end, fd) == fd;
}

/* A pipe is in the kernel's own memory, in no file, and empty once it was read. */
static gboolean
offer (CtlHandover *self,
       int          fd)
{
  int ends[2];
  gboolean good;

  if (pipe2 (ends, O_CLOEXEC) != 0)
    return FALSE;

  good = fill (self, ends[1]);
  close (ends[1]);

  return good && place (ends[0], fd);
}

/**
 * ctl_handover_run:
 * @self: the handover
 * @fd: where the program reads the lines, if there are any
 * @command: the program, found as a shell finds it, and its arguments
 *
 * Becomes that program.
 *
 * Returns: if that fails only, once it has been said: the status to end with, as env(1) has it
 */
CtlStatus
ctl_handover_run (CtlHandover *self,
                  int          fd,
                  GStrv        command)
{
  g_autoptr (GPtrArray) environment = list_environment (self);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &self->manners[i], NULL);
  if (self->lines->len > 0 && !offer (self, fd))
    {
      g_printerr (_("The key could not be handed over: %s"), g_strerror (errno));
      g_printerr ("\n");
      return CTL_STATUS_NOT_STARTED;
    }

  execvpe (command[0], command, (char **) environment->pdata);
  /* Translators: a program, and the system's reason */
  g_printerr (_("“%s” could not be started: %s"), command[0], g_strerror (errno));
  g_printerr ("\n");

  return errno == ENOENT ? CTL_STATUS_NO_PROGRAM : CTL_STATUS_NOT_STARTED;
}
