/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The camera of a view, with the gestures that move it. The view owns its hand and
 * redraws when the hand says “changed”. Until it is enabled it looks at the whole. */

#include "bitting-picture-hand.h"

#include <math.h>

/* One notch of a wheel. */
#define WHEEL_FACTOR 1.2
/* Pixels of a touchpad that zoom as far as one notch. */
#define NOTCH_PIXELS 40.0

struct _BittingPictureHand
{
  GObject               parent_instance;

  GtkWidget            *view;           /* (borrowed): it owns this object */
  GtkEventController   *controllers[3]; /* (borrowed): the view owns them */
  const BittingPicture *picture;        /* (borrowed) (nullable) */

  BittingPictureCamera  camera;
  gboolean              enabled;
  double                pinch_zoom;     /* when the pinch began */
  graphene_point_t      pointer;        /* where the wheel turns */
  gboolean              dragging;
  graphene_point_t      dragged;        /* how far the drag has taken the picture */
};

typedef enum
{
  PROP_ENABLED = 1,
  PROP_ZOOM,
} BittingPictureHandProperty;

G_DEFINE_FINAL_TYPE (BittingPictureHand, bitting_picture_hand, G_TYPE_OBJECT)

static GParamSpec *properties[PROP_ZOOM + 1];
static guint changed_signal;

static graphene_size_t
view_size (BittingPictureHand *self)
{
  return GRAPHENE_SIZE_INIT ((float) gtk_widget_get_width (self->view),
                             (float) gtk_widget_get_height (self->view));
}

static void
zoom_at (BittingPictureHand     *self,
         const graphene_point_t *fixed,
         double                  zoom)
{
  const graphene_size_t size = view_size (self);
  double before = self->camera.zoom;

  if (self->picture == NULL || !self->enabled)
    return;

  bitting_picture_camera_zoom (&self->camera, self->picture, &size, fixed, zoom);
  if (self->camera.zoom != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  g_signal_emit (self, changed_signal, 0);
}

static void
bitting_picture_hand_motion_cb (BittingPictureHand *self,
                                double              x,
                                double              y)
{
  graphene_point_init (&self->pointer, (float) x, (float) y);
}

/* A wheel zooms, also with Ctrl; two fingers on a touchpad move the picture, and zoom
 * with Ctrl. */
static gboolean
bitting_picture_hand_scroll_cb (BittingPictureHand       *self,
                                double                    dx,
                                double                    dy,
                                GtkEventControllerScroll *scroll)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);
  gboolean control = (gtk_event_controller_get_current_event_state (controller) &
                      GDK_CONTROL_MASK) != 0;
  gboolean pixels = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE;

  if (pixels && !control)
    bitting_picture_hand_pan (self, -dx, -dy);
  else
    zoom_at (self, &self->pointer,
             self->camera.zoom * pow (WHEEL_FACTOR, pixels ? -dy / NOTCH_PIXELS : -dy));

  return GDK_EVENT_STOP;
}

