/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody hears who has the window read aloud. GTK 4.8 and libadwaita 1.2 tell a screen
 * reader some things twice, some by the names of classes and some not at all; here that is put
 * right for each widget as it comes to the screen, those of libadwaita among them. What newer
 * ones do right by themselves, this leaves as it is. */

#include "config.h"

#include "bitting-hearing.h"

#include "bitting-words.h"

#define SETTLED 300 /* milliseconds */
#define SPOKEN "spoken"           /* of a label: whether its words are said when they change */
#define DESCRIPTION "description" /* what is said beside the name, or NULL */

static void
name (GtkWidget  *widget,
      const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static gboolean
is_named (GtkWidget  *widget,
          const char *words)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, words);

  return other == NULL;
}

/* “Delete…” does not say what: some buttons are called by more than what stands on them. */
static gboolean
has_name_of_its_own (GtkWidget  *button,
                     const char *label)
{
  g_autofree char *plain = bitting_words_dup_plain (label);

  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
         !is_named (button, label) && !is_named (button, plain);
}

/* A button has one name: its own, or that of the label inside, which has the words without the mark
 * of their key. */
static void
choose_name (GtkWidget *button)
{
  const char *label = gtk_button_get_label (GTK_BUTTON (button));

  if (label == NULL ||
      !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return;

  if (has_name_of_its_own (button, label))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/* A button is labelled by what is in it: by an icon, that is the name of a class. */
static void
tidy_button (GtkWidget *button)
{
  choose_name (button);
  g_signal_connect (button, "notify::label", G_CALLBACK (choose_name), NULL);
  if (GTK_IS_IMAGE (gtk_button_get_child (GTK_BUTTON (button))))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* GTK 4.18 says that an item of a menu is labelled by a label of which it tells nobody. The type is
 * private to GTK. */
static void
tidy_menu_item (GtkWidget *item)
{
  g_autofree char *label = NULL;
  g_autofree char *plain = NULL;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (item), "GtkModelButton"))
    return;

  g_object_get (item, "text", &label, NULL);
  plain = bitting_words_dup_plain (label != NULL ? label : "");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  name (item, plain);
}

static void
silence_lists (GtkWidget *widget)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BOX (child))
      name (child, "");
    else
      silence_lists (child);
}

/* Its list is labelled by its title, also where that is empty. */
static void
tidy_group (GtkWidget *group)
{
  const char *title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group));

  if (title == NULL || *title == '\0')
    silence_lists (group);
}

static void
tell_expanded (GtkWidget *row)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (bitting_hearing_find_header (row)), GTK_ACCESSIBLE_STATE_EXPANDED,
                               adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)), -1);
}

static void
tidy_expander (GtkWidget *row)
{
  tell_expanded (row);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (tell_expanded), NULL);
}

/* Where nothing can be selected, it need not be said of each row that it is not. */
static void
tidy_row (GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_parent (row);

  if (GTK_IS_LIST_BOX (list) && gtk_list_box_get_selection_mode (GTK_LIST_BOX (list)) == GTK_SELECTION_NONE &&
      (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED);
}

/* Orca 43 says nothing at all after the page of a stack was left that has a name. */
static void
tidy_page (GtkWidget *page)
{
  GtkWidget *stack = gtk_widget_get_parent (page);

  if (GTK_IS_STACK (stack))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_stack_get_page (GTK_STACK (stack), page)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}

/* Whether what has the focus says so already. */
static gboolean
is_described_by (GtkWidget  *widget,
                 const char *words)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (focus), DESCRIPTION), words) == 0;
}

/* A row says of its field what its title says. */
static void
say_label (GtkWidget *label)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));
  GtkWidget *row = gtk_widget_get_ancestor (label, ADW_TYPE_PREFERENCES_ROW);
  g_autofree char *words = NULL;

  if (row != NULL && *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) != '\0')
    words = g_strdup_printf ("%s\n%s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), text);
  if (!is_described_by (label, text))
    bitting_hearing_say (label, words != NULL ? words : text);
}

static gboolean
say_label_cb (gpointer user_data)
{
  GtkWidget *label = user_data;

  g_object_set_data (G_OBJECT (label), SPOKEN, NULL);
  if (gtk_widget_get_mapped (label))
    say_label (label);

  return G_SOURCE_REMOVE;
}

/* Once all that belongs to the change is done, and the focus is where it will be. What is gone
 * again by then was not worth a word. */
static void
say_label_soon (GtkWidget *label)
{
  if (g_object_get_data (G_OBJECT (label), SPOKEN) != NULL)
    return;

  g_object_set_data (G_OBJECT (label), SPOKEN, label);
  g_timeout_add_full (G_PRIORITY_LOW + 1, SETTLED, say_label_cb, g_object_ref (label), g_object_unref);
}

/* Words that come by themselves: no screen reader says those of GTK by itself. */
static void
tidy_label (GtkWidget *label)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (label));

  if (role != GTK_ACCESSIBLE_ROLE_ALERT && role != GTK_ACCESSIBLE_ROLE_STATUS)
    return;

  g_signal_connect (label, "map", G_CALLBACK (say_label_soon), NULL);
  g_signal_connect (label, "notify::label", G_CALLBACK (say_label_soon), NULL);
}

/* What nobody has named would be called by the name of its class. */
static void
tidy_name (GtkWidget *widget)
{
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    name (widget, "");
}

