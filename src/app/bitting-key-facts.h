/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "bitting-report.h"

G_BEGIN_DECLS

#define BITTING_TYPE_KEY_FACTS (bitting_key_facts_get_type ())
G_DECLARE_FINAL_TYPE (BittingKeyFacts, bitting_key_facts, BITTING, KEY_FACTS, AdwBin)

void bitting_key_facts_show (BittingKeyFacts     *self,
                             const BittingReport *report,
                             gboolean             earlier);

G_END_DECLS
