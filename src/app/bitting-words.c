/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that several pages need. */

#include "config.h"

#include "bitting-words.h"

#include "bitting-data.h"
#include "bitting-date.h"
#include "bitting-reading.h"
#include "bitting-text.h"

#include <glib/gi18n.h>

/**
 * bitting_words_dup_ago:
 * @then: when it happened
 * @now: the present
 *
 * Returns: (transfer full): how long ago that is, in words
 */
char *
bitting_words_dup_ago (GDateTime *then,
                       GDateTime *now)
{
  gint64 minutes = g_date_time_difference (now, then) / G_TIME_SPAN_MINUTE;
  int hours = (int) (minutes / 60);
  int days = hours / 24;

  if (minutes < 1)
    return g_strdup (_("just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes), (int) minutes);
  if (hours < 24)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) hours), hours);
  if (days < 30)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), days);

  return bitting_date_dup_short (then, now);
}

/**
 * bitting_words_dup_environment:
 * @id: id of an environment
 * @host: origin, for an environment that is not in the data
 *
 * Returns: (transfer full): its name for people
 */
char *
bitting_words_dup_environment (const char *id,
                               const char *host)
{
  BittingEnvironment *environment = bitting_environments_find (bitting_data_get_environments (), id);

  return g_strdup (environment != NULL ? environment->title : host);
}

/** Returns: (transfer full): the computers that a key works from, in words */
char *
bitting_words_dup_bound (const BittingKeyInfo *info)
{
  g_autofree char *addresses = NULL;

  if (bitting_key_info_find_gap (info, BITTING_FACT_ADDRESSES) != NULL)
    return g_strdup (_("The exchange does not say"));
  if (!bitting_key_info_is_bound (info))
    return g_strdup (_("Every computer: the key is not bound to addresses"));

  addresses = bitting_text_dup_list (info->ips);

  return bitting_reading_dup_code (addresses);
}

/** Returns: (transfer full): a label without the mark of its mnemonic, for who listens to it */
char *
bitting_words_dup_plain (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("", parts);
}

/** Opens a web page in the user's browser. */
void
bitting_words_open_page (const char *address)
{
  g_autoptr (GAppLaunchContext) context = NULL;
  GdkDisplay *display = gdk_display_get_default ();

  context = G_APP_LAUNCH_CONTEXT (gdk_display_get_app_launch_context (display));
  g_app_info_launch_default_for_uri_async (address, context, NULL, NULL, NULL);
}

/** Returns: (transfer full): where a saved key belongs: site, masked key, and kind of account */
char *
bitting_words_dup_place (BittingEntry *entry)
{
  BittingItem *item = bitting_entry_get_item (entry);
  g_autofree char *masked = bitting_api_key_mask (item->api_key);
  g_autofree char *environment = bitting_words_dup_environment (item->environment, item->host);

  switch (bitting_entry_get_account (entry))
    {
    case BITTING_ACCOUNT_MAIN:
      /* Translators: site and masked key */
      return g_strdup_printf (_("%s · %s · main account"), environment, masked);
    case BITTING_ACCOUNT_SUB:
      /* Translators: site and masked key */
      return g_strdup_printf (_("%s · %s · sub-account"), environment, masked);
    case BITTING_ACCOUNT_UNKNOWN:
    default:
      return g_strdup_printf (_("%s · %s"), environment, masked);
    }
}
