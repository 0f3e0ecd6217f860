/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does on a picture: point, click, press keys. */

#include "config.h"

#include "bitting-picture-view-private.h"

#include "bitting-picture-mark.h"

/* What an arrow key moves, of the view's size. */
#define PAN_SHARE 0.15

static void
update_cursor (BittingPictureView *self,
               double              x,
               double              y)
{
  BittingPictureFit fit = bitting_picture_view_get_fit (self);
  const BittingPicture *picture = bitting_picture_view_get_picture (self);
  const char *name = NULL;

  if (picture != NULL && bitting_picture_fit_spot_at (&fit, picture, x, y) != NULL)
    name = "pointer";
  else if (bitting_picture_hand_get_enabled (self->hand))
    name = bitting_picture_hand_get_cursor (self->hand);
  else if (picture != NULL && bitting_picture_fit_contains (&fit, picture, x, y))
    name = "zoom-in";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
bitting_picture_view_motion_cb (BittingPictureView *self,
                                double              x,
                                double              y)
{
  update_cursor (self, x, y);
}

static void
bitting_picture_view_released_cb (BittingPictureView *self,
                                  int                 n_press,
                                  double              x,
                                  double              y)
{
  BittingPictureFit fit = bitting_picture_view_get_fit (self);
  const BittingPicture *picture = bitting_picture_view_get_picture (self);
  const BittingSpot *spot;

  if (picture == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  spot = bitting_picture_fit_spot_at (&fit, picture, x, y);
  if (spot != NULL)
    {
      /* A copy: the handler may set another picture. */
      g_autofree char *instruction = g_strdup (spot->instruction);

      g_signal_emit_by_name (self, "spot-activated", instruction);
    }
  else if (bitting_picture_fit_contains (&fit, picture, x, y) &&
           !bitting_picture_hand_get_enabled (self->hand))
    g_signal_emit_by_name (self, "open");
}

static gboolean
bitting_picture_view_open_cb (GtkWidget *widget,
                              GVariant  *args,
                              gpointer   user_data)
{
  BittingPictureView *self = BITTING_PICTURE_VIEW (widget);

  if (self->scene == NULL || bitting_picture_hand_get_enabled (self->hand))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit_by_name (self, "open");

  return GDK_EVENT_STOP;
}

/* Arrows move the picture where there is more of it than fits, and else go from spot to
 * spot, so that the spots can be reached without a pointer. */
static gboolean
bitting_picture_view_arrow_cb (GtkWidget *widget,
                               GVariant  *args,
                               gpointer   user_data)
{
  BittingPictureView *self = BITTING_PICTURE_VIEW (widget);
  g_autofree char *next = NULL;
  int dx, dy;

  g_variant_get (args, "(ii)", &dx, &dy);
  if (self->scene == NULL)
    return GDK_EVENT_PROPAGATE;
  if (bitting_picture_hand_get_zoom (self->hand) > BITTING_PICTURE_MIN_ZOOM)
    {
      bitting_picture_hand_pan (self->hand,
                                -dx * PAN_SHARE * gtk_widget_get_width (widget),
                                -dy * PAN_SHARE * gtk_widget_get_height (widget));
      return GDK_EVENT_STOP;
    }
  next = g_strdup (bitting_picture_next_instruction (bitting_picture_view_get_picture (self),
                                                     bitting_picture_view_get_instruction (self),
                                                     dx + dy));
  if (next != NULL)
    g_signal_emit_by_name (self, "spot-activated", next);

  return GDK_EVENT_STOP;
}

static gboolean
bitting_picture_view_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    keyboard,
                                    GtkTooltip *tooltip)
{
  BittingPictureView *self = BITTING_PICTURE_VIEW (widget);
  BittingPictureFit fit = bitting_picture_view_get_fit (self);
  BittingPolicy *policy = bitting_picture_light_get_policy (self->light);
  const BittingSpot *spot = NULL;
  const char *words;

  if (self->scene != NULL && !keyboard)
    spot = bitting_picture_fit_spot_at (&fit, bitting_picture_view_get_picture (self), x, y);
  if (spot == NULL)
    return FALSE;
  words = bitting_picture_mark_get_tooltip (bitting_picture_spot_kind (spot, policy));
  gtk_tooltip_set_text (tooltip, words);

  return words != NULL;
}

/* The part of the class that answers keys and asks for tooltips. */
void
bitting_picture_view_class_init_input (GtkWidgetClass *widget_class)
{
  static const guint open_keys[] = {
    GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space, GDK_KEY_KP_Space,
  };
  static const struct
  {
    guint key;
    guint keypad_key;
    int   dx;
    int   dy;
  } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };
  guint i;

  widget_class->query_tooltip = bitting_picture_view_query_tooltip;
  for (i = 0; i < G_N_ELEMENTS (open_keys); i++)
    gtk_widget_class_add_binding (widget_class, open_keys[i], 0,
                                  bitting_picture_view_open_cb, NULL);
  for (i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].key, 0,
                                    bitting_picture_view_arrow_cb,
                                    "(ii)", arrows[i].dx, arrows[i].dy);
      gtk_widget_class_add_binding (widget_class, arrows[i].keypad_key, 0,
                                    bitting_picture_view_arrow_cb,
                                    "(ii)", arrows[i].dx, arrows[i].dy);
    }
}

/* The part of a new view that answers the pointer. */
void
bitting_picture_view_init_input (BittingPictureView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect_object (motion, "enter", G_CALLBACK (bitting_picture_view_motion_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (bitting_picture_view_motion_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_object (click, "released", G_CALLBACK (bitting_picture_view_released_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}
