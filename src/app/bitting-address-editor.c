/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes the trusted addresses as they come, says what is wrong with them, and gives
 * them back as the site's field wants them. */

#include "config.h"

#include "bitting-address-editor.h"

#include "bitting-practice.h"
#include "bitting-reading.h"

#include <glib/gi18n.h>

struct _BittingAddressEditor
{
  AdwBin          parent_instance;

  BittingJourney *journey; /* (owned) */
  BittingIpList  *list;    /* (owned) */

  /* Template widgets */
  GtkWidget      *group;
  GtkTextView    *view;
  GtkBox         *outcome; /* never hidden: GTK 4.8 gives one line to a box that was hidden when filled */
  GtkLabel       *count;
  GtkWidget      *copy;
  GtkWidget      *practice;
};

G_DEFINE_FINAL_TYPE (BittingAddressEditor, bitting_address_editor, ADW_TYPE_BIN)

static char *
dup_text (BittingAddressEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static GtkWidget *
problem_label (const BittingIpProblem *problem)
{
  g_autofree char *words = bitting_ip_problem_describe (problem);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, problem->fatal ? "error" : "dim-label");

  return label;
}

static void
show_list (BittingAddressEditor *self)
{
  guint addresses = self->list->addresses->len;
  g_autofree char *count = NULL;
  GtkWidget *child;
  guint i;

  while ((child = gtk_widget_get_next_sibling (GTK_WIDGET (self->count))) != NULL)
    gtk_box_remove (self->outcome, child);
  for (i = 0; i < self->list->problems->len; i++)
    gtk_box_append (self->outcome, problem_label (g_ptr_array_index (self->list->problems, i)));

  count = addresses == 0
            ? g_strdup (_("No address yet"))
            : g_strdup_printf (ngettext ("%u address", "%u addresses", addresses), addresses);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_sensitive (self->copy, bitting_ip_list_is_usable (self->list));
}

static void
changed_cb (BittingAddressEditor *self)
{
  g_autofree char *text = dup_text (self);

  g_clear_pointer (&self->list, bitting_ip_list_unref);
  self->list = bitting_ip_list_parse (text);
  bitting_journey_set_ips (self->journey, text);
  show_list (self);
}

static void
copy_cb (BittingAddressEditor *self)
{
  g_autofree char *joined = bitting_ip_list_join (self->list);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), joined);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s",
                              _("Addresses copied: paste them into the site’s field"));
}

static void
practice_cb (BittingAddressEditor *self)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), bitting_practice_get_team_ips (), -1);
}

static void
bitting_address_editor_dispose (GObject *object)
{
  BittingAddressEditor *self = BITTING_ADDRESS_EDITOR (object);

  g_clear_object (&self->journey);
  g_clear_pointer (&self->list, bitting_ip_list_unref);

  G_OBJECT_CLASS (bitting_address_editor_parent_class)->dispose (object);
}

static void
bitting_address_editor_class_init (BittingAddressEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_address_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-address-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingAddressEditor, group);
  gtk_widget_class_bind_template_child (widget_class, BittingAddressEditor, view);
  gtk_widget_class_bind_template_child (widget_class, BittingAddressEditor, count);
  gtk_widget_class_bind_template_child (widget_class, BittingAddressEditor, outcome);
  gtk_widget_class_bind_template_child (widget_class, BittingAddressEditor, copy);
  gtk_widget_class_bind_template_child (widget_class, BittingAddressEditor, practice);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, practice_cb);
}

static void
bitting_address_editor_init (BittingAddressEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    gtk_text_view_set_justification (self->view, GTK_JUSTIFY_RIGHT);
  bitting_reading_set_code (GTK_WIDGET (self->view));
}

/** Returns: (transfer floating): an editor for the journey's trusted addresses */
GtkWidget *
bitting_address_editor_new (BittingJourney *journey)
{
  BittingAddressEditor *self = g_object_new (BITTING_TYPE_ADDRESS_EDITOR, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  self->journey = g_object_ref (journey);
  gtk_widget_set_visible (self->practice, bitting_journey_is_practice (journey));
  gtk_text_buffer_set_text (buffer, bitting_journey_get_ips (journey), -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * bitting_address_editor_new_for_check:
 * @journey: the journey
 *
 * Returns: (transfer floating): an editor for the addresses that a key should have already;
 *   nothing of it is to be carried to the site
 */
GtkWidget *
bitting_address_editor_new_for_check (BittingJourney *journey)
{
  BittingAddressEditor *self = BITTING_ADDRESS_EDITOR (bitting_address_editor_new (journey));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         _("The addresses that your trading team sent, if you have them: "
                                           "the check then looks for each of them."));
  gtk_widget_set_visible (self->copy, FALSE);

  return GTK_WIDGET (self);
}
