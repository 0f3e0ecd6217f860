/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of a step under policies that want other boxes ticked than it says. */

#include "bitting-guide-policy.h"

static const char guide_xml[] =
  "<guide exchange='e'><title>T</title><step id='settings'><title>A</title><summary>Written</summary>"
  "<picture id='p' file='p.svg' width='100' height='50'><description>D</description>"
  "<spot instruction='tick' x='1' y='2' width='3' height='4' kind='tick' permission='A.One'/>"
  "<spot instruction='clear' x='1' y='2' width='3' height='4' kind='leave' permission='A.Two'/>"
  "<spot instruction='clear' x='1' y='2' width='3' height='4' kind='leave' permission='A.Three'/>"
  "<spot instruction='never' x='1' y='2' width='3' height='4' kind='never' permission='A.Four'/>"
  "<spot instruction='press' x='1' y='2' width='3' height='4' kind='here'/></picture>"
  "<instruction id='tick' picture='p'><text>Tick it</text><detail>The only one</detail></instruction>"
  "<instruction id='clear' picture='p'><text>Clear them</text></instruction>"
  "<instruction id='never' picture='p'><text>Never</text></instruction>"
  "<instruction id='press' picture='p'><text>Press</text><detail>Hard</detail></instruction></step>"
  "<step id='other'><title>A</title><summary>B</summary>"
  "<picture id='q' file='p.svg' width='100' height='50'><description>D</description></picture>"
  "<instruction id='look' picture='q'><text>Look</text></instruction></step></guide>";

static const char catalogue_xml[] =
  "<permissions><group name='A'>"
  "<permission value='One' label='1' risk='trade'><title>t</title><allows>a</allows></permission>"
  "<permission value='Two' label='2' risk='trade'><title>t</title><allows>a</allows></permission>"
  "<permission value='Three' label='3' risk='trade'><title>t</title><allows>a</allows></permission>"
  "<permission value='Four' label='4' risk='out'><title>t</title><allows>a</allows></permission>"
  "<permission value='Five' label='5' risk='read'><title>t</title><allows>a</allows></permission>"
  "</group></permissions>";

/* What the policy requires; what the step then says: summary, text and detail of each
 * instruction, and the boxes, in order. */
typedef struct
{
  const char *path;
  const char *required;
  const char *said;
  const char *boxes;
} Row;

static const Row rows[] = {
  { "/guide-policy/its-own", "A.One",
    "Written|Tick it|The only one|Clear them||Never||Press|Hard",
    "tick 1 A.One, never 4 A.Four, leave 2 A.Two, leave 3 A.Three" },
  { "/guide-policy/another-box", "A.One A.Three",
    "Tick the boxes that this key needs, and no others.|Tick it||Tick “3”. Leave “2” empty.||Never||Press|Hard",
    "tick 1 A.One, tick 3 A.Three, never 4 A.Four, leave 2 A.Two" },
  { "/guide-policy/no-box", "",
    "Tick the boxes that this key needs, and no others.|Leave “1” empty.||Clear them||Never||Press|Hard",
    "never 4 A.Four, leave 1 A.One, leave 2 A.Two, leave 3 A.Three" },
  { "/guide-policy/all-that-it-clears", "A.One A.Two A.Three",
    "Tick the boxes that this key needs, and no others.|Tick it||Tick “2”, “3”.||Never||Press|Hard",
    "tick 1 A.One, tick 2 A.Two, tick 3 A.Three, never 4 A.Four" },
  { "/guide-policy/what-nobody-should", "A.One A.Four",
    "Tick the boxes that this key needs, and no others.|Tick it||Clear them||Tick “4”.||Press|Hard",
    "tick 1 A.One, tick 4 A.Four, leave 2 A.Two, leave 3 A.Three" },
  { "/guide-policy/boxes-that-no-picture-shows", "A.One A.Five B.Unknown",
    "Tick the boxes that this key needs, and no others.|Tick it||Clear them||Never||Press|Hard",
    "tick 1 A.One, tick 5 A.Five, tick B.Unknown B.Unknown, never 4 A.Four, leave 2 A.Two, leave 3 A.Three" },
};

static BittingPolicy *
make_policy (const char *required)
{
  BittingPolicy *policy = bitting_policy_new ("own");

  g_strfreev (policy->required);
  policy->required = *required == '\0' ? g_new0 (char *, 1) : g_strsplit (required, " ", -1);

  return policy;
}

static BittingGuide *
parse_guide (void)
{
  g_autoptr (GError) error = NULL;
  BittingGuide *guide = bitting_guide_parse (guide_xml, -1, &error);

  g_assert_no_error (error);

  return guide;
}

