/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All policies: those that come with the program, and the person's own. */

#include "config.h"

#include "bitting-policy-list.h"

struct _BittingPolicyList
{
  AdwBin      parent_instance;

  /* Template widgets */
  GtkWidget  *message_box;
  GtkLabel   *message;
  GtkListBox *known;
  GtkListBox *own;
};

typedef enum
{
  SIGNAL_OPEN,
  SIGNAL_OPEN_FILE,
  SIGNAL_NEW,
  N_SIGNALS,
} BittingPolicyListSignal;

G_DEFINE_FINAL_TYPE (BittingPolicyList, bitting_policy_list, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
activated_cb (BittingPolicyList *self,
              GtkListBoxRow     *row)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, g_object_get_data (G_OBJECT (row), "policy"));
}

static void
open_cb (BittingPolicyList *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_FILE], 0);
}

static void
new_cb (BittingPolicyList *self)
{
  g_signal_emit (self, signals[SIGNAL_NEW], 0);
}

static void
bitting_policy_list_class_init (BittingPolicyListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_OPEN_FILE] = g_signal_new ("open-file", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NEW] = g_signal_new ("new", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-policy-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyList, message_box);
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyList, message);
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyList, known);
  gtk_widget_class_bind_template_child (widget_class, BittingPolicyList, own);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
}

static void
bitting_policy_list_init (BittingPolicyList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_row (const BittingPolicy *policy)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), policy->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), policy->description);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "policy", g_strdup (policy->id), g_free);

  return row;
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/** Shows the policies that there are now, and names the files that cannot be read. */
void
bitting_policy_list_fill (BittingPolicyList  *self,
                          BittingPolicyShelf *shelf)
{
  g_autoptr (GPtrArray) policies = bitting_policy_shelf_list (shelf);
  GPtrArray *faults = bitting_policy_shelf_get_faults (shelf);
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean any = FALSE;
  guint i;

  g_return_if_fail (BITTING_IS_POLICY_LIST (self));

  for (i = 0; i < faults->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (faults, i));
  bitting_policy_list_say (self, words->len > 0 ? words->str : NULL);

  clear_list (self->known);
  clear_list (self->own);
  for (i = 0; i < policies->len; i++)
    {
      const BittingPolicy *policy = g_ptr_array_index (policies, i);
      gboolean own = bitting_policy_shelf_is_own (shelf, policy->id);

      gtk_list_box_append (own ? self->own : self->known, make_row (policy));
      any = any || own;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->own), any);
}

/** Says something above the list; nothing where @words are NULL. */
void
bitting_policy_list_say (BittingPolicyList *self,
                         const char        *words)
{
  g_return_if_fail (BITTING_IS_POLICY_LIST (self));

  gtk_label_set_label (self->message, words != NULL ? words : "");
  gtk_widget_set_visible (self->message_box, words != NULL);
}
