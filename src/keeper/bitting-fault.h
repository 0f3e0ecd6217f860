/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BittingFault:
 * @BITTING_FAULT_KEYRING: the keyring could not be used
 * @BITTING_FAULT_NOT_FOUND: the keyring answered that it holds no key of that name
 * @BITTING_FAULT_EXISTS: the name is taken
 * @BITTING_FAULT_REQUEST: the caller asked for something that there is not
 * @BITTING_FAULT_OTHER: anything else, a cancellation among it
 *
 * What kind of error the keeper gave, by what a face of it has to do about it.
 */
typedef enum
{
  BITTING_FAULT_KEYRING,
  BITTING_FAULT_NOT_FOUND,
  BITTING_FAULT_EXISTS,
  BITTING_FAULT_REQUEST,
  BITTING_FAULT_OTHER,
} BittingFault;

BittingFault  bitting_fault_classify   (const GError *error);
char         *bitting_fault_dup_advice (const GError *error);

G_END_DECLS
