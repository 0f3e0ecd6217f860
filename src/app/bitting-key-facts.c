/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the exchange said about a key: whose it is, where it works, and how long. */

#include "config.h"

#include "bitting-key-facts.h"

#include "bitting-date.h"
#include "bitting-reminder.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

struct _BittingKeyFacts
{
  AdwBin               parent_instance;

  /* Template widgets */
  AdwPreferencesGroup *group;
  AdwActionRow        *account_row;
  AdwActionRow        *bound_row;
  AdwActionRow        *created_row;
  AdwActionRow        *expires_row;
};

G_DEFINE_FINAL_TYPE (BittingKeyFacts, bitting_key_facts, ADW_TYPE_BIN)

static char *
dup_account (const BittingKeyInfo *info)
{
  const char *account = !info->master_known ? _("The exchange does not say")
                        : info->is_master ? _("The main account") : _("A sub-account");
  const char *kind = info->unified ? _("unified trading account") : _("not a unified trading account");

  /* Translators: two facts beside each other, such as a site and a key */
  return g_strdup_printf (_("%s · %s"), account, kind);
}

static char *
dup_created (const BittingKeyInfo *info)
{
  return info->created_at != NULL ? bitting_date_dup_day (info->created_at)
                                  : g_strdup (_("The exchange does not say"));
}

/* When it ends, and the rule of the exchange that the end comes from. */
static char *
dup_expiry (const BittingKeyInfo *info)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *end = NULL;
  const char *rule = NULL;

  if (!info->expiry_known)
    return g_strdup (_("The exchange does not say"));
  if (info->expires_at == NULL)
    return g_strdup (_("Never, as long as it is bound to addresses. A key may end 7 days after the "
                       "account’s password was changed."));

  end = bitting_reminder_dup_words (g_date_time_to_unix (info->expires_at), now);
  rule = bitting_key_info_is_bound (info)
           ? _("A key may end 7 days after the account’s password was changed.")
           : _("A key without trusted addresses ends 90 days after it was made or renewed, and 7 days "
               "after the account’s password was changed.");

  /* Translators: when the key ends, and the rule that it comes from */
  return g_strdup_printf (_("%s. %s"), end, rule);
}

static void
bitting_key_facts_class_init (BittingKeyFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-key-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingKeyFacts, group);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyFacts, account_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyFacts, bound_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyFacts, created_row);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyFacts, expires_row);
}

static void
bitting_key_facts_init (BittingKeyFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bitting_key_facts_show:
 * @self: the facts
 * @report: (nullable): the card that has them; without any, nothing is shown
 * @earlier: whether a newer check could not ask
 */
void
bitting_key_facts_show (BittingKeyFacts     *self,
                        const BittingReport *report,
                        gboolean             earlier)
{
  const BittingKeyInfo *info = report != NULL ? report->key_info : NULL;
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  g_autofree char *account = NULL;
  g_autofree char *bound = NULL;
  g_autofree char *created = NULL;
  g_autofree char *expires = NULL;

  g_return_if_fail (BITTING_IS_KEY_FACTS (self));

  gtk_widget_set_visible (GTK_WIDGET (self), info != NULL);
  if (info == NULL)
    return;

  day = bitting_date_dup_day (report->checked_at);
  /* Translators: %s is a day, such as “21 February 2027” */
  words = g_strdup_printf (_("As it said on %s. The last check got no answer."), day);
  account = dup_account (info);
  bound = bitting_words_dup_bound (info);
  created = dup_created (info);
  expires = dup_expiry (info);
  adw_preferences_group_set_description (self->group, earlier ? words : NULL);
  adw_action_row_set_subtitle (self->account_row, account);
  adw_action_row_set_subtitle (self->bound_row, bound);
  adw_action_row_set_subtitle (self->created_row, created);
  adw_action_row_set_subtitle (self->expires_row, expires);
}
