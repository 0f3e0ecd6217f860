/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The seven steps at a glance: where you are, and the way to each. */

#include "config.h"

#include "bitting-step-list.h"

#include <glib/gi18n.h>

struct _BittingStepList
{
  AdwBin          parent_instance;

  BittingJourney *journey; /* (owned) */
  GtkListBox     *list;    /* (borrowed) */
};

G_DEFINE_FINAL_TYPE (BittingStepList, bitting_step_list, ADW_TYPE_BIN)

static void
row_activated_cb (BittingStepList *self,
                  GtkListBoxRow   *row)
{
  bitting_journey_set_step (self->journey, (guint) gtk_list_box_row_get_index (row));
}

/* A list selects whatever Tab comes to, which would say of each step that one is there. */
static void
mark (GtkWidget *row,
      gboolean   current)
{
  if (current)
    {
      gtk_widget_set_state_flags (row, GTK_STATE_FLAG_SELECTED, FALSE);
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, TRUE, -1);
    }
  else
    {
      gtk_widget_unset_state_flags (row, GTK_STATE_FLAG_SELECTED);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED);
    }
}

/* Steps can be visited once the site is known, since they depend on it. */
static void
update (BittingStepList *self)
{
  guint current = bitting_journey_get_step (self->journey);
  gboolean known = bitting_journey_get_environment (self->journey) != NULL;
  GtkListBoxRow *row = NULL;
  int i;

  for (i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (row), known || i == 0);
      mark (GTK_WIDGET (row), i == (int) current);
    }
}

static void
add_row (BittingStepList *self,
         guint            number,
         const char      *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *digit = gtk_label_new (NULL);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *text = number == 0 ? g_strdup ("•") : g_strdup_printf ("%u", number);

  gtk_label_set_label (GTK_LABEL (digit), text);
  gtk_label_set_width_chars (GTK_LABEL (digit), 2);
  gtk_accessible_update_state (GTK_ACCESSIBLE (digit), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (digit, "numeric");
  gtk_widget_add_css_class (digit, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), digit);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->list, row);
}

static void
bitting_step_list_dispose (GObject *object)
{
  BittingStepList *self = BITTING_STEP_LIST (object);

  g_clear_object (&self->journey);

  G_OBJECT_CLASS (bitting_step_list_parent_class)->dispose (object);
}

static void
bitting_step_list_class_init (BittingStepListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bitting_step_list_dispose;
}

static void
bitting_step_list_init (BittingStepList *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Steps"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * bitting_step_list_set_journey:
 * @self: the list
 * @journey: the journey to show and to steer
 */
void
bitting_step_list_set_journey (BittingStepList *self,
                               BittingJourney  *journey)
{
  BittingGuide *guide = bitting_journey_get_guide (journey);
  guint i;

  g_return_if_fail (BITTING_IS_STEP_LIST (self) && self->journey == NULL);

  self->journey = g_object_ref (journey);
  add_row (self, 0, _("Choose the site"));
  for (i = 1; i <= guide->steps->len; i++)
    add_row (self, i, bitting_guide_get_step (guide, i)->title);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (journey, "notify::step", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journey, "notify::environment", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
