/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-gap.h"

#include <glib/gi18n-lib.h>

static const char * const facts[] = {
  [BITTING_FACT_ACCESS] = "access",
  [BITTING_FACT_PERMISSIONS] = "permissions",
  [BITTING_FACT_GROUP] = "group",
  [BITTING_FACT_ADDRESSES] = "ips",
  [BITTING_FACT_USAGE] = "usage",
  [BITTING_FACT_EXPIRY] = "expires_at",
  [BITTING_FACT_SIGNING] = "signing",
  [BITTING_FACT_ACCOUNT] = "is_master",
};

static const char * const reasons[] = {
  [BITTING_GAP_ABSENT] = "absent",
  [BITTING_GAP_NULL] = "null",
  [BITTING_GAP_TYPE] = "type",
  [BITTING_GAP_TWICE] = "twice",
  [BITTING_GAP_VALUE] = "value",
};

/**
 * bitting_gap_new:
 * @fact: what is not known
 * @name: what the exchange calls it, fit to be shown
 * @reason: why
 *
 * Returns: (transfer full): a gap
 */
BittingGap *
bitting_gap_new (BittingFact       fact,
                 const char       *name,
                 BittingGapReason  reason)
{
  BittingGap *self = g_new0 (BittingGap, 1);

  self->fact = fact;
  self->name = g_strdup (name);
  self->reason = reason;

  return self;
}

void
bitting_gap_free (BittingGap *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

/** Returns: (transfer full): one translated sentence on what was seen in place of the fact */
char *
bitting_gap_describe (const BittingGap *self)
{
  switch (self->reason)
    {
    case BITTING_GAP_ABSENT:
      /* Translators: here and below, %s is the name of a part of the exchange's answer, such
         as “readOnly” or “Wallet”, which stays as it is. */
      return g_strdup_printf (_("The answer leaves out “%s”, which it should always name."), self->name);
    case BITTING_GAP_NULL:
      return g_strdup_printf (_("The answer names “%s”, but says nothing about it."), self->name);
    case BITTING_GAP_TYPE:
      return g_strdup_printf (_("The answer has “%s” in another form than Bybit describes."), self->name);
    case BITTING_GAP_TWICE:
      return g_strdup_printf (_("The answer has “%s” twice, and nobody can say which one counts."),
                              self->name);
    case BITTING_GAP_VALUE:
    default:
      return g_strdup_printf (_("What the answer says about “%s” makes no sense."), self->name);
    }
}

/** Returns: (transfer none): the stable word for programs */
const char *
bitting_fact_to_string (BittingFact fact)
{
  g_return_val_if_fail (fact < G_N_ELEMENTS (facts), NULL);

  return facts[fact];
}

gboolean
bitting_fact_from_string (const char  *text,
                          BittingFact *fact)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (facts); i++)
    if (g_strcmp0 (facts[i], text) == 0)
      {
        *fact = i;
        return TRUE;
      }

  return FALSE;
}

/** Returns: (transfer none): the stable word for programs */
const char *
bitting_gap_reason_to_string (BittingGapReason reason)
{
  g_return_val_if_fail (reason < G_N_ELEMENTS (reasons), NULL);

  return reasons[reason];
}

gboolean
bitting_gap_reason_from_string (const char       *text,
                                BittingGapReason *reason)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (reasons[i], text) == 0)
      {
        *reason = i;
        return TRUE;
      }

  return FALSE;
}
