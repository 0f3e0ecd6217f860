/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The light that falls on the spots of one instruction. It goes over from the previous
 * instruction to the next one while whoever owns it counts from 0 to 1. */

#include "bitting-picture-light.h"

struct _BittingPictureLight
{
  const BittingPicture *picture;     /* (borrowed) (nullable) */
  BittingPolicy        *policy;      /* (owned) (nullable) */
  char                 *instruction; /* (owned) (nullable): whose rings come or are there */
  char                 *words;       /* (owned) (nullable): what it says */
  char                 *previous;    /* (owned) (nullable): whose rings go */
  double                grown;       /* how much the rings of instruction are there: 0 to 1 */
  double                dim_from;    /* how much the rest was dimmed before: 0 to 1 */
};

BittingPictureLight *
bitting_picture_light_new (void)
{
  BittingPictureLight *self = g_new0 (BittingPictureLight, 1);

  self->grown = 1;

  return self;
}

void
bitting_picture_light_free (BittingPictureLight *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->policy, bitting_policy_unref);
  g_free (self->instruction);
  g_free (self->words);
  g_free (self->previous);
  g_free (self);
}

/* The next spot of @instruction at or after @index, which is moved behind it. */
static const BittingSpot *
next_spot (BittingPictureLight *self,
           const char          *instruction,
           guint               *index)
{
  while (self->picture != NULL && instruction != NULL && *index < self->picture->spots->len)
    {
      const BittingSpot *spot = g_ptr_array_index (self->picture->spots, (*index)++);

      if (g_str_equal (spot->instruction, instruction) && bitting_picture_spot_applies (spot, self->policy))
        return spot;
    }

  return NULL;
}

static gboolean
has_spots (BittingPictureLight *self,
           const char          *instruction)
{
  guint index = 0;

  return next_spot (self, instruction, &index) != NULL;
}

static double
get_dim (BittingPictureLight *self)
{
  double dim_to = has_spots (self, self->instruction) ? 1 : 0;

  return self->dim_from + (dim_to - self->dim_from) * self->grown;
}

/**
 * bitting_picture_light_set_picture:
 * @self: a light
 * @picture: (nullable): the picture; the caller keeps it alive
 *
 * The rings of the old picture are gone at once.
 */
void
bitting_picture_light_set_picture (BittingPictureLight  *self,
                                   const BittingPicture *picture)
{
  self->picture = picture;
  self->dim_from = 0;
  g_clear_pointer (&self->previous, g_free);
}

/** Lets @policy (nullable) decide what the rings of permissions say. */
void
bitting_picture_light_set_policy (BittingPictureLight *self,
                                  BittingPolicy       *policy)
{
  if (policy != NULL)
    bitting_policy_ref (policy);
  g_clear_pointer (&self->policy, bitting_policy_unref);
  self->policy = policy;
}

BittingPolicy *
bitting_picture_light_get_policy (BittingPictureLight *self)
{
  return self->policy;
}

/**
 * bitting_picture_light_set_instruction:
 * @self: a light
 * @id: (nullable): id of the instruction
 * @words: (nullable): what it says
 *
 * Returns: whether this is another instruction than before
 */
gboolean
bitting_picture_light_set_instruction (BittingPictureLight *self,
                                       const char          *id,
                                       const char          *words)
{
  if (g_strcmp0 (self->instruction, id) == 0)
    return FALSE;

  self->dim_from = get_dim (self);
  g_free (self->previous);
  self->previous = self->instruction;
  self->instruction = g_strdup (id);
  g_free (self->words);
  self->words = g_strdup (words);

  return TRUE;
}

const char *
bitting_picture_light_get_instruction (BittingPictureLight *self)
{
  return self->instruction;
}

const char *
bitting_picture_light_get_words (BittingPictureLight *self)
{
  return self->words;
}

/** How far the change has come, from 0 to 1. */
void
bitting_picture_light_set_grown (BittingPictureLight *self,
                                 double               grown)
{
  self->grown = grown;
}

