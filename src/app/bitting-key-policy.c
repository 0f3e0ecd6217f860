/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which policy a saved key is held against, and whether its last card was made by it. */

#include "config.h"

#include "bitting-key-policy.h"

#include "bitting-policy-choice.h"

#include <glib/gi18n.h>

struct _BittingKeyPolicy
{
  AdwPreferencesGroup  parent_instance;

  BittingKeeper       *keeper;     /* (owned) (nullable) */
  BittingItem         *item;       /* (owned) (nullable): once the keyring has named it */
  char                *name;       /* (nullable) */
  char                *made_by;    /* (nullable): id of the policy that the last card was made by */
  char                *made_after; /* (nullable): its rules: see bitting_policy_dup_digest() */

  /* Template widgets */
  BittingPolicyChoice *choice;
  AdwActionRow        *stale;
};

typedef enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
} BittingKeyPolicySignal;

G_DEFINE_FINAL_TYPE (BittingKeyPolicy, bitting_key_policy, ADW_TYPE_PREFERENCES_GROUP)

static guint signals[N_SIGNALS];

static void
say (BittingKeyPolicy *self,
     const char       *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", words);
}

/* Says where the card on show was made by other rules than the next one will be. */
static void
refresh (BittingKeyPolicy *self)
{
  g_autofree char *gone = NULL;
  g_autoptr (BittingPolicy) policy = bitting_keeper_find_policy (self->keeper, self->name, &gone);
  g_autofree char *digest = bitting_policy_dup_digest (policy);
  g_autofree char *words = NULL;
  gboolean other = self->made_by != NULL && !g_str_equal (self->made_by, policy->id);
  gboolean edited = self->made_after != NULL && !g_str_equal (self->made_after, digest);

  if (gone != NULL)
    /* Translators: %s is the id of a policy */
    words = g_strdup_printf (_("Its policy “%s” is gone: the guide’s is used until you choose another."),
                             gone);
  bitting_policy_choice_show (self->choice, bitting_keeper_get_policies (self->keeper), policy->id);
  adw_action_row_set_subtitle (self->stale, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->stale), other || edited || gone != NULL);
}

static void
chosen_cb (BittingKeyPolicy *self)
{
  const BittingPolicy *policy = bitting_policy_choice_get_policy (self->choice);
  g_autoptr (GError) error = NULL;

  if (!bitting_keeper_set_policy (self->keeper, self->item, policy, &error))
    say (self, error->message);
  else if (policy->ips != NULL)
    say (self, _("The next check holds the key against this policy and its addresses"));
  else
    say (self, _("The next check holds the key against this policy"));
  refresh (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
open_cb (BittingKeyPolicy *self)
{
  const BittingPolicy *policy = bitting_policy_choice_get_policy (self->choice);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.policies", "s", policy != NULL ? policy->id : "");
}

static void
check_cb (BittingKeyPolicy *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.check", "s", self->name);
}

static void
bitting_key_policy_dispose (GObject *object)
{
  BittingKeyPolicy *self = BITTING_KEY_POLICY (object);

  g_clear_object (&self->keeper);
  g_clear_pointer (&self->item, bitting_item_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->made_by, g_free);
  g_clear_pointer (&self->made_after, g_free);

  G_OBJECT_CLASS (bitting_key_policy_parent_class)->dispose (object);
}

static void
bitting_key_policy_class_init (BittingKeyPolicyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_key_policy_dispose;

  /* The key is held against another policy from now on. */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (BITTING_TYPE_POLICY_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-key-policy.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPolicy, choice);
  gtk_widget_class_bind_template_child (widget_class, BittingKeyPolicy, stale);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
bitting_key_policy_init (BittingKeyPolicy *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Shows the policy of another key. It can be changed once bitting_key_policy_set_item() was called. */
void
bitting_key_policy_open (BittingKeyPolicy *self,
                         BittingKeeper    *keeper,
                         const char       *name)
{
  g_return_if_fail (BITTING_IS_KEY_POLICY (self));

  if (g_set_object (&self->keeper, keeper))
    g_signal_connect_object (bitting_keeper_get_policies (keeper), "changed", G_CALLBACK (refresh), self,
                             G_CONNECT_SWAPPED);
  g_free (self->name);
  self->name = g_strdup (name);
  g_clear_pointer (&self->item, bitting_item_unref);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), FALSE);
  bitting_key_policy_show (self, NULL);
}

/** Takes what the keyring says of the key. */
void
bitting_key_policy_set_item (BittingKeyPolicy *self,
                             BittingItem      *item)
{
  g_return_if_fail (BITTING_IS_KEY_POLICY (self));

  g_clear_pointer (&self->item, bitting_item_unref);
  self->item = bitting_item_ref (item);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), TRUE);
}

/**
 * bitting_key_policy_show:
 * @self: the group of a key
 * @report: (nullable): the last card of the key
 */
void
bitting_key_policy_show (BittingKeyPolicy    *self,
                         const BittingReport *report)
{
  g_return_if_fail (BITTING_IS_KEY_POLICY (self));

  g_free (self->made_by);
  g_free (self->made_after);
  self->made_by = report != NULL ? g_strdup (report->policy) : NULL;
  self->made_after = report != NULL ? g_strdup (report->policy_digest) : NULL;
  refresh (self);
}
