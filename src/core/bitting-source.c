/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-source.h"

#include "bitting-text.h"

#include <glib/gi18n-lib.h>

/* A name of a computer or a key is shorter; a file may hold anything. */
#define MAX_CHARACTERS 80

static const char * const kinds[] = {
  [BITTING_SOURCE_ASKED] = "asked",
  [BITTING_SOURCE_FILE] = "file",
  [BITTING_SOURCE_MAIN_ACCOUNT] = "main-account",
};

void
bitting_source_copy (BittingSource       *self,
                     const BittingSource *from)
{
  self->kind = from->kind;
  self->computer = g_strdup (from->computer);
  self->proxy = g_strdup (from->proxy);
  self->helper = g_strdup (from->helper);
}

void
bitting_source_clear (BittingSource *self)
{
  g_clear_pointer (&self->computer, g_free);
  g_clear_pointer (&self->proxy, g_free);
  g_clear_pointer (&self->helper, g_free);
}

/** Returns: whether this computer asked the exchange with the key itself, and with no proxy between */
gboolean
bitting_source_is_direct (const BittingSource *self)
{
  return self->kind == BITTING_SOURCE_ASKED && self->proxy == NULL;
}

static char *
dup_short (const char *text)
{
  g_autofree char *clean = bitting_text_clean (text);

  if (g_utf8_strlen (clean, -1) <= MAX_CHARACTERS)
    return g_steal_pointer (&clean);

  *g_utf8_offset_to_pointer (clean, MAX_CHARACTERS) = '\0';

  return g_strconcat (clean, "…", NULL);
}

/**
 * bitting_source_dup_words:
 * @self: a source
 *
 * Returns: (transfer full) (nullable): one or two translated sentences on where the answer
 *   came from; NULL if this computer simply asked
 */
char *
bitting_source_dup_words (const BittingSource *self)
{
  g_autofree char *computer = dup_short (self->computer);
  g_autofree char *proxy = dup_short (self->proxy);
  g_autofree char *helper = dup_short (self->helper);

  switch (self->kind)
    {
    case BITTING_SOURCE_FILE:
      if (*computer == '\0')
        return g_strdup (_("Made elsewhere: it comes from a report file that does not say which computer "
                           "made it. Nobody vouches for a file but who gave it to you."));
      /* Translators: %s is the name of a computer */
      return g_strdup_printf (_("Made elsewhere: it comes from a report file that names “%s” as the "
                                "computer that asked. Nobody vouches for a file but who gave it to you."),
                              computer);

    case BITTING_SOURCE_MAIN_ACCOUNT:
      /* Translators: %s is the name of a saved key */
      return g_strdup_printf (_("Asked with the main account’s key “%s”, not with this key itself: its "
                                "secret was not tried."), helper);

    case BITTING_SOURCE_ASKED:
    default:
      if (self->proxy == NULL)
        return NULL;
      /* Translators: %s is the address of a proxy */
      return g_strdup_printf (_("Asked through the proxy %s."), proxy);
    }
}

/** Returns: (transfer none): the stable word for programs */
const char *
bitting_source_kind_to_string (BittingSourceKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind];
}

gboolean
bitting_source_kind_from_string (const char        *text,
                                 BittingSourceKind *kind)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], text) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}
