/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The person's own policies: kept, named when they cannot be read, and never lost. */

#include "bitting-policy-shelf.h"

#include <glib/gstdio.h>
#include <string.h>

#include "bitting-keeper.h"

static const char good[] =
  "{\"format\":\"bitting-policy/1\",\"id\":\"desk\",\"title\":\"Desk\",\"access\":\"read-write\","
  "\"required\":[\"Spot.SpotTrade\"],\"forbidden\":[],\"ip_required\":true,\"ips\":[\"203.0.113.21\"],"
  "\"personal\":true,\"min_days\":14}";

typedef struct
{
  char               *folder;
  BittingPolicyShelf *shelf;
  guint               changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_dir_make_tmp ("policies-XXXXXX", &error);

  g_assert_no_error (error);
  fixture->folder = g_build_filename (parent, "policies", NULL);
  fixture->shelf = bitting_policy_shelf_new (fixture->folder);
  g_signal_connect_swapped (fixture->shelf, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_remove (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);

  g_object_unref (fixture->shelf);
  remove_all (fixture->folder);
  g_rmdir (parent);
  g_free (fixture->folder);
}

static char *
path_of (Fixture    *fixture,
         const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
put_file (Fixture    *fixture,
          const char *name,
          const char *text)
{
  g_autofree char *path = path_of (fixture, name);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (fixture->folder, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static BittingPolicy *
make (const char *id,
      const char *title)
{
  BittingPolicy *policy = bitting_policy_new (id);

  policy->title = g_strdup (title);
  policy->description = g_strdup ("");
  bitting_policy_set_wish (policy, "Spot.SpotTrade", BITTING_WISH_ON);

  return policy;
}

static BittingPolicy *
add (Fixture    *fixture,
     const char *id,
     const char *title)
{
  g_autoptr (BittingPolicy) policy = make (id, title);
  g_autoptr (GError) error = NULL;
  BittingPolicy *kept = bitting_policy_shelf_add (fixture->shelf, policy, &error);

  g_assert_no_error (error);

  return kept;
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) all = bitting_policy_shelf_list (fixture->shelf);

  return all->len;
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) all = bitting_policy_shelf_list (fixture->shelf);
  g_autoptr (BittingPolicy) none = bitting_policy_shelf_find (fixture->shelf, "desk");

  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpstr (((BittingPolicy *) g_ptr_array_index (all, 0))->id, ==, "guide");
  g_assert_cmpuint (bitting_policy_shelf_get_faults (fixture->shelf)->len, ==, 0);
  g_assert_null (none);
}

static void
test_keep_and_find (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (BittingPolicy) kept = add (fixture, "desk", "Desk");
  g_autoptr (BittingPolicyShelf) later = bitting_policy_shelf_new (fixture->folder);
  g_autoptr (BittingPolicy) found = bitting_policy_shelf_find (later, "desk");
  g_autofree char *path = path_of (fixture, "desk.bitting-policy.json");
  GStatBuf there;

  g_assert_cmpuint (fixture->changes, ==, 1);
  g_assert_true (bitting_policy_equal (kept, found));
  g_assert_true (bitting_policy_shelf_is_own (later, "desk"));
  g_assert_false (bitting_policy_shelf_is_own (later, "guide"));
  g_assert_cmpint (g_stat (path, &there), ==, 0);
  g_assert_cmpint (there.st_mode & 0777, ==, 0600);
}

static void
test_nothing_is_replaced (Fixture       *fixture,
                          gconstpointer  data)
{
  G_GNUC_UNUSED g_autoptr (BittingPolicy) first = add (fixture, "desk", "Desk");
  g_autoptr (BittingPolicy) second = add (fixture, "desk", "Desk");
  g_autoptr (BittingPolicy) ours = add (fixture, "guide", "Spot trading by a trusted team");

  g_assert_cmpstr (second->id, ==, "desk-2");
  g_assert_cmpstr (second->title, ==, "Desk (2)");
  g_assert_cmpstr (ours->id, ==, "guide-2");
  g_assert_cmpstr (ours->title, ==, "Spot trading by a trusted team (2)");
  g_assert_cmpuint (count (fixture), ==, 4 + 3);
}

static void
test_unreadable_is_named_and_kept (Fixture       *fixture,
                                   gconstpointer  data)
{
  static const char * const names[] = { "desk.bitting-policy.json", "ours.bitting-policy.json",
                                        "twice.bitting-policy.json", "zzz.bitting-policy.json" };
  g_autofree char *path = path_of (fixture, names[0]);
  g_autofree char *text = NULL;
  g_autoptr (BittingPolicy) kept = NULL;
  GPtrArray *faults = NULL;
  guint i;

  put_file (fixture, names[0], "{\"format\":\"bitting-policy/1\"}");
  put_file (fixture, names[1], "{\n\n  broken");
  put_file (fixture, names[2], "");
  put_file (fixture, names[3], good);
  put_file (fixture, "notes.txt", "not a policy");
  g_assert_cmpuint (count (fixture), ==, 4 + 1);
  faults = bitting_policy_shelf_get_faults (fixture->shelf);
  g_assert_cmpuint (faults->len, ==, 3);
  for (i = 0; i < faults->len; i++)
    {
      g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
      g_assert_nonnull (strstr (g_ptr_array_index (faults, i), names[i]));
    }
  g_assert_nonnull (strstr (g_ptr_array_index (faults, 1), "line 3"));

  /* A new one does not take the place of a file that cannot be read. */
  kept = add (fixture, "desk", "Another");
  g_assert_cmpstr (kept->id, ==, "desk-2");
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "{\"format\":\"bitting-policy/1\"}");
}

static void
test_ids_are_unique (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *ours = NULL;
  g_auto (GStrv) parts = g_strsplit (good, "desk", 2);

  ours = g_strjoinv ("guide", parts);
  put_file (fixture, "a.bitting-policy.json", good);
  put_file (fixture, "b.bitting-policy.json", good);
  put_file (fixture, "c.bitting-policy.json", ours);
  g_assert_cmpuint (count (fixture), ==, 4 + 1);
  g_assert_cmpuint (bitting_policy_shelf_get_faults (fixture->shelf)->len, ==, 2);
}

static void
test_edit_remove_and_back (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (BittingPolicy) kept = NULL;
  g_autoptr (BittingPolicy) edited = NULL;
  g_autoptr (BittingPolicy) found = NULL;
  g_autoptr (BittingPolicy) gone = NULL;
  g_autoptr (BittingPolicy) back = NULL;
  g_autoptr (GError) error = NULL;

  /* A file of any name, as another person may put it there. */
  put_file (fixture, "from-the-team.bitting-policy.json", good);
  kept = bitting_policy_shelf_find (fixture->shelf, "desk");
  edited = bitting_policy_copy (kept);
  bitting_policy_set_wish (edited, "Earn.Earn", BITTING_WISH_OFF);
  g_assert_true (bitting_policy_shelf_put (fixture->shelf, edited, &error));
  found = bitting_policy_shelf_find (fixture->shelf, "desk");
  g_assert_true (bitting_policy_forbids (found, "Earn.Earn"));
  g_assert_cmpuint (count (fixture), ==, 4 + 1);

  g_assert_true (bitting_policy_shelf_remove (fixture->shelf, "desk", &error));
  gone = bitting_policy_shelf_find (fixture->shelf, "desk");
  g_assert_null (gone);
  g_assert_false (bitting_policy_shelf_remove (fixture->shelf, "desk", &error));
  g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_NO_POLICY);
  g_clear_error (&error);
  g_assert_false (bitting_policy_shelf_remove (fixture->shelf, "guide", &error));
  g_clear_error (&error);

  g_assert_true (bitting_policy_shelf_put (fixture->shelf, edited, &error));
  back = bitting_policy_shelf_find (fixture->shelf, "desk");
  g_assert_true (bitting_policy_equal (back, edited));
}

