/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key that was found in somebody's file: to be ticked, named and placed before it is saved.
 * Of the key only a mask is shown, of the secret nothing. */

#include "config.h"

#include "bitting-candidate-row.h"

#include "bitting-data.h"
#include "bitting-grade-badge.h"
#include "bitting-item.h"
#include "bitting-stack.h"

#include <glib/gi18n.h>

struct _BittingCandidateRow
{
  AdwExpanderRow     parent_instance;

  BittingCandidate  *candidate; /* (owned) */

  /* Template widgets */
  GtkCheckButton    *chosen;
  GtkStack          *mark;
  BittingGradeBadge *badge;
  GtkSpinner        *spinner;
  AdwEntryRow       *name;
  AdwComboRow       *site;
  AdwActionRow      *place;
};

G_DEFINE_FINAL_TYPE (BittingCandidateRow, bitting_candidate_row, ADW_TYPE_EXPANDER_ROW)

static gboolean
is_unknown_there (const BittingReport *report)
{
  return report != NULL && report->diagnosis != NULL &&
         report->diagnosis->code == BITTING_DIAGNOSIS_INVALID_KEY;
}

static char *
dup_answer (BittingCandidate *candidate)
{
  const BittingReport *report = bitting_candidate_get_report (candidate);

  if (report == NULL)
    return g_strdup (_("Not checked yet"));
  if (is_unknown_there (report) && !bitting_candidate_is_sure (candidate))
    return g_strdup (_("This site does not know the key. If it is from another one, choose that "
                       "below."));
  if (report->diagnosis != NULL)
    return bitting_diagnosis_dup_message (report->diagnosis);

  return bitting_report_dup_sentence (report);
}

static char *
dup_verdict (BittingCandidate *candidate)
{
  if (bitting_candidate_get_trouble (candidate) != NULL)
    return g_strdup (bitting_candidate_get_trouble (candidate));
  if (bitting_candidate_get_saved_as (candidate) != NULL)
    return g_strdup_printf (_("Already saved as “%s”"), bitting_candidate_get_saved_as (candidate));

  switch (bitting_candidate_get_state (candidate))
    {
    case BITTING_CANDIDATE_SAVED:
      return g_strdup (_("Saved in your keyring, and read back to be sure"));
    case BITTING_CANDIDATE_CHECKING:
      return g_strdup (_("Asking the exchange what this key can do…"));
    case BITTING_CANDIDATE_WAITING:
    case BITTING_CANDIDATE_CHECKED:
    default:
      return dup_answer (candidate);
    }
}

static void
show_mark (BittingCandidateRow *self)
{
  const BittingReport *report = bitting_candidate_get_report (self->candidate);
  gboolean busy = bitting_candidate_get_state (self->candidate) == BITTING_CANDIDATE_CHECKING;

  gtk_stack_set_visible_child_name (self->mark, busy ? "spinner" : "badge");
  gtk_spinner_set_spinning (self->spinner, busy);
  if (report != NULL)
    bitting_grade_badge_set_grade (self->badge, report->grade, report->outcome);
  else
    bitting_grade_badge_set_waiting (self->badge);
}

static void
show_choice (BittingCandidateRow *self)
{
  gboolean saved = bitting_candidate_get_state (self->candidate) == BITTING_CANDIDATE_SAVED ||
                   bitting_candidate_get_saved_as (self->candidate) != NULL;
  g_autofree char *label = NULL;

  /* Translators: what a tick means; %s is the name of a key. */
  label = g_strdup_printf (_("Save “%s”"), bitting_candidate_get_name (self->candidate));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chosen), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_check_button_set_active (self->chosen, bitting_candidate_is_chosen (self->candidate));
  gtk_widget_set_sensitive (GTK_WIDGET (self->chosen), !saved);
  gtk_editable_set_editable (GTK_EDITABLE (self->name), !saved);
}

