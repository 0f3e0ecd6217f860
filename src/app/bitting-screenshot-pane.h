/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-journey.h"
#include "bitting-picture-view.h"

G_BEGIN_DECLS

#define BITTING_TYPE_SCREENSHOT_PANE (bitting_screenshot_pane_get_type ())

/**
 * BittingScreenshotPane:
 *
 * A picture of the guide: as it is drawn, or, if the person wants that, as the guide's own
 * screenshot.
 *
 * Properties:
 * - view (BittingPictureView, read and write): what it shows the picture in
 */
G_DECLARE_FINAL_TYPE (BittingScreenshotPane, bitting_screenshot_pane,
                      BITTING, SCREENSHOT_PANE, AdwBin)

void bitting_screenshot_pane_set_journey (BittingScreenshotPane *self,
                                          BittingJourney        *journey);
void bitting_screenshot_pane_show        (BittingScreenshotPane *self,
                                          const BittingPicture  *picture);

G_END_DECLS
