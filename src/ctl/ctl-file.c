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

/* Each of these returns 0, or the errno that says why not. */

static int
fill (int     fd,
      GBytes *bytes)
{
  gsize left;
  const char *text = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize written = write (fd, text, left);

      if (written < 0 && errno != EINTR)
        return errno;
      if (written > 0)
        {
          text += written;
          left -= (gsize) written;
        }
    }

  return fsync (fd) == 0 ? 0 : errno;
}

static int
put_in_place (const char *temporary,
              const char *path,
              gboolean    replace)
{
  GStatBuf there;

  if (replace)
    {
      /* A device, a pipe or a link is not what was meant. */
      if (g_lstat (path, &there) == 0 && !S_ISREG (there.st_mode))
        return S_ISDIR (there.st_mode) ? EISDIR : EINVAL;
      return rename (temporary, path) == 0 ? 0 : errno;
    }
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return 0;

  /* Not every file system can tell; a second name for a file never replaces one either. */
  return errno != EINVAL || link (temporary, path) != 0 ? errno : 0;
}

static int
write_file (const char *path,
            GBytes     *bytes,
            gboolean    replace)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);
  int fault;

  if (fd < 0)
    return errno;

  fault = fill (fd, bytes);
  if (close (fd) != 0 && fault == 0)
    fault = errno;
  if (fault == 0)
    fault = put_in_place (temporary, path, replace);
  unlink (temporary);

  return fault;
}

static int
write_out (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0 ? 0 : errno;
}

/**
 * ctl_file_write:
 * @path: where to, "-" for standard output
 * @bytes: what
 * @replace: whether a file that is there already may be replaced
 *
 * Writes a file that is whole from the moment that it is there.
 *
 * Returns: FALSE once what is wrong has been said
 */
gboolean
ctl_file_write (const char *path,
                GBytes     *bytes,
                gboolean    replace)
{
  gboolean to_output = strcmp (path, "-") == 0;
  g_autofree char *shown = g_filename_display_name (path);
  int fault = 0;

  if (!to_output)
    fault = write_file (path, bytes, replace);
  else
    fault = write_out (bytes);

  if (fault == EEXIST)
    ctl_usage_error (_("“%s” is there already. “--force” replaces it."), shown);
  else if (fault != 0)
    g_printerr (_("“%s” cannot be written: %s\n"), shown, g_strerror (fault));

  return fault == 0;
}
