/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Room for words. The texts of the window are as long as a language makes them, and as large as
 * somebody needs them; where libadwaita would shorten one to a line, it gets a second line. */

#include "config.h"

#include "bitting-room.h"

#include "bitting-hearing.h"
#include "bitting-reading.h"

#define ROOMY "roomy"

typedef void (*Measure) (GtkWidget *, GtkOrientation, int, int *, int *, int *, int *);

static Measure measure_label;

/* libadwaita 1.7 measures both headings of a dialog, the large one and the small one that takes its
 * place where there is less room, for widths in which neither fits, and GTK complains. */
static gboolean
is_heading_of_dialog (GtkWidget *label)
{
  GtkWidget *parent = gtk_widget_get_parent (label);

  return parent != NULL && gtk_widget_has_css_class (parent, "heading-bin");
}

/* How wide a label has to be for a height is a question that GTK 4.8 answers wrongly. */
static gboolean
knows_width_for_height (void)
{
  return gtk_check_version (4, 18, 0) == NULL;
}

static void
measure_with_room (GtkWidget      *label,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL && !knows_width_for_height ())
    for_size = -1;
  measure_label (label, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && is_heading_of_dialog (label))
    *minimum = 0;
}

/**
 * bitting_room_begin:
 *
 * To be called once, before there is a window. Boxes and stacks ask what they hold how wide it has
 * to be for a height. A label tries widths until its text fits, which takes for granted that a text
 * with fewer lines is never higher. Where lines are not all of one height, as where Latin letters
 * stand among others that are from another font, the answer is too wide, and the label sticks out of
 * the window (seen with GTK 4.8). Nothing of ours needs a width for a height there: all text is as
 * wide as there is room, and as high as that makes it. GTK 4.18 answers rightly, and rows lie on top of
 * each other where it is not let.
 */
void
bitting_room_begin (void)
{
  GtkWidgetClass *klass = g_type_class_ref (GTK_TYPE_LABEL);

  if (measure_label == NULL)
    {
      measure_label = klass->measure;
      klass->measure = measure_with_room;
    }
}

static void
wrap (GtkLabel *label)
{
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}

/* Also within a word that is longer than the window is wide; but a button is as wide as its words. */
static void
break_words (GtkWidget *label)
{
  if (gtk_label_get_wrap (GTK_LABEL (label)) && !GTK_IS_BUTTON (gtk_widget_get_parent (label)))
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
}

static void
wrap_button (GtkWidget *button)
{
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (button));

  if (!GTK_IS_LABEL (child))
    return;
  wrap (GTK_LABEL (child));
  /* Beside a long text it would be all lines. */
  gtk_label_set_wrap_mode (GTK_LABEL (child), PANGO_WRAP_WORD);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (child), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_CENTER);
}

static void
wrap_labels (GtkWidget *widget)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (widget))
    wrap (GTK_LABEL (widget));
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrap_labels (child);
}

/* The title is in the first of the boxes; what the group holds is in the second. */
static void
wrap_title (GtkWidget *group)
{
  GtkWidget *box = gtk_widget_get_first_child (group);

  if (box != NULL && gtk_widget_get_first_child (box) != NULL)
    wrap_labels (gtk_widget_get_first_child (box));
}

/* The title of an entry stands above it for good, and not in its place until something is typed:
 * there it has one line. The one inside stays for those who listen; the style sheet hides it. */
static void
raise_title (GtkWidget *row)
{
  GtkWidget *header = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *box, *label;

  if (header == NULL)
    return;
  g_object_ref (header);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "raised-title");
  wrap (GTK_LABEL (label));
  g_object_bind_property (row, "use-underline", label, "use-underline", G_BINDING_SYNC_CREATE);
  g_object_bind_property (row, "title", label, "label", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), header);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_unref (header);
  bitting_hearing_open_entry (row);
  bitting_reading_follow (row);
}

static void
setup_choice_cb (GtkListItemFactory *factory,
                 GtkListItem        *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_choice_cb (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  const char *text = gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item)));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

/* What is chosen, as the row shows it at its end, where there is one line. The list to choose from
 * stays as it is. */
static void
widen_choice (GtkWidget *row)
{
  g_autoptr (GtkListItemFactory) usual = g_object_ref (adw_combo_row_get_factory (ADW_COMBO_ROW (row)));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  adw_combo_row_set_factory (ADW_COMBO_ROW (row), factory);
  adw_combo_row_set_list_factory (ADW_COMBO_ROW (row), usual);
}

/**
 * bitting_room_give:
 * @widget: a page, a window or a part of one
 *
 * Lets every text in it that says something take as many lines as it needs. To be called again
 * when the widget got more children.
 */
void
bitting_room_give (GtkWidget *widget)
{
  static const struct
  {
    GType (*get_type) (void);
    void  (*give) (GtkWidget *);
  } ways[] = {
    { gtk_label_get_type, break_words },
    { gtk_button_get_type, wrap_button },
    { gtk_shortcuts_shortcut_get_type, wrap_labels },
    { adw_view_switcher_get_type, wrap_labels },
    { adw_preferences_group_get_type, wrap_title },
    { adw_entry_row_get_type, raise_title },
    { adw_combo_row_get_type, widen_choice },
  };
  GtkWidget *child;
  guint i;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!gtk_widget_has_css_class (widget, ROOMY))
    for (i = 0; i < G_N_ELEMENTS (ways); i++)
      if (g_type_is_a (G_OBJECT_TYPE (widget), ways[i].get_type ()))
        {
          gtk_widget_add_css_class (widget, ROOMY);
          ways[i].give (widget);
        }
  /* A list makes its rows as they come into sight: theirs are wrapped where they are made. */
  if (GTK_IS_LIST_VIEW (widget))
    return;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    bitting_room_give (child);
}
