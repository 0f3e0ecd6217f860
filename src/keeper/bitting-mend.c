/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-mend.h"

#include <glib/gi18n-lib.h>

void
bitting_mend_free (BittingMend *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->mending, bitting_mending_unref);
  g_clear_pointer (&self->before, bitting_report_unref);
  g_clear_pointer (&self->after, bitting_report_unref);
  g_clear_pointer (&self->refusal, bitting_diagnosis_free);
  g_free (self);
}

/** Returns: (transfer none): the stable word for programs */
const char *
bitting_mend_end_to_string (BittingMendEnd end)
{
  static const char * const words[] = {
    [BITTING_MEND_DONE] = "done",
    [BITTING_MEND_PARTLY] = "partly",
    [BITTING_MEND_NOTHING] = "nothing",
    [BITTING_MEND_REFUSED] = "refused",
    [BITTING_MEND_STALE] = "stale",
    [BITTING_MEND_UNANSWERED] = "unanswered",
    [BITTING_MEND_UNKNOWN] = "unknown",
  };

  g_return_val_if_fail (end < G_N_ELEMENTS (words), NULL);

  return words[end];
}

static const char *
find_sentence (const BittingMend *self)
{
  switch (self->end)
    {
    case BITTING_MEND_DONE:
      return self->deletes ? _("The key is deleted at Bybit. Nobody can use it any more.")
                           : _("Done. Bybit confirms that these permissions are gone.");
    case BITTING_MEND_PARTLY:
      return _("The key has changed, but not quite as agreed. The card shows what it is now.");
    case BITTING_MEND_NOTHING:
      return self->deletes ? _("The key is still there: nothing has changed. You can try again.")
                           : _("Nothing has changed. You can try again.");
    case BITTING_MEND_REFUSED:
      return self->deletes ? _("Bybit refused to delete the key. Nothing has changed.")
                           : _("Bybit refused to change the key. Nothing has changed.");
    case BITTING_MEND_STALE:
      return _("The key is not as this card says any more, so nothing was sent. Look at the new "
               "card, and decide again.");
    case BITTING_MEND_UNANSWERED:
      return _("Bybit could not be asked about the key first, so nothing was sent.");
    case BITTING_MEND_UNKNOWN:
    default:
      return _("It is not known whether Bybit did it: its answer was lost, and then it could not be "
               "asked. Nothing was sent twice. Check the key again when the connection works.");
    }
}

/**
 * bitting_mend_dup_sentence:
 * @self: how it ended
 *
 * Returns: (transfer full): that, for people, in one or two sentences
 */
char *
bitting_mend_dup_sentence (const BittingMend *self)
{
  g_autofree char *message = NULL;

  if (self->end == BITTING_MEND_REFUSED && self->refusal != NULL)
    message = bitting_diagnosis_dup_message (self->refusal);
  else if (self->end == BITTING_MEND_UNANSWERED && self->before->diagnosis != NULL)
    message = bitting_diagnosis_dup_message (self->before->diagnosis);
  else if (self->lost && (self->end == BITTING_MEND_DONE || self->end == BITTING_MEND_NOTHING))
    message = g_strdup (_("Bybit’s answer was lost, so it was asked what happened."));

  /* Translators: a first and a second sentence; change it only if yours are joined otherwise */
  return message != NULL ? g_strdup_printf (_("%s %s"), find_sentence (self), message)
                         : g_strdup (find_sentence (self));
}
