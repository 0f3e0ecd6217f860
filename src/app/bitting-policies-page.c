/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The policies: a list of them, each in words, and an editor for those of the person's own.
 * A file from somebody else is shown in words before anything is kept. */

#include "config.h"

#include "bitting-policies-page.h"

#include "bitting-data.h"
#include "bitting-policy-editor.h"
#include "bitting-policy-files.h"
#include "bitting-policy-list.h"
#include "bitting-policy-removal.h"
#include "bitting-policy-sheet.h"
#include "bitting-policy-words.h"
#include "bitting-question.h"
#include "bitting-room.h"
#include "bitting-stack.h"

#include <glib/gi18n.h>

struct _BittingPoliciesPage
{
  AdwBin               parent_instance;

  BittingPolicyShelf  *shelf;    /* (owned) */
  BittingPolicy       *policy;   /* (owned) (nullable): that is on show, or is edited */
  GCancellable        *reading;  /* (owned) (nullable): while a file is read */
  gboolean             imported; /* whether the policy on show is a file that is not kept yet */
  gboolean             fresh;    /* whether the policy in the editor is to be a new one */

  /* Template widgets */
  AdwWindowTitle      *title;
  GtkWidget           *more;
  GtkStack            *stack;
  BittingPolicyList   *list;
  GtkScrolledWindow   *sheet_scroller;
  GtkLabel            *heading;
  GtkWidget           *question;
  BittingPolicySheet  *sheet;
  GtkScrolledWindow   *editor_scroller;
  BittingPolicyEditor *editor;
  GtkWidget           *bar;
  GtkWidget           *secondary;
  GtkLabel            *secondary_label;
  GtkWidget           *primary;
  GtkLabel            *primary_label;
};

typedef enum
{
  SIGNAL_LEFT,
  N_SIGNALS,
} BittingPoliciesPageSignal;

G_DEFINE_FINAL_TYPE (BittingPoliciesPage, bitting_policies_page, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
say (BittingPoliciesPage *self,
     const char          *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", words);
}

static void
label_button (GtkWidget  *button,
              GtkLabel   *label,
              const char *words) /* (nullable) */
{
  gtk_widget_set_visible (button, words != NULL);
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
}

static void
go_to (BittingPoliciesPage *self,
       const char          *view,
       const char          *title,
       const char          *secondary, /* (nullable) */
       const char          *primary)   /* (nullable) */
{
  gboolean kept = self->policy != NULL && !self->imported && g_str_equal (view, "sheet");
  gboolean own = kept && bitting_policy_shelf_is_own (self->shelf, self->policy->id);

  adw_window_title_set_title (self->title, title);
  gtk_widget_set_visible (self->more, kept);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policy.edit", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policy.remove", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policy.copy", kept);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policy.export", kept);
  label_button (self->secondary, self->secondary_label, secondary);
  label_button (self->primary, self->primary_label, primary);
  gtk_widget_set_visible (self->bar, primary != NULL);
  gtk_widget_set_sensitive (self->primary, TRUE);
  gtk_widget_remove_css_class (self->primary, "destructive-action");
  gtk_widget_add_css_class (self->primary, "suggested-action");
  bitting_room_give (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->stack, view);
}

static void
set_policy (BittingPoliciesPage *self,
            BittingPolicy       *policy) /* (transfer full) (nullable) */
{
  g_clear_pointer (&self->policy, bitting_policy_unref);
  self->policy = policy;
}

static void
scroll_up (GtkScrolledWindow *scroller)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}

static void
show_list (BittingPoliciesPage *self)
{
  set_policy (self, NULL);
  bitting_policy_list_fill (self->list, self->shelf);
  go_to (self, "list", _("Policies"), NULL, NULL);
}

static void
export (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  bitting_policy_files_export (widget, BITTING_POLICIES_PAGE (widget)->policy);
}

static void
open_editor (BittingPoliciesPage *self,
             gboolean             fresh)
{
  self->fresh = fresh;
  self->imported = FALSE;
  go_to (self, "editor", fresh ? _("New Policy") : _("Edit Policy"), _("Cancel"), _("Save"));
  bitting_policy_editor_open (self->editor, self->policy);
  bitting_room_give (GTK_WIDGET (self->editor));
  scroll_up (self->editor_scroller);
}

