/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys that were changing places when somebody was killed, or changed something else. */

#include <string.h>

#include "bitting-history.h"
#include "bitting-keyring-schema.h"
#include "neighbour.h"
#include "rotate-fixture.h"

/* What the keyring holds at each point where somebody can be killed: the names with the keys,
 * "1" the first and "2" the second. */
typedef struct
{
  gboolean    forth; /* which way it went when it was interrupted */
  const char *held;
} Point;

static const Point points[] = {
  { TRUE, NAME "=1," NEW "=2" },
  { TRUE, NAME "=1," OLD "=1," NEW "=2" },
  { TRUE, NAME "=1," NAME "=2," OLD "=1," NEW "=2" },
  { TRUE, NAME "=2," OLD "=1," NEW "=2" },
  { TRUE, NAME "=2," OLD "=1" },
  { FALSE, NAME "=2," OLD "=1" },
  { FALSE, NAME "=2," OLD "=1," NEW "=2" },
  { FALSE, NAME "=2," NAME "=1," OLD "=1," NEW "=2" },
  { FALSE, NAME "=1," OLD "=1," NEW "=2" },
  { FALSE, NAME "=1," NEW "=2" },
};

/* Saving under a name lets go of what had it before; here both stay. */
static void
hold_item (BittingItem *item,
           const char  *secret)
{
  g_autoptr (GHashTable) attributes = bitting_keyring_schema_dup_attributes (item);
  g_autofree char *label = bitting_keyring_schema_dup_label (item);
  g_autoptr (GError) error = NULL;

  secret_password_storev_sync (bitting_keyring_schema_get (), attributes, SECRET_COLLECTION_DEFAULT,
                               label, secret, NULL, &error);
  g_assert_no_error (error);
}

static void
hold (RotationFixture *fixture,
      const char      *held)
{
  g_auto (GStrv) pairs = g_strsplit (held, ",", -1);
  guint i;

  clear_keyring (fixture->keyring);
  for (i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      const PracticeKey *key = *pair[1] == '1' ? &fixture->first : &fixture->good;
      g_autoptr (BittingItem) item = bitting_item_new (pair[0], "custom",
                                                       practice_exchange_get_origin (fixture->exchange),
                                                       key->api_key, BITTING_SIGNING_HMAC);

      hold_item (item, key->secret);
    }
}

static void
interrupt (RotationFixture *fixture,
           const Point     *point)
{
  g_autofree char *path = rotation_history_path ();
  g_autoptr (BittingHistory) history = NULL;
  g_autoptr (BittingRotation) rotation = NULL;
  g_autoptr (BittingComparison) comparison = NULL;

  rotation_begin_anew (fixture);
  rotation_must_rotate (fixture, &fixture->good);
  comparison = rotation_compare (fixture);
  if (!point->forth)
    rotation_must_change_places (fixture, TRUE);
  rotation = bitting_keeper_find_rotation (fixture->keeper, NAME);
  history = bitting_history_new (path);
  g_assert_true (bitting_history_set_rotation (history, rotation->id,
                                               point->forth ? BITTING_ROTATION_TAKING_OVER
                                                            : BITTING_ROTATION_TAKING_BACK,
                                               point->forth ? OLD : NEW, NULL));
  hold (fixture, point->held);
}

static void
test_interrupted (RotationFixture *fixture,
                  gconstpointer    data)
{
  guint i, forth;

  for (i = 0; i < G_N_ELEMENTS (points); i++)
    for (forth = 0; forth < 2; forth++)
      {
        g_test_message ("point %u, %s", i, forth == 1 ? "forth" : "back");
        interrupt (fixture, &points[i]);

        /* A check meanwhile must not spoil the past of either. */
        rotation_check (fixture, NAME);
        rotation_must_change_places (fixture, forth == 1);
        assert_names (fixture->keyring, forth == 1 ? NAME "|" OLD : NAME "|" NEW);
        g_assert_cmpuint (neighbour_count_items (), ==, 2);
        assert_secret (fixture->keyring, NAME, forth == 1 ? "good secret" : "first secret");
        assert_secret (fixture->keyring, forth == 1 ? OLD : NEW,
                       forth == 1 ? "first secret" : "good secret");
        rotation_assert_stage (fixture, NAME,
                               forth == 1 ? BITTING_ROTATION_RETIRED : BITTING_ROTATION_WAITING);
        rotation_assert_past (fixture, forth == 1 ? OLD : NAME, &fixture->first, 1);
        rotation_assert_past (fixture, forth == 1 ? NAME : NEW, &fixture->good, 1);
      }
}

/* Somebody else gave one of the names to a key that has no part in it, or took one away. */
static void
test_changed_elsewhere (RotationFixture *fixture,
                        gconstpointer    data)
{
  static const Point changed[] = {
    { TRUE, NAME "=2," NEW "=2" },
    { TRUE, NAME "=1" },
    { TRUE, OLD "=2," NAME "=1," NEW "=2" },
    { TRUE, NAME "=1," NEW "=1" },
    { FALSE, NEW "=2," OLD "=2" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      interrupt (fixture, &changed[i]);
      g_assert_false (rotation_change_places (fixture, changed[i].forth, &error));
      g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION);
      if (strstr (changed[i].held, NAME "=1") != NULL)
        assert_secret (fixture->keyring, NAME, "first secret");
    }

  interrupt (fixture, &points[3]);
  rotation_add (fixture, NAME, &fixture->greedy);
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (rotation_change_places (fixture, TRUE, &error));
    g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_ROTATION);
    assert_secret (fixture->keyring, NAME, "greedy secret");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/rotate/interrupted", RotationFixture, NULL, rotation_set_up, test_interrupted,
              rotation_tear_down);
  g_test_add ("/rotate/changed-elsewhere", RotationFixture, NULL, rotation_set_up, test_changed_elsewhere,
              rotation_tear_down);

  return g_test_run ();
}
