/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one window: it holds the pages and moves between them. */

#include "config.h"

#include "bitting-window-private.h"

#include "bitting-add-page.h"
#include "bitting-file-drop.h"
#include "bitting-file-page.h"
#include "bitting-guide-saver.h"
#include "bitting-hearing.h"
#include "bitting-import-page.h"
#include "bitting-preferences.h"
#include "bitting-removal-question.h"
#include "bitting-room.h"
#include "bitting-stack.h"
#include "bitting-window-size.h"
#include "bitting-wizard.h"

#define TOAST_SECONDS 5

typedef enum
{
  SIGNAL_BEGUN,
  N_SIGNALS,
} BittingWindowSignal;

G_DEFINE_FINAL_TYPE (BittingWindow, bitting_window, ADW_TYPE_APPLICATION_WINDOW)

static guint signals[N_SIGNALS];

/* Reads what the first frame does not show. The window does so by itself after that frame; an
 * action that comes before does not wait for it. */
BittingWindow *
bitting_window_begin (GtkWidget *widget)
{
  BittingWindow *self = BITTING_WINDOW (widget);

  if (self->journey != NULL)
    return self;

  self->journey = bitting_journey_new (self->keeper);
  self->desk = bitting_rotation_desk_new (widget, self->journey);
  bitting_home_page_set_keeper (self->home, self->keeper);
  bitting_home_page_reload (self->home);
  g_signal_emit (self, signals[SIGNAL_BEGUN], 0);

  return self;
}

static void
say (BittingWindow *self,
     const char    *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  AdwToast *toast = adw_toast_new (escaped);

  /* The newest word at once: a queue of them would tell old news. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
  bitting_hearing_say (GTK_WIDGET (self), words);
}

static void
go_home (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  BittingWindow *self = bitting_window_begin (widget);

  bitting_home_page_reload (self->home);
  bitting_stack_show (self->stack, "home");
}

static void
check_all (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  BittingWindow *self = bitting_window_begin (widget);

  bitting_stack_show (self->stack, "home");
  bitting_home_page_check_all (self->home);
}

/* The parameter is what to look for. */
static void
search (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  BittingWindow *self = bitting_window_begin (widget);

  bitting_stack_show (self->stack, "home");
  bitting_home_page_search (self->home, g_variant_get_string (parameter, NULL));
}

static void
show_wizard (BittingWindow *self)
{
  if (adw_bin_get_child (self->wizard_slot) == NULL)
    {
      GtkWidget *wizard = g_object_new (BITTING_TYPE_WIZARD, NULL);

      bitting_wizard_set_journey (BITTING_WIZARD (wizard), self->journey);
      adw_bin_set_child (self->wizard_slot, wizard);
    }
  bitting_stack_show (self->stack, "wizard");
  bitting_wizard_begin_page (BITTING_WIZARD (adw_bin_get_child (self->wizard_slot)));
}

static void
new_key (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  BittingWindow *self = bitting_window_begin (widget);

  bitting_journey_begin_own (self->journey);
  show_wizard (self);
}

static void
practise (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  BittingWindow *self = bitting_window_begin (widget);
  g_autoptr (GError) error = NULL;

  if (!bitting_keeper_start_practice (self->keeper, &error))
    {
      say (self, error->message);
      return;
    }

  bitting_journey_begin_practice (self->journey);
  show_wizard (self);
}

static void
add_key (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  BittingWindow *self = bitting_window_begin (widget);
  g_autoptr (BittingJourney) journey = bitting_journey_new_detached (self->keeper);
  GtkWidget *page = g_object_new (BITTING_TYPE_ADD_PAGE, NULL);

  bitting_add_page_set_journey (BITTING_ADD_PAGE (page), journey);
  adw_bin_set_child (self->add_slot, page);
  bitting_stack_show (self->stack, "add");
}

/* The parameter is the address of a file; it is empty where nobody has chosen one yet. */
static void
import (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  BittingWindow *self = bitting_window_begin (widget);
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) file = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  GtkWidget *page = NULL;

  if (file != NULL && bitting_policy_file_is_one (file))
    {
      gtk_widget_activate_action (widget, "win.import-policy", "s", uri);
      return;
    }

  page = bitting_import_page_new (self->keeper);
  adw_bin_set_child (self->import_slot, page);
  bitting_stack_show (self->stack, "import");
  if (file != NULL)
    bitting_import_page_open_file (BITTING_IMPORT_PAGE (page), file);
}

