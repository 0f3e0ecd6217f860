/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-policy.h"
#include "bitting-secret.h"

G_BEGIN_DECLS

/**
 * BittingPracticeKey:
 * @title: (translated): what is special about it
 * @description: (translated): one sentence
 * @api_key: the key
 * @secret: what the dialog of the practice exchange shows as the secret
 */
typedef struct
{
  const char    *title;
  const char    *description;
  const char    *api_key;
  BittingSecret *secret;
} BittingPracticeKey;

GPtrArray  *bitting_practice_dup_keys     (void);
guint       bitting_practice_find_key     (const BittingPolicy *policy);
const char *bitting_practice_get_team_ips (void);

G_END_DECLS
