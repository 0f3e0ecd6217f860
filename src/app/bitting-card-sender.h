/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-report.h"

G_BEGIN_DECLS

#define BITTING_TYPE_CARD_SENDER (bitting_card_sender_get_type ())

G_DECLARE_FINAL_TYPE (BittingCardSender, bitting_card_sender, BITTING, CARD_SENDER, GObject)

BittingCardSender *bitting_card_sender_new        (GtkWidget         *widget);
void               bitting_card_sender_set_report (BittingCardSender *self,
                                                   BittingReport     *report);

G_END_DECLS