/* The parameter is the address of a report file. */
static void
open_report_file (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  BittingWindow *self = bitting_window_begin (widget);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  adw_bin_set_child (self->file_slot, bitting_file_page_new (self->keeper, file));
  bitting_stack_show (self->stack, "file");
}

/* The parameter is the address of a file that a person opened or dropped, of whatever kind. */
static void
open_file (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  bitting_file_drop_open (widget, file);
}

static void
open_report (BittingWindow *self,
             const char    *name,
             gboolean       check)
{
  if (adw_bin_get_child (self->report_slot) == NULL)
    {
      GtkWidget *page = g_object_new (BITTING_TYPE_REPORT_PAGE, NULL);

      bitting_report_page_set_keeper (BITTING_REPORT_PAGE (page), self->keeper);
      adw_bin_set_child (self->report_slot, page);
    }
  bitting_report_page_open (BITTING_REPORT_PAGE (adw_bin_get_child (self->report_slot)), name, check);
  bitting_stack_show (self->stack, "report");
  bitting_report_page_begin (BITTING_REPORT_PAGE (adw_bin_get_child (self->report_slot)));
}

static void
opened_cb (BittingWindow *self,
           const char    *name)
{
  open_report (self, name, FALSE);
}

static void
open_key (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  open_report (bitting_window_begin (widget), g_variant_get_string (parameter, NULL), FALSE);
}

static void
check (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  open_report (bitting_window_begin (widget), g_variant_get_string (parameter, NULL), TRUE);
}

/* The parameter is the name of one of the two keys, and whether to ask the exchange now. */
static void
open_rotation (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  BittingWindow *self = bitting_window_begin (widget);
  const char *name = NULL;
  gboolean compare = FALSE;

  g_variant_get (parameter, "(&sb)", &name, &compare);
  if (adw_bin_get_child (self->rotation_slot) == NULL)
    adw_bin_set_child (self->rotation_slot, g_object_new (BITTING_TYPE_ROTATION_PAGE, NULL));
  bitting_stack_show (self->stack, "rotation");
  bitting_rotation_page_open (BITTING_ROTATION_PAGE (adw_bin_get_child (self->rotation_slot)), self->keeper, name,
                              compare);
}

static void
show_step (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  BittingWindow *self = bitting_window_begin (widget);

  bitting_journey_go_to (self->journey, g_variant_get_uint32 (parameter));
  show_wizard (self);
}

static void
save_guide (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  bitting_guide_saver_run (GTK_WINDOW (widget), bitting_window_begin (widget)->journey);
}

static void
said (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  say (BITTING_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* The newest is the only one that can be undone. */
static void
removal_done_cb (BittingWindow  *self,
                 const char     *trouble,
                 BittingRemoval *removal)
{
  if (trouble != NULL)
    say (self, trouble);
  if (removal != self->removal)
    {
      bitting_home_page_reload (self->home);
      return;
    }

  g_clear_object (&self->removal);
  bitting_home_page_hide (self->home, NULL);
}

static void
begin_removal (BittingWindow *self,
               const char    *name)
{
  BittingItem *item = bitting_home_page_find (self->home, name);

  if (self->removal != NULL)
    bitting_removal_settle (self->removal);
  g_clear_object (&self->removal);
  self->removal = bitting_removal_new (self->keeper, name, item != NULL ? item->api_key : NULL);
  g_signal_connect_object (self->removal, "done", G_CALLBACK (removal_done_cb), self, G_CONNECT_SWAPPED);
  bitting_home_page_hide (self->home, name);
  bitting_stack_show (self->stack, "home");
  adw_toast_overlay_add_toast (self->toasts, bitting_removal_offer (self->removal));
}

static void
take_out (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  begin_removal (bitting_window_begin (widget), g_variant_get_string (parameter, NULL));
}

static void
remove_key (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);
  BittingItem *item = bitting_home_page_find (bitting_window_begin (widget)->home, name);
  const char *page = item != NULL ? bitting_keeper_get_key_page (item) : NULL;

  gtk_window_present (bitting_removal_question_new (GTK_WINDOW (widget), name, page));
}

static void
preferences (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  gtk_window_present (bitting_preferences_new (GTK_WINDOW (widget)));
}

/* GTK would make it at the start, by itself, if its file had another name: a window that is not
 * on the screen is one that GTK 4.8 tells a screen reader of, without a name. */
static void
shortcuts (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/bitting/Bitting/shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (window, GTK_WINDOW (widget));
  bitting_room_give (GTK_WIDGET (window));
  gtk_window_present (window);
}

static gboolean
bitting_window_close_request (GtkWindow *window)
{
  BittingWindow *self = BITTING_WINDOW (window);

  if (self->removal != NULL)
    bitting_removal_settle (self->removal);
  bitting_window_size_save (window, self->settings);

  return GTK_WINDOW_CLASS (bitting_window_parent_class)->close_request (window);
}

static void
painted_cb (BittingWindow *self,
            GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  bitting_window_begin (GTK_WIDGET (self));
}

static void
bitting_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bitting_window_parent_class)->map (widget);

  if (BITTING_WINDOW (widget)->journey == NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (painted_cb),
                             widget, G_CONNECT_SWAPPED);
}

