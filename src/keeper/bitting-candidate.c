/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key that was found in somebody's file, on its way into the keyring. Whoever shows it hears
 * “changed”. */

#include "bitting-candidate.h"

struct _BittingCandidate
{
  GObject               parent_instance;

  char                 *name;
  BittingEnvironment   *environment; /* (owned) */
  BittingCredential    *credential;  /* (owned) */
  BittingReport        *report;      /* (owned) (nullable) */
  char                 *saved_as;    /* (nullable) */
  char                 *trouble;     /* (nullable) */
  guint                 key_line;
  guint                 secret_line;
  BittingCandidateState state;
  gboolean              sure;
  gboolean              chosen;
  gboolean              touched; /* somebody has decided whether it is chosen */
};

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} BittingCandidateSignal;

G_DEFINE_FINAL_TYPE (BittingCandidate, bitting_candidate, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
changed (BittingCandidate *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
bitting_candidate_finalize (GObject *object)
{
  BittingCandidate *self = BITTING_CANDIDATE (object);

  g_free (self->name);
  g_free (self->saved_as);
  g_free (self->trouble);
  g_clear_pointer (&self->environment, bitting_environment_unref);
  g_clear_pointer (&self->credential, bitting_credential_unref);
  g_clear_pointer (&self->report, bitting_report_unref);

  G_OBJECT_CLASS (bitting_candidate_parent_class)->finalize (object);
}

static void
bitting_candidate_class_init (BittingCandidateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bitting_candidate_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bitting_candidate_init (BittingCandidate *self)
{
  self->chosen = TRUE;
}

/**
 * bitting_candidate_new:
 * @name: what to call it
 * @environment: where it lives, or may live
 * @sure: whether the text says so
 * @credential: key and secret
 * @key_line: line of the key
 * @secret_line: line of the secret
 *
 * Returns: (transfer full): a key that is to be saved unless somebody decides otherwise
 */
BittingCandidate *
bitting_candidate_new (const char         *name,
                       BittingEnvironment *environment,
                       gboolean            sure,
                       BittingCredential  *credential,
                       guint               key_line,
                       guint               secret_line)
{
  BittingCandidate *self = g_object_new (BITTING_TYPE_CANDIDATE, NULL);

  self->name = g_strdup (name);
  self->environment = bitting_environment_ref (environment);
  self->sure = sure;
  self->credential = bitting_credential_ref (credential);
  self->key_line = key_line;
  self->secret_line = secret_line;

  return self;
}

/** Returns: (transfer none): what to call it */
const char *
bitting_candidate_get_name (BittingCandidate *self)
{
  return self->name;
}

void
bitting_candidate_set_name (BittingCandidate *self,
                            const char       *name)
{
  g_return_if_fail (BITTING_IS_CANDIDATE (self) && name != NULL);

  if (g_str_equal (self->name, name))
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  g_clear_pointer (&self->trouble, g_free);
  changed (self);
}

/** Returns: (transfer none): where it lives, or may live */
BittingEnvironment *
bitting_candidate_get_environment (BittingCandidate *self)
{
  return self->environment;
}

/** A person's decision where it lives. What another exchange said about it is forgotten. */
void
bitting_candidate_set_environment (BittingCandidate   *self,
                                   BittingEnvironment *environment)
{
  g_return_if_fail (BITTING_IS_CANDIDATE (self) && environment != NULL);

  if ((self->environment == environment && self->sure) || self->state == BITTING_CANDIDATE_SAVED)
    return;

  bitting_environment_unref (self->environment);
  self->environment = bitting_environment_ref (environment);
  self->sure = TRUE;
  g_clear_pointer (&self->report, bitting_report_unref);
  self->state = BITTING_CANDIDATE_WAITING;
  if (!self->touched)
    self->chosen = TRUE;
  changed (self);
}

/** Returns: whether the text, or a person, says where it lives */
gboolean
bitting_candidate_is_sure (BittingCandidate *self)
{
  return self->sure;
}

/** Returns: (transfer none): key and secret */
BittingCredential *
bitting_candidate_get_credential (BittingCandidate *self)
{
  return self->credential;
}

guint
bitting_candidate_get_key_line (BittingCandidate *self)
{
  return self->key_line;
}

guint
bitting_candidate_get_secret_line (BittingCandidate *self)
{
  return self->secret_line;
}

/** Returns: whether it is to be saved */
gboolean
bitting_candidate_is_chosen (BittingCandidate *self)
{
  return self->chosen && self->saved_as == NULL && self->state != BITTING_CANDIDATE_SAVED;
}

/** A person's decision whether it is to be saved. */
void
bitting_candidate_set_chosen (BittingCandidate *self,
                              gboolean          chosen)
{
  g_return_if_fail (BITTING_IS_CANDIDATE (self));

  self->touched = TRUE;
  if (self->chosen == chosen)
    return;

  self->chosen = chosen;
  changed (self);
}

BittingCandidateState
bitting_candidate_get_state (BittingCandidate *self)
{
  return self->state;
}

void
bitting_candidate_set_state (BittingCandidate      *self,
                             BittingCandidateState  state)
{
  g_return_if_fail (BITTING_IS_CANDIDATE (self));

  self->state = state;
  changed (self);
}

/** Returns: (transfer none) (nullable): what the exchange said about it */
BittingReport *
bitting_candidate_get_report (BittingCandidate *self)
{
  return self->report;
}

/* A key that the exchange does not know any more is worth no place in the keyring. */
static gboolean
is_dead (const BittingReport *report)
{
  return report->diagnosis != NULL && (report->diagnosis->code == BITTING_DIAGNOSIS_INVALID_KEY ||
                                       report->diagnosis->code == BITTING_DIAGNOSIS_EXPIRED);
}

/** Says what the exchange said. A dead key is not chosen any more, unless a person chose it. */
void
bitting_candidate_set_report (BittingCandidate *self,
                              BittingReport    *report)
{
  g_return_if_fail (BITTING_IS_CANDIDATE (self) && report != NULL);

  g_clear_pointer (&self->report, bitting_report_unref);
  self->report = bitting_report_ref (report);
  self->state = BITTING_CANDIDATE_CHECKED;
  if (!self->touched)
    self->chosen = !is_dead (report);
  changed (self);
}

/** Returns: (transfer none) (nullable): the name under which the same key was saved before */
const char *
bitting_candidate_get_saved_as (BittingCandidate *self)
{
  return self->saved_as;
}

void
bitting_candidate_set_saved_as (BittingCandidate *self,
                                const char       *name)
{
  g_return_if_fail (BITTING_IS_CANDIDATE (self));

  if (g_strcmp0 (self->saved_as, name) == 0)
    return;

  g_free (self->saved_as);
  self->saved_as = g_strdup (name);
  changed (self);
}

/** Returns: (transfer none) (nullable): (translated) why it could not be checked or saved */
const char *
bitting_candidate_get_trouble (BittingCandidate *self)
{
  return self->trouble;
}

void
bitting_candidate_set_trouble (BittingCandidate *self,
                               const char       *message)
{
  g_return_if_fail (BITTING_IS_CANDIDATE (self));

  g_free (self->trouble);
  self->trouble = g_strdup (message);
  changed (self);
}
