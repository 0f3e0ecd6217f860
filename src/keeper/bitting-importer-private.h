/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-importer.h"

G_BEGIN_DECLS

BittingKeeper *bitting_importer_get_keeper (BittingImporter *self);

G_END_DECLS
