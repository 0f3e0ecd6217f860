/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-soup.h"

#include "bitting-library.h"

PracticeSoup practice_soup;

/** To be called before the first of the functions. */
void
practice_soup_load (void)
{
  gpointer library = bitting_library_load ("libsoup-3.0.so.0");

#define PRACTICE_SOUP_FIND(function) \
  practice_soup.call_##function = (__typeof__ (practice_soup.call_##function)) bitting_library_find (library, #function);
  PRACTICE_SOUP_FUNCTIONS (PRACTICE_SOUP_FIND)
#undef PRACTICE_SOUP_FIND
}
