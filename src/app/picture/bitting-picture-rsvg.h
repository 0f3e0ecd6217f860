/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* A window that only shows the keys draws no picture: librsvg is loaded with the first one.
 * Whoever includes this calls it by its usual names. */

#include <librsvg/rsvg.h>

G_BEGIN_DECLS

#define BITTING_PICTURE_RSVG_FUNCTIONS(function) \
  function (rsvg_handle_new_from_stream_sync)    \
  function (rsvg_handle_render_document)         \
  function (rsvg_handle_set_stylesheet)

/** Where its functions are, once it is loaded. */
typedef struct
{
#define BITTING_PICTURE_RSVG_MEMBER(function) __typeof__ (function) *call_##function;
  BITTING_PICTURE_RSVG_FUNCTIONS (BITTING_PICTURE_RSVG_MEMBER)
#undef BITTING_PICTURE_RSVG_MEMBER
} BittingPictureRsvg;

extern BittingPictureRsvg bitting_picture_rsvg;

void bitting_picture_rsvg_load (void);

#define rsvg_handle_new_from_stream_sync bitting_picture_rsvg.call_rsvg_handle_new_from_stream_sync
#define rsvg_handle_render_document bitting_picture_rsvg.call_rsvg_handle_render_document
#define rsvg_handle_set_stylesheet bitting_picture_rsvg.call_rsvg_handle_set_stylesheet

G_END_DECLS
