/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-guide-policy.h"
#include "bitting-html.h"
#include "bitting-page.h"

G_BEGIN_DECLS

void     bitting_page_append_sign    (GString                  *html,
                                      BittingSpotKind           kind);
gboolean bitting_page_append_drawing (GString                  *html,
                                      const BittingPageSource  *source,
                                      const BittingStep        *step,
                                      const BittingPicture     *picture,
                                      GError                  **error);
gboolean bitting_page_append_step    (GString                  *html,
                                      const BittingPageSource  *source,
                                      const BittingStep        *step,
                                      GError                  **error);

G_END_DECLS
