/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-entry.h"

G_BEGIN_DECLS

#define BITTING_TYPE_KEY_FILTER (bitting_key_filter_get_type ())

G_DECLARE_FINAL_TYPE (BittingKeyFilter, bitting_key_filter, BITTING, KEY_FILTER, GtkFilter)

/** Which marks to show. After the marks themselves, in the order of BittingGrade. */
typedef enum
{
  BITTING_MARKS_ALL = -1,
  BITTING_MARKS_UNCHECKED = BITTING_GRADE_NONE + 1,
} BittingMarks;

BittingKeyFilter *bitting_key_filter_new             (void);
void              bitting_key_filter_set_text        (BittingKeyFilter *self,
                                                      const char       *text);
void              bitting_key_filter_set_marks       (BittingKeyFilter *self,
                                                      int               marks);
void              bitting_key_filter_set_environment (BittingKeyFilter *self,
                                                      const char       *environment);

G_END_DECLS
