/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture of the wizard, as a drawing or as the guide's own screenshot. Nobody is
 * contacted before the person has said so; whatever goes wrong, the drawing is there. */

#include "config.h"

#include "bitting-screenshot-pane.h"

#include "bitting-data.h"

#include <glib/gi18n.h>

/* A screenshot that is on this computer comes sooner than this, so that the drawing does
 * not flash up before it. Milliseconds. */
#define PATIENCE_MS 250

typedef enum
{
  SHOWS_DRAWING,
  SHOWS_SCREENSHOT,
  SHOWS_TROUBLE, /* the drawing, and why not the screenshot */
} Shows;

struct _BittingScreenshotPane
{
  AdwBin                parent_instance;

  BittingJourney       *journey;  /* (owned) (nullable) */
  BittingPictureView   *view;     /* (owned) (nullable) */
  const BittingPicture *picture;  /* (borrowed) (nullable): of the guide, which outlives the pane */
  Shows                 shows;
  char                 *trouble;  /* (owned) (nullable): why there is no screenshot */
  GCancellable         *loading;  /* (owned) (nullable): of what is on its way to the view */
  GCancellable         *rest;     /* (owned) (nullable): of the others, for when they are wanted */
  gboolean              rested;   /* the others have been seen to */
  gboolean              waiting;  /* it takes so long that the person is told */
  guint                 patience; /* id of the timeout until then */

  /* Template widgets */
  GtkOverlay           *overlay;
  GtkWidget            *loading_box;
  GtkLabel             *loading_label;
  GtkProgressBar       *bar;
  GtkWidget            *remark;
  GtkImage             *remark_icon;
  GtkLabel             *remark_label;
  GtkWidget            *controls;
  GtkWidget            *switch_button;
  GtkImage             *switch_icon;
  GtkLabel             *switch_label;
  GtkWidget            *again_button;
  GtkWidget            *refresh_button;
};

typedef enum
{
  PROP_VIEW = 1,
} BittingScreenshotPaneProperty;

G_DEFINE_FINAL_TYPE (BittingScreenshotPane, bitting_screenshot_pane, ADW_TYPE_BIN)

static GParamSpec *properties[PROP_VIEW + 1];

static void
show_remark (BittingScreenshotPane *self,
             gboolean               warns,
             const char            *words)
{
  const char *icon = warns ? "dialog-warning-symbolic" : "dialog-information-symbolic";

  gtk_widget_set_visible (self->remark, words != NULL);
  gtk_image_set_from_icon_name (self->remark_icon, icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remark_icon),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, warns ? _("Warning") : _("Tip"), -1);
  if (warns)
    gtk_widget_add_css_class (self->remark, "warning");
  else
    gtk_widget_remove_css_class (self->remark, "warning");
  gtk_label_set_label (self->remark_label, words != NULL ? words : "");
}

static void
update (BittingScreenshotPane *self)
{
  gboolean wanted = bitting_journey_shows_screenshots (self->journey);
  gboolean has_one = self->picture != NULL && self->picture->screenshot != NULL;
  const char *words = wanted ? _("Show the Drawn Pictures")
                             : _("Show the Guide’s Own Screenshots");

  if (self->shows == SHOWS_TROUBLE)
    show_remark (self, FALSE, self->trouble);
  else if (self->shows == SHOWS_SCREENSHOT)
    show_remark (self, TRUE, self->picture->caveat);
  else if (wanted && !has_one)
    show_remark (self, FALSE,
                 _("The guide has no screenshot of this page. You see the drawn picture."));
  else
    show_remark (self, FALSE, NULL);

  gtk_widget_set_visible (self->loading_box, self->waiting);
  gtk_widget_set_visible (self->again_button, self->shows == SHOWS_TROUBLE);
  gtk_widget_set_visible (self->refresh_button, self->shows == SHOWS_SCREENSHOT);
  gtk_widget_set_visible (self->controls, wanted || has_one);
  gtk_image_set_from_icon_name (self->switch_icon, wanted ? "document-edit-symbolic"
                                                          : "camera-photo-symbolic");
  gtk_label_set_label (self->switch_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->switch_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_drawing (BittingScreenshotPane *self,
              Shows                  shows)
{
  g_autoptr (GBytes) svg = bitting_data_load_picture (self->picture->file);
  g_autoptr (GBytes) dark = bitting_data_load_picture ("dark.css");

  bitting_picture_view_set_picture (self->view, self->picture, svg, dark);
  self->shows = shows;
  update (self);
}

static void
stop (BittingScreenshotPane *self)
{
  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->rest);
  g_clear_object (&self->loading);
  g_clear_object (&self->rest);
  g_clear_handle_id (&self->patience, g_source_remove);
  self->waiting = FALSE;
}

static void
rested_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingScreenshotPane) self = user_data;
  g_autoptr (GError) error = NULL;

  /* What could not be had now is asked for, and spoken of, when its step is reached. */
  if (bitting_screenshots_fetch_all_finish (BITTING_SCREENSHOTS (source), result, &error))
    self->rested = TRUE;
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_info ("%s", error->message);
      self->rested = TRUE;
    }
}

