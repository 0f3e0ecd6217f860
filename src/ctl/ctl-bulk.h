/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl-session.h"

G_BEGIN_DECLS

/**
 * CtlView:
 * @json: print for programs, one report a line
 * @verbose: where a check fails, also print the answer for a support desk
 * @prove: also put to the test what the exchange says
 *
 * What the person wishes to see of a check, and to be asked.
 */
typedef struct
{
  gboolean json;
  gboolean verbose;
  gboolean prove;
} CtlView;

CtlStatus ctl_bulk_check (CtlSession          *session,
                          GPtrArray           *names,
                          const BittingTerms  *terms,
                          const CtlView       *view);
CtlStatus ctl_bulk_print (const BittingReport *report,
                          const CtlView       *view);

G_END_DECLS