static BittingCatalogue *
parse_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  BittingCatalogue *catalogue = bitting_catalogue_parse (catalogue_xml, -1, &error);

  g_assert_no_error (error);

  return catalogue;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (BittingGuide) guide = parse_guide ();
  g_autoptr (BittingCatalogue) catalogue = parse_catalogue ();
  g_autoptr (BittingPolicy) policy = make_policy (row->required);
  const BittingStep *step = bitting_guide_get_step (guide, 1);
  g_autoptr (GPtrArray) boxes = bitting_step_list_boxes (step, policy, catalogue);
  g_autofree char *summary = bitting_step_dup_summary (step, policy);
  g_autoptr (GString) said = g_string_new (summary);
  g_autoptr (GString) listed = g_string_new (NULL);
  guint i;

  for (i = 0; i < step->instructions->len; i++)
    {
      const BittingInstruction *instruction = g_ptr_array_index (step->instructions, i);
      g_autofree char *text = bitting_instruction_dup_text (instruction, step, policy, catalogue);
      const char *detail = bitting_instruction_get_detail (instruction, step, policy);

      g_string_append_printf (said, "|%s|%s", text, detail != NULL ? detail : "");
    }
  for (i = 0; i < boxes->len; i++)
    {
      const BittingBox *box = g_ptr_array_index (boxes, i);

      g_string_append_printf (listed, "%s%s %s %s", i > 0 ? ", " : "",
                              bitting_spot_kind_to_string (box->kind), box->label, box->permission);
    }
  g_assert_cmpstr (said->str, ==, row->said);
  g_assert_cmpstr (listed->str, ==, row->boxes);
}

static void
test_step_without_boxes (void)
{
  g_autoptr (BittingGuide) guide = parse_guide ();
  g_autoptr (BittingCatalogue) catalogue = parse_catalogue ();
  g_autoptr (BittingPolicy) policy = make_policy ("A.Five");
  const BittingStep *step = bitting_guide_get_step (guide, 2);
  g_autoptr (GPtrArray) boxes = bitting_step_list_boxes (step, policy, catalogue);

  g_assert_cmpuint (boxes->len, ==, 0);
}

static void
test_addresses (void)
{
  g_autoptr (BittingGuide) guide = parse_guide ();
  g_autoptr (BittingPolicy) policy = make_policy ("");
  g_autofree char *none = bitting_step_dup_addresses (bitting_guide_get_step (guide, 1), policy);
  g_autofree char *elsewhere = NULL;
  g_autofree char *some = NULL;

  policy->ips = bitting_ip_list_parse ("203.0.113.21\n203.0.113.22");
  some = bitting_step_dup_addresses (bitting_guide_get_step (guide, 1), policy);
  elsewhere = bitting_step_dup_addresses (bitting_guide_get_step (guide, 2), policy);
  g_assert_null (none);
  g_assert_null (elsewhere);
  g_assert_cmpstr (some, ==, "203.0.113.21,203.0.113.22");
}

static void
test_read_only (void)
{
  static const char xml[] =
    "<guide exchange='e'><title>T</title><step id='settings'><title>A</title><summary>Written</summary>"
    "<picture id='p' file='p.svg' width='100' height='50'><description>D</description>"
    "<spot instruction='choose-read-write' x='1' y='2' width='3' height='4' kind='here'/>"
    "<spot instruction='choose-read-write' x='5' y='2' width='3' height='4' kind='here' access='read-only'/></picture>"
    "<instruction id='choose-read-write' picture='p'><text>Written</text><detail>More</detail>"
    "</instruction></step></guide>";
  g_autoptr (BittingGuide) guide = bitting_guide_parse (xml, -1, NULL);
  g_autoptr (BittingCatalogue) catalogue = parse_catalogue ();
  g_autoptr (BittingPolicy) policy = make_policy ("");
  const BittingStep *step = bitting_guide_get_step (guide, 1);
  const BittingInstruction *instruction = g_ptr_array_index (step->instructions, 0);
  const GPtrArray *spots = bitting_step_find_picture (step, "p")->spots;
  const BittingSpot *spot = g_ptr_array_index (spots, 0);
  const BittingSpot *other = g_ptr_array_index (spots, 1);
  const BittingAccess accesses[] = { BITTING_ACCESS_READ_WRITE, BITTING_ACCESS_READ_ONLY };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (accesses); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *summary = NULL;

      policy->access = accesses[i];
      text = bitting_instruction_dup_text (instruction, step, policy, catalogue);
      summary = bitting_step_dup_summary (step, policy);
      g_assert_cmpstr (text, ==, i == 0 ? "Written"
                                        : "Under “API Key Permissions”, choose “Read-Only”.");
      g_assert_cmpstr (summary, ==, "Written");
      g_assert_cmpint (bitting_picture_spot_kind (spot, policy), ==,
                       i == 0 ? BITTING_SPOT_HERE : BITTING_SPOT_LEAVE);
      g_assert_cmpint (bitting_picture_spot_kind (other, policy), ==, BITTING_SPOT_HERE);
      g_assert_true (bitting_picture_spot_applies (spot, policy) == (i == 0));
      g_assert_true (bitting_picture_spot_applies (other, policy) == (i == 1));
      if (i == 0)
        g_assert_cmpstr (bitting_instruction_get_detail (instruction, step, policy), ==, "More");
      else
        g_assert_cmpstr (bitting_instruction_get_detail (instruction, step, policy), !=, "More");
    }
}

