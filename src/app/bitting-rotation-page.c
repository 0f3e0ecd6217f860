/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key and the one that is to replace it, side by side: the verdict, what it comes from, and
 * what can be done now. */

#include "config.h"

#include "bitting-rotation-page.h"

#include "bitting-difference-row.h"
#include "bitting-keeper-rotate.h"
#include "bitting-room.h"
#include "bitting-rotation-buttons.h"
#include "bitting-stack.h"
#include "bitting-verdict-sign.h"
#include "bitting-words.h"

#include <glib/gi18n.h>

struct _BittingRotationPage
{
  AdwBin           parent_instance;

  BittingKeeper   *keeper;      /* (owned) (nullable) */
  GCancellable    *cancellable; /* (owned) (nullable): while the keys are checked */
  char            *name;        /* (nullable) */

  /* Template widgets */
  AdwWindowTitle  *title;
  GtkStack        *stack;
  AdwBin          *sign;
  GtkLabel        *verdict;
  GtkLabel        *sentence;
  GtkLabel        *subject;
  GtkLabel        *stage;
  GtkBox          *buttons;
  GtkBox          *groups;
};

G_DEFINE_FINAL_TYPE (BittingRotationPage, bitting_rotation_page, ADW_TYPE_BIN)

static const BittingVerdict signs[] = {
  [BITTING_STRICTNESS_PROVEN] = BITTING_VERDICT_PASS,
  [BITTING_STRICTNESS_UNPROVEN] = BITTING_VERDICT_UNKNOWN,
  [BITTING_STRICTNESS_LOOSER] = BITTING_VERDICT_FAIL,
};

static void
stop_check (BittingRotationPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
add_group (BittingRotationPage     *self,
           const BittingComparison *comparison,
           BittingRelation          relation)
{
  GtkWidget *group = NULL;
  guint i;

  if (bitting_comparison_count (comparison, relation) == 0)
    return;

  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), bitting_relation_get_label (relation));
  for (i = 0; i < comparison->differences->len; i++)
    {
      const BittingDifference *difference = g_ptr_array_index (comparison->differences, i);

      if (difference->relation == relation)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), bitting_difference_row_new (difference));
    }
  gtk_box_append (self->groups, group);
}

static void
show_comparison (BittingRotationPage     *self,
                 const BittingComparison *comparison) /* (nullable) */
{
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;
  GtkWidget *child = NULL;
  guint relation;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  adw_bin_set_child (self->sign, bitting_verdict_sign_new (comparison != NULL ? signs[comparison->strictness]
                                                                             : BITTING_VERDICT_UNKNOWN));
  if (comparison == NULL)
    {
      gtk_label_set_label (self->verdict, _("Not compared yet"));
      gtk_label_set_label (self->sentence, _("Both keys are checked at the exchange, and held against "
                                             "each other."));
      return;
    }

  title = bitting_comparison_dup_title (comparison);
  sentence = bitting_comparison_dup_sentence (comparison);
  gtk_label_set_label (self->verdict, title);
  gtk_label_set_label (self->sentence, sentence);
  for (relation = BITTING_RELATION_LOOSER; relation <= BITTING_RELATION_SAME; relation++)
    add_group (self, comparison, relation);
}

static char *
describe_key (const char *what,
              const char *masked,
              GDateTime  *when) /* (nullable) */
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *ago = when != NULL ? bitting_words_dup_ago (when, now) : NULL;

  if (ago == NULL)
    return g_strdup_printf ("%s %s", what, masked);

  /* Translators: “Old key”, the key, and how long ago it was checked */
  return g_strdup_printf (_("%s %s, checked %s"), what, masked, ago);
}

static void
show_subject (BittingRotationPage     *self,
              const BittingRotation   *rotation,
              const BittingComparison *comparison) /* (nullable) */
{
  g_autofree char *old = describe_key (_("Old key"), rotation->old_key,
                                       comparison != NULL ? comparison->before_at : NULL);
  g_autofree char *new = describe_key (_("New key"), rotation->new_key,
                                       comparison != NULL ? comparison->after_at : NULL);
  g_autofree char *both = g_strdup_printf ("%s\n%s", old, new);

  gtk_label_set_label (self->subject, both);
}