static void
edit (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  open_editor (BITTING_POLICIES_PAGE (widget), FALSE);
}

static void
copy (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  BittingPoliciesPage *self = BITTING_POLICIES_PAGE (widget);
  BittingPolicy *another = bitting_policy_copy (self->policy);

  g_free (another->title);
  another->title = bitting_policy_shelf_dup_title (self->shelf, self->policy->title);
  set_policy (self, another);
  open_editor (self, TRUE);
}

static void
remove_policy (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  BittingPoliciesPage *self = BITTING_POLICIES_PAGE (widget);

  bitting_policy_removal_ask (widget, self->shelf, self->policy);
}

/* One may have gone, or come back. */
static void
shelf_changed_cb (BittingPoliciesPage *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->stack);
  g_autoptr (BittingPolicy) kept = NULL;

  if (g_str_equal (view, "editor") || self->imported)
    return;

  if (self->policy != NULL)
    kept = bitting_policy_shelf_find (self->shelf, self->policy->id);
  if (kept == NULL)
    show_list (self);
}

static void show_policy (BittingPoliciesPage *self);

/* As a new one: nothing is replaced. */
static void
import (BittingPoliciesPage *self)
{
  g_autoptr (GError) error = NULL;
  BittingPolicy *kept = bitting_policy_shelf_add (self->shelf, self->policy, &error);
  g_autofree char *words = NULL;

  if (kept == NULL)
    {
      say (self, error->message);
      return;
    }

  /* Translators: %s is the title of a policy */
  words = g_strdup_printf (_("Imported as “%s”"), kept->title);
  self->imported = FALSE;
  set_policy (self, kept);
  show_policy (self);
  say (self, words);
}

static void
show_policy (BittingPoliciesPage *self)
{
  const BittingCatalogue *catalogue = bitting_data_get_catalogue ();
  gboolean dangerous = bitting_policy_get_best_grade (self->policy, catalogue) >= BITTING_GRADE_D;

  gtk_label_set_label (self->heading, self->policy->title);
  gtk_widget_set_visible (self->question, self->imported);
  bitting_policy_sheet_show (self->sheet, self->policy);
  if (!self->imported)
    go_to (self, "sheet", _("Policy"), NULL, _("Use for a New Key"));
  else
    go_to (self, "sheet", _("Import a Policy"), _("Do Not Import"),
           dangerous ? _("Import All the Same") : _("Import"));
  if (self->imported && dangerous)
    {
      gtk_widget_remove_css_class (self->primary, "suggested-action");
      gtk_widget_add_css_class (self->primary, "destructive-action");
    }
  scroll_up (self->sheet_scroller);
}

static void
opened_cb (BittingPoliciesPage *self,
           const char          *id)
{
  bitting_policies_page_show (self, id);
}

static void
new_cb (BittingPoliciesPage *self)
{
  BittingPolicy *policy = bitting_policy_copy (bitting_data_get_policy ("guide"));

  /* It asks for what is safe until it is told otherwise. */
  g_free (policy->title);
  g_free (policy->description);
  policy->title = g_strdup ("");
  policy->description = g_strdup ("");
  set_policy (self, policy);
  open_editor (self, TRUE);
}

static void
edited_cb (BittingPoliciesPage *self)
{
  gtk_widget_set_sensitive (self->primary, bitting_policy_editor_is_usable (self->editor));
}

static void
save (BittingPoliciesPage *self)
{
  g_autoptr (BittingPolicy) edited = bitting_policy_editor_dup_policy (self->editor);
  g_autoptr (GError) error = NULL;
  BittingPolicy *kept = bitting_policy_shelf_keep (self->shelf, edited, self->fresh, &error);

  if (kept == NULL)
    {
      say (self, error->message);
      return;
    }

  self->imported = FALSE;
  set_policy (self, kept);
  show_policy (self);
  say (self, self->fresh ? _("The policy is saved")
                         : _("The policy is saved. It counts from the next check on"));
}

static void
primary_cb (BittingPoliciesPage *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "editor"))
    save (self);
  else if (self->imported)
    import (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-key-after", "s", self->policy->id);
}

