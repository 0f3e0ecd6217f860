/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before a program (LD_PRELOAD): notes every program that it or its children start, with all
 * arguments and the whole environment, in the file that EXEC_LOG names. A child may be over before
 * anybody could look at it from outside. */

#include <dlfcn.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

typedef int (*Exec) (const char *, char *const[], char *const[]);
typedef int (*ExecPath) (const char *, char *const[]);
typedef int (*Spawn) (pid_t *, const char *, const posix_spawn_file_actions_t *,
                      const posix_spawnattr_t *, char *const[], char *const[]);

static void
note_lines (int         file,
            char *const lines[])
{
  for (; lines != NULL && *lines != NULL; lines++)
    {
      const struct iovec parts[] = { { *lines, strlen (*lines) }, { (char[]) { '\n' }, 1 } };

      /* What could not be written is missed by the test, which plants a copy here. */
      if (writev (file, parts, 2) < 0)
        return;
    }
}

static void
note (char *const arguments[],
      char *const environment[])
{
  const char *path = getenv ("EXEC_LOG");
  int file = path != NULL ? open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;

  if (file < 0)
    return;
  note_lines (file, arguments);
  note_lines (file, environment);
  close (file);
}

int
execve (const char *path,
        char *const arguments[],
        char *const environment[])
{
  note (arguments, environment);

  return ((Exec) dlsym (RTLD_NEXT, "execve")) (path, arguments, environment);
}

int
execvpe (const char *file,
         char *const arguments[],
         char *const environment[])
{
  note (arguments, environment);

  return ((Exec) dlsym (RTLD_NEXT, "execvpe")) (file, arguments, environment);
}

int
execv (const char *path,
       char *const arguments[])
{
  note (arguments, environ);

  return ((ExecPath) dlsym (RTLD_NEXT, "execv")) (path, arguments);
}

int
execvp (const char *file,
        char *const arguments[])
{
  note (arguments, environ);

  return ((ExecPath) dlsym (RTLD_NEXT, "execvp")) (file, arguments);
}

int
posix_spawn (pid_t                            *process,
             const char                       *path,
             const posix_spawn_file_actions_t *actions,
             const posix_spawnattr_t          *attributes,
             char *const                       arguments[],
             char *const                       environment[])
{
  note (arguments, environment);

  return ((Spawn) dlsym (RTLD_NEXT, "posix_spawn")) (process, path, actions, attributes, arguments,
                                                     environment);
}

int
posix_spawnp (pid_t                            *process,
              const char                       *file,
              const posix_spawn_file_actions_t *actions,
              const posix_spawnattr_t          *attributes,
              char *const                       arguments[],
              char *const                       environment[])
{
  note (arguments, environment);

  return ((Spawn) dlsym (RTLD_NEXT, "posix_spawnp")) (process, file, actions, attributes, arguments,
                                                      environment);
}
