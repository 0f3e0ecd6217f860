/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bybit-curl.h"

G_BEGIN_DECLS

gboolean bybit_easy_set_method  (CURL       *easy,
                                 const char *body);
gboolean bybit_easy_set_manners (CURL       *easy,
                                 gboolean    plain);
gboolean bybit_easy_set_trust   (CURL       *easy,
                                 const char *ca_pem);
gboolean bybit_easy_set_proxy   (CURL       *easy,
                                 const char *proxy);

G_END_DECLS