/* A key that can only look may have the boxes that its policy does not forbid; what the guide says
 * of its own policy's boxes is not said of another's. */
static void
test_looking (void)
{
  static const char xml[] =
    "<guide exchange='e'><title>T</title><step id='permissions'><title>A</title><summary>Written</summary>"
    "<picture id='p' file='p.svg' width='100' height='50'><description>D</description>"
    "<spot instruction='one' x='1' y='2' width='3' height='4' kind='tick' permission='G.One'/>"
    "<spot instruction='two' x='1' y='2' width='3' height='4' kind='leave' permission='G.Two'/>"
    "<spot instruction='three' x='1' y='2' width='3' height='4' kind='never' permission='G.Three'/></picture>"
    "<instruction id='one' picture='p'><text>Tick one</text></instruction>"
    "<instruction id='two' picture='p'><text>Leave two</text></instruction>"
    "<instruction id='three' picture='p'><text>Never three</text></instruction>"
    "<instruction id='press-submit' picture='p'><text>Like the picture</text></instruction>"
    "<note kind='warning' boxes='yes'>Only one</note><note kind='tip'>Always</note></step></guide>";
  g_autoptr (BittingGuide) guide = bitting_guide_parse (xml, -1, NULL);
  g_autoptr (BittingCatalogue) catalogue = parse_catalogue ();
  g_autoptr (BittingPolicy) written = make_policy ("G.One");
  g_autoptr (BittingPolicy) looking = make_policy ("");
  const BittingStep *step = bitting_guide_get_step (guide, 1);
  const GPtrArray *spots = bitting_step_find_picture (step, "p")->spots;
  static const BittingSpotKind kinds[] = { BITTING_SPOT_MAY, BITTING_SPOT_LEAVE, BITTING_SPOT_NEVER };
  static const char * const last[] = {
    "Like the picture", "Compare the table with the list of boxes once more, then press “Submit”.",
  };
  BittingPolicy *policies[] = { written, looking };
  guint i;

  looking->access = BITTING_ACCESS_READ_ONLY;
  g_strfreev (looking->forbidden);
  looking->forbidden = g_strsplit ("G.Two", ",", -1);
  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (bitting_picture_spot_kind (g_ptr_array_index (spots, i), looking), ==, kinds[i]);
  for (i = 0; i < G_N_ELEMENTS (policies); i++)
    {
      g_autofree char *text = bitting_instruction_dup_text (g_ptr_array_index (step->instructions, 3), step,
                                                            policies[i], catalogue);
      const BittingNote *about = g_ptr_array_index (step->notes, 0);
      const BittingNote *always = g_ptr_array_index (step->notes, 1);

      g_assert_cmpstr (text, ==, last[i]);
      g_assert_cmpstr (bitting_note_get_text (always, step, policies[i]), ==, "Always");
      g_assert_true (g_str_equal (bitting_note_get_text (about, step, policies[i]), "Only one") == (i == 0));
    }
}

static void
test_caveat (void)
{
  g_autoptr (BittingPolicy) policy = make_policy ("");

  policy->access = BITTING_ACCESS_READ_WRITE;
  g_assert_null (bitting_policy_get_guide_caveat (policy));
  policy->access = BITTING_ACCESS_READ_ONLY;
  g_assert_nonnull (bitting_policy_get_guide_caveat (policy));
}

int
main (int   argc,
      char *argv[])
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, &rows[i], test_row);
  g_test_add_func ("/guide-policy/step-without-boxes", test_step_without_boxes);
  g_test_add_func ("/guide-policy/addresses", test_addresses);
  g_test_add_func ("/guide-policy/read-only", test_read_only);
  g_test_add_func ("/guide-policy/looking", test_looking);
  g_test_add_func ("/guide-policy/caveat", test_caveat);

  return g_test_run ();
}
