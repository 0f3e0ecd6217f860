/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BITTING_TYPE_FOLLOWER (bitting_follower_get_type ())

G_DECLARE_FINAL_TYPE (BittingFollower, bitting_follower, BITTING, FOLLOWER, GObject)

BittingFollower *bitting_follower_new (const char *history_path);

G_END_DECLS
