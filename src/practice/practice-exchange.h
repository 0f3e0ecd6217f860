/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "practice-key.h"

G_BEGIN_DECLS

#define PRACTICE_TYPE_EXCHANGE (practice_exchange_get_type ())

G_DECLARE_FINAL_TYPE (PracticeExchange, practice_exchange, PRACTICE, EXCHANGE, GObject)

PracticeExchange *practice_exchange_new              (void);
gboolean          practice_exchange_start            (PracticeExchange   *self,
                                                      guint               port,
                                                      GError            **error);
void              practice_exchange_stop             (PracticeExchange   *self);
gboolean          practice_exchange_is_running       (PracticeExchange   *self);
const char       *practice_exchange_get_origin       (PracticeExchange   *self);
const char       *practice_exchange_get_ca_pem       (PracticeExchange   *self);
guint             practice_exchange_get_requests     (PracticeExchange   *self);
guint             practice_exchange_get_connections  (PracticeExchange   *self);
const char       *practice_exchange_get_caller       (PracticeExchange   *self);
void              practice_exchange_set_caller       (PracticeExchange   *self,
                                                      const char         *caller);
gint64            practice_exchange_get_clock_offset (PracticeExchange   *self);
void              practice_exchange_set_clock_offset (PracticeExchange   *self,
                                                      gint64              offset_ms);
void              practice_exchange_add_key          (PracticeExchange   *self,
                                                      const PracticeKey  *key);
void              practice_exchange_forget_key       (PracticeExchange   *self,
                                                      const PracticeKey  *key);

G_END_DECLS
