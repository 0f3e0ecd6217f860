/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lays out the wizard: steps, instructions and picture side by side where there is
 * room, and the picture above the instructions where there is not. AdwBreakpoint,
 * which would do this, came after libadwaita 1.2. */

#include "bitting-split.h"

/* Widths in application pixels. */
#define SIDEBAR_WIDTH 220
#define WIDE 720     /* picture beside the instructions */
#define WIDEST 980   /* the steps beside both */
#define BODY_SHARE 0.46
#define PICTURE_SHARE 0.38 /* of the height, where the picture is above */

struct _BittingSplit
{
  GtkWidget  parent_instance;

  GtkWidget *sidebar; /* (owned) */
  GtkWidget *picture; /* (owned) (nullable) */
  GtkWidget *body;    /* (owned) */
};

typedef enum
{
  PROP_SIDEBAR = 1,
  PROP_PICTURE,
  PROP_BODY,
} BittingSplitProperty;

G_DEFINE_FINAL_TYPE (BittingSplit, bitting_split, GTK_TYPE_WIDGET)

static GParamSpec *properties[PROP_BODY + 1];

static GtkWidget **
child_of (BittingSplit *self,
          guint         property_id)
{
  switch ((BittingSplitProperty) property_id)
    {
    case PROP_SIDEBAR:
      return &self->sidebar;
    case PROP_PICTURE:
      return &self->picture;
    case PROP_BODY:
    default:
      return &self->body;
    }
}

static void
bitting_split_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_value_set_object (value, *child_of (BITTING_SPLIT (object), property_id));
}

static void
bitting_split_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  GtkWidget **child = child_of (BITTING_SPLIT (object), property_id);

  g_clear_pointer (child, gtk_widget_unparent);
  *child = g_value_get_object (value);
  if (*child != NULL)
    gtk_widget_set_parent (*child, GTK_WIDGET (object));
}

static int
minimum_of (GtkWidget      *child,
            GtkOrientation  orientation,
            int             for_size)
{
  int minimum = 0;

  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* The children scroll or shrink, so the narrow layout decides what is needed. */
static void
bitting_split_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  BittingSplit *self = BITTING_SPLIT (widget);
  int body = minimum_of (self->body, orientation, -1);
  int picture = minimum_of (self->picture, orientation, -1);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (body, picture);
      *natural = MAX (*minimum, WIDEST);
    }
  else
    {
      *minimum = body + picture;
      *natural = *minimum;
    }
}

static void
place (GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  gboolean rtl = FALSE;
  GtkAllocation area = { x, y, width, height };
  GtkWidget *parent = gtk_widget_get_parent (child);

  rtl = gtk_widget_get_direction (parent) == GTK_TEXT_DIR_RTL;
  if (rtl)
    area.x = gtk_widget_get_width (parent) - x - width;
  gtk_widget_size_allocate (child, &area, -1);
}

static void
place_beside (BittingSplit *self,
              int           left,
              int           width,
              int           height)
{
  int needed = minimum_of (self->body, GTK_ORIENTATION_HORIZONTAL, -1);
  int body = CLAMP ((int) (width * BODY_SHARE), MIN (needed, width), width);

  place (self->body, left, 0, body, height);
  place (self->picture, left + body, 0, width - body, height);
}

static void
place_above (BittingSplit *self,
             int           left,
             int           width,
             int           height)
{
  int picture = MIN ((int) (height * PICTURE_SHARE), width * 2 / 3);

  picture = MAX (picture, minimum_of (self->picture, GTK_ORIENTATION_VERTICAL, width));
  place (self->picture, left, 0, width, picture);
  place (self->body, left, picture, width, MAX (height - picture, 0));
}

static void
bitting_split_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  BittingSplit *self = BITTING_SPLIT (widget);
  gboolean pictured = self->picture != NULL && gtk_widget_get_visible (self->picture);
  gboolean sidebar = width >= WIDEST;
  int left = sidebar ? SIDEBAR_WIDTH : 0;

  gtk_widget_set_child_visible (self->sidebar, sidebar);
  if (sidebar)
    place (self->sidebar, 0, 0, left, height);
  if (!pictured)
    place (self->body, left, 0, width - left, height);
  else if (width >= WIDE)
    place_beside (self, left, width - left, height);
  else
    place_above (self, left, width - left, height);
}

static void
bitting_split_dispose (GObject *object)
{
  BittingSplit *self = BITTING_SPLIT (object);

  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->picture, gtk_widget_unparent);
  g_clear_pointer (&self->body, gtk_widget_unparent);

  G_OBJECT_CLASS (bitting_split_parent_class)->dispose (object);
}

static void
bitting_split_class_init (BittingSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bitting_split_get_property;
  object_class->set_property = bitting_split_set_property;
  object_class->dispose = bitting_split_dispose;
  widget_class->measure = bitting_split_measure;
  widget_class->size_allocate = bitting_split_size_allocate;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_PICTURE] = g_param_spec_object ("picture", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_BODY] = g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bitting_split_init (BittingSplit *self)
{
}
