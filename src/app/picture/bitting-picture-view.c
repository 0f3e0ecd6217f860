/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture of the guide, and on it the rings around the spots of one instruction. The
 * picture is drawn once for a size; rings, dimming and their animation are laid over it. */

#include "config.h"

#include "bitting-picture-view-private.h"

#include "bitting-picture-mark.h"

/* In application pixels. */
#define MINIMUM_WIDTH 200
#define MINIMUM_HEIGHT 120
#define NATURAL_WIDTH 480
#define FOCUS_WIDTH 2.0
#define FOCUS_RADIUS 8.0

#define ANIMATION_MS 220

typedef enum
{
  PROP_INSTRUCTION = 1,
  PROP_ZOOMABLE,
  PROP_ZOOM,
} BittingPictureViewProperty;

G_DEFINE_FINAL_TYPE (BittingPictureView, bitting_picture_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[PROP_ZOOM + 1];

static void
update_description (BittingPictureView *self)
{
  const BittingPicture *picture = bitting_picture_view_get_picture (self);
  g_autofree char *rings = bitting_picture_light_describe (self->light);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  picture != NULL ? picture->description : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  picture != NULL && picture->caveat != NULL ? picture->caveat : rings,
                                  -1);
}

/* Without a screen, or where the person wants no motion, this ends at once. */
static void
animate (BittingPictureView *self)
{
  bitting_picture_light_set_grown (self->light, 0);
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
bitting_picture_view_animate_cb (double   value,
                                 gpointer user_data)
{
  BittingPictureView *self = BITTING_PICTURE_VIEW (user_data);

  bitting_picture_light_set_grown (self->light, value);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
bitting_picture_view_zoom_cb (BittingPictureView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static GtkSizeRequestMode
bitting_picture_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bitting_picture_view_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  BittingPictureView *self = BITTING_PICTURE_VIEW (widget);
  const BittingPicture *picture = bitting_picture_view_get_picture (self);
  double aspect = picture != NULL ? picture->width / picture->height : 1.6;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = for_size < 0 ? NATURAL_WIDTH : (int) (for_size * aspect + 0.5);
    }
  else
    {
      *minimum = MINIMUM_HEIGHT;
      *natural = (int) ((for_size < 0 ? NATURAL_WIDTH : for_size) / aspect + 0.5);
    }
  *natural = MAX (*minimum, *natural);
}

static void
snapshot_focus (BittingPictureView          *self,
                GtkSnapshot                 *snapshot,
                const BittingPicturePalette *palette)
{
  const float widths[] = { FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH, FOCUS_WIDTH };
  const GdkRGBA colors[] = { palette->focus, palette->focus, palette->focus, palette->focus };
  const graphene_rect_t whole =
    GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                        gtk_widget_get_height (GTK_WIDGET (self)));
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &whole, FOCUS_RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
bitting_picture_view_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  BittingPictureView *self = BITTING_PICTURE_VIEW (widget);
  const BittingPictureFrame frame = {
    bitting_picture_view_get_fit (self),
    GRAPHENE_SIZE_INIT (gtk_widget_get_width (widget), gtk_widget_get_height (widget)),
    gtk_widget_get_scale_factor (widget),
    adw_style_manager_get_dark (self->style),
  };
  BittingPicturePalette palette;
  GskRenderNode *node = NULL;

  bitting_picture_palette_init (&palette, widget, frame.dark);
  if (self->scene != NULL)
    node = bitting_picture_scene_get_node (self->scene, &frame);
  if (node != NULL)
    bitting_picture_light_snapshot (self->light, snapshot, node, &frame.fit, &palette);
  if (gtk_widget_has_visible_focus (widget))
    snapshot_focus (self, snapshot, &palette);
}

static void
bitting_picture_view_state_flags_changed (GtkWidget     *widget,
                                          GtkStateFlags  previous)
{
  GTK_WIDGET_CLASS (bitting_picture_view_parent_class)->state_flags_changed (widget, previous);
  gtk_widget_queue_draw (widget);
}

/* The colours are looked up when drawing. */
static void
bitting_picture_view_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bitting_picture_view_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
bitting_picture_view_dispose (GObject *object)
{
  BittingPictureView *self = BITTING_PICTURE_VIEW (object);

  if (self->animation != NULL)
    adw_animation_skip (self->animation);
  g_clear_object (&self->animation);
  g_clear_object (&self->hand);

  G_OBJECT_CLASS (bitting_picture_view_parent_class)->dispose (object);
}

