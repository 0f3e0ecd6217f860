/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One saved key: its report card and the check that makes a new one, the key itself, and
 * its past. */

#include "config.h"

#include "bitting-report-page.h"

#include "bitting-card-sender.h"
#include "bitting-event.h"
#include "bitting-hearing.h"
#include "bitting-key-panel.h"
#include "bitting-mender.h"
#include "bitting-report-card.h"
#include "bitting-room.h"
#include "bitting-rotation-banner.h"
#include "bitting-secret-question.h"
#include "bitting-stack.h"
#include "bitting-timeline.h"
#include "bitting-watch-question.h"
#include "bitting-ways.h"

#include <glib/gi18n.h>

struct _BittingReportPage
{
  AdwBin             parent_instance;

  BittingKeeper     *keeper;      /* (owned) */
  BittingCardSender *sender;      /* (owned) */
  GCancellable      *cancellable; /* (owned) (nullable): while a check runs */
  BittingWays       *ways;        /* (borrowed): in the card */
  BittingMender     *mender;      /* (borrowed): in the card */
  char              *name;        /* (nullable) */
  gint64             newest;      /* number of the last card that the timeline shows, or 0 */

  /* Template widgets */
  AdwWindowTitle    *title;
  BittingRotationBanner *rotation;
  GtkWidget         *tabs;
  AdwViewStack      *views;
  GtkStack          *stack;
  BittingReportCard *card;
  BittingKeyPanel   *panel;
  GtkStack          *past;
  BittingTimeline   *timeline;
  GtkWidget         *check_button;
};

G_DEFINE_FINAL_TYPE (BittingReportPage, bitting_report_page, ADW_TYPE_BIN)

static void
stop_check (BittingReportPage *self)
{
  bitting_card_sender_set_report (self->sender, NULL);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (self->check_button, TRUE);
}

/* Whoever opens the history has looked at what changed. */
static void
view_cb (BittingReportPage *self)
{
  if (self->name != NULL && g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "history") == 0)
    bitting_keeper_acknowledge (self->keeper, self->name);
}

static gint64
find_newest (GPtrArray *events)
{
  return events->len > 0 ? ((BittingEvent *) g_ptr_array_index (events, 0))->card : 0;
}

static void
show_past (BittingReportPage *self)
{
  g_autoptr (GPtrArray) events = bitting_keeper_load_timeline (self->keeper, self->name);

  self->newest = find_newest (events);
  if (events->len > 0)
    bitting_timeline_set_events (self->timeline, events);
  bitting_room_give (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->past, events->len > 0 ? "checks" : "none");
  view_cb (self);
}

static gboolean
has_focus_inside (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* The keyboard goes on in what is shown now, if it was in what was shown before; who turned to
 * something else meanwhile stays there, and is told. */
static void
show_result (BittingReportPage *self)
{
  gboolean waiting = has_focus_inside (GTK_WIDGET (self->stack));
  g_autofree char *words = bitting_report_card_dup_words (self->card);

  gtk_stack_set_visible_child_name (self->stack, "card");
  if (waiting)
    bitting_report_card_begin (self->card);
  else
    bitting_hearing_say (GTK_WIDGET (self), words);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BittingReportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingReport) report = bitting_keeper_check_finish (BITTING_KEEPER (source), result, &error);
  gboolean ours = g_task_get_cancellable (G_TASK (result)) == self->cancellable;

  /* A check that was cancelled, or overtaken by one of another key, says nothing here. */
  if (!ours)
    return;

  stop_check (self);
  if (report != NULL)
    bitting_report_card_show (self->card, report);
  else
    bitting_report_card_show_trouble (self->card, error);
  bitting_mender_show (self->mender, self->keeper, report);
  bitting_key_panel_show (self->panel, report);
  show_past (self);
  bitting_ways_show (self->ways, self->keeper, self->name, report);
  bitting_card_sender_set_report (self->sender, report);
  bitting_room_give (GTK_WIDGET (self));
  show_result (self);
  if (report != NULL)
    bitting_watch_question_consider (GTK_WIDGET (self), report);
}

