/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sheet-block.h"
#include "sheet-content.h"

G_BEGIN_DECLS

GPtrArray *sheet_card_make_blocks (const SheetContent *content,
                                   const SheetFrame   *frame);

G_END_DECLS
