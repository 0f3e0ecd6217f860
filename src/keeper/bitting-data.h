/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-environment.h"
#include "bitting-guide.h"
#include "bitting-permission.h"
#include "bitting-policy.h"

G_BEGIN_DECLS

GPtrArray        *bitting_data_get_environments (void);
const char       *bitting_data_get_key_page     (const char               *environment);
BittingCatalogue *bitting_data_get_catalogue    (void);
BittingGuide     *bitting_data_get_guide        (void);
GPtrArray        *bitting_data_get_policies     (void);
BittingPolicy    *bitting_data_get_policy       (const char               *id);
GBytes           *bitting_data_load_picture     (const char               *file);
char             *bitting_data_make_guide_page  (const BittingPolicy      *policy,
                                                 const BittingEnvironment *environment);

G_END_DECLS
