/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One step of the guide: what to do, what to know, and the tools for it. */

#include "config.h"

#include "bitting-step-page.h"

#include "bitting-data.h"
#include "bitting-guide-policy.h"
#include "bitting-step-tools.h"

#include <glib/gi18n.h>

struct _BittingStepPage
{
  AdwBin               parent_instance;

  BittingJourney      *journey;     /* (owned) */
  const BittingStep   *step;        /* (borrowed) from the guide, which outlives every page */
  const char          *instruction; /* (borrowed) (nullable): id of the one at hand */
  GHashTable          *rows;        /* (owned): id to its row */

  /* Template widgets */
  GtkLabel            *title;
  GtkLabel            *summary;
  AdwPreferencesGroup *instructions;
  GtkBox              *tools;
  GtkBox              *notes;
};

typedef enum
{
  SIGNAL_INSTRUCTION_CHANGED,
  N_SIGNALS,
} BittingStepPageSignal;

G_DEFINE_FINAL_TYPE (BittingStepPage, bitting_step_page, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
set_current (BittingStepPage *self,
             const char      *id)
{
  GtkWidget *before = NULL;

  if (self->instruction == id)
    return;

  if (self->instruction != NULL)
    before = g_hash_table_lookup (self->rows, self->instruction);
  if (before != NULL)
    gtk_widget_remove_css_class (before, "at-hand");
  self->instruction = id;
  gtk_widget_add_css_class (g_hash_table_lookup (self->rows, id), "at-hand");
  g_signal_emit (self, signals[SIGNAL_INSTRUCTION_CHANGED], 0);
}

static const char *
id_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "instruction");
}

static void
reached_cb (GtkEventController *controller,
            gpointer            user_data)
{
  set_current (user_data, id_of (gtk_event_controller_get_widget (controller)));
}

static void
hovered_cb (GtkEventController *controller,
            double              x,
            double              y,
            gpointer            user_data)
{
  reached_cb (controller, user_data);
}

static void
tell_done (GtkWidget *row,
           GtkWidget *check)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_check_button_get_active (GTK_CHECK_BUTTON (check)) ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                                                      : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
toggled_cb (BittingStepPage *self,
            GtkCheckButton  *check)
{
  const char *id = id_of (check);

  bitting_journey_set_done (self->journey, id, gtk_check_button_get_active (check));
  tell_done (g_hash_table_lookup (self->rows, id), GTK_WIDGET (check));
  set_current (self, id);
}

static void
watch_row (BittingStepPage *self,
           GtkWidget       *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (reached_cb), self, 0);
  g_signal_connect_object (motion, "enter", G_CALLBACK (hovered_cb), self, 0);
  gtk_widget_add_controller (row, focus);
  gtk_widget_add_controller (row, motion);
}

static void
add_instruction (BittingStepPage          *self,
                 const BittingInstruction *instruction)
{
  const BittingPolicy *policy = bitting_journey_get_policy (self->journey);
  g_autofree char *text = bitting_instruction_dup_text (instruction, self->step, policy,
                                                        bitting_data_get_catalogue ());
  const char *detail = bitting_instruction_get_detail (instruction, self->step, policy);
  /* One stop of the keyboard, and one thing to hear: the row is the box. */
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_CHECKBOX, NULL);
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "can-focus", FALSE, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (detail != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               bitting_journey_is_done (self->journey, instruction->id));
  g_object_set_data (G_OBJECT (check), "instruction", instruction->id);
  g_object_set_data (G_OBJECT (row), "instruction", instruction->id);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  tell_done (row, check);
  watch_row (self, row);
  g_hash_table_insert (self->rows, instruction->id, row);
  adw_preferences_group_add (self->instructions, row);
}

static void
add_note (BittingStepPage   *self,
          const BittingNote *note)
{
  gboolean warns = note->kind == BITTING_NOTE_WARNING;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (warns ? "dialog-warning-symbolic"
                                                        : "dialog-information-symbolic");
  GtkWidget *label = gtk_label_new (bitting_note_get_text (note, self->step,
                                                           bitting_journey_get_policy (self->journey)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  warns ? _("Warning") : _("Tip"), -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "note");
  if (warns)
    gtk_widget_add_css_class (box, "warning");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->notes, box);
}