static void
ask (BittingReportPage  *self,
     const BittingTerms *terms)
{
  stop_check (self);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->check_button, FALSE);
  adw_view_stack_set_visible_child_name (self->views, "card");
  gtk_stack_set_visible_child_name (self->stack, "checking");
  bitting_report_page_begin (self);
  bitting_keeper_check_async (self->keeper, self->name, terms, self->cancellable, checked_cb,
                              g_object_ref (self));
}

static void
check_cb (BittingReportPage *self)
{
  ask (self, NULL);
}

static void
prove_cb (BittingReportPage *self)
{
  const BittingTerms terms = { .prove = TRUE };

  ask (self, &terms);
}

static void
bitting_report_page_check_cb (GtkWidget  *widget,
                              const char *action,
                              GVariant   *parameter)
{
  check_cb (BITTING_REPORT_PAGE (widget));
}

static void
show_last (BittingReportPage *self)
{
  g_autoptr (BittingReport) report = bitting_keeper_load_report (self->keeper, self->name);

  if (report != NULL)
    bitting_report_card_show (self->card, report);
  bitting_mender_show (self->mender, self->keeper, report);
  bitting_key_panel_show (self->panel, report);
  show_past (self);
  bitting_ways_show (self->ways, self->keeper, self->name, report);
  bitting_card_sender_set_report (self->sender, report);
  bitting_room_give (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->stack, report != NULL ? "card" : "unchecked");
}

/* Not to be called off, and no other check beside it. */
static void
mending_cb (BittingReportPage *self)
{
  stop_check (self);
  gtk_widget_set_sensitive (self->check_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "mending");
}

/* The keeper has kept the new card. Another key may be on show by now. */
static void
mended_cb (BittingReportPage *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "mending") != 0)
    return;

  stop_check (self);
  show_last (self);
}

static void
cancel_cb (BittingReportPage *self)
{
  stop_check (self);
  show_last (self);
}

/* Another window or program may have checked the key, changed it, or taken it away. */
static void
changed_cb (BittingReportPage *self,
            gboolean           keys)
{
  g_autoptr (GPtrArray) events = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->cancellable != NULL)
    return;

  events = bitting_keeper_load_timeline (self->keeper, self->name);
  if (find_newest (events) != self->newest)
    show_last (self);
  if (keys)
    bitting_key_panel_reload (self->panel);
}

/* A page that is sliding away is mapped still, and has no say any more. */
static gboolean
is_in_front (BittingReportPage *self)
{
  GtkWidget *pages = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_STACK);
  GtkWidget *front = pages != NULL ? gtk_stack_get_visible_child (GTK_STACK (pages)) : NULL;

  return front != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self), front);
}

static void
gone_cb (BittingReportPage *self)
{
  /* Translators: %s is the name of a key */
  g_autofree char *words = g_strdup_printf (_("“%s” is no longer in your keyring"), self->name);

  if (!is_in_front (self))
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.home", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", words);
}

static void
bitting_report_page_remove_cb (GtkWidget  *widget,
                               const char *action,
                               GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.remove-key", "s", BITTING_REPORT_PAGE (widget)->name);
}

static void secret_saved_cb (BittingReportPage     *self,
                             BittingSecretQuestion *next);

static void
follow_question (BittingReportPage *self,
                 GtkWidget         *question)
{
  g_signal_connect_object (question, "saved", G_CALLBACK (secret_saved_cb), self, G_CONNECT_SWAPPED);
}

static void
secret_saved_cb (BittingReportPage     *self,
                 BittingSecretQuestion *next)
{
  if (next != NULL)
    follow_question (self, GTK_WIDGET (next));
  else
    check_cb (self);
}

static void
bitting_report_page_paste_secret_cb (GtkWidget  *widget,
                                     const char *action,
                                     GVariant   *parameter)
{
  BittingReportPage *self = BITTING_REPORT_PAGE (widget);
  GtkWidget *question = bitting_secret_question_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                     self->keeper, self->name);

  follow_question (self, question);
  gtk_window_present (GTK_WINDOW (question));
}

static void
bitting_report_page_replace_cb (GtkWidget  *widget,
                                const char *action,
                                GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "rotation.begin", "s", BITTING_REPORT_PAGE (widget)->name);
}

