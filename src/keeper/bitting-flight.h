/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BittingFlights:
 *
 * Work that is under way, by name. Who asks for the same again waits for the one that runs.
 */
typedef struct _BittingFlights BittingFlights;

/** Starts the work; @callback gets its result. */
typedef void (*BittingFlightStart) (const char          *name,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data,
                                    gpointer             data);

BittingFlights *bitting_flights_new  (GCopyFunc           copy,
                                      GDestroyNotify      free);
void            bitting_flights_free (BittingFlights     *self);
void            bitting_flights_join (BittingFlights     *self,
                                      const char         *name,
                                      GTask              *task,
                                      BittingFlightStart  start,
                                      gpointer            data);

G_END_DECLS