static void
bitting_window_dispose (GObject *object)
{
  BittingWindow *self = BITTING_WINDOW (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->journey);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->removal);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bitting_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.home", NULL, go_home);
  gtk_widget_class_install_action (widget_class, "win.check-all", NULL, check_all);
  gtk_widget_class_install_action (widget_class, "win.search", "s", search);
  gtk_widget_class_install_action (widget_class, "win.new-key", NULL, new_key);
  gtk_widget_class_install_action (widget_class, "win.add-key", NULL, add_key);
  gtk_widget_class_install_action (widget_class, "win.import", "s", import);
  gtk_widget_class_install_action (widget_class, "win.open-file", "s", open_file);
  gtk_widget_class_install_action (widget_class, "win.open-report", "s", open_report_file);
  gtk_widget_class_install_action (widget_class, "win.practise", NULL, practise);
  gtk_widget_class_install_action (widget_class, "win.open-key", "s", open_key);
  gtk_widget_class_install_action (widget_class, "win.check", "s", check);
  gtk_widget_class_install_action (widget_class, "win.remove-key", "s", remove_key);
  gtk_widget_class_install_action (widget_class, "win.take-out", "s", take_out);
  gtk_widget_class_install_action (widget_class, "win.open-rotation", "(sb)", open_rotation);
  gtk_widget_class_install_action (widget_class, "win.show-step", "u", show_step);
  gtk_widget_class_install_action (widget_class, "win.save-guide", NULL, save_guide);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences);
  gtk_widget_class_install_action (widget_class, "win.say", "s", said);
}

static void
bitting_window_class_init (BittingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_window_dispose;
  widget_class->map = bitting_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = bitting_window_close_request;
  signals[SIGNAL_BEGUN] = g_signal_new ("begun", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  g_type_ensure (BITTING_TYPE_HOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BittingWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BittingWindow, home);
  gtk_widget_class_bind_template_child (widget_class, BittingWindow, report_slot);
  gtk_widget_class_bind_template_child (widget_class, BittingWindow, rotation_slot);
  gtk_widget_class_bind_template_child (widget_class, BittingWindow, wizard_slot);
  gtk_widget_class_bind_template_child (widget_class, BittingWindow, add_slot);
  gtk_widget_class_bind_template_child (widget_class, BittingWindow, import_slot);
  gtk_widget_class_bind_template_child (widget_class, BittingWindow, file_slot);
  gtk_widget_class_bind_template_child (widget_class, BittingWindow, policies_slot);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  install_actions (widget_class);
  bitting_window_class_init_policies (widget_class);
}

static void
bitting_window_init (BittingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_stack_announce (self->stack);
  bitting_file_drop_attach (GTK_WIDGET (self->toasts));
  self->settings = g_settings_new (APPLICATION_ID);
  bitting_window_size_restore (GTK_WINDOW (self), self->settings);
}

/** Returns: (transfer none): a window on the saved keys, which emits `begun` when it is on the screen */
GtkWidget *
bitting_window_new (AdwApplication *application,
                    BittingKeeper  *keeper)
{
  BittingWindow *self = g_object_new (BITTING_TYPE_WINDOW, "application", application, NULL);

  self->keeper = g_object_ref (keeper);

  return GTK_WIDGET (self);
}
