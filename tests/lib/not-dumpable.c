/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before a program (LD_PRELOAD): makes it one that nobody may look into, as bittingctl is. */

#include <stdlib.h>
#include <sys/prctl.h>

__attribute__ ((constructor)) static void
close_up (void)
{
  if (prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    abort ();
}