static void
test_adopt (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BittingPolicy) first = make ("desk", "Desk");
  g_autoptr (BittingPolicy) other = make ("desk", "Desk");
  g_autoptr (BittingPolicy) one = bitting_policy_shelf_adopt (fixture->shelf, first, NULL);
  g_autoptr (BittingPolicy) again = bitting_policy_shelf_adopt (fixture->shelf, first, NULL);
  g_autoptr (BittingPolicy) another = NULL;

  bitting_policy_set_wish (other, "Wallet.Withdraw", BITTING_WISH_ON);
  another = bitting_policy_shelf_adopt (fixture->shelf, other, NULL);
  g_assert_cmpstr (one->id, ==, "desk");
  g_assert_cmpstr (again->id, ==, "desk");
  g_assert_cmpstr (another->id, ==, "desk-2");
}

static void
test_no_room (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (BittingPolicy) policy = make ("desk", "Desk");
  g_autoptr (GError) error = NULL;

  /* A file stands where the folder should be. */
  g_assert_true (g_file_set_contents (fixture->folder, "x", -1, NULL));
  g_assert_null (bitting_policy_shelf_add (fixture->shelf, policy, &error));
  g_assert_error (error, BITTING_KEEPER_ERROR, BITTING_KEEPER_ERROR_POLICY);
  g_assert_cmpuint (fixture->changes, ==, 0);
  g_assert_cmpuint (count (fixture), ==, 4);
  g_assert_cmpuint (bitting_policy_shelf_get_faults (fixture->shelf)->len, ==, 1);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static BittingPolicy *
load (const char  *path,
      GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  bitting_policy_file_load_async (file, NULL, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return bitting_policy_file_load_finish (file, result, error);
}

static void
test_exchange (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (BittingPolicy) policy = make ("desk", "Desk");
  g_autoptr (GBytes) bytes = bitting_policy_file_make (policy);
  g_autofree char *name = bitting_policy_file_dup_name (policy);
  g_autofree char *path = path_of (fixture, name);
  g_autofree char *large = NULL;
  g_autofree char *huge = g_strnfill (300 * 1024, ' ');
  g_autoptr (BittingPolicy) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) other = g_file_new_for_path ("/tmp/Keys.JSON");
  g_autoptr (GFile) one = g_file_new_for_path ("/tmp/A.Bitting-Policy.json");

  put_file (fixture, name, g_bytes_get_data (bytes, NULL));
  back = load (path, &error);
  g_assert_no_error (error);
  g_assert_true (bitting_policy_equal (back, policy));

  put_file (fixture, "large.json", huge);
  large = path_of (fixture, "large.json");
  g_assert_null (load (large, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (load ("/nowhere/at-all", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (bitting_policy_file_is_one (other));
  g_assert_true (bitting_policy_file_is_one (one));
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/policy-shelf/empty", test_empty },
    { "/policy-shelf/keep-and-find", test_keep_and_find },
    { "/policy-shelf/nothing-is-replaced", test_nothing_is_replaced },
    { "/policy-shelf/unreadable-is-named-and-kept", test_unreadable_is_named_and_kept },
    { "/policy-shelf/ids-are-unique", test_ids_are_unique },
    { "/policy-shelf/edit-remove-and-back", test_edit_remove_and_back },
    { "/policy-shelf/adopt", test_adopt },
    { "/policy-shelf/no-room", test_no_room },
    { "/policy-shelf/exchange", test_exchange },
  };
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
