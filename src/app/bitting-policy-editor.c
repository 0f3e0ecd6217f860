/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A policy in a person's hands. What is wrong with it is said while they write. */

#include "config.h"

#include "bitting-policy-editor.h"

#include "bitting-data.h"
#include "bitting-policy-words.h"
#include "bitting-remark-box.h"
#include "bitting-wish-row.h"

#include <glib/gi18n.h>

struct _BittingPolicyEditor
{
  AdwBin         parent_instance;

  BittingPolicy *before;  /* (owned) (nullable): as it was opened */
  GPtrArray     *rows;    /* (owned) (element-type BittingWishRow): one for each permission */
  GPtrArray     *groups;  /* (owned) (element-type GtkWidget): that hold the rows */
  gboolean       filling;
  gboolean       usable;

  /* Template widgets */
  GtkBox        *box;
  GtkEditable   *title;
  GtkEditable   *description;
  GtkBox        *remarks;
  AdwComboRow   *access;
  GtkSwitch     *bound;
  GtkEditable   *ips;
  GtkSwitch     *personal;
  GtkAdjustment *days;
};

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} BittingPolicyEditorSignal;

G_DEFINE_FINAL_TYPE (BittingPolicyEditor, bitting_policy_editor, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
changed_cb (BittingPolicyEditor *self)
{
  g_autoptr (BittingPolicy) policy = NULL;
  g_autoptr (GPtrArray) remarks = NULL;

  if (self->filling || self->before == NULL)
    return;

  policy = bitting_policy_editor_dup_policy (self);
  remarks = bitting_policy_examine (policy, bitting_data_get_catalogue ());
  bitting_remark_box_fill (self->remarks, remarks);
  self->usable = bitting_policy_is_usable (remarks);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What can happen, from the worst to the harmless: a permission stands under the first that
 * fits it. */
static const struct
{
  BittingRisk risk;
  const char *title;
  const char *description;
} chapters[] = {
  { BITTING_RISK_OUT, N_("Money Can Leave"),
    N_("A key that has one of these is never a safe one. No trading needs them.") },
  { BITTING_RISK_KEYS | BITTING_RISK_MOVE, N_("Coins Can Be Moved"),
    N_("Between your own wallets and accounts. Most of these can also give the key more rights.") },
  { BITTING_RISK_TRADE | BITTING_RISK_IN, N_("Money Can Be Put to Work"),
    N_("And lost by trading, or bound for a time.") },
  { BITTING_RISK_READ | BITTING_RISK_VOICE, N_("It Sees and Says More"),
    N_("It reads about you, or speaks in your name.") },
  { BITTING_RISK_NONE, N_("Without Use"), N_("Retired by the exchange, or unknown to Bitting.") },
};

static guint
find_chapter (const BittingPermission *permission)
{
  guint i;

  for (i = 0; permission != NULL && i < G_N_ELEMENTS (chapters); i++)
    if ((permission->risk & chapters[i].risk) != 0)
      return i;

  return G_N_ELEMENTS (chapters) - 1;
}

static void
add_row (BittingPolicyEditor *self,
         GtkWidget           *group,
         const char          *id)
{
  const BittingPermission *permission = bitting_catalogue_find (bitting_data_get_catalogue (), id);
  GtkWidget *row = bitting_wish_row_new (id, permission);

  bitting_wish_row_set_wish (BITTING_WISH_ROW (row), bitting_policy_get_wish (self->before, id));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (self->rows, row);
}

/* What a file names and the catalogue lacks is shown, too: nothing is dropped by an edit. */
static void
add_unknown (BittingPolicyEditor *self,
             GtkWidget           *group,
             GStrv                ids)
{
  guint i;

  for (i = 0; ids[i] != NULL; i++)
    if (bitting_catalogue_find (bitting_data_get_catalogue (), ids[i]) == NULL)
      add_row (self, group, ids[i]);
}

static void
add_chapter (BittingPolicyEditor *self,
             guint                chapter)
{
  const BittingCatalogue *catalogue = bitting_data_get_catalogue ();
  GtkWidget *group = adw_preferences_group_new ();
  guint i;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _(chapters[chapter].title));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _(chapters[chapter].description));
  for (i = 0; i < bitting_catalogue_get_size (catalogue); i++)
    {
      const BittingPermission *permission = bitting_catalogue_get (catalogue, i);

      if (find_chapter (permission) == chapter)
        add_row (self, group, permission->id);
    }
  if (chapter == G_N_ELEMENTS (chapters) - 1)
    {
      add_unknown (self, group, self->before->required);
      add_unknown (self, group, self->before->forbidden);
    }
  gtk_box_append (self->box, group);
  g_ptr_array_add (self->groups, group);
}

