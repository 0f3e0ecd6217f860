/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "bitting-secret.h"

G_BEGIN_DECLS

BittingSecret *bitting_secret_entry_dup_secret      (GtkEditable   *entry);
void           bitting_secret_entry_name_parts      (GtkWidget     *entry);
gboolean       bitting_secret_entry_is_empty        (GtkEditable   *entry);
void           bitting_secret_entry_paste           (GtkEditable   *entry);
void           bitting_secret_entry_clear_clipboard (GtkWidget     *widget,
                                                     BittingSecret *secret);

G_END_DECLS
