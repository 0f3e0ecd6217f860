/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-answer.h"

/**
 * bitting_answer_new_key_info:
 * @key_info: (transfer full): what the exchange said
 * @network: (nullable): what it cost
 *
 * Returns: (transfer full): an answer
 */
BittingAnswer *
bitting_answer_new_key_info (BittingKeyInfo       *key_info,
                             const BittingNetwork *network)
{
  BittingAnswer *self = g_new0 (BittingAnswer, 1);

  self->key_info = key_info;
  if (network != NULL)
    self->network = *network;

  return self;
}

/**
 * bitting_answer_new_diagnosis:
 * @diagnosis: (transfer full): why there is no key info
 * @network: (nullable): what it cost
 *
 * Returns: (transfer full): an answer
 */
BittingAnswer *
bitting_answer_new_diagnosis (BittingDiagnosis     *diagnosis,
                              const BittingNetwork *network)
{
  BittingAnswer *self = g_new0 (BittingAnswer, 1);

  self->diagnosis = diagnosis;
  if (network != NULL)
    self->network = *network;

  return self;
}

void
bitting_answer_free (BittingAnswer *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->key_info, bitting_key_info_unref);
  g_clear_pointer (&self->diagnosis, bitting_diagnosis_free);
  g_free (self);
}
