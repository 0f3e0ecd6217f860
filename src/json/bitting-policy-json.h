/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-policy.h"

G_BEGIN_DECLS

BittingPolicy *bitting_policy_from_json (const char          *bytes,
                                         gsize                length,
                                         GError             **error);
char          *bitting_policy_to_json   (const BittingPolicy *policy);

G_END_DECLS
