/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-diagnosis.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One row a code, in the order of the enumeration: the stable word, what happened,
 * and what to do now. */
static const struct
{
  const char *word;
  const char *message;
  const char *advice;
} faults[] = {
  [BITTING_DIAGNOSIS_INVALID_KEY] = {
    "invalid-key",
    N_("Bybit does not know this key."),
    N_("Check that the whole key was copied, and that it was made on the site chosen here: a key "
       "made on the testnet, in demo trading or on a regional site is unknown to the others. A "
       "deleted key is unknown, too."),
  },
  [BITTING_DIAGNOSIS_BAD_SIGNATURE] = {
    "bad-signature",
    N_("The secret does not belong to this key."),
    N_("Copy the secret again, whole. If the site no longer shows it, make a new key: a secret is "
       "shown only once."),
  },
  [BITTING_DIAGNOSIS_UNMATCHED_IP] = {
    "unmatched-ip",
    N_("The key refuses this computer: it works from its trusted addresses only."),
    N_("That is how it should be for a key that another computer uses. To see its permissions, run "
       "the check on a trusted computer, or add this computer’s address on the site, check, "
       "and take it off again."),
  },
  [BITTING_DIAGNOSIS_CLOCK_SKEW] = {
    "clock-skew",
    N_("This computer’s clock is wrong, so Bybit refuses its requests."),
    N_("Switch on automatic date and time in the system’s settings, then check again."),
  },
  [BITTING_DIAGNOSIS_EXPIRED] = {
    "expired",
    N_("This key has expired."),
    N_("Make a new key and bind it to trusted addresses: then it has no end date. A key without "
       "addresses ends after 90 days, and any key may end 7 days after the password was changed."),
  },
  [BITTING_DIAGNOSIS_WRONG_ENVIRONMENT] = {
    "wrong-environment",
    N_("This key lives on another Bybit site than the one that was asked."),
    N_("Choose the site where the key was made."),
  },
  [BITTING_DIAGNOSIS_PERMISSION_DENIED] = {
    "permission-denied",
    N_("Bybit does not let this key ask."),
    N_("Look at the key on the site: its permissions, and its symbol list if it has one."),
  },
  [BITTING_DIAGNOSIS_BANNED] = {
    "banned",
    N_("Bybit refuses requests of this account."),
    N_("Log in on the site and look for a message, or ask Bybit’s support."),
  },
  [BITTING_DIAGNOSIS_RATE_LIMITED] = {
    "rate-limited",
    N_("Bybit got too many requests from here and asks for a pause."),
    N_("Wait ten minutes, then check again. Another program may be using up the limit."),
  },
  [BITTING_DIAGNOSIS_REGION_BLOCKED] = {
    "region-blocked",
    N_("Bybit does not serve the place that this computer connects from."),
    N_("The key may be fine. Switch off a VPN or proxy that leads to another country, or choose the "
       "regional site where the account lives."),
  },
  [BITTING_DIAGNOSIS_EXCHANGE_DOWN] = {
    "exchange-down",
    N_("Bybit has a problem and could not answer."),
    N_("Nothing is wrong with the key. Try again in a few minutes."),
  },
  [BITTING_DIAGNOSIS_BAD_RESPONSE] = {
    "bad-response",
    N_("The answer did not make sense, so nothing was concluded from it."),
    N_("If this network asks for a log-in in the browser, do that first. Otherwise try again, and "
       "look for a newer version of Bitting."),
  },
  [BITTING_DIAGNOSIS_TLS] = {
    "tls",
    N_("No safe connection could be made, so nothing was sent."),
    N_("Check the date and time of this computer. A virus scanner, a company network or a "
       "regional block may stand between; try another network."),
  },
  [BITTING_DIAGNOSIS_DNS] = {
    "dns",
    N_("The name of Bybit’s server could not be looked up."),
    N_("Check that this computer is on the internet."),
  },
  [BITTING_DIAGNOSIS_CONNECT] = {
    "connect",
    N_("Bybit’s server could not be reached."),
    N_("Check that this computer is on the internet, and that no firewall stands between."),
  },
  [BITTING_DIAGNOSIS_TIMEOUT] = {
    "timeout",
    N_("Bybit’s server did not answer in time."),
    N_("Try again. If it happens often, the network is slow or blocked."),
  },
  [BITTING_DIAGNOSIS_PROXY] = {
    "proxy",
    N_("The proxy refused the connection."),
    N_("Check the proxy’s address and password, or check without it."),
  },
  [BITTING_DIAGNOSIS_CANCELLED] = {
    "cancelled",
    N_("The check was cancelled."),
    N_("Check again whenever you like."),
  },
  [BITTING_DIAGNOSIS_KEYRING_LOCKED] = {
    "locked",
    N_("The keyring is locked."),
    N_("Unlock it, most often with the password that you log in with, and try again."),
  },
  [BITTING_DIAGNOSIS_KEYRING_DISMISSED] = {
    "dismissed",
    N_("The keyring was not unlocked."),
    N_("Try again and give the keyring’s password when asked."),
  },
  [BITTING_DIAGNOSIS_KEYRING_ABSENT] = {
    "absent",
    N_("This computer has no keyring to keep secrets in."),
    N_("Install and start one: GNOME Keyring, KWallet or KeePassXC."),
  },
  [BITTING_DIAGNOSIS_KEYRING_UNREACHABLE] = {
    "unreachable",
    N_("The keyring does not answer."),
    N_("Log out and in again, or restart the keyring program, and try again."),
  },
  [BITTING_DIAGNOSIS_KEYRING_MISMATCH] = {
    "mismatch",
    N_("The keyring gave back something else than it was given."),
    N_("Keep your copy of the secret, and look into the keyring with its own program."),
  },
};
G_STATIC_ASSERT (G_N_ELEMENTS (faults) == BITTING_DIAGNOSIS_LAST + 1);

