/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks for the site that knows a key. */

#include "config.h"

#include "ctl-find-site.h"

#include <glib/gi18n-lib.h>

#include "bitting-keeper-site.h"
#include "ctl-options.h"

static void
progress_cb (BittingEnvironment *site,
             guint               done,
             guint               all,
             gpointer            user_data)
{
  /* Translators: how many sites are done, of how many, the site’s name and its host */
  g_printerr (_("%u of %u: %s (%s)"), done + 1, all, site->title, site->origin);
  g_printerr ("\n");
}

static CtlStatus
move_key (CtlSession         *session,
          const char         *name,
          BittingEnvironment *site)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bitting_keeper_move_async (session->keeper, name, site, session->cancellable, ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  if (!bitting_keeper_move_finish (session->keeper, result, &error))
    return ctl_session_explain (name, error);

  g_printerr (_("“%s” is saved for %s now."), name, site->title);
  g_printerr ("\n");

  return CTL_STATUS_GOOD;
}

static CtlStatus
conclude (CtlSession              *session,
          const char              *name,
          const BittingSiteSearch *search,
          gboolean                 move)
{
  guint i;

  for (i = 0; i < search->silent->len; i++)
    {
      const BittingEnvironment *site = g_ptr_array_index (search->silent, i);

      g_printerr (_("%s could not be asked."), site->title);
      g_printerr ("\n");
    }
  if (search->found == NULL)
    {
      g_printerr ("%s\n", _("No other site that answered knows this key."));
      return CTL_STATUS_INCOMPLETE;
    }
  if (move)
    return move_key (session, name, search->found);

  g_print ("%s\n", search->found->id);
  g_printerr (_("%s knows this key. “--move” saves it for that site."), search->found->title);
  g_printerr ("\n");

  return CTL_STATUS_GOOD;
}

/**
 * ctl_find_site:
 * @session: who asks
 * @name: name of a saved key
 * @move: whether to save the key for the site that knows it
 *
 * Asks the other sites one after the other, says which knows the key, and prints its id.
 *
 * Returns: the status to end with; GOOD if a site knows it
 */
CtlStatus
ctl_find_site (CtlSession *session,
               const char *name,
               gboolean    move)
{
  CtlStatus status = CTL_STATUS_GOOD;
  g_autoptr (BittingItem) item = ctl_session_find_item (session, name, &status);
  g_autoptr (GPtrArray) sites = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BittingSiteSearch) search = NULL;
  g_autoptr (GError) error = NULL;

  if (item == NULL)
    return status;

  sites = bitting_keeper_list_other_sites (session->keeper, item->environment);
  if (sites->len == 0)
    return ctl_usage_error ("%s", _("A practice key lives nowhere else."));

  bitting_keeper_find_site_async (session->keeper, name, sites, progress_cb, NULL, session->cancellable,
                                  ctl_session_done_cb, session);
  result = ctl_session_wait (session);
  search = bitting_keeper_find_site_finish (session->keeper, result, &error);

  return search != NULL ? conclude (session, name, search, move) : ctl_session_explain (name, error);
}
