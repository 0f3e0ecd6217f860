/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture in large. It mirrors the view that it was opened from: the same spots are
 * ringed, and a spot chosen here is chosen there. */

#include "config.h"

#include "bitting-picture-window.h"

#include "bitting-picture-resources.h"
#include "bitting-picture-view-private.h"

#define ZOOM_STEP 1.5

/* In application pixels, and as a share of the monitor that is never exceeded. */
#define DEFAULT_WIDTH 1120
#define DEFAULT_HEIGHT 800
#define MONITOR_SHARE 0.92

struct _BittingPictureWindow
{
  AdwWindow           parent_instance;

  /* template widgets */
  BittingPictureView *view;
  GtkLabel           *caveat;

  BittingPictureView *source; /* (borrowed) (nullable): the view that it was opened from */
};

G_DEFINE_FINAL_TYPE (BittingPictureWindow, bitting_picture_window, ADW_TYPE_WINDOW)

static void
bitting_picture_window_zoom_in_cb (GtkWidget  *widget,
                                   const char *action,
                                   GVariant   *parameter)
{
  BittingPictureView *view = BITTING_PICTURE_WINDOW (widget)->view;

  bitting_picture_view_set_zoom (view, bitting_picture_view_get_zoom (view) * ZOOM_STEP);
}

static void
bitting_picture_window_zoom_out_cb (GtkWidget  *widget,
                                    const char *action,
                                    GVariant   *parameter)
{
  BittingPictureView *view = BITTING_PICTURE_WINDOW (widget)->view;

  bitting_picture_view_set_zoom (view, bitting_picture_view_get_zoom (view) / ZOOM_STEP);
}

static void
bitting_picture_window_fit_cb (GtkWidget  *widget,
                               const char *action,
                               GVariant   *parameter)
{
  bitting_picture_view_set_zoom (BITTING_PICTURE_WINDOW (widget)->view,
                                 BITTING_PICTURE_MIN_ZOOM);
}

static void
bitting_picture_window_notify_zoom_cb (BittingPictureWindow *self)
{
  double zoom = bitting_picture_view_get_zoom (self->view);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "picture.zoom-in", zoom < BITTING_PICTURE_MAX_ZOOM);
  gtk_widget_action_set_enabled (widget, "picture.zoom-out", zoom > BITTING_PICTURE_MIN_ZOOM);
  gtk_widget_action_set_enabled (widget, "picture.fit", zoom > BITTING_PICTURE_MIN_ZOOM);
}

static void
bitting_picture_window_spot_activated_cb (BittingPictureWindow *self,
                                          const char           *instruction)
{
  if (self->source != NULL)
    g_signal_emit_by_name (self->source, "spot-activated", instruction);
}

/* The source is gone from a window that is disposed of. */
static void
bitting_picture_window_notify_instruction_cb (BittingPictureWindow *self)
{
  if (self->source != NULL)
    bitting_picture_view_follow (self->view, self->source);
}

static void
bitting_picture_window_dispose (GObject *object)
{
  BittingPictureWindow *self = BITTING_PICTURE_WINDOW (object);

  g_clear_weak_pointer (&self->source);
  gtk_widget_dispose_template (GTK_WIDGET (self), BITTING_TYPE_PICTURE_WINDOW);

  G_OBJECT_CLASS (bitting_picture_window_parent_class)->dispose (object);
}

static void
bitting_picture_window_class_init (BittingPictureWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bitting_picture_window_dispose;

  /* By hand, since a linker leaves out of a static library what nothing refers to. */
  bitting_picture_register_resource ();
  g_type_ensure (BITTING_TYPE_PICTURE_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bitting/Bitting/picture/bitting-picture-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BittingPictureWindow, view);
  gtk_widget_class_bind_template_child (widget_class, BittingPictureWindow, caveat);
  gtk_widget_class_bind_template_callback (widget_class, bitting_picture_window_notify_zoom_cb);
  gtk_widget_class_bind_template_callback (widget_class,
                                           bitting_picture_window_spot_activated_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_install_action (widget_class, "picture.zoom-in", NULL,
                                   bitting_picture_window_zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "picture.zoom-out", NULL,
                                   bitting_picture_window_zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "picture.fit", NULL,
                                   bitting_picture_window_fit_cb);
}

static void
bitting_picture_window_init (BittingPictureWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bitting_picture_window_notify_zoom_cb (self);
}

/* As large as is useful, but never larger than the monitor. */
static void
choose_size (BittingPictureWindow *self,
             GtkWindow            *parent)
{
  GdkSurface *surface = parent != NULL ? gtk_native_get_surface (GTK_NATIVE (parent)) : NULL;
  int width = DEFAULT_WIDTH;
  int height = DEFAULT_HEIGHT;

  if (surface != NULL)
    {
      GdkMonitor *monitor =
        gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
      GdkRectangle area = { 0, 0, width, height };

      if (monitor != NULL)
        gdk_monitor_get_geometry (monitor, &area);
      width = MIN (width, (int) (area.width * MONITOR_SHARE));
      height = MIN (height, (int) (area.height * MONITOR_SHARE));
    }
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}

/* Whoever reads the small print of a screenshot reads this first. */
static void
show_caveat (BittingPictureWindow *self)
{
  const BittingPicture *picture = bitting_picture_view_get_picture (self->view);
  const char *caveat = picture != NULL ? picture->caveat : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->caveat), caveat != NULL);
  gtk_label_set_label (self->caveat, caveat != NULL ? caveat : "");
}

/**
 * bitting_picture_window_new:
 * @parent: (nullable): the window in front of which it opens
 * @source: the view whose picture it shows; its instruction is followed, and a spot
 *   chosen here is reported by its “spot-activated”
 * @title: what the picture belongs to, such as the title of its step
 *
 * Returns: (transfer none): the window, still to be presented; it belongs to GTK and is
 *   destroyed when it is closed
 */
GtkWindow *
bitting_picture_window_new (GtkWindow          *parent,
                            BittingPictureView *source,
                            const char         *title)
{
  BittingPictureWindow *self;

  g_return_val_if_fail (BITTING_IS_PICTURE_VIEW (source), NULL);

  self = g_object_new (BITTING_TYPE_PICTURE_WINDOW,
                       "transient-for", parent,
                       "destroy-with-parent", TRUE,
                       "title", title,
                       NULL);
  g_set_weak_pointer (&self->source, source);
  bitting_picture_view_copy (self->view, source);
  g_signal_connect_object (source, "notify::instruction",
                           G_CALLBACK (bitting_picture_window_notify_instruction_cb), self,
                           G_CONNECT_SWAPPED);
  show_caveat (self);
  choose_size (self, parent);

  return GTK_WINDOW (self);
}
