/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row that lets a person choose one of the policies that there are. */

#include "config.h"

#include "bitting-policy-choice.h"

struct _BittingPolicyChoice
{
  AdwComboRow         parent_instance;

  BittingPolicyShelf *shelf;    /* (owned) (nullable) */
  GPtrArray          *policies; /* (owned) (nullable): in the order of the row */
  gboolean            filling;
};

typedef enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
} BittingPolicyChoiceSignal;

G_DEFINE_FINAL_TYPE (BittingPolicyChoice, bitting_policy_choice, ADW_TYPE_COMBO_ROW)

static guint signals[N_SIGNALS];

static void
selected_cb (BittingPolicyChoice *self)
{
  if (!self->filling && bitting_policy_choice_get_policy (self) != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static gboolean
are_alike (const GPtrArray *policies, /* (nullable) */
           const GPtrArray *others)
{
  guint i;

  if (policies == NULL || policies->len != others->len)
    return FALSE;
  for (i = 0; i < others->len; i++)
    {
      const BittingPolicy *one = g_ptr_array_index (policies, i);
      const BittingPolicy *other = g_ptr_array_index (others, i);

      if (!g_str_equal (one->id, other->id) || !g_str_equal (one->title, other->title))
        return FALSE;
    }

  return TRUE;
}

/* The list that is open cannot change its model, and it tells of a choice while it is open: so
 * the model stays as long as it says the same. */
static void
fill (BittingPolicyChoice *self,
      const char          *id)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->policies);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;
  guint i;

  self->policies = bitting_policy_shelf_list (self->shelf);
  for (i = 0; i < self->policies->len; i++)
    {
      const BittingPolicy *policy = g_ptr_array_index (self->policies, i);

      gtk_string_list_append (titles, policy->title);
      if (g_strcmp0 (policy->id, id) == 0)
        selected = i;
    }
  self->filling = TRUE;
  if (!are_alike (before, self->policies))
    adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (titles));
  if (adw_combo_row_get_selected (ADW_COMBO_ROW (self)) != selected)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->filling = FALSE;
}

/* A policy is new, edited or gone. */
static void
changed_cb (BittingPolicyChoice *self)
{
  BittingPolicy *policy = bitting_policy_choice_get_policy (self);
  g_autofree char *id = policy != NULL ? g_strdup (policy->id) : NULL;

  fill (self, id);
}

static void
bitting_policy_choice_dispose (GObject *object)
{
  BittingPolicyChoice *self = BITTING_POLICY_CHOICE (object);

  if (self->shelf != NULL)
    g_signal_handlers_disconnect_by_data (self->shelf, self);
  g_clear_object (&self->shelf);
  g_clear_pointer (&self->policies, g_ptr_array_unref);

  G_OBJECT_CLASS (bitting_policy_choice_parent_class)->dispose (object);
}

static void
bitting_policy_choice_class_init (BittingPolicyChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bitting_policy_choice_dispose;

  /* The person chose another one. */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bitting_policy_choice_init (BittingPolicyChoice *self)
{
  /* A long title has the whole width of the row below that of the row itself. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * bitting_policy_choice_show:
 * @self: a row
 * @shelf: the policies that there are
 * @id: which one is chosen; the guide's where there is none of that id
 */
void
bitting_policy_choice_show (BittingPolicyChoice *self,
                            BittingPolicyShelf  *shelf,
                            const char          *id)
{
  g_return_if_fail (BITTING_IS_POLICY_CHOICE (self));

  if (self->shelf != shelf)
    {
      if (self->shelf != NULL)
        g_signal_handlers_disconnect_by_data (self->shelf, self);
      g_set_object (&self->shelf, shelf);
      g_signal_connect_swapped (shelf, "changed", G_CALLBACK (changed_cb), self);
    }
  fill (self, id);
}

/** Returns: (transfer none) (nullable): the chosen policy, as it was when the row was filled */
BittingPolicy *
bitting_policy_choice_get_policy (BittingPolicyChoice *self)
{
  guint selected;

  g_return_val_if_fail (BITTING_IS_POLICY_CHOICE (self), NULL);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return self->policies != NULL && selected < self->policies->len
           ? g_ptr_array_index (self->policies, selected) : NULL;
}
