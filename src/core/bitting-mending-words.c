/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan is for people. */

#include "config.h"

#include "bitting-mending.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * bitting_mending_get_reason:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): why it cannot be done, translated; NULL if it can
 */
const char *
bitting_mending_get_reason (const BittingMending *self)
{
  switch (self->state)
    {
    case BITTING_MENDING_NEEDLESS:
      return _("The key holds nothing that could be taken away from here.");
    case BITTING_MENDING_NOT_MAIN:
      return _("Bybit lets only a main account’s key change itself. Change this key on Bybit’s page.");
    case BITTING_MENDING_NO_RIGHT:
      return _("Bybit lets a key change itself only if it holds a wallet permission. This one does "
               "not, which is good: a thief could not change it either. Change it on Bybit’s page.");
    case BITTING_MENDING_UNTOLD:
      return _("Bybit’s answer left out a part of what the key may do, so it cannot be changed safely "
               "from here. Change it on Bybit’s page.");
    case BITTING_MENDING_WOULD_LOSE:
      return _("A permission that is asked for would go as well. Change this key on Bybit’s page.");
    case BITTING_MENDING_POSSIBLE:
    default:
      return NULL;
    }
}

/**
 * bitting_mending_get_stuck_note:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): what to know about what nobody asked for and cannot be
 *   changed like this; NULL if there is no such thing
 */
const char *
bitting_mending_get_stuck_note (const BittingMending *self)
{
  if (self->stuck->len == 0)
    return NULL;

  return _("Bybit lets nobody change P2P, Bybit Pay, fiat conversion and permissions that Bitting "
           "does not know from outside its page. Untick these there.");
}

/**
 * bitting_mending_get_last_note:
 * @self: a plan
 *
 * Returns: (transfer none): what to know before saying yes
 */
const char *
bitting_mending_get_last_note (const BittingMending *self)
{
  return _("This cannot be undone from here: permissions can be added on Bybit’s page alone. "
           "Trusted addresses stay as they are. Without a wallet permission the key can no longer "
           "change or delete itself.");
}

/** Returns: (transfer full): a permission's name for people, with its name at the exchange */
char *
bitting_mending_dup_title (const BittingCatalogue *catalogue,
                           const char             *id)
{
  const BittingPermission *permission = bitting_catalogue_find (catalogue, id);

  /* Translators: a permission, and its name at the exchange, such as “Withdrawal (Wallet.Withdraw)” */
  return permission != NULL ? g_strdup_printf (_("%s (%s)"), permission->title, id) : g_strdup (id);
}

/**
 * bitting_mending_is_confirmed:
 * @masked: a key as cards show it
 * @typed: (nullable): what the person typed to show that this key is meant
 *
 * Returns: whether that is the key's last four characters
 */
gboolean
bitting_mending_is_confirmed (const char *masked,
                              const char *typed)
{
  const char *gap = strstr (masked, "…");
  g_autofree char *given = g_strstrip (g_strdup (typed != NULL ? typed : ""));

  return gap != NULL && *given != '\0' && strcmp (gap + strlen ("…"), given) == 0;
}
