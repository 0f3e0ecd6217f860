/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of the window share. */

#pragma once

#include "bitting-window.h"

#include "bitting-home-page.h"
#include "bitting-journey.h"
#include "bitting-removal.h"
#include "bitting-report-page.h"
#include "bitting-rotation-desk.h"
#include "bitting-rotation-page.h"

G_BEGIN_DECLS

struct _BittingWindow
{
  AdwApplicationWindow parent_instance;

  BittingKeeper       *keeper;   /* (owned) */
  BittingJourney      *journey;  /* (owned) (nullable): through the guide; once it has begun */
  GSettings           *settings; /* (owned) */
  AdwToast            *toast;    /* (borrowed) (nullable): on show */
  const char          *origin;   /* (borrowed) (nullable): page to go back to from the policies */
  BittingRemoval      *removal;  /* (owned) (nullable): that can still be undone */
  BittingRotationDesk *desk;     /* (owned) (nullable): what is done about a key that is replaced */

  /* Template widgets */
  AdwToastOverlay     *toasts;
  GtkStack            *stack;
  BittingHomePage     *home;
  /* For pages that are made when they are first wanted: most starts only look at the list. */
  AdwBin              *report_slot;
  AdwBin              *rotation_slot;
  AdwBin              *wizard_slot;
  AdwBin              *add_slot;
  AdwBin              *import_slot;
  AdwBin              *file_slot;
  AdwBin              *policies_slot;
};

BittingWindow *bitting_window_begin               (GtkWidget      *widget);
void           bitting_window_class_init_policies (GtkWidgetClass *widget_class);

G_END_DECLS
