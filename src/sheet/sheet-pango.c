/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet-pango.h"

#include "bitting-library.h"

SheetPango sheet_pango;

/** To be called before the first of the functions. */
void
sheet_pango_load (void)
{
  gpointer library = bitting_library_load ("libpangocairo-1.0.so.0");

#define SHEET_PANGO_FIND(function) \
  sheet_pango.call_##function = (__typeof__ (sheet_pango.call_##function)) bitting_library_find (library, #function);
  SHEET_PANGO_FUNCTIONS (SHEET_PANGO_FIND)
#undef SHEET_PANGO_FIND
}