static void
bitting_step_page_dispose (GObject *object)
{
  BittingStepPage *self = BITTING_STEP_PAGE (object);

  g_clear_object (&self->journey);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (bitting_step_page_parent_class)->dispose (object);
}

static void
bitting_step_page_class_init (BittingStepPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_step_page_dispose;
  signals[SIGNAL_INSTRUCTION_CHANGED] = g_signal_new ("instruction-changed", G_TYPE_FROM_CLASS (klass),
                                                      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                      G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-step-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingStepPage, title);
  gtk_widget_class_bind_template_child (widget_class, BittingStepPage, summary);
  gtk_widget_class_bind_template_child (widget_class, BittingStepPage, instructions);
  gtk_widget_class_bind_template_child (widget_class, BittingStepPage, tools);
  gtk_widget_class_bind_template_child (widget_class, BittingStepPage, notes);
}

static void
bitting_step_page_init (BittingStepPage *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bitting_step_page_new:
 * @journey: the journey
 * @step: (transfer none): a step of the guide
 *
 * Returns: (transfer floating): the step's page
 */
GtkWidget *
bitting_step_page_new (BittingJourney    *journey,
                       const BittingStep *step)
{
  BittingStepPage *self = g_object_new (BITTING_TYPE_STEP_PAGE, NULL);
  g_autofree char *summary = bitting_step_dup_summary (step, bitting_journey_get_policy (journey));
  guint i;

  self->journey = g_object_ref (journey);
  self->step = step;
  gtk_label_set_label (self->title, step->title);
  gtk_label_set_label (self->summary, summary);
  for (i = 0; i < step->instructions->len; i++)
    add_instruction (self, g_ptr_array_index (step->instructions, i));
  for (i = 0; i < step->notes->len; i++)
    add_note (self, g_ptr_array_index (step->notes, i));
  bitting_step_tools_add (self->tools, journey, step);

  return GTK_WIDGET (self);
}

/**
 * bitting_step_page_set_picture:
 * @self: a page
 * @picture: the widget that shows where an instruction is to be followed
 *
 * Tells a screen reader that moving to an instruction changes @picture.
 */
void
bitting_step_page_set_picture (BittingStepPage *self,
                               GtkWidget       *picture)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_CONTROLS,
                                    picture, NULL, -1);
}

/**
 * bitting_step_page_set_place:
 * @self: a page
 * @place: which of the steps it is
 *
 * With what the step is about, @place is heard as the focus comes into the page.
 */
void
bitting_step_page_set_place (BittingStepPage *self,
                             const char      *place)
{
  g_autofree char *words = g_strdup_printf ("%s\n%s\n%s", place, gtk_label_get_text (self->title),
                                            gtk_label_get_text (self->summary));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/** Moves the keyboard, and a screen reader with it, to the first instruction. */
void
bitting_step_page_begin (BittingStepPage *self)
{
  const BittingInstruction *first = g_ptr_array_index (self->step->instructions, 0);

  bitting_step_page_set_instruction (self, first->id);
}

const BittingStep *
bitting_step_page_get_step (BittingStepPage *self)
{
  return self->step;
}

/** Returns: (transfer none) (nullable): id of the instruction at hand */
const char *
bitting_step_page_get_instruction (BittingStepPage *self)
{
  return self->instruction;
}

/** Moves to an instruction, as a click on its spot in the picture does. */
void
bitting_step_page_set_instruction (BittingStepPage *self,
                                   const char      *id)
{
  const BittingInstruction *instruction = bitting_step_find_instruction (self->step, id);

  g_return_if_fail (instruction != NULL);

  set_current (self, instruction->id);
  gtk_widget_grab_focus (g_hash_table_lookup (self->rows, instruction->id));
}