static char *
describe_stage (const BittingRotation *rotation)
{
  if (rotation->stage == BITTING_ROTATION_RETIRED)
    return g_strdup_printf (_("Bots that look up “%s” get the new key now. The old key is kept as “%s”, for "
                              "those that hold a copy of it."), rotation->new_name, rotation->old_name);
  if (rotation->stage == BITTING_ROTATION_WAITING)
    return g_strdup_printf (_("“%s” is still the old key. The new one waits, saved as “%s”."),
                            rotation->old_name, rotation->new_name);

  return bitting_rotation_dup_words (rotation, rotation->old_name);
}

/* Shows what is known, without asking anybody. */
static void
show_known (BittingRotationPage *self)
{
  g_autoptr (BittingRotation) rotation = bitting_keeper_find_rotation (self->keeper, self->name);
  g_autoptr (BittingComparison) comparison = bitting_keeper_load_comparison (self->keeper, self->name);
  g_autofree char *stage = NULL;

  if (rotation == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.home", NULL);
      return;
    }

  stage = describe_stage (rotation);
  gtk_label_set_label (self->stage, stage);
  show_comparison (self, comparison);
  show_subject (self, rotation, comparison);
  bitting_rotation_buttons_fill (self->buttons, rotation, comparison);
  bitting_room_give (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->stack, "known");
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BittingRotationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingComparison) comparison = NULL;

  comparison = bitting_keeper_compare_finish (BITTING_KEEPER (source), result, &error);
  /* Called off, or overtaken by another: it says nothing here. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  stop_check (self);
  show_known (self);
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", error->message);
}

static void
cancel_cb (BittingRotationPage *self)
{
  stop_check (self);
  show_known (self);
}

static void
back_cb (BittingRotationPage *self)
{
  stop_check (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-key", "s", self->name);
}

static void
bitting_rotation_page_dispose (GObject *object)
{
  BittingRotationPage *self = BITTING_ROTATION_PAGE (object);

  stop_check (self);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (bitting_rotation_page_parent_class)->dispose (object);
}

static void
bitting_rotation_page_class_init (BittingRotationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_rotation_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-rotation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingRotationPage, title);
  gtk_widget_class_bind_template_child (widget_class, BittingRotationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BittingRotationPage, sign);
  gtk_widget_class_bind_template_child (widget_class, BittingRotationPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, BittingRotationPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, BittingRotationPage, subject);
  gtk_widget_class_bind_template_child (widget_class, BittingRotationPage, stage);
  gtk_widget_class_bind_template_child (widget_class, BittingRotationPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, BittingRotationPage, groups);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
bitting_rotation_page_init (BittingRotationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_stack_announce (self->stack);
}

/**
 * bitting_rotation_page_open:
 * @self: the page
 * @keeper: who has the keys
 * @name: name of one of the two
 * @check: whether to ask the exchange now, or to show what is known
 */
void
bitting_rotation_page_open (BittingRotationPage *self,
                            BittingKeeper       *keeper,
                            const char          *name,
                            gboolean             check)
{
  g_autoptr (BittingRotation) rotation = bitting_keeper_find_rotation (keeper, name);

  g_return_if_fail (BITTING_IS_ROTATION_PAGE (self));

  stop_check (self);
  g_set_object (&self->keeper, keeper);
  g_free (self->name);
  self->name = g_strdup (rotation != NULL ? bitting_rotation_get_name (rotation) : name);
  adw_window_title_set_title (self->title, self->name);
  if (!check)
    {
      show_known (self);
      return;
    }

  self->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "checking");
  bitting_keeper_compare_async (keeper, self->name, NULL, self->cancellable, compared_cb,
                                g_object_ref (self));
}
