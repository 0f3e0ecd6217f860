/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guide on the screen: the question for the site, then the seven steps, each with
 * its picture. */

#include "config.h"

#include "bitting-wizard.h"

#include "bitting-data.h"
#include "bitting-guide-policy.h"
#include "bitting-picture-view.h"
#include "bitting-picture-window.h"
#include "bitting-replace-bar.h"
#include "bitting-room.h"
#include "bitting-screenshot-pane.h"
#include "bitting-site-page.h"
#include "bitting-split.h"
#include "bitting-stack.h"
#include "bitting-step-list.h"
#include "bitting-step-page.h"

#include <glib/gi18n.h>

struct _BittingWizard
{
  AdwBin              parent_instance;

  BittingJourney     *journey; /* (owned) */
  const char         *shown;   /* (borrowed) (nullable): id of the picture on show */

  /* Template widgets */
  GtkLabel           *title;
  GtkLabel           *short_title;
  BittingReplaceBar  *replacing;
  BittingSplit       *split;
  BittingStepList    *steps;
  GtkStack           *pages;
  BittingPictureView *picture;
  GtkWidget          *frame;
  GtkWidget          *back;
  GtkWidget          *next;
};

G_DEFINE_FINAL_TYPE (BittingWizard, bitting_wizard, ADW_TYPE_BIN)

static BittingStepPage *
current_page (BittingWizard *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return BITTING_IS_STEP_PAGE (page) ? BITTING_STEP_PAGE (page) : NULL;
}

/* Returns: (nullable): the instruction at hand */
static const BittingInstruction *
instruction_of (BittingStepPage *page)
{
  const char *id = bitting_step_page_get_instruction (page);

  return id != NULL ? bitting_step_find_instruction (bitting_step_page_get_step (page), id) : NULL;
}

static const BittingPicture *
picture_of (BittingStepPage *page)
{
  const BittingStep *step = bitting_step_page_get_step (page);
  const BittingInstruction *instruction = instruction_of (page);

  if (instruction == NULL)
    instruction = g_ptr_array_index (step->instructions, 0);

  return bitting_step_find_picture (step, instruction->picture);
}

static void
show_picture (BittingWizard *self)
{
  BittingStepPage *page = current_page (self);
  const BittingPicture *picture = NULL;
  const BittingInstruction *instruction = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->frame, page != NULL);
  if (page == NULL)
    return;

  picture = picture_of (page);
  if (self->shown != picture->id)
    {
      bitting_screenshot_pane_show (BITTING_SCREENSHOT_PANE (self->frame), picture);
      self->shown = picture->id;
    }
  instruction = instruction_of (page);
  if (instruction != NULL)
    text = bitting_instruction_dup_text (instruction, bitting_step_page_get_step (page),
                                         bitting_journey_get_policy (self->journey),
                                         bitting_data_get_catalogue ());
  bitting_picture_view_set_instruction (self->picture, instruction != NULL ? instruction->id : NULL,
                                        text);
}

static void
spot_activated_cb (BittingWizard *self,
                   const char    *instruction)
{
  bitting_step_page_set_instruction (current_page (self), instruction);
}

static void
picture_opened_cb (BittingWizard *self)
{
  const BittingStep *step = bitting_step_page_get_step (current_page (self));
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_window_present (bitting_picture_window_new (parent, self->picture, step->title));
}

/* Returns: (transfer full): how far one is */
static char *
dup_place (BittingWizard *self,
           guint          number)
{
  if (number == 0)
    return g_strdup (_("Before the first step"));

  /* Translators: “Step 3 of 7” */
  return g_strdup_printf (_("Step %u of %u"), number, bitting_journey_get_guide (self->journey)->steps->len);
}

/* Pages are made when they are first seen, and made anew when the site changes. */
static GtkWidget *
ensure_page (BittingWizard *self,
             guint          number)
{
  g_autofree char *name = g_strdup_printf ("%u", number);
  g_autofree char *place = dup_place (self, number);
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, name);

  if (page != NULL)
    return page;

  if (number == 0)
    page = bitting_site_page_new (self->journey);
  else
    {
      page = bitting_step_page_new (self->journey,
                                    bitting_guide_get_step (bitting_journey_get_guide (self->journey),
                                                            number));
      bitting_step_page_set_place (BITTING_STEP_PAGE (page), place);
      bitting_step_page_set_picture (BITTING_STEP_PAGE (page), GTK_WIDGET (self->picture));
      g_signal_connect_object (page, "instruction-changed", G_CALLBACK (show_picture), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_stack_add_named (self->pages, page, name);

  return page;
}

static void
show_title (BittingWizard *self,
            guint          number)
{
  g_autofree char *where = dup_place (self, number);
  guint last = bitting_journey_get_guide (self->journey)->steps->len;
  g_autofree char *briefly = number > 0 ? g_strdup_printf ("%u / %u", number, last) : g_strdup ("Bitting");

  /* What the step is about heads the page; here it would be cut off in a narrow window, where even
   * how far one is gets shorter. A second line would not do: GTK 4.18 makes the window wider then. */
  gtk_label_set_label (self->title, where);
  gtk_label_set_label (self->short_title, briefly);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->short_title), GTK_ACCESSIBLE_PROPERTY_LABEL, where, -1);
}

/* Where the steps do not work, going on is for those who only want to read them. */
static void
show_next (BittingWizard *self,
           gboolean       vain)
{
  gtk_button_set_label (GTK_BUTTON (self->next), vain ? _("_Read the Steps Anyway") : _("_Next"));
  if (vain)
    gtk_widget_remove_css_class (self->next, "suggested-action");
  else
    gtk_widget_add_css_class (self->next, "suggested-action");
}

