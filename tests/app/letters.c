/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The letters in what a window draws: where they are, and the same without them, or with
 * something in their place. Every other thing stays as it is, and so does all that is done
 * to letters on their way to the screen: opacity, filters, clips. */

#include "letters.h"

#include "shot.h"

/* So far a block reaches over the letters, so that each pixel of theirs is covered in full. */
#define MORE 1

static const GdkRGBA mark = { 1, 0, 1, 1 };

/* So large that some pixels are all inside a stroke, and so far only as there must be one. */
#define SCALE 8.0f
#define WIDEST 60.0f

/* The colour of what is drawn there. gsk_text_node_get_color() does not know it with GTK 4.18, where a
 * colour need not be one of sRGB. */
static GdkRGBA
measure_color (GtkWindow     *window,
               GskRenderNode *text)
{
  g_autoptr (GskTransform) scale = gsk_transform_scale (NULL, SCALE, SCALE);
  g_autoptr (GskRenderNode) large = gsk_transform_node_new (text, scale);
  g_autoptr (Shot) shot = NULL;
  graphene_rect_t area;
  guint32 fullest = 0;
  float alpha;
  int i;

  gsk_render_node_get_bounds (large, &area);
  area.size.width = MIN (area.size.width, SCALE * WIDEST);
  shot = shot_take (window, large, &area);
  for (i = 0; i < shot->width * shot->height; i++)
    if (shot->pixels[i] >> 24 > fullest >> 24)
      fullest = shot->pixels[i];
  alpha = (float) MAX (fullest >> 24, 1u);

  return (GdkRGBA) { (float) (fullest >> 16 & 0xff) / alpha, (float) (fullest >> 8 & 0xff) / alpha,
                     (float) (fullest & 0xff) / alpha, alpha / 255 };
}

static GskRenderNode *
redraw_text (GskRenderNode *node,
             LettersLook    look,
             GtkWindow     *window)
{
  graphene_rect_t bounds;
  GdkRGBA color = mark;

  if (look == LETTERS_NOTHING)
    return gsk_container_node_new (NULL, 0);

  gsk_render_node_get_bounds (node, &bounds);
  graphene_rect_inset (&bounds, -MORE, -MORE);

  if (look == LETTERS_BLOCKS)
    color = measure_color (window, node);

  return gsk_color_node_new (&color, &bounds);
}

static GskRenderNode *
redraw_container (GskRenderNode *node,
                  LettersLook    look,
                  GtkWindow     *window)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  guint i;

  for (i = 0; i < gsk_container_node_get_n_children (node); i++)
    g_ptr_array_add (children, letters_redraw (gsk_container_node_get_child (node, i), look, window));

  return gsk_container_node_new ((GskRenderNode **) children->pdata, children->len);
}

/* Returns: (transfer none) (nullable): what @node does something to, if it may be letters.
 * Icons are no letters, wherever they come from; a shadow behind letters is none of them. */
static GskRenderNode *
get_child (GskRenderNode *node)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_TRANSFORM_NODE:
      return gsk_transform_node_get_child (node);
    case GSK_OPACITY_NODE:
      return gsk_opacity_node_get_child (node);
    case GSK_COLOR_MATRIX_NODE:
      return gsk_color_matrix_node_get_child (node);
    case GSK_CLIP_NODE:
      return gsk_clip_node_get_child (node);
    case GSK_ROUNDED_CLIP_NODE:
      return gsk_rounded_clip_node_get_child (node);
    case GSK_SHADOW_NODE:
      return gsk_shadow_node_get_child (node);
    case GSK_DEBUG_NODE:
      return gsk_debug_node_get_child (node);
    default:
      return NULL;
    }
}

/* The same done to @child. */
static GskRenderNode *
wrap (GskRenderNode *node,
      GskRenderNode *child)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_TRANSFORM_NODE:
      return gsk_transform_node_new (child, gsk_transform_node_get_transform (node));
    case GSK_OPACITY_NODE:
      return gsk_opacity_node_new (child, gsk_opacity_node_get_opacity (node));
    case GSK_COLOR_MATRIX_NODE:
      return gsk_color_matrix_node_new (child, gsk_color_matrix_node_get_color_matrix (node),
                                        gsk_color_matrix_node_get_color_offset (node));
    case GSK_CLIP_NODE:
      return gsk_clip_node_new (child, gsk_clip_node_get_clip (node));
    case GSK_ROUNDED_CLIP_NODE:
      return gsk_rounded_clip_node_new (child, gsk_rounded_clip_node_get_clip (node));
    default:
      return gsk_render_node_ref (child);
    }
}

/** Returns: (transfer full): @node with another look of its letters, in the colour that @window shows */
GskRenderNode *
letters_redraw (GskRenderNode *node,
                LettersLook    look,
                GtkWindow     *window)
{
  GskRenderNode *child = get_child (node), *wrapped;

  if (gsk_render_node_get_node_type (node) == GSK_TEXT_NODE)
    return redraw_text (node, look, window);
  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    return redraw_container (node, look, window);
  if (child == NULL)
    return gsk_render_node_ref (node);

  child = letters_redraw (child, look, window);
  wrapped = wrap (node, child);
  gsk_render_node_unref (child);

  return wrapped;
}

static void
find_in (GskRenderNode *node,
         GskTransform  *transform,
         LettersFound   found,
         gpointer       user_data)
{
  GskRenderNode *child = get_child (node);
  graphene_rect_t bounds;
  guint i;

  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (i = 0; i < gsk_container_node_get_n_children (node); i++)
      find_in (gsk_container_node_get_child (node, i), transform, found, user_data);
  if (gsk_render_node_get_node_type (node) == GSK_TEXT_NODE)
    {
      gsk_render_node_get_bounds (node, &bounds);
      gsk_transform_transform_bounds (transform, &bounds, &bounds);
      found (node, &bounds, user_data);
    }
  if (child == NULL)
    return;

  if (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    {
      g_autoptr (GskTransform) inner =
        gsk_transform_transform (gsk_transform_ref (transform),
                                 gsk_transform_ref (gsk_transform_node_get_transform (node)));

      find_in (child, inner, found, user_data);
    }
  else
    find_in (child, transform, found, user_data);
}

/** Calls @found with each piece of text in @node, and the place of it. */
void
letters_find (GskRenderNode *node,
              LettersFound   found,
              gpointer       user_data)
{
  find_in (node, NULL, found, user_data);
}