/**
 * bitting_picture_light_describe:
 * @self: a light
 *
 * Returns: (transfer full): which instruction is ringed and what the rings mean, each
 *   meaning once; empty where nothing is ringed
 */
char *
bitting_picture_light_describe (BittingPictureLight *self)
{
  gboolean ringed = has_spots (self, self->instruction);
  g_autoptr (GString) words = g_string_new (ringed ? self->words : NULL);
  const BittingSpot *spot;
  guint index = 0;
  guint said = 0;

  while ((spot = next_spot (self, self->instruction, &index)) != NULL)
    {
      BittingSpotKind kind = bitting_picture_spot_kind (spot, self->policy);

      if ((said & 1u << kind) != 0)
        continue;
      said |= 1u << kind;
      if (words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append (words, bitting_picture_mark_get_sentence (kind));
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* The picture with its brightness turned down, where it has ink and nowhere else. */
static void
snapshot_dimmed (GtkSnapshot   *snapshot,
                 GskRenderNode *node,
                 float          brightness)
{
  graphene_matrix_t matrix;

  graphene_matrix_init_scale (&matrix, brightness, brightness, brightness);
  gtk_snapshot_push_color_matrix (snapshot, &matrix, graphene_vec4_zero ());
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_pop (snapshot);
}

/* Lets the undimmed picture show through the spots of @instruction. */
static void
snapshot_holes (BittingPictureLight     *self,
                GtkSnapshot             *snapshot,
                GskRenderNode           *node,
                const BittingPictureFit *fit,
                gboolean                 going)
{
  const char *instruction = going ? self->previous : self->instruction;
  double opacity = going ? 1 - self->grown : self->grown;
  const BittingSpot *spot;
  guint index = 0;

  while (opacity > 0 && (spot = next_spot (self, instruction, &index)) != NULL)
    {
      GskRoundedRect outline;
      graphene_rect_t area;

      bitting_picture_fit_spot (fit, spot, &area);
      bitting_picture_mark_outline (&outline, &area);
      gtk_snapshot_push_opacity (snapshot, opacity);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_node (snapshot, node);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_pop (snapshot);
    }
}

static void
snapshot_rings (BittingPictureLight         *self,
                GtkSnapshot                 *snapshot,
                const BittingPictureFit     *fit,
                const BittingPicturePalette *palette,
                gboolean                     going)
{
  const char *instruction = going ? self->previous : self->instruction;
  double grown = going ? 1 - self->grown : self->grown;
  const BittingSpot *spot;
  guint index = 0;

  while (grown > 0 && (spot = next_spot (self, instruction, &index)) != NULL)
    {
      graphene_rect_t area;

      bitting_picture_fit_spot (fit, spot, &area);
      bitting_picture_mark_snapshot (snapshot, palette,
                                     bitting_picture_spot_kind (spot, self->policy),
                                     &area, grown);
    }
}

/**
 * bitting_picture_light_snapshot:
 * @self: a light
 * @snapshot: where to draw
 * @node: the picture as it is
 * @fit: where it lies
 * @palette: the colours
 *
 * Draws the picture with its rings, or as it is where nothing is ringed.
 */
void
bitting_picture_light_snapshot (BittingPictureLight         *self,
                                GtkSnapshot                 *snapshot,
                                GskRenderNode               *node,
                                const BittingPictureFit     *fit,
                                const BittingPicturePalette *palette)
{
  double dim = get_dim (self);

  if (dim <= 0)
    {
      gtk_snapshot_append_node (snapshot, node);
      return;
    }
  snapshot_dimmed (snapshot, node, (float) (1 - dim * (1 - palette->dimmed)));
  snapshot_holes (self, snapshot, node, fit, TRUE);
  snapshot_holes (self, snapshot, node, fit, FALSE);
  snapshot_rings (self, snapshot, fit, palette, TRUE);
  snapshot_rings (self, snapshot, fit, palette, FALSE);
}
