/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-keyring-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

G_DEFINE_QUARK (bitting-keyring-error-quark, bitting_keyring_error)

static const char *const messages[] = {
  [BITTING_KEYRING_ERROR_LOCKED] = N_("The keyring is locked."),
  [BITTING_KEYRING_ERROR_DISMISSED] =
    N_("The keyring is locked, and it was not unlocked. "
       "Try again, and give the keyring’s password when you are asked for it."),
  [BITTING_KEYRING_ERROR_ABSENT] =
    N_("This computer has no keyring that Bitting could use. Install one, such as "
       "GNOME Keyring (“gnome-keyring”), KWallet or KeePassXC, and log in again."),
  [BITTING_KEYRING_ERROR_UNREACHABLE] = N_("The keyring could not be reached."),
  [BITTING_KEYRING_ERROR_MISMATCH] =
    N_("The keyring did not keep the secret as it was given: what it gave back is different."),
  [BITTING_KEYRING_ERROR_NOT_FOUND] = N_("The keyring holds no key of this name."),
  [BITTING_KEYRING_ERROR_EXISTS] = N_("The keyring already holds a key of this name."),
  [BITTING_KEYRING_ERROR_TIMEOUT] =
    N_("The keyring did not answer in time. It may be busy or stuck: try again, "
       "or log out of the desktop and in again."),
};

/**
 * bitting_keyring_error_new:
 *
 * Returns: (transfer full): an error of @code with its sentence for people
 */
GError *
bitting_keyring_error_new (BittingKeyringError code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (messages), NULL);

  return g_error_new_literal (BITTING_KEYRING_ERROR, (int) code, _(messages[code]));
}

/**
 * bitting_keyring_error_is_gone:
 * @error: an error of libsecret or of D-Bus, about an item that was found
 *
 * Returns: whether somebody else took the item away meanwhile; a bus or a daemon that went
 *   is another matter
 */
gboolean
bitting_keyring_error_is_gone (const GError *error)
{
  g_autofree char *name = g_dbus_error_get_remote_error (error);

  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
         g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT) ||
         g_strcmp0 (name, "org.freedesktop.Secret.Error.NoSuchObject") == 0;
}

static BittingKeyringError
classify (const GError *error)
{
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return BITTING_KEYRING_ERROR_LOCKED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT))
    return BITTING_KEYRING_ERROR_TIMEOUT;
  return BITTING_KEYRING_ERROR_UNREACHABLE;
}

/**
 * bitting_keyring_error_translate:
 * @error: (transfer full): an error of libsecret, of D-Bus or of our own
 *
 * Says in our words what another library reported in its own; leaves our own
 * errors and a cancellation as they are. That the service is absent cannot be
 * told from the error alone, so that is the prober's business.
 *
 * Returns: (transfer full): the error to hand out
 */
GError *
bitting_keyring_error_translate (GError *error)
{
  BittingKeyringError code;
  GError *ours;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == BITTING_KEYRING_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;

  code = classify (error);
  if (code == BITTING_KEYRING_ERROR_UNREACHABLE)
    {
      g_dbus_error_strip_remote_error (error);
      ours = g_error_new (BITTING_KEYRING_ERROR, (int) code,
                          /* Translators: the placeholder is the system's own, technical message. */
                          _("The keyring could not be reached. The system says: “%s”"),
                          error->message);
    }
  else
    ours = bitting_keyring_error_new (code);

  g_error_free (error);
  return ours;
}

/**
 * bitting_keyring_error_to_diagnosis:
 * @error: any error
 * @code: (out): the diagnosis
 *
 * Returns: FALSE if @error is no fault of the keyring: another domain, or the
 *   keyring's plain answer that a name is unknown or taken
 */
gboolean
bitting_keyring_error_to_diagnosis (const GError         *error,
                                    BittingDiagnosisCode *code)
{
  g_return_val_if_fail (error != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  if (error->domain != BITTING_KEYRING_ERROR)
    return FALSE;

  switch ((BittingKeyringError) error->code)
    {
    case BITTING_KEYRING_ERROR_LOCKED:
      *code = BITTING_DIAGNOSIS_KEYRING_LOCKED;
      return TRUE;
    case BITTING_KEYRING_ERROR_DISMISSED:
      *code = BITTING_DIAGNOSIS_KEYRING_DISMISSED;
      return TRUE;
    case BITTING_KEYRING_ERROR_ABSENT:
      *code = BITTING_DIAGNOSIS_KEYRING_ABSENT;
      return TRUE;
    case BITTING_KEYRING_ERROR_UNREACHABLE:
    case BITTING_KEYRING_ERROR_TIMEOUT:
      *code = BITTING_DIAGNOSIS_KEYRING_UNREACHABLE;
      return TRUE;
    case BITTING_KEYRING_ERROR_MISMATCH:
      *code = BITTING_DIAGNOSIS_KEYRING_MISMATCH;
      return TRUE;
    case BITTING_KEYRING_ERROR_NOT_FOUND:
    case BITTING_KEYRING_ERROR_EXISTS:
    default:
      return FALSE;
    }
}
