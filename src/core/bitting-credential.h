/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-credential-text.h"
#include "bitting-secret.h"

G_BEGIN_DECLS

/** How a request is signed: with the secret text itself, or with a private RSA key. */
typedef enum
{
  BITTING_SIGNING_HMAC,
  BITTING_SIGNING_RSA,
} BittingSigning;

/** What can be seen to be wrong with key and secret before anything is sent. */
typedef enum
{
  BITTING_CREDENTIAL_ERROR_NO_KEY,
  BITTING_CREDENTIAL_ERROR_NO_SECRET,
  BITTING_CREDENTIAL_ERROR_BAD_KEY,
  BITTING_CREDENTIAL_ERROR_BAD_SECRET,
  BITTING_CREDENTIAL_ERROR_SWAPPED,
  BITTING_CREDENTIAL_ERROR_SAME,
  BITTING_CREDENTIAL_ERROR_ENCRYPTED,
} BittingCredentialError;

#define BITTING_CREDENTIAL_ERROR (bitting_credential_error_quark ())

/**
 * BittingCredential:
 * @api_key: the public half, printable ASCII without spaces
 * @secret: one line: the HMAC text as the site shows it, or a private RSA key as base64 of its DER
 * @signing: which of the two
 *
 * An API key with its secret. A value: immutable, reference counted.
 */
typedef struct
{
  char          *api_key;
  BittingSecret *secret;
  BittingSigning signing;
} BittingCredential;

GQuark             bitting_credential_error_quark (void);
BittingCredential *bitting_credential_new         (const char        *api_key,
                                                   BittingSecret     *secret,
                                                   GError           **error);
BittingCredential *bitting_credential_new_stored  (const char        *api_key,
                                                   BittingSecret     *secret,
                                                   BittingSigning     signing);
char              *bitting_credential_examine     (BittingCredentialField   field,
                                                   const char              *text,
                                                   gsize                    length,
                                                   gboolean                *certain);
char              *bitting_credential_dup_doubt   (const BittingCredential *self,
                                                   BittingCredentialField   field);
BittingCredentialField
                   bitting_credential_error_get_field (BittingCredentialError code);
BittingSecret     *bitting_credential_dup_secret_text
                                                  (const BittingCredential *self);
BittingCredential *bitting_credential_ref         (BittingCredential *self);
void               bitting_credential_unref       (BittingCredential *self);

char              *bitting_api_key_mask           (const char        *api_key);
const char        *bitting_signing_to_string      (BittingSigning     signing);
gboolean           bitting_signing_from_string    (const char        *text,
                                                   BittingSigning    *signing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingCredential, bitting_credential_unref)

G_END_DECLS