static void
show_step (BittingWizard *self)
{
  guint number = bitting_journey_get_step (self->journey);
  guint last = bitting_journey_get_guide (self->journey)->steps->len;
  BittingEnvironment *environment = bitting_journey_get_environment (self->journey);

  bitting_room_give (ensure_page (self, number));
  gtk_stack_set_visible_child (self->pages, ensure_page (self, number));
  show_title (self, number);
  show_picture (self);
  gtk_widget_set_visible (self->back, number > 0);
  gtk_widget_set_visible (self->next, number < last);
  gtk_widget_set_sensitive (self->next, environment != NULL);
  show_next (self, number == 0 && environment != NULL && environment->caveat != NULL);
}

/* Pages are made anew where they may say something else now. */
static void
renew_pages_but (BittingWizard *self,
                 GtkWidget     *kept) /* (nullable) */
{
  GtkWidget *first = ensure_page (self, 0);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->pages));

  while (child != NULL)
    {
      GtkWidget *following = gtk_widget_get_next_sibling (child);

      if (child != first && child != kept)
        gtk_stack_remove (self->pages, child);
      child = following;
    }
  self->shown = NULL;
  show_step (self);
}

static void
renew_pages (BittingWizard *self)
{
  renew_pages_but (self, NULL);
}

/* Other ticks, but a secret that stands in the form of the last step is not lost. */
static void
replaces_changed_cb (BittingWizard *self)
{
  g_autofree char *last = g_strdup_printf ("%u", bitting_journey_get_guide (self->journey)->steps->len);

  renew_pages_but (self, gtk_stack_get_child_by_name (self->pages, last));
}

static void
policy_changed_cb (BittingWizard *self)
{
  bitting_picture_view_set_policy (self->picture, bitting_journey_get_policy (self->journey));
  renew_pages (self);
}

static void
move (BittingWizard *self,
      int            by)
{
  bitting_journey_set_step (self->journey, bitting_journey_get_step (self->journey) + (guint) by);
  bitting_wizard_begin_page (self);
}

static void
back_cb (BittingWizard *self)
{
  move (self, -1);
}

static void
next_cb (BittingWizard *self)
{
  move (self, 1);
}

static void
bitting_wizard_dispose (GObject *object)
{
  BittingWizard *self = BITTING_WIZARD (object);

  g_clear_object (&self->journey);

  G_OBJECT_CLASS (bitting_wizard_parent_class)->dispose (object);
}

static void
bitting_wizard_class_init (BittingWizardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_wizard_dispose;
  g_type_ensure (BITTING_TYPE_REPLACE_BAR);
  g_type_ensure (BITTING_TYPE_SPLIT);
  g_type_ensure (BITTING_TYPE_STEP_LIST);
  g_type_ensure (BITTING_TYPE_PICTURE_VIEW);
  g_type_ensure (BITTING_TYPE_SCREENSHOT_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-wizard.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingWizard, title);
  gtk_widget_class_bind_template_child (widget_class, BittingWizard, short_title);
  gtk_widget_class_bind_template_child (widget_class, BittingWizard, replacing);
  gtk_widget_class_bind_template_child (widget_class, BittingWizard, split);
  gtk_widget_class_bind_template_child (widget_class, BittingWizard, steps);
  gtk_widget_class_bind_template_child (widget_class, BittingWizard, pages);
  gtk_widget_class_bind_template_child (widget_class, BittingWizard, picture);
  gtk_widget_class_bind_template_child (widget_class, BittingWizard, frame);
  gtk_widget_class_bind_template_child (widget_class, BittingWizard, back);
  gtk_widget_class_bind_template_child (widget_class, BittingWizard, next);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, spot_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, picture_opened_cb);
}

static void
bitting_wizard_init (BittingWizard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_stack_announce (self->pages);
}

/**
 * bitting_wizard_set_journey:
 * @self: the wizard
 * @journey: the journey to show; set once
 */
void
bitting_wizard_set_journey (BittingWizard  *self,
                            BittingJourney *journey)
{
  g_return_if_fail (BITTING_IS_WIZARD (self) && self->journey == NULL);

  self->journey = g_object_ref (journey);
  bitting_replace_bar_set_journey (self->replacing, journey);
  bitting_step_list_set_journey (self->steps, journey);
  bitting_screenshot_pane_set_journey (BITTING_SCREENSHOT_PANE (self->frame), journey);
  bitting_picture_view_set_policy (self->picture, bitting_journey_get_policy (journey));
  g_signal_connect_object (journey, "notify::step", G_CALLBACK (show_step), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journey, "notify::environment", G_CALLBACK (renew_pages), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (journey, "notify::policy", G_CALLBACK (policy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (journey, "notify::replaces", G_CALLBACK (replaces_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_step (self);
}

/** Lets the keyboard, and a screen reader with it, go on at the first thing of the page. */
void
bitting_wizard_begin_page (BittingWizard *self)
{
  GtkWidget *page = NULL;
  GtkWidget *widget = NULL;

  g_return_if_fail (BITTING_IS_WIZARD (self));

  page = gtk_stack_get_visible_child (self->pages);
  if (BITTING_IS_STEP_PAGE (page))
    {
      bitting_step_page_begin (BITTING_STEP_PAGE (page));
      return;
    }

  /* A page that was left remembers where, and would go on behind that. */
  while ((widget = gtk_widget_get_focus_child (widget != NULL ? widget : page)) != NULL)
    gtk_widget_set_focus_child (gtk_widget_get_parent (widget), NULL);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}