static gboolean
realized_cb (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               user_data)
{
  static const struct
  {
    GType (*get_type) (void);
    void  (*tidy) (GtkWidget *);
  } ways[] = {
    { gtk_button_get_type, tidy_button },
    { gtk_label_get_type, tidy_label },
    { gtk_list_box_row_get_type, tidy_row },
    { adw_expander_row_get_type, tidy_expander },
    { adw_preferences_group_get_type, tidy_group },
    { gtk_widget_get_type, tidy_menu_item },
    { gtk_widget_get_type, tidy_page },
    { gtk_widget_get_type, tidy_name },
  };
  static GQuark known = 0;
  GtkWidget *widget = g_value_get_object (values);
  guint i;

  if (known == 0)
    known = g_quark_from_static_string ("bitting-hearing");
  if (g_object_get_qdata (G_OBJECT (widget), known) != NULL)
    return TRUE;

  g_object_set_qdata (G_OBJECT (widget), known, widget);
  for (i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_type_is_a (G_OBJECT_TYPE (widget), ways[i].get_type ()))
      ways[i].tidy (widget);

  return TRUE;
}

static GtkEditable *
get_itself (GtkEditable *text)
{
  return text;
}

/* GTK reads to a screen reader what stands in the text inside an entry, and not in a text that is on its
 * own: this makes each its own inside. */
static void
let_texts_be_read (void)
{
  GtkEditableInterface *iface = g_type_interface_peek (g_type_class_ref (GTK_TYPE_TEXT), GTK_TYPE_EDITABLE);

  iface->get_delegate = get_itself;
}

/**
 * bitting_hearing_begin:
 *
 * To be called once, before there is a window.
 */
void
bitting_hearing_begin (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realized_cb, NULL, NULL);
  if (gtk_check_version (4, 14, 0) != NULL)
    let_texts_be_read ();
}

/**
 * bitting_hearing_find_header:
 * @row: an #AdwExpanderRow or an #AdwActionRow
 *
 * Returns: (transfer none): the row that takes the focus; an expander row has it inside
 */
GtkWidget *
bitting_hearing_find_header (GtkWidget *row)
{
  GtkWidget *found = NULL;
  GtkWidget *child = NULL;

  if (ADW_IS_ACTION_ROW (row))
    return row;
  for (child = gtk_widget_get_first_child (row); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = bitting_hearing_find_header (child);

  return found;
}

/* What is said of it for good, or nothing. */
static void
describe_again (GtkWidget *widget)
{
  const char *words = g_object_get_data (G_OBJECT (widget), DESCRIPTION);

  if (words == NULL)
    words = gtk_widget_get_tooltip_text (widget);
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

#if GTK_CHECK_VERSION (4, 14, 0)

static void
announce (GtkRoot    *root,
          const char *words)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (root), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

#else

static gboolean
left_cb (gpointer user_data)
{
  describe_again (user_data);

  return G_SOURCE_REMOVE;
}

/* Once the focus is somewhere else, as a description of what has it is said. */
static void
leave_cb (GtkWidget *widget)
{
  if (gtk_widget_has_focus (widget))
    return;

  g_signal_handlers_disconnect_by_func (widget, leave_cb, NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, left_cb, g_object_ref (widget), g_object_unref);
}

/* There is no call for it, but of what has the focus, a new description is said at once. */
static void
announce (GtkRoot    *root,
          const char *words)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_signal_handlers_disconnect_by_func (focus, leave_cb, NULL);
  g_signal_connect (focus, "notify::has-focus", G_CALLBACK (leave_cb), NULL);
}

#endif

/**
 * bitting_hearing_say:
 * @widget: a widget in a window
 * @words: what happened
 *
 * Has a screen reader say something that nobody asked for.
 */
void
bitting_hearing_say (GtkWidget  *widget,
                     const char *words)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL)
    announce (root, words);
}

/**
 * bitting_hearing_describe:
 * @widget: a widget
 * @words: (nullable): what is to be said of it beside its name
 *
 * Is said whenever the focus comes to it, and at once where it is there.
 */
void
bitting_hearing_describe (GtkWidget  *widget,
                          const char *words)
{
  g_object_set_data_full (G_OBJECT (widget), DESCRIPTION, g_strdup (words), g_free);
  /* Its subtitle would be said in place of it. */
  if (ADW_IS_ACTION_ROW (widget))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  describe_again (widget);
}

/**
 * bitting_hearing_describe_entry:
 * @entry: a #GtkEditable
 * @words: (nullable): what there is to say of the text in it
 * @invalid: whether the text is of no use
 */
void
bitting_hearing_describe_entry (GtkWidget  *entry,
                                const char *words,
                                gboolean    invalid)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));

  bitting_hearing_describe (text, words);
  gtk_accessible_update_state (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_INVALID,
                               words != NULL && invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
name_entry (GtkWidget *row)
{
  name (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))),
        adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/**
 * bitting_hearing_open_entry:
 * @row: an #AdwEntryRow that was not on the screen yet
 *
 * Lets a screen reader follow the focus into it: in libadwaita 1.2 what has the focus is hidden from it.
 */
void
bitting_hearing_open_entry (GtkWidget *row)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (text)) != GTK_ACCESSIBLE_ROLE_NONE)
    return;

  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  name_entry (row);
  g_signal_connect (row, "notify::title", G_CALLBACK (name_entry), NULL);
}
