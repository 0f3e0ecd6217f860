/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-credential.h"

G_BEGIN_DECLS

/** How much is read of a text at most, in bytes: a file with keys is small. */
#define BITTING_IMPORT_MAX_SIZE (1024 * 1024)

/** How many keys are taken from one text at most. */
#define BITTING_IMPORT_MAX_PAIRS 500

/**
 * BittingImportPair:
 * @name: what to call it: from a label, a section or the variable's name
 * @environment: (nullable): "mainnet", "testnet", "demo", "eu" or "practice", where it is said
 * @host: (nullable): host of the API address that stands beside it
 * @credential: (owned): key and secret
 * @key_line: line of the key, from 1
 * @secret_line: line on which the secret begins
 *
 * A key with its secret, as found in a text.
 */
typedef struct
{
  char              *name;
  const char        *environment;
  char              *host;
  BittingCredential *credential;
  guint              key_line;
  guint              secret_line;
} BittingImportPair;

/**
 * BittingImportFaultKind:
 * @BITTING_IMPORT_FAULT_NO_TEXT: there is nothing but white space
 * @BITTING_IMPORT_FAULT_TOO_LARGE: it is larger than %BITTING_IMPORT_MAX_SIZE
 * @BITTING_IMPORT_FAULT_UTF16: it is text in an encoding that is not read
 * @BITTING_IMPORT_FAULT_NOT_TEXT: it has bytes that no text has
 * @BITTING_IMPORT_FAULT_NOTHING: no key was found
 * @BITTING_IMPORT_FAULT_BAD_UTF8: a line is not UTF-8; the rest was read
 * @BITTING_IMPORT_FAULT_TOO_MANY: the keys from this line on were left out
 * @BITTING_IMPORT_FAULT_NO_SECRET: a key without a secret
 * @BITTING_IMPORT_FAULT_NO_KEY: a secret without a key
 * @BITTING_IMPORT_FAULT_PLACEHOLDER: nothing was filled in, or only stars are shown
 * @BITTING_IMPORT_FAULT_ENCRYPTED: another program encrypted it
 * @BITTING_IMPORT_FAULT_OTHER_EXCHANGE: it is marked as another service's
 * @BITTING_IMPORT_FAULT_NOT_BYBIT: nothing says whose it is, and Bybit's look different
 * @BITTING_IMPORT_FAULT_BAD_CREDENTIAL: key or secret cannot be used as it stands
 *
 * Why something, or all of it, was left out.
 */
typedef enum
{
  BITTING_IMPORT_FAULT_NO_TEXT,
  BITTING_IMPORT_FAULT_TOO_LARGE,
  BITTING_IMPORT_FAULT_UTF16,
  BITTING_IMPORT_FAULT_NOT_TEXT,
  BITTING_IMPORT_FAULT_NOTHING,
  BITTING_IMPORT_FAULT_BAD_UTF8,
  BITTING_IMPORT_FAULT_TOO_MANY,
  BITTING_IMPORT_FAULT_NO_SECRET,
  BITTING_IMPORT_FAULT_NO_KEY,
  BITTING_IMPORT_FAULT_PLACEHOLDER,
  BITTING_IMPORT_FAULT_ENCRYPTED,
  BITTING_IMPORT_FAULT_OTHER_EXCHANGE,
  BITTING_IMPORT_FAULT_NOT_BYBIT,
  BITTING_IMPORT_FAULT_BAD_CREDENTIAL,
} BittingImportFaultKind;

/**
 * BittingImportFault:
 * @kind: what is wrong
 * @line: where, from 1; 0 for the whole text
 * @detail: (nullable): whose it is, or (translated) what is wrong with it; never text of the file
 *
 * One thing that was left out.
 */
typedef struct
{
  BittingImportFaultKind kind;
  guint                  line;
  char                  *detail;
} BittingImportFault;

/**
 * BittingImport:
 * @pairs: (element-type BittingImportPair): in the order of the text
 * @faults: (element-type BittingImportFault): by line
 *
 * What was found in a text.
 */
typedef struct
{
  GPtrArray *pairs;
  GPtrArray *faults;
} BittingImport;

BittingImport *bitting_import_parse              (const char               *data,
                                                  gsize                     length);
void           bitting_import_free               (BittingImport            *self);
char          *bitting_import_fault_describe     (const BittingImportFault *fault);
char          *bitting_import_fault_dup_sentence (const BittingImportFault *fault);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingImport, bitting_import_free)

G_END_DECLS
