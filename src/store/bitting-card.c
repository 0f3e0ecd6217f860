/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-card.h"

BittingCard *
bitting_card_new (gint64          checked_at,
                  BittingOutcome  outcome,
                  BittingGrade    grade,
                  const char     *json)
{
  BittingCard *self = g_new0 (BittingCard, 1);

  self->checked_at = checked_at;
  self->outcome = outcome;
  self->grade = grade;
  self->json = g_strdup (json);

  return self;
}

void
bitting_card_free (BittingCard *self)
{
  g_free (self->json);
  g_free (self);
}
