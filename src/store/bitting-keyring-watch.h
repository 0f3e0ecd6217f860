/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BITTING_TYPE_KEYRING_WATCH (bitting_keyring_watch_get_type ())

G_DECLARE_FINAL_TYPE (BittingKeyringWatch, bitting_keyring_watch, BITTING, KEYRING_WATCH, GObject)

BittingKeyringWatch *bitting_keyring_watch_new (void);

G_END_DECLS
