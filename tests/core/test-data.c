/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The data files that go into the program, and faulty ones that must be refused. */

#include "bitting-environment.h"
#include "bitting-guide.h"
#include "bitting-permission.h"

static char *
read_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
test_environments (void)
{
  static const char * const expected[][2] = {
    { "mainnet", "https://api.bybit.com" },      { "testnet", "https://api-testnet.bybit.com" },
    { "demo", "https://api-demo.bybit.com" },    { "eu", "https://api.bybit.eu" },
    { "turkey", "https://api.bybit.tr" },        { "netherlands", "https://api.bybit.nl" },
    { "kazakhstan", "https://api.bybit.kz" },    { "georgia", "https://api.bybitgeorgia.ge" },
    { "uae", "https://api.bybit.ae" },           { "indonesia", "https://api.bybit.id" },
    { "japan", "https://api.manepa.jp" },        { "japan-testnet", "https://api-testnet.manepa.jp" },
    { "bytick", "https://api.bytick.com" },      { "demo-testnet", "https://api-demo-testnet.bybit.com" },
    { "practice", NULL },
  };
  g_autofree char *xml = read_data ("environments.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) environments = bitting_environments_parse (xml, -1, &error);
  guint i;

  g_assert_no_error (error);
  g_assert_cmpuint (environments->len, ==, G_N_ELEMENTS (expected));
  for (i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      BittingEnvironment *environment = bitting_environments_find (environments, expected[i][0]);

      g_assert_nonnull (environment);
      g_assert_cmpstr (environment->origin, ==, expected[i][1]);
      g_assert_cmpstr (environment->seen, !=, NULL);
    }
  g_assert_nonnull (bitting_environments_find (environments, "eu")->caveat);
  g_assert_cmpuint (g_strv_length (bitting_environments_find (environments, "eu")->ways), ==, 3);
  g_assert_cmpuint (g_strv_length (bitting_environments_find (environments, "mainnet")->ways), ==, 0);
  g_assert_null (bitting_environments_find (environments, "atlantis"));
}

static void
test_origins (void)
{
  static const char * const rows[][2] = {
    { "https://api.bybit.com", "https://api.bybit.com" },
    { " api.bybit.com/ ", "https://api.bybit.com" },
    { "https://localhost:8443", "https://localhost:8443" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
    { "http://[::1]:8080", "http://[::1]:8080" },
    { "http://api.bybit.com", NULL },
    { "http://127.0.0.1.example.com", NULL },
    { "ftp://api.bybit.com", NULL },
    { "https://user:word@api.bybit.com", NULL },
    { "https://api.bybit.com/v5", NULL },
    { "https://api.bybit.com?x", NULL },
    { "https://", NULL },
    { "", NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *origin = bitting_origin_normalize (rows[i][0], &error);

      g_assert_cmpstr (origin, ==, rows[i][1]);
      g_assert_cmpint (error == NULL, ==, rows[i][1] != NULL);
    }
}

static void
test_catalogue (void)
{
  g_autofree char *xml = read_data ("permissions.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingCatalogue) catalogue = bitting_catalogue_parse (xml, -1, &error);
  const BittingPermission *permission = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (bitting_catalogue_get_size (catalogue), ==, 22);
  permission = bitting_catalogue_find (catalogue, "Wallet.Withdraw");
  g_assert_cmpint (permission->risk, ==, BITTING_RISK_OUT | BITTING_RISK_KEYS);
  g_assert_null (bitting_catalogue_find (catalogue, "wallet.withdraw"));
  g_assert_null (bitting_catalogue_find (catalogue, "Withdraw"));
  g_assert_true (bitting_catalogue_has_group (catalogue, "FiatGlobalPay"));
  g_assert_true (bitting_catalogue_is_constant_group (catalogue, "Wallet"));
  g_assert_false (bitting_catalogue_is_constant_group (catalogue, "Earn"));
}

static const char guide_xml[] =
  "<guide exchange='e' screenshots='https://h/f/'><title>T</title>"
  "<step id='one'><title>A</title><summary>B</summary>"
  "<picture id='p' file='p.svg' screenshot='S%201.png' width='100' height='50'>"
  "<description>D</description><caveat>C</caveat>"
  "<spot instruction='i' x='1' y='2' width='3' height='4' kind='never' permission='W.W'/></picture>"
  "<instruction id='i' picture='p'><text>Do\n  it</text></instruction>"
  "<link address='key-page'>There</link><note kind='warning'>Careful</note></step></guide>";

static void
test_guide (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BittingGuide) guide = bitting_guide_parse (guide_xml, -1, &error);
  const BittingStep *step = NULL;
  const BittingSpot *spot = NULL;

  g_assert_no_error (error);
  step = bitting_guide_get_step (guide, 1);
  g_assert_null (bitting_guide_get_step (guide, 2));
  g_assert_null (bitting_guide_get_step (guide, 0));
  g_assert_cmpstr (bitting_step_find_instruction (step, "i")->text, ==, "Do it");
  spot = g_ptr_array_index (bitting_step_find_picture (step, "p")->spots, 0);
  g_assert_cmpstr (guide->screenshots, ==, "https://h/f/");
  g_assert_cmpstr (bitting_step_find_picture (step, "p")->screenshot, ==, "S%201.png");
  g_assert_cmpstr (bitting_step_find_picture (step, "p")->caveat, ==, "C");
  g_assert_cmpint (spot->kind, ==, BITTING_SPOT_NEVER);
  g_assert_cmpfloat (spot->width, ==, 3.0);
  g_assert_cmpint (((BittingNote *) g_ptr_array_index (step->notes, 0))->kind, ==,
                   BITTING_NOTE_WARNING);
}

static void
test_links (void)
{
  g_autofree char *xml = read_data ("environments.xml");
  g_autoptr (GPtrArray) environments = bitting_environments_parse (xml, -1, NULL);
  g_autoptr (BittingGuide) guide = bitting_guide_parse (guide_xml, -1, NULL);
  const BittingLink *link = g_ptr_array_index (bitting_guide_get_step (guide, 1)->links, 0);
  const BittingLink site = { .target = BITTING_LINK_SITE };
  const BittingEnvironment *testnet = bitting_environments_find (environments, "testnet");

  g_assert_cmpstr (link->title, ==, "There");
  g_assert_cmpstr (bitting_link_get_address (link, testnet), ==,
                   "https://testnet.bybit.com/app/user/api-management");
  g_assert_cmpstr (bitting_link_get_address (&site, testnet), ==, "https://testnet.bybit.com/");
  g_assert_null (bitting_link_get_address (link, bitting_environments_find (environments, "practice")));
}

/* Each row replaces one text of the good guide by another and must be refused. */
static void
test_faulty_guides (void)
{
  static const char * const rows[][2] = {
    { "</guide>", "" },
    { "<guide exchange='e'", "<guide" },
    { " screenshots='https://h/f/'", "" },
    { "https://h/f/", "https://h/f" },
    { "https://h/f/", "http://h/f/" },
    { "S%201.png", "S 1.png" },
    { "S%201.png", "../S.png" },
    { "screenshot='S%201.png'", "" },
    { "guide", "handbook" },
    { "step id='one'", "step" },
    { "<title>A</title>", "" },
    { "<summary>B</summary>", "<summary> </summary>" },
    { "x='1'", "x='98'" },
    { "x='1'", "x='-1'" },
    { "x='1'", "x='left'" },
    { "kind='never'", "kind='always'" },
    { "instruction='i'", "instruction='j'" },
    { "picture='p'", "picture='q'" },
    { "<description>D</description>", "" },
    { "<text>Do\n  it</text>", "" },
    { "Careful", "" },
    { "There", "" },
    { "address='key-page'", "" },
    { "key-page", "home-page" },
    { "<note kind='warning'>", "<instruction id='i' picture='p'><text>x</text></instruction><note>" },
    { "<text>", "<a><b><c><d><e><f><g><h>" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) parts = g_strsplit (guide_xml, rows[i][0], -1);
      g_autofree char *faulty = g_strjoinv (rows[i][1], parts);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_strv_length (parts), >, 1);
      g_assert_null (bitting_guide_parse (faulty, -1, &error));
      g_assert_nonnull (error);
    }
}

static void
test_faulty_catalogues (void)
{
  static const char * const rows[] = {
    "",
    "<permissions",
    "<permissions><group/></permissions>",
    "<permissions><group name='A'><permission/></group></permissions>",
    "<permissions><group name='A'><permission value='B' risk='huge' label='l'><title>t</title>"
    "<allows>a</allows></permission></group></permissions>",
    "<permissions><group name='A'><permission value='B' risk='out'><title>t</title>"
    "<allows>a</allows></permission></group></permissions>",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (bitting_catalogue_parse (rows[i], -1, &error));
      g_assert_nonnull (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/data/environments", test_environments);
  g_test_add_func ("/data/origins", test_origins);
  g_test_add_func ("/data/catalogue", test_catalogue);
  g_test_add_func ("/data/guide", test_guide);
  g_test_add_func ("/data/links", test_links);
  g_test_add_func ("/data/faulty-guides", test_faulty_guides);
  g_test_add_func ("/data/faulty-catalogues", test_faulty_catalogues);

  return g_test_run ();
}
