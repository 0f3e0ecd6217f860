/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean bitting_watching_is_on         (void);
gboolean bitting_watching_should_ask    (void);
void     bitting_watching_note_asked    (void);
gboolean bitting_watching_is_due        (GDateTime            *now);
void     bitting_watching_note_round    (GDateTime            *now);

void     bitting_watching_switch_async  (gboolean              on,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
char    *bitting_watching_switch_finish (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
