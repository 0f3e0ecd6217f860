/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bitting-diagnosis.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One row a code, in the order of the enumeration: the stable word, what happened,
 * what to do now, and how that is known where no answer says it. */
static const struct
{
  const char *word;
  const char *message;
  const char *advice;
  const char *evidence;
} faults[] = {
  [BITTING_DIAGNOSIS_INVALID_KEY] = {
    "invalid-key",
    N_("Bybit does not know this key."),
    N_("Check that the whole key was copied, and that it was made on the site chosen here: a key "
       "made on the testnet, in demo trading or on a regional site is unknown to the others. A "
       "deleted key is unknown, too."),
    N_("The key holds characters that no key has, so nothing was sent."),
  },
  [BITTING_DIAGNOSIS_BAD_SIGNATURE] = {
    "bad-signature",
    N_("The secret does not belong to this key."),
    N_("Paste the secret once more, whole: that of this very key. How Bitting signs is proven "
       "against Bybit’s published examples, so it is the secret that does not fit. If the site no "
       "longer shows it, make a new key: a secret is shown only once."),
    N_("The private key could not be used to sign the question, so nothing was sent."),
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
    N_("Open the computer’s settings, choose “Date & Time”, switch on “Automatic Date & Time”, and "
       "check again. In a terminal, “timedatectl set-ntp true” does the same."),
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
    N_("The other side could not prove that it is Bybit, or the two found no safe way to talk."),
  },
  [BITTING_DIAGNOSIS_DNS] = {
    "dns",
    N_("The name of Bybit’s server could not be looked up."),
    N_("Check that this computer is on the internet."),
    N_("No address was found for the name of the server."),
  },
  [BITTING_DIAGNOSIS_CONNECT] = {
    "connect",
    N_("Bybit’s server could not be reached."),
    N_("Check that this computer is on the internet, and that no firewall stands between."),
    N_("No connection came about, or it broke off before an answer came."),
  },
  [BITTING_DIAGNOSIS_TIMEOUT] = {
    "timeout",
    N_("Bybit’s server did not answer in time."),
    N_("Try again. If it happens often, the network is slow or blocked."),
    N_("Nothing came back before the time for a check was over."),
  },
  [BITTING_DIAGNOSIS_PROXY] = {
    "proxy",
    N_("The proxy refused the connection."),
    N_("Check the proxy’s address and password, or check without it."),
    N_("The proxy in between answered, and not Bybit."),
  },
  [BITTING_DIAGNOSIS_CANCELLED] = {
    "cancelled",
    N_("The check was cancelled."),
    N_("Check again whenever you like."),
    N_("Somebody ended the check before an answer came."),
  },
  [BITTING_DIAGNOSIS_KEYRING_LOCKED] = {
    "locked",
    N_("The keyring is locked."),
    N_("Unlock it, most often with the password that you log in with, and try again."),
    N_("The keyring said so; Bybit was not asked, and the key may be fine."),
  },
  [BITTING_DIAGNOSIS_KEYRING_DISMISSED] = {
    "dismissed",
    N_("The keyring was not unlocked."),
    N_("Try again and give the keyring’s password when asked."),
    N_("The keyring said so; Bybit was not asked, and the key may be fine."),
  },
  [BITTING_DIAGNOSIS_KEYRING_ABSENT] = {
    "absent",
    N_("This computer has no keyring to keep secrets in."),
    N_("Install and start one: GNOME Keyring, KWallet or KeePassXC."),
    N_("The keyring said so; Bybit was not asked, and the key may be fine."),
  },
  [BITTING_DIAGNOSIS_KEYRING_UNREACHABLE] = {
    "unreachable",
    N_("The keyring does not answer."),
    N_("Log out and in again, or restart the keyring program, and try again."),
    N_("The keyring said so; Bybit was not asked, and the key may be fine."),
  },
  [BITTING_DIAGNOSIS_KEYRING_MISMATCH] = {
    "mismatch",
    N_("The keyring gave back something else than it was given."),
    N_("Keep your copy of the secret, and look into the keyring with its own program."),
    N_("The keyring said so; Bybit was not asked, and the key may be fine."),
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
  { 10001, N_("Bybit could not make sense of the request."),
    N_("Look whether key and secret are both filled in. If they are, look for a newer version of "
       "Bitting.") },
  { 10007, N_("Bybit could not tell whose request this is."),
    N_("Log in on the site: if that works, wait and check again, or else ask Bybit’s support.") },
  { 10009, N_("Bybit does not offer this service where the account lives."),
    N_("Use the regional site of the account, or ask Bybit’s support.") },
  { 10014, N_("Bybit took the request for one that it had already."),
    N_("Nothing is wrong with the key. Check again.") },
  { 10017, N_("Bybit does not know the question that was asked."),
    N_("Nothing is wrong with the key. Look for a newer version of Bitting.") },
  { 10024, N_("A compliance rule of Bybit stopped the request."),
    N_("Log in on the site: the account may have to be verified. Otherwise ask Bybit’s support.") },
  { 10027, N_("Trading is banned for this account."),
    N_("Log in on the site and look for a message, or ask Bybit’s support.") },
  { 10028, N_("Bybit answers this for unified trading accounts only."),
    N_("Upgrade the account on the site, then check again.") },
  { 10029, N_("The key has a list of symbols, and the request is not on it."),
    N_("Edit the key’s symbol whitelist on the site.") },
  { 20096, N_("Bybit wants the account to be verified first."),
    N_("Log in on the site and verify your identity, then check again.") },
  { 81007, N_("Bybit EU does not make keys in this way."),
    N_("Use the key page of Bybit EU in the browser.") },
  { 100028, N_("Bybit does not answer this for unified trading accounts."),
    N_("Nothing is wrong with the key. Look for a newer version of Bitting.") },
  { 141019, N_("Trusted addresses can only be changed on the site."),
    N_("Log in, open the key page, and choose “Edit” for this key.") },
  { 141020, N_("These permissions can only be changed on the site."),
    N_("Log in, open the key page, and choose “Edit” for this key.") },
  { 500010, N_("The sub-account is not one of this main account."),
    N_("Choose a key of the main account that owns the sub-account.") },
};

/* A page in place of an answer, from the network before the exchange: its reasons are the place
 * and too many requests, and it has not looked at the key (source: V5 documentation). */
static const char turned_away[] =
  N_("Bybit’s network turned this computer away, before anybody looked at the key.");
static const char turned_away_advice[] =
  N_("The key may be fine. Most often it is the place: switch off a VPN or proxy that leads to "
     "another country, or choose the regional site where the account lives. It can also be that "
     "too many requests came from this address: then wait ten minutes.");

static gboolean
is_turned_away (const BittingDiagnosis *self)
{
  return self->http_status == 403 && self->ret_code == 0 &&
         self->code == BITTING_DIAGNOSIS_REGION_BLOCKED;
}

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
  copy->answer = g_strdup (self->answer);
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
  g_free (self->answer);
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

/** Returns: whether what to do now begins on the exchange's site, where keys are managed */
gboolean
bitting_diagnosis_is_for_site (const BittingDiagnosis *self)
{
  static const gint64 codes[] = { 10024, 10028, 10029, 20096, 81007, 141019, 141020 };
  guint i;

  if (is_turned_away (self))
    return FALSE;
  for (i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i] == self->ret_code)
      return TRUE;

  return self->code == BITTING_DIAGNOSIS_INVALID_KEY || self->code == BITTING_DIAGNOSIS_EXPIRED ||
         self->code == BITTING_DIAGNOSIS_PERMISSION_DENIED || self->code == BITTING_DIAGNOSIS_BANNED;
}

