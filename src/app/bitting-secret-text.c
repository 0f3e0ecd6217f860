/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A secret in groups of a few characters, as the number of a card is printed. They are easy
 * to read off, and no label, layout or screen reader's message, all of which lie in common
 * memory that nobody wipes, ever has more than one group. */

#include "config.h"

#include "bitting-secret-text.h"

#include "bitting-reading.h"

#include <glib/gi18n.h>

#define GROUP 4
#define MOST_IN_A_LINE 20

struct _BittingSecretText
{
  AdwBin      parent_instance;

  GtkFlowBox *groups; /* (borrowed) */
};

G_DEFINE_FINAL_TYPE (BittingSecretText, bitting_secret_text, ADW_TYPE_BIN)

static void
bitting_secret_text_class_init (BittingSecretTextClass *klass)
{
}

static void
bitting_secret_text_init (BittingSecretText *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *hint = gtk_label_new (_("Hidden again after 20 seconds. The gaps are not part of it."));

  self->groups = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->groups, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (self->groups, TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->groups), GTK_ALIGN_START);
  bitting_reading_set_code (GTK_WIDGET (self->groups));
  gtk_widget_add_css_class (GTK_WIDGET (self->groups), "secret");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->groups), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The secret, in groups of four characters"), -1);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (box, "details");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups));
  gtk_box_append (GTK_BOX (box), hint);
  adw_bin_set_child (ADW_BIN (self), box);
}

/* Returns: bytes of the first group of @text, whole characters all */
static gsize
measure_group (const char *text,
               gsize       length)
{
  gsize size = MIN (GROUP, length);

  while (size < length && ((guchar) text[size] & 0xc0) == 0x80)
    size++;

  return size;
}

static GtkWidget *
make_group (const char *text,
            gsize       length)
{
  g_autofree char *group = g_utf8_make_valid (text, (gssize) length);
  GtkWidget *label = gtk_label_new (group);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  bitting_reading_set_code (label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), label);
  gtk_widget_set_focusable (child, FALSE);

  return child;
}

/**
 * bitting_secret_text_show:
 * @self: the text
 * @secret: what to show
 */
void
bitting_secret_text_show (BittingSecretText *self,
                          BittingSecret     *secret)
{
  const char *text = bitting_secret_peek (secret);
  gsize left = bitting_secret_get_length (secret);
  guint groups = 0;

  g_return_if_fail (BITTING_IS_SECRET_TEXT (self));

  bitting_secret_text_clear (self);
  while (left > 0)
    {
      gsize size = measure_group (text, left);

      gtk_flow_box_append (self->groups, make_group (text, size));
      text += size;
      left -= size;
      groups++;
    }
  /* As wide as they are, and no wider: so they stay on their side. */
  gtk_flow_box_set_max_children_per_line (self->groups, CLAMP (groups, 1, MOST_IN_A_LINE));
}

/** Shows nothing any more. */
void
bitting_secret_text_clear (BittingSecretText *self)
{
  GtkWidget *child = NULL;

  g_return_if_fail (BITTING_IS_SECRET_TEXT (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_flow_box_remove (self->groups, child);
}
