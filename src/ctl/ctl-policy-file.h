/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl-command.h"

G_BEGIN_DECLS

CtlStatus ctl_policy_list   (GStrv arguments);
CtlStatus ctl_policy_check  (GStrv arguments);
CtlStatus ctl_policy_import (GStrv arguments);
CtlStatus ctl_policy_export (GStrv arguments);
CtlStatus ctl_policy_remove (GStrv arguments);

G_END_DECLS
