/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BITTING_ENVIRONMENT_LIVE,
  BITTING_ENVIRONMENT_REGIONAL,
  BITTING_ENVIRONMENT_TEST,
  BITTING_ENVIRONMENT_PRACTICE,
  BITTING_ENVIRONMENT_CUSTOM,
} BittingEnvironmentKind;

/**
 * BittingEnvironment:
 * @id: stable name for programs: "mainnet", "testnet", "demo", "eu", …, "practice", "custom"
 * @kind: what money is at stake there
 * @title: (translated) name for people
 * @summary: (translated) one line that says whose accounts live there
 * @origin: (nullable): scheme and host that the API answers on, without a path, such as
 *   "https://api.bybit.com"; NULL for practice and custom, which are only known when they run
 * @site: (nullable): address of the log-in page
 * @key_page: (nullable): address of the page where keys are managed
 * @domains: genuine domains of the site, as a person sees them in the address bar
 * @caveat: (nullable) (translated): why the guide does not work as written there
 * @ways: (translated) what can be done in spite of the caveat; may be none
 * @seen: day of the facts, ISO 8601
 *
 * One place where a key can live. A value: immutable, reference counted.
 */
typedef struct
{
  char                  *id;
  BittingEnvironmentKind kind;
  char                  *title;
  char                  *summary;
  char                  *origin;
  char                  *site;
  char                  *key_page;
  GStrv                  domains;
  char                  *caveat;
  GStrv                  ways;
  char                  *seen;
} BittingEnvironment;

#define BITTING_TYPE_ENVIRONMENT (bitting_environment_get_type ())

GType               bitting_environment_get_type   (void);
BittingEnvironment *bitting_environment_ref        (BittingEnvironment *self);
void                bitting_environment_unref      (BittingEnvironment *self);
BittingEnvironment *bitting_environment_new_custom (const char         *origin,
                                                    GError            **error);
GPtrArray          *bitting_environments_parse     (const char         *xml,
                                                    gssize              length,
                                                    GError            **error);
BittingEnvironment *bitting_environments_find      (GPtrArray          *environments,
                                                    const char         *id);
char               *bitting_origin_normalize       (const char         *text,
                                                    GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BittingEnvironment, bitting_environment_unref)

G_END_DECLS
