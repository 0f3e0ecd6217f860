/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-environment.h"

G_BEGIN_DECLS

/** What the ring around a hot spot tells the person to do there. */
typedef enum
{
  BITTING_SPOT_HERE,  /* look, click or type here */
  BITTING_SPOT_TICK,  /* tick this box */
  BITTING_SPOT_MAY,   /* tick this box or not: the key can only look */
  BITTING_SPOT_LEAVE, /* leave this box empty */
  BITTING_SPOT_NEVER, /* never tick this box */
} BittingSpotKind;

/**
 * BittingSpot:
 * @instruction: id of the instruction that it belongs to
 * @permission: (nullable): "Group.Value" of the box; then the policy decides the kind
 * @kind: what to do there
 * @read_only: whether it takes the place of the instruction's others where a key is for looking
 *   only
 * @x: left edge, in the picture's own units
 * @y: top edge
 * @width: width
 * @height: height
 *
 * A marked area of a picture.
 */
typedef struct
{
  char           *instruction;
  char           *permission;
  BittingSpotKind kind;
  gboolean        read_only;
  double          x;
  double          y;
  double          width;
  double          height;
} BittingSpot;

/**
 * BittingPicture:
 * @id: name of the drawing
 * @file: file name of the drawing, below data/guide
 * @screenshot: (nullable): name of the guide's own screenshot of the same, as in an address
 * @caveat: (nullable) (translated): what must not be taken over from that screenshot
 * @description: (translated): what it shows, for a screen reader
 * @width: width of the drawing in its own units
 * @height: height
 * @spots: (element-type BittingSpot)
 */
typedef struct
{
  char      *id;
  char      *file;
  char      *screenshot;
  char      *caveat;
  char      *description;
  double     width;
  double     height;
  GPtrArray *spots;
} BittingPicture;

/**
 * BittingInstruction:
 * @id: unique in the guide
 * @text: (translated): one thing to do; labels of the site stand in quotation marks, in English
 * @detail: (nullable) (translated): more, for whoever wants it
 * @picture: id of the picture that shows where
 */
typedef struct
{
  char *id;
  char *text;
  char *detail;
  char *picture;
} BittingInstruction;

typedef enum
{
  BITTING_NOTE_TIP,
  BITTING_NOTE_WARNING,
} BittingNoteKind;

/**
 * BittingNote:
 * @kind: how it is meant
 * @about_boxes: whether it says which boxes to tick, which is true of the guide's own policy
 * @text: (translated): use bitting_note_get_text()
 *
 * A remark beside the instructions.
 */
typedef struct
{
  BittingNoteKind kind;
  gboolean        about_boxes;
  char           *text;
} BittingNote;

/** Which page of the exchange's site. */
typedef enum
{
  BITTING_LINK_SITE,     /* where people log in */
  BITTING_LINK_KEY_PAGE, /* where keys are made */
} BittingLinkTarget;

/** A page of the site that is of use in a step. Its address depends on the environment. */
typedef struct
{
  BittingLinkTarget target;
  char             *title;
} BittingLink;

/**
 * BittingStep:
 * @number: 1 to 7
 * @id: stable name, such as "permissions"
 * @title: (translated)
 * @summary: (translated): one sentence on what this step is for
 * @instructions: (element-type BittingInstruction)
 * @notes: (element-type BittingNote)
 * @pictures: (element-type BittingPicture)
 * @links: (element-type BittingLink)
 */
typedef struct
{
  guint      number;
  char      *id;
  char      *title;
  char      *summary;
  GPtrArray *instructions;
  GPtrArray *notes;
  GPtrArray *pictures;
  GPtrArray *links;
} BittingStep;

/**
 * BittingGuide:
 * @exchange: id of the exchange
 * @title: (translated)
 * @screenshots: (nullable): https address of the folder of the guide's own screenshots, up to
 *   and with the last slash; set if any picture has one
 * @steps: (element-type BittingStep): in order
 */
typedef struct
{
  char      *exchange;
  char      *title;
  char      *screenshots;
  GPtrArray *steps;
} BittingGuide;

BittingGuide             *bitting_guide_parse            (const char               *xml,
                                                          gssize                    length,
                                                          GError                  **error);
BittingGuide             *bitting_guide_ref              (BittingGuide             *self);
void                      bitting_guide_unref            (BittingGuide             *self);
const BittingStep        *bitting_guide_get_step         (const BittingGuide       *self,
                                                          guint                     number);
const BittingPicture     *bitting_step_find_picture      (const BittingStep        *self,
                                                          const char               *id);
const BittingInstruction *bitting_step_find_instruction  (const BittingStep        *self,
                                                          const char               *id);
const char               *bitting_link_get_address       (const BittingLink        *self,
                                                          const BittingEnvironment *environment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingGuide, bitting_guide_unref)

G_END_DECLS