static void
show_candidate (BittingCandidateRow *self)
{
  const BittingEnvironment *environment = bitting_candidate_get_environment (self->candidate);
  const BittingReport *report = bitting_candidate_get_report (self->candidate);
  const char *api_key = bitting_candidate_get_credential (self->candidate)->api_key;
  g_autofree char *masked = bitting_api_key_mask (api_key);
  const char *name = bitting_candidate_get_name (self->candidate);
  g_autoptr (GError) fault = NULL;
  gboolean named = bitting_item_check_name (name, &fault);
  g_autofree char *verdict = named ? dup_verdict (self->candidate) : g_strdup (fault->message);
  g_autofree char *site = NULL;
  g_autofree char *place = NULL;
  g_autofree char *subtitle = NULL;

  /* Translators: %s is a site that nobody has said the key is from. */
  site = bitting_candidate_is_sure (self->candidate)
           ? g_strdup (environment->title)
           : g_strdup_printf (_("%s (assumed)"), environment->title);
  place = g_strdup_printf (_("%s · %s"), site, masked);
  subtitle = g_strdup_printf ("%s\n%s", place, verdict);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  if (named)
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
  show_mark (self);
  show_choice (self);
  if (is_unknown_there (report) && !bitting_candidate_is_sure (self->candidate))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
}

static void
toggled_cb (BittingCandidateRow *self)
{
  gboolean chosen = gtk_check_button_get_active (self->chosen);

  if (chosen != bitting_candidate_is_chosen (self->candidate))
    bitting_candidate_set_chosen (self->candidate, chosen);
}

static void
name_changed_cb (BittingCandidateRow *self)
{
  if (self->candidate != NULL)
    bitting_candidate_set_name (self->candidate, gtk_editable_get_text (GTK_EDITABLE (self->name)));
}

static void
site_selected_cb (BittingCandidateRow *self)
{
  GPtrArray *environments = bitting_data_get_environments ();
  guint selected = adw_combo_row_get_selected (self->site);

  bitting_candidate_set_environment (self->candidate, g_ptr_array_index (environments, selected));
}

static void
bitting_candidate_row_dispose (GObject *object)
{
  BittingCandidateRow *self = BITTING_CANDIDATE_ROW (object);

  g_clear_object (&self->candidate);

  G_OBJECT_CLASS (bitting_candidate_row_parent_class)->dispose (object);
}

static void
bitting_candidate_row_class_init (BittingCandidateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_candidate_row_dispose;
  g_type_ensure (BITTING_TYPE_GRADE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-candidate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingCandidateRow, chosen);
  gtk_widget_class_bind_template_child (widget_class, BittingCandidateRow, mark);
  gtk_widget_class_bind_template_child (widget_class, BittingCandidateRow, badge);
  gtk_widget_class_bind_template_child (widget_class, BittingCandidateRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, BittingCandidateRow, name);
  gtk_widget_class_bind_template_child (widget_class, BittingCandidateRow, site);
  gtk_widget_class_bind_template_child (widget_class, BittingCandidateRow, place);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
bitting_candidate_row_init (BittingCandidateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_stack_announce (self->mark);
}

static void
fill_sites (BittingCandidateRow *self)
{
  GPtrArray *environments = bitting_data_get_environments ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;
  guint i;

  for (i = 0; i < environments->len; i++)
    {
      const BittingEnvironment *environment = g_ptr_array_index (environments, i);

      gtk_string_list_append (titles, environment->title);
      if (environment == bitting_candidate_get_environment (self->candidate))
        selected = i;
    }
  adw_combo_row_set_model (self->site, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->site, selected);
  g_signal_connect_object (self->site, "notify::selected", G_CALLBACK (site_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/** Returns: (transfer floating): a row to decide about a key */
GtkWidget *
bitting_candidate_row_new (BittingCandidate *candidate)
{
  BittingCandidateRow *self = g_object_new (BITTING_TYPE_CANDIDATE_ROW, NULL);
  guint key_line = bitting_candidate_get_key_line (candidate);
  guint secret_line = bitting_candidate_get_secret_line (candidate);
  g_autofree char *place = NULL;

  place = key_line == secret_line ? g_strdup_printf (_("Line %u"), key_line)
                                  : g_strdup_printf (_("Key in line %u, secret in line %u"),
                                                     key_line, secret_line);
  gtk_editable_set_text (GTK_EDITABLE (self->name), bitting_candidate_get_name (candidate));
  self->candidate = g_object_ref (candidate);
  adw_action_row_set_subtitle (self->place, place);
  fill_sites (self);
  g_signal_connect_object (candidate, "changed", G_CALLBACK (show_candidate), self,
                           G_CONNECT_SWAPPED);
  show_candidate (self);

  return GTK_WIDGET (self);
}
