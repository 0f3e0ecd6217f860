/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an error of the keeper means to a face of it, which knows no keyring. */

#include "bitting-fault.h"

#include "bitting-keeper.h"
#include "bitting-keyring-error.h"

/** Returns: what kind of error it is */
BittingFault
bitting_fault_classify (const GError *error)
{
  g_return_val_if_fail (error != NULL, BITTING_FAULT_OTHER);

  if (g_error_matches (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_NOT_FOUND))
    return BITTING_FAULT_NOT_FOUND;
  if (g_error_matches (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_EXISTS))
    return BITTING_FAULT_EXISTS;
  if (error->domain == BITTING_KEYRING_ERROR)
    return BITTING_FAULT_KEYRING;
  if (g_error_matches (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_NO_ENVIRONMENT) ||
      g_error_matches (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_NO_POLICY) ||
      g_error_matches (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_FILE) ||
      g_error_matches (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_OTHER_KEY) ||
      g_error_matches (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_HELPER) ||
      g_error_matches (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION))
    return BITTING_FAULT_REQUEST;

  return BITTING_FAULT_OTHER;
}

/**
 * bitting_fault_dup_advice:
 * @error: an error of the keeper
 *
 * Returns: (transfer full) (nullable): what to do about a keyring that could not be used,
 *   translated; NULL for other errors, and where the error's own message says it
 */
char *
bitting_fault_dup_advice (const GError *error)
{
  g_autoptr (BittingDiagnosis) diagnosis = NULL;
  BittingDiagnosisCode code;

  g_return_val_if_fail (error != NULL, NULL);

  if (!g_error_matches (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_LOCKED) &&
      !g_error_matches (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_UNREACHABLE) &&
      !g_error_matches (error, BITTING_KEYRING_ERROR, BITTING_KEYRING_ERROR_MISMATCH))
    return NULL;
  if (!bitting_keyring_error_to_diagnosis (error, &code))
    return NULL;

  diagnosis = bitting_diagnosis_new (code, 0, 0, NULL);

  return bitting_diagnosis_dup_advice (diagnosis);
}
