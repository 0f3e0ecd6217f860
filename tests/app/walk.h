/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Goes through the whole program inside its own process. The keys that it opens are put into the
 * keyring before, by keys.py. */

typedef void (*WalkVisit) (GtkWindow  *window,
                           const char *page,
                           gpointer    user_data);

void       walk_all             (gboolean    has_keys,
                                 WalkVisit   visit_page,
                                 gpointer    user_data);
void       walk_settle          (void);
void       walk_wait_for_frames (GtkWindow  *window);
gboolean   walk_set_size        (GtkWindow  *window,
                                 int         width,
                                 int         height);
GtkWidget *walk_find            (GtkWidget  *widget,
                                 GType       type);
char      *walk_describe        (GtkWidget  *widget);

G_END_DECLS