static void
bitting_picture_view_finalize (GObject *object)
{
  BittingPictureView *self = BITTING_PICTURE_VIEW (object);

  g_clear_pointer (&self->light, bitting_picture_light_free);
  g_clear_pointer (&self->scene, bitting_picture_scene_free);

  G_OBJECT_CLASS (bitting_picture_view_parent_class)->finalize (object);
}

static void
bitting_picture_view_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  BittingPictureView *self = BITTING_PICTURE_VIEW (object);

  switch ((BittingPictureViewProperty) property_id)
    {
    case PROP_INSTRUCTION:
      g_value_set_string (value, bitting_picture_view_get_instruction (self));
      break;
    case PROP_ZOOMABLE:
      g_value_set_boolean (value, bitting_picture_view_get_zoomable (self));
      break;
    case PROP_ZOOM:
      g_value_set_double (value, bitting_picture_view_get_zoom (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bitting_picture_view_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  BittingPictureView *self = BITTING_PICTURE_VIEW (object);

  switch ((BittingPictureViewProperty) property_id)
    {
    case PROP_INSTRUCTION:
      bitting_picture_view_set_instruction (self, g_value_get_string (value));
      break;
    case PROP_ZOOMABLE:
      bitting_picture_view_set_zoomable (self, g_value_get_boolean (value));
      break;
    case PROP_ZOOM:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_INSTRUCTION] =
    g_param_spec_string ("instruction", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ZOOMABLE] =
    g_param_spec_boolean ("zoomable", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL,
                         BITTING_PICTURE_MIN_ZOOM, BITTING_PICTURE_MAX_ZOOM,
                         BITTING_PICTURE_MIN_ZOOM,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
install_signals (GType type)
{
  g_signal_new ("spot-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bitting_picture_view_class_init (BittingPictureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bitting_picture_view_dispose;
  object_class->finalize = bitting_picture_view_finalize;
  object_class->get_property = bitting_picture_view_get_property;
  object_class->set_property = bitting_picture_view_set_property;
  widget_class->get_request_mode = bitting_picture_view_get_request_mode;
  widget_class->measure = bitting_picture_view_measure;
  widget_class->snapshot = bitting_picture_view_snapshot;
  widget_class->state_flags_changed = bitting_picture_view_state_flags_changed;
  widget_class->css_changed = bitting_picture_view_css_changed;

  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));
  bitting_picture_view_class_init_input (widget_class);
  gtk_widget_class_set_css_name (widget_class, "pictureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bitting_picture_view_init (BittingPictureView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  self->light = bitting_picture_light_new ();
  self->hand = bitting_picture_hand_new (widget);
  g_signal_connect_object (self->hand, "changed", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hand, "notify::zoom", G_CALLBACK (bitting_picture_view_zoom_cb),
                           self, G_CONNECT_SWAPPED);
  self->animation =
    adw_timed_animation_new (widget, 0, 1, ANIMATION_MS,
                             adw_callback_animation_target_new (bitting_picture_view_animate_cb,
                                                                self, NULL));
  self->style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  g_signal_connect_object (self->style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  bitting_picture_view_init_input (self);
}

GtkWidget *
bitting_picture_view_new (void)
{
  return g_object_new (BITTING_TYPE_PICTURE_VIEW, NULL);
}

static void
set_scene (BittingPictureView  *self,
           BittingPictureScene *scene) /* (transfer full) (nullable) */
{
  bitting_picture_light_set_picture (self->light, NULL);
  bitting_picture_hand_set_picture (self->hand, NULL);
  g_clear_pointer (&self->scene, bitting_picture_scene_free);
  self->scene = scene;
  bitting_picture_light_set_picture (self->light, bitting_picture_view_get_picture (self));
  bitting_picture_hand_set_picture (self->hand, bitting_picture_view_get_picture (self));
  update_description (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  animate (self);
}

/**
 * bitting_picture_view_set_picture:
 * @self: a view
 * @picture: (nullable): what to show; copied
 * @svg: (nullable): its drawing
 * @dark_css: (nullable): style sheet with the drawing's dark colours
 *
 * Shows the whole of @picture. The instruction and the policy stay as they are.
 */
void
bitting_picture_view_set_picture (BittingPictureView   *self,
                                  const BittingPicture *picture,
                                  GBytes               *svg,
                                  GBytes               *dark_css)
{
  g_return_if_fail (BITTING_IS_PICTURE_VIEW (self));

  set_scene (self, picture != NULL ? bitting_picture_scene_new (picture, svg, dark_css) : NULL);
}

/**
 * bitting_picture_view_set_screenshot:
 * @self: a view
 * @picture: what is shown; copied
 * @texture: a screenshot of it
 *
 * Shows the screenshot in place of the drawing, and no rings: they are of the drawing.
 */
void
bitting_picture_view_set_screenshot (BittingPictureView   *self,
                                     const BittingPicture *picture,
                                     GdkTexture           *texture)
{
  g_return_if_fail (BITTING_IS_PICTURE_VIEW (self));
  g_return_if_fail (picture != NULL && GDK_IS_TEXTURE (texture));

  set_scene (self, bitting_picture_scene_new_bitmap (picture, texture));
}

const char *
bitting_picture_view_get_instruction (BittingPictureView *self)
{
  g_return_val_if_fail (BITTING_IS_PICTURE_VIEW (self), NULL);

  return bitting_picture_light_get_instruction (self->light);
}

/**
 * bitting_picture_view_set_instruction:
 * @self: a view
 * @id: (nullable): id of an instruction
 *
 * Rings the spots of that instruction and dims the rest. An instruction without a spot in
 * this picture leaves the picture as it is drawn.
 */
void
bitting_picture_view_set_instruction (BittingPictureView *self,
                                      const char         *id)
{
  g_return_if_fail (BITTING_IS_PICTURE_VIEW (self));

  if (!bitting_picture_light_set_instruction (self->light, id))
    return;

  update_description (self);
  animate (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSTRUCTION]);
}

/**
 * bitting_picture_view_set_policy:
 * @self: a view
 * @policy: (nullable): what the key should look like; without it the guide decides
 *
 * Lets @policy say which boxes are to be ticked.
 */
void
bitting_picture_view_set_policy (BittingPictureView *self,
                                 BittingPolicy      *policy)
{
  g_return_if_fail (BITTING_IS_PICTURE_VIEW (self));

  bitting_picture_light_set_policy (self->light, policy);
  update_description (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
bitting_picture_view_get_zoomable (BittingPictureView *self)
{
  g_return_val_if_fail (BITTING_IS_PICTURE_VIEW (self), FALSE);

  return bitting_picture_hand_get_enabled (self->hand);
}

void
bitting_picture_view_set_zoomable (BittingPictureView *self,
                                   gboolean            zoomable)
{
  g_return_if_fail (BITTING_IS_PICTURE_VIEW (self));

  if (bitting_picture_hand_get_enabled (self->hand) == zoomable)
    return;

  bitting_picture_hand_set_enabled (self->hand, zoomable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOMABLE]);
}

double
bitting_picture_view_get_zoom (BittingPictureView *self)
{
  g_return_val_if_fail (BITTING_IS_PICTURE_VIEW (self), BITTING_PICTURE_MIN_ZOOM);

  return bitting_picture_hand_get_zoom (self->hand);
}

/** Zooms around the middle of a zoomable view, between 1 and 8. */
void
bitting_picture_view_set_zoom (BittingPictureView *self,
                               double              zoom)
{
  g_return_if_fail (BITTING_IS_PICTURE_VIEW (self));

  bitting_picture_hand_set_zoom (self->hand, zoom);
}

/** Moves the picture of a zoomed view, so many application pixels right and down. */
void
bitting_picture_view_pan (BittingPictureView *self,
                          double              dx,
                          double              dy)
{
  g_return_if_fail (BITTING_IS_PICTURE_VIEW (self));

  bitting_picture_hand_pan (self->hand, dx, dy);
}

/* Shows what @source shows. */
void
bitting_picture_view_copy (BittingPictureView *self,
                           BittingPictureView *source)
{
  bitting_picture_view_set_policy (self,
                                   bitting_picture_light_get_policy (source->light));
  set_scene (self, source->scene != NULL ? bitting_picture_scene_copy (source->scene) : NULL);
  bitting_picture_view_set_instruction (self, bitting_picture_view_get_instruction (source));
}

/* Where the picture lies in the view as it is now. */
BittingPictureFit
bitting_picture_view_get_fit (BittingPictureView *self)
{
  const BittingPictureFit nowhere = { 0, 0, 0 };

  if (self->scene == NULL)
    return nowhere;

  return bitting_picture_camera_fit (bitting_picture_hand_get_camera (self->hand),
                                     bitting_picture_view_get_picture (self),
                                     gtk_widget_get_width (GTK_WIDGET (self)),
                                     gtk_widget_get_height (GTK_WIDGET (self)));
}

guint
bitting_picture_view_get_renders (BittingPictureView *self)
{
  return self->scene != NULL ? bitting_picture_scene_get_renders (self->scene) : 0;
}

const BittingPicture *
bitting_picture_view_get_picture (BittingPictureView *self)
{
  return self->scene != NULL ? bitting_picture_scene_get_picture (self->scene) : NULL;
}
