/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "practice-key.h"

G_BEGIN_DECLS

/** Number of the one sub-account that there is. */
#define PRACTICE_SUB_USER G_GINT64_CONSTANT (4301299001)

/** The one address in the practice account's address book. Invented, like all of it. */
#define PRACTICE_ADDRESS "TPracticeAddressThatNobodyOwns0001"

/** Pages that stand in the way of the exchange's own answers. */
typedef enum
{
  PRACTICE_PAGE_COUNTRY,
  PRACTICE_PAGE_REFUSED,
  PRACTICE_PAGE_DOWN,
  PRACTICE_PAGE_PORTAL,
} PracticePage;

/**
 * PracticeReply:
 * @status: HTTP status
 * @ret_code: the exchange's own code, or -1 where a page stands in its place
 * @lost: whether the connection breaks off instead
 * @from_cdn: whether the network before the exchange has answered, and not the exchange
 * @body: JSON, or HTML
 *
 * What the practice exchange answers to one request.
 */
typedef struct
{
  guint    status;
  int      ret_code;
  gboolean lost;
  gboolean from_cdn;
  char    *body;
} PracticeReply;

PracticeReply *practice_reply_new_error       (int                  ret_code,
                                               const char          *message,
                                               gint64               now_ms);
PracticeReply *practice_reply_new_no_route    (gint64               now_ms);
PracticeReply *practice_reply_new_unsigned    (const char          *message,
                                               gint64               now_ms);
PracticeReply *practice_reply_new_time        (gint64               now_us);
PracticeReply *practice_reply_new_key         (const PracticeKey   *key,
                                               gint64               now_ms);
PracticeReply *practice_reply_new_orders      (const char          *category,
                                               gint64               now_ms);
PracticeReply *practice_reply_new_addresses   (gint64               now_ms);
PracticeReply *practice_reply_new_updated_key (const PracticeKey   *key,
                                               gint64               now_ms);
PracticeReply *practice_reply_new_done        (gint64               now_ms);
PracticeReply *practice_reply_new_sub_keys (const GPtrArray   *keys,
                                            const char        *cursor,
                                            gint64             now_ms);
PracticeReply *practice_reply_new_page        (PracticePage         page);
void           practice_reply_free            (PracticeReply       *self);
const char    *practice_reply_get_type        (const PracticeReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PracticeReply, practice_reply_free)

G_END_DECLS
