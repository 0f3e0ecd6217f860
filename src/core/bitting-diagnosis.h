/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** Why a check could not be completed. Stable words: see bitting_diagnosis_code_to_string(). */
typedef enum
{
  BITTING_DIAGNOSIS_INVALID_KEY,
  BITTING_DIAGNOSIS_BAD_SIGNATURE,
  BITTING_DIAGNOSIS_UNMATCHED_IP,
  BITTING_DIAGNOSIS_CLOCK_SKEW,
  BITTING_DIAGNOSIS_EXPIRED,
  BITTING_DIAGNOSIS_WRONG_ENVIRONMENT,
  BITTING_DIAGNOSIS_PERMISSION_DENIED,
  BITTING_DIAGNOSIS_BANNED,
  BITTING_DIAGNOSIS_RATE_LIMITED,
  BITTING_DIAGNOSIS_REGION_BLOCKED,
  BITTING_DIAGNOSIS_EXCHANGE_DOWN,
  BITTING_DIAGNOSIS_BAD_RESPONSE,
  BITTING_DIAGNOSIS_TLS,
  BITTING_DIAGNOSIS_DNS,
  BITTING_DIAGNOSIS_CONNECT,
  BITTING_DIAGNOSIS_TIMEOUT,
  BITTING_DIAGNOSIS_PROXY,
  BITTING_DIAGNOSIS_CANCELLED,
  BITTING_DIAGNOSIS_KEYRING_LOCKED,
  BITTING_DIAGNOSIS_KEYRING_DISMISSED,
  BITTING_DIAGNOSIS_KEYRING_ABSENT,
  BITTING_DIAGNOSIS_KEYRING_UNREACHABLE,
  BITTING_DIAGNOSIS_KEYRING_MISMATCH,
  BITTING_DIAGNOSIS_LAST = BITTING_DIAGNOSIS_KEYRING_MISMATCH,
} BittingDiagnosisCode;

/**
 * BittingDiagnosis:
 * @code: which fault
 * @ret_code: the exchange's own code, or 0 where it gave none
 * @http_status: HTTP status, or 0 where no answer came
 * @address: (nullable): this computer’s public address, where the exchange told it
 * @detail: (nullable): what was seen, short, for support: never a secret, a signature or the key
 * @answer: (nullable): the beginning of the answer itself, for support, as free of all that
 *
 * Why a check could not be completed. The words for people come from
 * bitting_diagnosis_dup_message(), bitting_diagnosis_dup_evidence() and
 * bitting_diagnosis_dup_advice(). A value.
 */
typedef struct
{
  BittingDiagnosisCode code;
  gint64               ret_code;
  guint                http_status;
  char                *address;
  char                *detail;
  char                *answer;
} BittingDiagnosis;

BittingDiagnosis *bitting_diagnosis_new              (BittingDiagnosisCode    code,
                                                      gint64                  ret_code,
                                                      guint                   http_status,
                                                      const char             *detail);
BittingDiagnosis *bitting_diagnosis_copy             (const BittingDiagnosis *self);
void              bitting_diagnosis_free             (BittingDiagnosis       *self);
const char       *bitting_diagnosis_code_to_string   (BittingDiagnosisCode    code);
gboolean          bitting_diagnosis_code_from_string (const char             *text,
                                                      BittingDiagnosisCode   *code);
gboolean          bitting_diagnosis_code_is_refusal  (BittingDiagnosisCode    code);
gboolean          bitting_diagnosis_is_for_site      (const BittingDiagnosis *self);
char             *bitting_diagnosis_dup_message      (const BittingDiagnosis *self);
char             *bitting_diagnosis_dup_evidence     (const BittingDiagnosis *self);
char             *bitting_diagnosis_dup_advice       (const BittingDiagnosis *self);
char             *bitting_diagnosis_dup_technical    (const BittingDiagnosis *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingDiagnosis, bitting_diagnosis_free)

G_END_DECLS