/* To where the editor was opened from. */
static void
leave_editor (BittingPoliciesPage *self)
{
  if (self->fresh)
    show_list (self);
  else
    show_policy (self);
}

static void
drop_answered_cb (BittingPoliciesPage *self,
                  const char          *response)
{
  if (g_str_equal (response, "drop"))
    leave_editor (self);
}

static void
back_cb (BittingPoliciesPage *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->stack);

  if (g_str_equal (view, "list"))
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
  else if (g_str_equal (view, "sheet"))
    show_list (self);
  else if (bitting_policy_editor_is_changed (self->editor))
    bitting_question_ask (GTK_WIDGET (self), _("Drop Your Changes?"),
                          _("What you changed in this policy is not saved."), "drop", _("_Drop Them"),
                          G_CALLBACK (drop_answered_cb));
  else
    leave_editor (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (BittingPoliciesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  BittingPolicy *policy = bitting_policy_file_load_finish (G_FILE (source), result, &error);
  g_autofree char *base = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = base != NULL ? g_filename_display_name (base) : NULL;
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (policy != NULL)
    {
      self->imported = TRUE;
      set_policy (self, policy);
      show_policy (self);
      return;
    }

  show_list (self);
  /* Translators: the name of a file, and what is wrong with it */
  words = g_strdup_printf (_("“%s” was not imported: %s"), shown, error->message);
  bitting_policy_list_say (self->list, words);
}

/**
 * bitting_policies_page_open_file:
 * @self: the page
 * @file: a policy file
 *
 * Shows in words what the file asks for, and asks whether to keep it.
 */
void
bitting_policies_page_open_file (BittingPoliciesPage *self,
                                 GFile               *file)
{
  g_return_if_fail (BITTING_IS_POLICIES_PAGE (self) && G_IS_FILE (file));

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  bitting_policy_file_load_async (file, self->reading, read_cb, g_object_ref (self));
}

/** Asks the person for a policy file, and opens it. */
void
bitting_policies_page_ask_file (BittingPoliciesPage *self)
{
  g_return_if_fail (BITTING_IS_POLICIES_PAGE (self));

  bitting_policy_files_open (GTK_WIDGET (self));
}

static void
bitting_policies_page_dispose (GObject *object)
{
  BittingPoliciesPage *self = BITTING_POLICIES_PAGE (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->shelf);
  set_policy (self, NULL);

  G_OBJECT_CLASS (bitting_policies_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-policies-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, title);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, more);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, bar);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, secondary);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, secondary_label);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, primary);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, primary_label);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, list);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, sheet_scroller);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, heading);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, question);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, editor_scroller);
  gtk_widget_class_bind_template_child (widget_class, BittingPoliciesPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, primary_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, bitting_policies_page_ask_file);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
bitting_policies_page_class_init (BittingPoliciesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_policies_page_dispose;

  /* The person goes back to where they came from. */
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (BITTING_TYPE_POLICY_EDITOR);
  g_type_ensure (BITTING_TYPE_POLICY_LIST);
  g_type_ensure (BITTING_TYPE_POLICY_SHEET);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "policy.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "policy.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "policy.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "policy.remove", NULL, remove_policy);
}

static void
bitting_policies_page_init (BittingPoliciesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_stack_announce (self->stack);
}

/** Returns: (transfer floating): the page of the keeper's policies; nothing is on show yet */
GtkWidget *
bitting_policies_page_new (BittingKeeper *keeper)
{
  BittingPoliciesPage *self = g_object_new (BITTING_TYPE_POLICIES_PAGE, NULL);

  self->shelf = g_object_ref (bitting_keeper_get_policies (keeper));
  g_signal_connect_object (self->shelf, "changed", G_CALLBACK (shelf_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * bitting_policies_page_show:
 * @self: the page
 * @id: (nullable): id of a policy; the list is shown where there is none of that id
 */
void
bitting_policies_page_show (BittingPoliciesPage *self,
                            const char          *id)
{
  BittingPolicy *policy = NULL;

  g_return_if_fail (BITTING_IS_POLICIES_PAGE (self));

  policy = bitting_policy_shelf_find (self->shelf, id);
  self->imported = FALSE;
  if (policy == NULL)
    {
      show_list (self);
      return;
    }

  set_policy (self, policy);
  show_policy (self);
}
