/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A terminal that shows nothing of what is typed, and always comes back as it was.
 *
 * The signals that would end the program are held back meanwhile and read as data, so that
 * there is no moment at which one of them could leave the terminal without echo. */

#include "ctl-terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

struct _CtlTerminal
{
  struct termios before;
  sigset_t       mask;    /* what was held back before */
  int            signals; /* (owned): tells of what is held back now */
};

/**
 * ctl_terminal_hush:
 *
 * Returns: (transfer full) (nullable): standard input without echo; NULL if it is no terminal
 */
CtlTerminal *
ctl_terminal_hush (void)
{
  CtlTerminal *self = NULL;
  struct termios quiet;
  sigset_t held;

  if (tcgetattr (STDIN_FILENO, &quiet) != 0)
    return NULL;

  self = g_new0 (CtlTerminal, 1);
  self->before = quiet;
  sigemptyset (&held);
  sigaddset (&held, SIGINT);
  sigaddset (&held, SIGTERM);
  sigaddset (&held, SIGHUP);
  sigaddset (&held, SIGQUIT);
  self->signals = signalfd (-1, &held, SFD_CLOEXEC);
  /* Without echo there is no good moment to stop in: this one waits until the end. */
  sigaddset (&held, SIGTSTP);
  sigprocmask (SIG_BLOCK, &held, &self->mask);

  /* What was pasted ahead of the question stays: it may be the secret. */
  quiet.c_lflag &= ~(tcflag_t) ECHO;
  quiet.c_lflag |= ICANON | ISIG | ECHONL;
  tcsetattr (STDIN_FILENO, TCSANOW, &quiet);

  return self;
}

/** Brings the terminal back, and lets the signals through that came meanwhile. */
void
ctl_terminal_restore (CtlTerminal *self)
{
  if (self == NULL)
    return;

  tcsetattr (STDIN_FILENO, TCSANOW, &self->before);
  if (self->signals >= 0)
    close (self->signals);
  sigprocmask (SIG_SETMASK, &self->mask, NULL);
  g_free (self);
}

/* Ends the program as the signal would have ended it. */
static void
die_of_signal (CtlTerminal *self)
{
  struct signalfd_siginfo info;
  int number = SIGTERM;
  sigset_t mask = self->mask;

  if (read (self->signals, &info, sizeof info) == (gssize) sizeof info)
    number = (int) info.ssi_signo;
  ctl_terminal_restore (self);
  signal (number, SIG_DFL);
  sigdelset (&mask, number);
  sigprocmask (SIG_SETMASK, &mask, NULL);
  raise (number);
  _exit (128 + number);
}

/**
 * ctl_terminal_read_line:
 * @self: the terminal
 * @buffer: where to put the line
 * @capacity: bytes that fit there
 *
 * Waits for a line. The bytes go from the kernel straight to @buffer. A signal that
 * ends programs ends this one, with the terminal as it was.
 *
 * Returns: bytes read, the line break among them; 0 at the end of the input, -1 on an error
 */
gssize
ctl_terminal_read_line (CtlTerminal *self,
                        char        *buffer,
                        gsize        capacity)
{
  struct pollfd waits[] = {
    { .fd = self->signals, .events = POLLIN },
    { .fd = STDIN_FILENO, .events = POLLIN },
  };

  do
    {
      if (poll (waits, G_N_ELEMENTS (waits), -1) < 0 && errno != EINTR)
        return -1;
      if ((waits[0].revents & POLLIN) != 0)
        die_of_signal (self);
    }
  while (waits[1].revents == 0);

  return read (STDIN_FILENO, buffer, capacity);
}
