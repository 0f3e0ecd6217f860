/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-diagnosis.h"

G_BEGIN_DECLS

/**
 * BittingKeyringError:
 * @BITTING_KEYRING_ERROR_LOCKED: the keyring is locked, and nobody could be asked to open it
 * @BITTING_KEYRING_ERROR_DISMISSED: the person was asked for its password and did not give it
 * @BITTING_KEYRING_ERROR_ABSENT: there is no secret service, and none can be started
 * @BITTING_KEYRING_ERROR_UNREACHABLE: there is one, but it could not be talked to
 * @BITTING_KEYRING_ERROR_MISMATCH: what was read back is not what was stored
 * @BITTING_KEYRING_ERROR_NOT_FOUND: an open keyring answered that it holds no key of that name
 * @BITTING_KEYRING_ERROR_EXISTS: the name is taken
 * @BITTING_KEYRING_ERROR_TIMEOUT: no answer before the deadline
 *
 * What can go wrong with the keyring, told apart by what a person can do next.
 * The messages are translated sentences for people.
 */
typedef enum
{
  BITTING_KEYRING_ERROR_LOCKED,
  BITTING_KEYRING_ERROR_DISMISSED,
  BITTING_KEYRING_ERROR_ABSENT,
  BITTING_KEYRING_ERROR_UNREACHABLE,
  BITTING_KEYRING_ERROR_MISMATCH,
  BITTING_KEYRING_ERROR_NOT_FOUND,
  BITTING_KEYRING_ERROR_EXISTS,
  BITTING_KEYRING_ERROR_TIMEOUT,
} BittingKeyringError;

#define BITTING_KEYRING_ERROR (bitting_keyring_error_quark ())

GQuark    bitting_keyring_error_quark        (void);
GError   *bitting_keyring_error_new          (BittingKeyringError    code);
GError   *bitting_keyring_error_translate    (GError                *error);
gboolean  bitting_keyring_error_is_gone      (const GError          *error);
gboolean  bitting_keyring_error_to_diagnosis (const GError          *error,
                                              BittingDiagnosisCode  *code);

G_END_DECLS