static void
bitting_picture_hand_pinch_begin_cb (BittingPictureHand *self,
                                     GdkEventSequence   *sequence,
                                     GtkGesture         *pinch)
{
  self->pinch_zoom = self->camera.zoom;
  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
bitting_picture_hand_pinch_cb (BittingPictureHand *self,
                               double              scale,
                               GtkGesture         *pinch)
{
  graphene_point_t middle = GRAPHENE_POINT_INIT (0, 0);
  double x, y;

  if (gtk_gesture_get_bounding_box_center (pinch, &x, &y))
    graphene_point_init (&middle, (float) x, (float) y);
  zoom_at (self, &middle, self->pinch_zoom * scale);
}

static void
bitting_picture_hand_drag_begin_cb (BittingPictureHand *self,
                                    double              x,
                                    double              y,
                                    GtkGesture         *drag)
{
  graphene_point_init (&self->dragged, 0, 0);
}

/* Claims the pointer only when it has really moved, so that a click stays a click. While
 * the whole picture is in view there is nothing to move. */
static void
bitting_picture_hand_drag_update_cb (BittingPictureHand *self,
                                     double              x,
                                     double              y,
                                     GtkGesture         *drag)
{
  if (self->camera.zoom <= BITTING_PICTURE_MIN_ZOOM)
    return;
  if (!self->dragging)
    {
      if (!gtk_drag_check_threshold (self->view, 0, 0, (int) x, (int) y))
        return;
      gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
      self->dragging = TRUE;
    }
  bitting_picture_hand_pan (self, x - self->dragged.x, y - self->dragged.y);
  graphene_point_init (&self->dragged, (float) x, (float) y);
}

static void
bitting_picture_hand_drag_end_cb (BittingPictureHand *self)
{
  self->dragging = FALSE;
  g_signal_emit (self, changed_signal, 0);
}

static void
bitting_picture_hand_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  BittingPictureHand *self = BITTING_PICTURE_HAND (object);

  switch ((BittingPictureHandProperty) property_id)
    {
    case PROP_ENABLED:
      g_value_set_boolean (value, self->enabled);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->camera.zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bitting_picture_hand_class_init (BittingPictureHandClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bitting_picture_hand_get_property;

  properties[PROP_ENABLED] =
    g_param_spec_boolean ("enabled", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL,
                         BITTING_PICTURE_MIN_ZOOM, BITTING_PICTURE_MAX_ZOOM,
                         BITTING_PICTURE_MIN_ZOOM,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  changed_signal =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bitting_picture_hand_init (BittingPictureHand *self)
{
  self->camera.zoom = BITTING_PICTURE_MIN_ZOOM;
}

static void
add_controller (BittingPictureHand *self,
                guint               index,
                gpointer            controller)
{
  self->controllers[index] = controller;
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
  gtk_widget_add_controller (self->view, controller);
}

static void
connect (BittingPictureHand *self,
         gpointer            controller,
         const char         *signal,
         GCallback           callback)
{
  g_signal_connect_object (controller, signal, callback, self, G_CONNECT_SWAPPED);
}

/**
 * bitting_picture_hand_new:
 * @view: the widget that owns this object
 *
 * Returns: (transfer full): a hand that waits to be enabled
 */
BittingPictureHand *
bitting_picture_hand_new (GtkWidget *view)
{
  BittingPictureHand *self = g_object_new (BITTING_TYPE_PICTURE_HAND, NULL);
  GtkEventController *scroll, *motion;
  GtkGesture *pinch, *drag;

  self->view = view;

  motion = gtk_event_controller_motion_new ();
  connect (self, motion, "enter", G_CALLBACK (bitting_picture_hand_motion_cb));
  connect (self, motion, "motion", G_CALLBACK (bitting_picture_hand_motion_cb));
  gtk_widget_add_controller (view, motion);

  scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  connect (self, scroll, "scroll", G_CALLBACK (bitting_picture_hand_scroll_cb));
  add_controller (self, 0, scroll);

  pinch = gtk_gesture_zoom_new ();
  connect (self, pinch, "begin", G_CALLBACK (bitting_picture_hand_pinch_begin_cb));
  connect (self, pinch, "scale-changed", G_CALLBACK (bitting_picture_hand_pinch_cb));
  add_controller (self, 1, pinch);

  drag = gtk_gesture_drag_new ();
  connect (self, drag, "drag-begin", G_CALLBACK (bitting_picture_hand_drag_begin_cb));
  connect (self, drag, "drag-update", G_CALLBACK (bitting_picture_hand_drag_update_cb));
  connect (self, drag, "drag-end", G_CALLBACK (bitting_picture_hand_drag_end_cb));
  add_controller (self, 2, drag);
  gtk_gesture_group (pinch, drag);

  return self;
}

/**
 * bitting_picture_hand_set_picture:
 * @self: a hand
 * @picture: (nullable): what to look at, all of it; the caller keeps it alive
 */
void
bitting_picture_hand_set_picture (BittingPictureHand   *self,
                                  const BittingPicture *picture)
{
  gboolean zoomed = self->camera.zoom != BITTING_PICTURE_MIN_ZOOM;

  self->picture = picture;
  self->camera = (BittingPictureCamera) { BITTING_PICTURE_MIN_ZOOM, 0, 0 };
  if (picture != NULL)
    bitting_picture_camera_init (&self->camera, picture);
  if (zoomed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  g_signal_emit (self, changed_signal, 0);
}

void
bitting_picture_hand_set_enabled (BittingPictureHand *self,
                                  gboolean            enabled)
{
  guint i;

  if (self->enabled == enabled)
    return;

  if (!enabled)
    bitting_picture_hand_set_zoom (self, BITTING_PICTURE_MIN_ZOOM);
  self->enabled = enabled;
  for (i = 0; i < G_N_ELEMENTS (self->controllers); i++)
    gtk_event_controller_set_propagation_phase (self->controllers[i],
                                                enabled ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENABLED]);
}

gboolean
bitting_picture_hand_get_enabled (BittingPictureHand *self)
{
  return self->enabled;
}

const BittingPictureCamera *
bitting_picture_hand_get_camera (BittingPictureHand *self)
{
  return &self->camera;
}

double
bitting_picture_hand_get_zoom (BittingPictureHand *self)
{
  return self->camera.zoom;
}

/** The pointer's shape over a picture that can be moved; %NULL when it cannot. */
const char *
bitting_picture_hand_get_cursor (BittingPictureHand *self)
{
  if (self->dragging)
    return "grabbing";

  return self->camera.zoom > BITTING_PICTURE_MIN_ZOOM ? "grab" : NULL;
}

/** Zooms around the middle of the view; within the limits. */
void
bitting_picture_hand_set_zoom (BittingPictureHand *self,
                               double              zoom)
{
  zoom_at (self, NULL, zoom);
}

/** Moves the picture so many application pixels to the right and down. */
void
bitting_picture_hand_pan (BittingPictureHand *self,
                          double              dx,
                          double              dy)
{
  const graphene_size_t size = view_size (self);

  if (self->picture == NULL || !self->enabled)
    return;

  bitting_picture_camera_pan (&self->camera, self->picture, &size, dx, dy);
  g_signal_emit (self, changed_signal, 0);
}