/** Returns: (transfer full): one translated sentence on what happened */
char *
bitting_diagnosis_dup_message (const BittingDiagnosis *self)
{
  guint i;

  if (is_turned_away (self))
    return g_strdup (_(turned_away));
  for (i = 0; i < G_N_ELEMENTS (special); i++)
    if (special[i].ret_code == self->ret_code)
      return g_strdup (_(special[i].message));

  return g_strdup (_(faults[self->code].message));
}

/** Returns: (transfer full): translated: how that is known */
char *
bitting_diagnosis_dup_evidence (const BittingDiagnosis *self)
{
  g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, self->ret_code);

  if (self->ret_code != 0)
    /* Translators: a number that stands for a fault, and one that web servers answer with */
    return g_strdup_printf (_("Bybit answered with its code %s (HTTP status %u)."), code,
                            self->http_status);
  if (self->http_status != 0)
    return g_strdup_printf (_("The answer had the HTTP status %u, and no code of Bybit’s."),
                            self->http_status);
  if (faults[self->code].evidence != NULL)
    return g_strdup (_(faults[self->code].evidence));

  return g_strdup (_("No answer of Bybit’s says more."));
}

/** Returns: (transfer full): translated advice on what to do now */
char *
bitting_diagnosis_dup_advice (const BittingDiagnosis *self)
{
  guint i;

  if (is_turned_away (self))
    return g_strdup (_(turned_away_advice));
  for (i = 0; i < G_N_ELEMENTS (special); i++)
    if (special[i].ret_code == self->ret_code)
      return g_strdup (_(special[i].advice));

  return g_strdup (_(faults[self->code].advice));
}

/**
 * bitting_diagnosis_dup_technical:
 * @self: a diagnosis
 *
 * Returns: (transfer full): one line for a support desk, of words that are not translated: the
 *   stable word, the codes, and what was seen
 */
char *
bitting_diagnosis_dup_technical (const BittingDiagnosis *self)
{
  g_autoptr (GString) words = g_string_new (bitting_diagnosis_code_to_string (self->code));

  if (self->ret_code != 0)
    g_string_append_printf (words, " · retCode %" G_GINT64_FORMAT, self->ret_code);
  if (self->http_status != 0)
    g_string_append_printf (words, " · HTTP %u", self->http_status);
  if (self->detail != NULL)
    g_string_append_printf (words, " · %s", self->detail);

  return g_string_free (g_steal_pointer (&words), FALSE);
}