static void
fetch_rest (BittingScreenshotPane *self)
{
  if (self->rested)
    return;

  self->rest = g_cancellable_new ();
  bitting_screenshots_fetch_all_async (bitting_journey_get_screenshots (self->journey), self->rest,
                                       rested_cb, g_object_ref (self));
}

static void
progress_cb (gsize    received,
             gsize    total,
             gpointer user_data)
{
  BittingScreenshotPane *self = user_data;
  g_autofree char *here = g_format_size (received);
  g_autofree char *all = g_format_size (total);
  g_autofree char *words = NULL;

  if (total == 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, (double) received / (double) total);
  words = total == 0 ? g_strdup_printf (_("Fetching… %s"), here)
                     /* Translators: bytes so far, bytes in all: “120 kB of 1.2 MB” */
                     : g_strdup_printf (_("Fetching… %s of %s"), here, all);
  gtk_label_set_label (self->loading_label, words);
}

static void
show_screenshot (BittingScreenshotPane *self,
                 GdkPixbuf             *pixbuf)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (pixbuf);

  bitting_picture_view_set_screenshot (self->view, self->picture, texture);
  self->shows = SHOWS_SCREENSHOT;
  update (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BittingScreenshotPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf =
    bitting_screenshots_load_finish (BITTING_SCREENSHOTS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  stop (self);
  if (pixbuf != NULL)
    {
      show_screenshot (self, pixbuf);
      fetch_rest (self);
      return;
    }

  g_free (self->trouble);
  self->trouble = g_strdup_printf (_("%s You see the drawn picture instead."), error->message);
  show_drawing (self, SHOWS_TROUBLE);
}

static gboolean
patience_cb (gpointer user_data)
{
  BittingScreenshotPane *self = user_data;

  self->patience = 0;
  self->waiting = TRUE;
  show_drawing (self, SHOWS_DRAWING);

  return G_SOURCE_REMOVE;
}

static void
start (BittingScreenshotPane *self)
{
  stop (self);
  self->loading = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_label_set_label (self->loading_label, _("Fetching the screenshot…"));
}

static void
load (BittingScreenshotPane *self)
{
  start (self);
  self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  bitting_screenshots_load_async (bitting_journey_get_screenshots (self->journey), self->picture,
                                  FALSE, progress_cb, self, self->loading, loaded_cb,
                                  g_object_ref (self));
}

/* The old one stays until there is a new one. */
static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (BittingScreenshotPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf =
    bitting_screenshots_load_finish (BITTING_SCREENSHOTS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  stop (self);
  if (pixbuf != NULL)
    show_screenshot (self, pixbuf);
  else
    update (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s",
                              pixbuf != NULL ? _("The screenshot is new") : error->message);
}

static void
refresh (BittingScreenshotPane *self)
{
  start (self);
  self->waiting = TRUE;
  update (self);
  bitting_screenshots_load_async (bitting_journey_get_screenshots (self->journey), self->picture,
                                  TRUE, progress_cb, self, self->loading, refreshed_cb,
                                  g_object_ref (self));
}

static void
show_wanted (BittingScreenshotPane *self)
{
  stop (self);
  if (self->picture == NULL)
    return;

  if (self->picture->screenshot != NULL && bitting_journey_shows_screenshots (self->journey))
    load (self);
  else
    show_drawing (self, SHOWS_DRAWING);
}

static void
answered_cb (BittingScreenshotPane *self,
             const char            *response)
{
  if (!g_str_equal (response, "show"))
    return;

  bitting_journey_allow_screenshots (self->journey);
  bitting_journey_show_screenshots (self->journey, TRUE);
  show_wanted (self);
}

static void
ask (BittingScreenshotPane *self)
{
  const char *host = bitting_screenshots_get_host (bitting_journey_get_screenshots (self->journey));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _("Fetch the Guide’s Own Screenshots?"), NULL);

  /* Translators: %s is the name of a computer, such as “raw.githubusercontent.com” */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("Bitting fetches them from %s. As with any web page, that site "
                                    "sees this computer’s internet address; nothing about you or "
                                    "your key is sent."), host);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"),
                                    "show", _("Fetch"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "show",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "show");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
switch_cb (BittingScreenshotPane *self)
{
  gboolean show = !bitting_journey_shows_screenshots (self->journey);

  if (show && !bitting_journey_may_fetch_screenshots (self->journey))
    {
      ask (self);
      return;
    }

  bitting_journey_show_screenshots (self->journey, show);
  show_wanted (self);
}

/* A window that goes away waits for nothing. */
static void
bitting_screenshot_pane_unroot (GtkWidget *widget)
{
  stop (BITTING_SCREENSHOT_PANE (widget));

  GTK_WIDGET_CLASS (bitting_screenshot_pane_parent_class)->unroot (widget);
}

static void
bitting_screenshot_pane_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  g_value_set_object (value, BITTING_SCREENSHOT_PANE (object)->view);
}

