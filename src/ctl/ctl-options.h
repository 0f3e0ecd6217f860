/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bitting-keeper.h"
#include "ctl-command.h"

G_BEGIN_DECLS

/**
 * CtlOptions:
 * @json: print for programs
 * @environment: (nullable): id of an environment
 * @host: (nullable): a host of the user's own
 * @proxy: (nullable): proxy to ask through
 * @policy_name: (nullable): id or file of a policy
 * @ips_text: (nullable): the expected addresses as given
 * @policy: (nullable): the policy that @policy_name means
 * @ips: (nullable): what @ips_text says
 *
 * What several commands can be told. Zeroed, it is what nobody has told.
 */
typedef struct
{
  gboolean       json;
  char          *environment;
  char          *host;
  char          *proxy;
  char          *policy_name;
  char          *ips_text;
  BittingPolicy *policy;
  BittingIpList *ips;
} CtlOptions;

/** Which of the options a command takes. */
typedef enum
{
  CTL_TAKES_NOTHING = 0,
  CTL_TAKES_JSON = 1 << 0,
  CTL_TAKES_ENVIRONMENT = 1 << 1,
  CTL_TAKES_HOST = 1 << 2,
  CTL_TAKES_PLACE = CTL_TAKES_ENVIRONMENT | CTL_TAKES_HOST,
  CTL_TAKES_PROXY = 1 << 3,
  CTL_TAKES_TERMS = 1 << 4, /* --policy and --ips */
} CtlTakes;

void                ctl_options_clear            (CtlOptions         *self);
gboolean            ctl_options_parse            (CtlOptions         *self,
                                                  CtlTakes            takes,
                                                  const char         *parameters,
                                                  const char         *description,
                                                  const GOptionEntry *entries,
                                                  GStrv              *arguments);
BittingTerms        ctl_options_get_terms        (const CtlOptions   *self);
BittingEnvironment *ctl_options_find_environment (const CtlOptions   *self,
                                                  BittingKeeper      *keeper);
BittingPolicy      *ctl_options_load_policy      (const char         *name);
gboolean            ctl_options_count            (GStrv               arguments,
                                                  guint               at_least,
                                                  guint               at_most);
CtlStatus           ctl_usage_error              (const char         *format,
                                                  ...) G_GNUC_PRINTF (1, 2);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CtlOptions, ctl_options_clear)

G_END_DECLS
