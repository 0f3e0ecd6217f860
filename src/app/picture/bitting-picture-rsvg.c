/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bitting-picture-rsvg.h"

#include "bitting-library.h"

BittingPictureRsvg bitting_picture_rsvg;

/** To be called before the first of the functions. */
void
bitting_picture_rsvg_load (void)
{
  gpointer library = bitting_library_load ("librsvg-2.so.2");

#define BITTING_PICTURE_RSVG_FIND(function)                                            \
  bitting_picture_rsvg.call_##function =                                               \
    (__typeof__ (bitting_picture_rsvg.call_##function)) bitting_library_find (library, #function);
  BITTING_PICTURE_RSVG_FUNCTIONS (BITTING_PICTURE_RSVG_FIND)
#undef BITTING_PICTURE_RSVG_FIND
}