static void
clear_chapters (BittingPolicyEditor *self)
{
  guint i;

  g_ptr_array_set_size (self->rows, 0);
  for (i = 0; i < self->groups->len; i++)
    gtk_box_remove (self->box, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
}

static void
bitting_policy_editor_finalize (GObject *object)
{
  BittingPolicyEditor *self = BITTING_POLICY_EDITOR (object);

  g_clear_pointer (&self->before, bitting_policy_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->groups);

  G_OBJECT_CLASS (bitting_policy_editor_parent_class)->finalize (object);
}

static void
bitting_policy_editor_class_init (BittingPolicyEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bitting_policy_editor_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-policy-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyEditor, box);
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyEditor, title);
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyEditor, description);
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyEditor, remarks);
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyEditor, access);
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyEditor, bound);
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyEditor, ips);
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyEditor, personal);
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyEditor, days);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
bitting_policy_editor_init (BittingPolicyEditor *self)
{
  self->rows = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bitting_policy_editor_open:
 * @self: an editor
 * @policy: a policy; it is copied
 *
 * Puts a policy into the fields. What was in them is gone.
 */
void
bitting_policy_editor_open (BittingPolicyEditor *self,
                            const BittingPolicy *policy)
{
  g_autofree char *ips = policy->ips != NULL ? bitting_ip_list_join (policy->ips) : g_strdup ("");
  guint i;

  g_return_if_fail (BITTING_IS_POLICY_EDITOR (self));

  self->filling = TRUE;
  clear_chapters (self);
  g_clear_pointer (&self->before, bitting_policy_unref);
  self->before = bitting_policy_copy (policy);
  gtk_editable_set_text (self->title, policy->title);
  gtk_editable_set_text (self->description, policy->description);
  adw_combo_row_set_selected (self->access, policy->access);
  gtk_switch_set_active (self->bound, policy->ip_required);
  gtk_editable_set_text (self->ips, ips);
  gtk_switch_set_active (self->personal, policy->personal);
  gtk_adjustment_set_value (self->days, policy->min_days);
  for (i = 0; i < G_N_ELEMENTS (chapters); i++)
    add_chapter (self, i);
  self->filling = FALSE;
  changed_cb (self);
}

static char *
dup_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

/** Returns: (transfer full): the policy that is in the fields now */
BittingPolicy *
bitting_policy_editor_dup_policy (BittingPolicyEditor *self)
{
  BittingPolicy *policy = bitting_policy_copy (self->before);
  BittingIpList *ips = NULL;
  guint i;

  g_return_val_if_fail (BITTING_IS_POLICY_EDITOR (self), NULL);

  g_free (policy->title);
  g_free (policy->description);
  policy->title = dup_text (self->title);
  policy->description = dup_text (self->description);
  policy->access = (BittingAccess) adw_combo_row_get_selected (self->access);
  policy->ip_required = gtk_switch_get_active (self->bound);
  policy->personal = gtk_switch_get_active (self->personal);
  policy->min_days = (guint) gtk_adjustment_get_value (self->days);
  g_clear_pointer (&policy->ips, bitting_ip_list_unref);
  ips = bitting_ip_list_parse (gtk_editable_get_text (self->ips));
  /* Words that are no addresses are kept for what is said about them. */
  if (ips->addresses->len > 0 || ips->problems->len > 0)
    policy->ips = ips;
  else
    bitting_ip_list_unref (ips);
  for (i = 0; i < self->rows->len; i++)
    {
      BittingWishRow *row = g_ptr_array_index (self->rows, i);

      bitting_policy_set_wish (policy, bitting_wish_row_get_permission (row),
                               bitting_wish_row_get_wish (row));
    }

  return policy;
}

/** Returns: whether there is anything in the fields that would be lost */
gboolean
bitting_policy_editor_is_changed (BittingPolicyEditor *self)
{
  g_autoptr (BittingPolicy) now = NULL;

  g_return_val_if_fail (BITTING_IS_POLICY_EDITOR (self), FALSE);

  now = bitting_policy_editor_dup_policy (self);

  return !bitting_policy_equal (self->before, now);
}

/** Returns: whether what is in the fields can be kept */
gboolean
bitting_policy_editor_is_usable (BittingPolicyEditor *self)
{
  g_return_val_if_fail (BITTING_IS_POLICY_EDITOR (self), FALSE);

  return self->usable;
}
