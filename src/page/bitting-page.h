/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-environment.h"
#include "bitting-guide.h"
#include "bitting-permission.h"
#include "bitting-policy.h"

G_BEGIN_DECLS

/**
 * BittingPageSource:
 * @guide: the guide
 * @policy: what the key should look like; its addresses stand in the page too
 * @catalogue: names of permissions
 * @environment: where the key will live
 * @load_picture: returns (transfer full) a drawing of the guide, or its style sheet "dark.css"
 *
 * What a page is made of; all of it borrowed.
 */
typedef struct
{
  const BittingGuide       *guide;
  const BittingPolicy      *policy;
  const BittingCatalogue   *catalogue;
  const BittingEnvironment *environment;
  GBytes                 *(*load_picture) (const char *file);
} BittingPageSource;

char *bitting_page_make (const BittingPageSource  *source,
                         GError                  **error);

G_END_DECLS