static void
bitting_screenshot_pane_set_property (GObject      *object,
                                      guint         property_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  BittingScreenshotPane *self = BITTING_SCREENSHOT_PANE (object);

  g_set_object (&self->view, g_value_get_object (value));
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->view));
}

static void
bitting_screenshot_pane_dispose (GObject *object)
{
  BittingScreenshotPane *self = BITTING_SCREENSHOT_PANE (object);

  stop (self);
  g_clear_object (&self->journey);
  g_clear_object (&self->view);
  g_clear_pointer (&self->trouble, g_free);

  G_OBJECT_CLASS (bitting_screenshot_pane_parent_class)->dispose (object);
}

static void
bitting_screenshot_pane_class_init (BittingScreenshotPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bitting_screenshot_pane_get_property;
  object_class->set_property = bitting_screenshot_pane_set_property;
  object_class->dispose = bitting_screenshot_pane_dispose;
  widget_class->unroot = bitting_screenshot_pane_unroot;
  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, BITTING_TYPE_PICTURE_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bitting/Bitting/bitting-screenshot-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, overlay);
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, loading_box);
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, loading_label);
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, bar);
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, remark);
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, remark_icon);
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, remark_label);
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, controls);
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, switch_button);
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, switch_icon);
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, switch_label);
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, again_button);
  gtk_widget_class_bind_template_child (widget_class, BittingScreenshotPane, refresh_button);
  gtk_widget_class_bind_template_callback (widget_class, switch_cb);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
}

static void
bitting_screenshot_pane_init (BittingScreenshotPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Sets the journey that knows what the person wants; once. */
void
bitting_screenshot_pane_set_journey (BittingScreenshotPane *self,
                                     BittingJourney        *journey)
{
  g_return_if_fail (BITTING_IS_SCREENSHOT_PANE (self) && self->journey == NULL);

  self->journey = g_object_ref (journey);
}

/**
 * bitting_screenshot_pane_show:
 * @self: the pane, with a view and a journey
 * @picture: (transfer none): a picture of the guide
 *
 * Shows the picture, in whichever of its two forms the person wants.
 */
void
bitting_screenshot_pane_show (BittingScreenshotPane *self,
                              const BittingPicture  *picture)
{
  g_return_if_fail (BITTING_IS_SCREENSHOT_PANE (self) && self->journey != NULL);

  self->picture = picture;
  show_wanted (self);
}
