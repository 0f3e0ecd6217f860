/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that appears whole or not at all. */

#include "config.h"

#include "ctl-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ctl-options.h"
#include "ctl-text.h"

static gboolean
fill (int         fd,
      const char *text)
{
  gsize left = strlen (text);

  while (left > 0)
    {
      gssize written = write (fd, text, left);

      if (written < 0 && errno != EINTR)
        return FALSE;
      if (written > 0)
        {
          text += written;
          left -= (gsize) written;
        }
    }

  return fsync (fd) == 0;
}

static gboolean
put_in_place (const char *temporary,
              const char *path,
              gboolean    replace)
{
  if (replace)
    return rename (temporary, path) == 0;
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;

  /* Not every file system can tell; a second name for a file never replaces one either. */
  return errno == EINVAL && link (temporary, path) == 0;
}

static gboolean
write_file (const char *path,
            const char *text,
            gboolean    replace)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);
  gboolean done;
  int reason;

  if (fd < 0)
    return FALSE;

  done = fill (fd, text);
  reason = errno;
  if (close (fd) != 0 && done)
    {
      done = FALSE;
      reason = errno;
    }
  if (done && !put_in_place (temporary, path, replace))
    {
      done = FALSE;
      reason = errno;
    }
  unlink (temporary);
  errno = reason;

  return done;
}

/**
 * ctl_file_write:
 * @path: where to, "-" for standard output
 * @text: what, in UTF-8
 * @replace: whether a file that is there already may be replaced
 *
 * Writes a file that is whole from the moment that it is there.
 *
 * Returns: FALSE once what is wrong has been said
 */
gboolean
ctl_file_write (const char *path,
                const char *text,
                gboolean    replace)
{
  g_autofree char *shown = NULL;

  if (strcmp (path, "-") == 0 ? ctl_text_print_raw (text) : write_file (path, text, replace))
    return TRUE;

  shown = g_filename_display_name (path);
  if (errno == EEXIST)
    ctl_usage_error (_("“%s” is there already. “--force” replaces it."), shown);
  else
    g_printerr (_("“%s” cannot be written: %s\n"), shown, g_strerror (errno));

  return FALSE;
}
