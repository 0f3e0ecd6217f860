/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-journey.h"

G_BEGIN_DECLS

/* What the files of BittingJourney share, and nobody else. */

struct _BittingJourney
{
  GObject             parent_instance;

  BittingKeeper      *keeper;      /* (owned) */
  GSettings          *settings;    /* (owned) */
  BittingScreenshots *screenshots; /* (owned) */
  BittingEnvironment *environment; /* (owned) (nullable) */
  BittingPolicy      *policy;      /* (owned): what the new key is to be */
  char               *name;
  char               *ips;
  char               *replaces;    /* (nullable): name of the key that the new one is to replace */
};

G_END_DECLS