/* Some codes of the exchange have more to say than their diagnosis
 * (source: error codes of the V5 documentation). */
static const struct
{
  gint64      ret_code;
  const char *message;
  const char *advice;
} special[] = {
  { 10009, N_("Bybit does not offer this service where the account lives."),
    N_("Use the regional site of the account, or ask Bybit’s support.") },
  { 10024, N_("A compliance rule of Bybit stopped the request."),
    N_("Log in on the site: the account may have to be verified. Otherwise ask Bybit’s support.") },
  { 10027, N_("Trading is banned for this account."),
    N_("Log in on the site and look for a message, or ask Bybit’s support.") },
  { 10028, N_("Bybit answers this for unified trading accounts only."),
    N_("Upgrade the account on the site, then check again.") },
  { 10029, N_("The key has a list of symbols, and the request is not on it."),
    N_("Edit the key’s symbol whitelist on the site.") },
};

/**
 * bitting_diagnosis_new:
 * @code: which fault
 * @ret_code: the exchange's code, or 0
 * @http_status: HTTP status, or 0
 * @detail: (nullable): what was seen, already cut and free of key and secret
 *
 * Returns: (transfer full): a diagnosis
 */
BittingDiagnosis *
bitting_diagnosis_new (BittingDiagnosisCode  code,
                       gint64                ret_code,
                       guint                 http_status,
                       const char           *detail)
{
  BittingDiagnosis *self = g_new0 (BittingDiagnosis, 1);

  self->code = code;
  self->ret_code = ret_code;
  self->http_status = http_status;
  self->detail = g_strdup (detail);

  return self;
}

BittingDiagnosis *
bitting_diagnosis_copy (const BittingDiagnosis *self)
{
  BittingDiagnosis *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = bitting_diagnosis_new (self->code, self->ret_code, self->http_status, self->detail);
  copy->address = g_strdup (self->address);

  return copy;
}

void
bitting_diagnosis_free (BittingDiagnosis *self)
{
  if (self == NULL)
    return;

  g_free (self->address);
  g_free (self->detail);
  g_free (self);
}

/** Returns: (transfer none): the stable word for programs, such as "unmatched-ip" */
const char *
bitting_diagnosis_code_to_string (BittingDiagnosisCode code)
{
  g_return_val_if_fail (code < G_N_ELEMENTS (faults), NULL);

  return faults[code].word;
}

gboolean
bitting_diagnosis_code_from_string (const char           *text,
                                    BittingDiagnosisCode *code)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (faults); i++)
    if (g_strcmp0 (faults[i].word, text) == 0)
      {
        *code = i;
        return TRUE;
      }

  return FALSE;
}

/** Returns: whether it is about the key, and not about the way to the exchange, which may be
 * free again the next time */
gboolean
bitting_diagnosis_code_is_refusal (BittingDiagnosisCode code)
{
  return code == BITTING_DIAGNOSIS_INVALID_KEY || code == BITTING_DIAGNOSIS_BAD_SIGNATURE ||
         code == BITTING_DIAGNOSIS_EXPIRED || code == BITTING_DIAGNOSIS_WRONG_ENVIRONMENT ||
         code == BITTING_DIAGNOSIS_PERMISSION_DENIED || code == BITTING_DIAGNOSIS_BANNED;
}

/** Returns: (transfer full): one translated sentence on what happened */
char *
bitting_diagnosis_dup_message (const BittingDiagnosis *self)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (special); i++)
    if (special[i].ret_code == self->ret_code)
      return g_strdup (_(special[i].message));

  return g_strdup (_(faults[self->code].message));
}

/** Returns: (transfer full): translated advice on what to do now */
char *
bitting_diagnosis_dup_advice (const BittingDiagnosis *self)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (special); i++)
    if (special[i].ret_code == self->ret_code)
      return g_strdup (_(special[i].advice));

  return g_strdup (_(faults[self->code].advice));
}