static void
renamed_cb (BittingReportPage *self,
            const char        *name)
{
  bitting_report_page_open (self, name, FALSE);
  adw_view_stack_set_visible_child_name (self->views, "key");
}

/**
 * bitting_report_page_open:
 * @self: the page
 * @name: name of a saved key
 * @check: whether to ask the exchange now, or to show the last card
 */
void
bitting_report_page_open (BittingReportPage *self,
                          const char        *name,
                          gboolean           check)
{
  g_return_if_fail (BITTING_IS_REPORT_PAGE (self));

  stop_check (self);
  g_free (self->name);
  self->name = g_strdup (name);
  adw_window_title_set_title (self->title, name);
  adw_view_stack_set_visible_child_name (self->views, "card");
  bitting_key_panel_open (self->panel, self->keeper, name);
  bitting_rotation_banner_open (self->rotation, self->keeper, name);
  if (check)
    check_cb (self);
  else
    show_last (self);
}

/** Moves the keyboard, and a screen reader with it, to what the page is about. */
void
bitting_report_page_begin (BittingReportPage *self)
{
  g_return_if_fail (BITTING_IS_REPORT_PAGE (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "card") == 0)
    bitting_report_card_begin (self->card);
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
bitting_report_page_dispose (GObject *object)
{
  BittingReportPage *self = BITTING_REPORT_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->keeper);
  g_clear_object (&self->sender);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (bitting_report_page_parent_class)->dispose (object);
}

static void
bitting_report_page_class_init (BittingReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_report_page_dispose;
  g_type_ensure (BITTING_TYPE_KEY_PANEL);
  g_type_ensure (BITTING_TYPE_REPORT_CARD);
  g_type_ensure (BITTING_TYPE_ROTATION_BANNER);
  g_type_ensure (BITTING_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bitting/Bitting/bitting-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, title);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, rotation);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, views);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, card);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, panel);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, past);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, BittingReportPage, check_button);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, renamed_cb);
  gtk_widget_class_install_action (widget_class, "report.paste-secret", NULL,
                                   bitting_report_page_paste_secret_cb);
  gtk_widget_class_install_action (widget_class, "report.check", NULL, bitting_report_page_check_cb);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
  gtk_widget_class_install_action (widget_class, "report.remove", NULL,
                                   bitting_report_page_remove_cb);
  gtk_widget_class_install_action (widget_class, "report.replace", NULL,
                                   bitting_report_page_replace_cb);
}

static void
add_mender (BittingReportPage *self)
{
  self->mender = g_object_new (BITTING_TYPE_MENDER, NULL);
  g_signal_connect_object (self->mender, "prove", G_CALLBACK (prove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mender, "started", G_CALLBACK (mending_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mender, "ended", G_CALLBACK (mended_cb), self, G_CONNECT_SWAPPED);
  bitting_report_card_set_extra (self->card, GTK_WIDGET (self->mender));
}

/* Without it, a click on “Key” would put the keyboard into the name of the key, ready to be written over. */
static void
let_tabs_take_focus (BittingReportPage *self)
{
  GtkWidget *tab;

  for (tab = gtk_widget_get_first_child (self->tabs); tab != NULL; tab = gtk_widget_get_next_sibling (tab))
    gtk_widget_set_focus_on_click (tab, TRUE);
}

static void
bitting_report_page_init (BittingReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  let_tabs_take_focus (self);
  self->ways = BITTING_WAYS (bitting_ways_new ());
  bitting_report_card_set_extra (self->card, GTK_WIDGET (self->ways));
  add_mender (self);
  self->sender = bitting_card_sender_new (GTK_WIDGET (self));
  bitting_stack_announce (self->stack);
  bitting_stack_announce (self->past);
  bitting_stack_announce_views (self->views);
}

void
bitting_report_page_set_keeper (BittingReportPage *self,
                                BittingKeeper     *keeper)
{
  g_return_if_fail (BITTING_IS_REPORT_PAGE (self));

  if (g_set_object (&self->keeper, keeper))
    g_signal_connect_swapped (keeper, "changed", G_CALLBACK (changed_cb), self);
}
