/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The notations in which people keep keys. */

#include "import-fixture.h"

#define PEM "-----BEGIN PRIVATE KEY-----\nMIIBOgIBAAJBAKj3\nFakeSecretFakeI=\n-----END PRIVATE KEY-----"
#define ESCAPED_PEM "-----BEGIN PRIVATE KEY-----\\nMIIBOgIBAAJBAKj3\\nFakeSecretFakeI=\\n-----END PRIVATE KEY-----\\n"

static const ImportSample variables[] = {
  { "BYBIT_API_KEY=" KEY (1) "\nBYBIT_API_SECRET=" SECRET (1) "\n", "Bybit 1:1 @1,2\n" },
  { "API_KEY=" KEY (1) "\nAPI_SECRET=" SECRET (1), "Bybit 1:1 @1,2\n" },
  { "apiKey=" KEY (1) "\nsecret=" SECRET (1), "Bybit 1:1 @1,2\n" },
  { "BYBIT_KEY=" KEY (1) "\nBYBIT_SECRET=" SECRET (1), "Bybit 1:1 @1,2\n" },
  { "BYBITKEY=" KEY (1) "\nBYBITSECRET=" SECRET (1), "Bybit 1:1 @1,2\n" },
  { "BYBIT_APIKEY=" KEY (1) "\nBYBIT_SECRETKEY=" SECRET (1), "Bybit 1:1 @1,2\n" },
  { "BYBIT_ACCESS_KEY=" KEY (1) "\nBYBIT_SECRET_KEY=" SECRET (1), "Bybit 1:1 @1,2\n" },
  { "BYBIT_API_KEY_ID=" KEY (1) "\nBYBIT_API_KEY_SECRET=" SECRET (1), "Bybit 1:1 @1,2\n" },
  { "API_SECRET=" SECRET (1) "\nAPI_KEY=" KEY (1), "Bybit 1:1 @2,1\n" },
  { "\xef\xbb\xbf" "API_KEY=" KEY (1) "\r\nAPI_SECRET=" SECRET (1) "\r\n", "Bybit 1:1 @1,2\n" },
  { "export API_KEY=\"" KEY (1) "\"\nexport API_SECRET='" SECRET (1) "'\n", "Bybit 1:1 @1,2\n" },
  { "API_KEY = " KEY (1) " # the key\nAPI_SECRET = \"" SECRET (1) "\"   # do not share\n",
    "Bybit 1:1 @1,2\n" },
  { "export API_KEY=" KEY (1) "; export API_SECRET=" SECRET (1), "Bybit 1:1 @1,1\n" },
  { "# API_KEY=" KEY (9) "\n#API_SECRET=" SECRET (9) "\nAPI_KEY=" KEY (1) "\nAPI_SECRET="
    SECRET (1),
    "Bybit 1:1 @3,4\n" },
  { "set API_KEY=" KEY (1) "\r\nset API_SECRET=" SECRET (1) "\r\n", "Bybit 1:1 @1,2\n" },
  { "setx BYBIT_API_KEY \"" KEY (1) "\"\nsetx BYBIT_API_SECRET \"" SECRET (1)
    "\"", "Bybit 1:1 @1,2\n" },
  { "$env:BYBIT_API_KEY=\"" KEY (1) "\"\n$env:BYBIT_API_SECRET=\"" SECRET (1)
    "\"", "Bybit 1:1 @1,2\n" },
  { "ENV BYBIT_API_KEY " KEY (1) "\nENV BYBIT_API_SECRET " SECRET (1), "Bybit 1:1 @1,2\n" },
  { "MAIN_BYBIT_KEY=" KEY (1) "\nMAIN_BYBIT_SECRET=" SECRET (1) "\nSUB_BYBIT_KEY=" KEY (2)
    "\nSUB_BYBIT_SECRET=" SECRET (2), "Main 1:1 @1,2\nSUB 2:2 @3,4\n" },
  { "BYBIT_API_KEY_1=" KEY (1) "\nBYBIT_API_KEY_2=" KEY (2) "\nBYBIT_API_SECRET_1=" SECRET (1)
    "\nBYBIT_API_SECRET_2=" SECRET (2), "Bybit 1 1:1 @1,3\nBybit 2 2:2 @2,4\n" },
  { "BYBIT1_API_KEY=" KEY (1) "\nBYBIT1_API_SECRET=" SECRET (1) "\nBYBIT2_API_KEY=" KEY (2)
    "\nBYBIT2_API_SECRET=" SECRET (2), "Bybit 1 1:1 @1,2\nBybit 2 2:2 @3,4\n" },
  { "BYBIT_API_KEY_Wood=" KEY (1) "\nBYBIT_API_SECRET_Wood=" SECRET (1), "Wood 1:1 @1,2\n" },
  { "BYBIT_KEY=" KEY (1) "\nAPI_SECRET=" SECRET (1), "Bybit 1:1 @1,2\n" },
  { "[bybit]\napi_key = " KEY (1) "\napi_secret = " SECRET (1) "\n[other]\nx = 1\n",
    "Bybit 1:1 @2,3\n" },
  { "[grid bot]\napi_key = " KEY (1) "\napi_secret = " SECRET (1) "\n[dca bot]\napi_key=" KEY (2)
    "\napi_secret=" SECRET (2), "Grid Bot 1:1 @2,3\nDca Bot 2:2 @5,6\n" },
  { "[[accounts]]\nname = \"grid\"\napi_key = \"" KEY (1) "\"\nsecret = \"" SECRET (1)
    "\"\n[[accounts]]\nname = \"dca\"\napi_key = \"" KEY (2) "\"\nsecret = \"" SECRET (2) "\"\n",
    "grid 1:1 @3,4\ndca 2:2 @7,8\n" },
  { "BYBIT_API_KEY=" KEY (1) "\nBYBIT_PRIVATE_KEY=\"" PEM "\"\nX=1\n", "Bybit 1:= @1,2\n" },
  { "BYBIT_API_KEY=" KEY (1) "\nBYBIT_API_SECRET=\"" ESCAPED_PEM "\"\nX=1\n", "Bybit 1:= @1,2\n" },
  { "BYBIT_API_KEY=" KEY (1)
    "\nBYBIT_RSA_PUBLIC_KEY=\"-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\""
    "\nBYBIT_API_SECRET=" SECRET (1), "Bybit 1:1 @1,5\n" },
};

static const ImportSample environments[] = {
  { "BYBIT_API_KEY=" KEY (1) "\nBYBIT_API_SECRET=" SECRET (1) "\nBYBIT_TESTNET=true",
    "Bybit 1:1 @1,2 testnet\n" },
  { "BYBIT_API_KEY=" KEY (1) "\nBYBIT_API_SECRET=" SECRET (1) "\nTESTNET=False",
    "Bybit 1:1 @1,2 mainnet\n" },
  { "USE_TESTNET=1\nAPI_KEY=" KEY (1) "\nAPI_SECRET=" SECRET (1), "Bybit 1:1 @2,3 testnet\n" },
  { "SANDBOX_MODE=0\nDEMO_TRADING=yes\nAPI_KEY=" KEY (1) "\nAPI_SECRET=" SECRET (1),
    "Bybit 1:1 @3,4 demo\n" },
  { "BYBIT_TESTNET_API_KEY=" KEY (1) "\nBYBIT_TESTNET_API_SECRET=" SECRET (1),
    "Bybit Testnet 1:1 @1,2 testnet\n" },
  /* A switch between two pairs says nothing about where each of them lives. */
  { "BYBIT_API_KEY=" KEY (1) "\nBYBIT_API_SECRET=" SECRET (1) "\nBYBIT_TESTNET_API_KEY=" KEY (2)
    "\nBYBIT_TESTNET_API_SECRET=" SECRET (2) "\nBYBIT_ENV=testnet",
    "Bybit 1:1 @1,2\nBybit Testnet 2:2 @3,4 testnet\n" },
  { "BINANCE_TESTNET=true\nBYBIT_API_KEY=" KEY (1) "\nBYBIT_API_SECRET=" SECRET (1),
    "Bybit 1:1 @2,3\n" },
  { "BYBIT_BASE_URL=https://api-testnet.bybit.com/v5\nBYBIT_API_KEY=" KEY (1) "\nBYBIT_API_SECRET="
    SECRET (1),
    "Bybit 1:1 @2,3 testnet api-testnet.bybit.com\n" },
  { "BYBIT_HOST=api.bybit.kz\nBYBIT_API_KEY=" KEY (1) "\nBYBIT_API_SECRET=" SECRET (1),
    "Bybit 1:1 @2,3 api.bybit.kz\n" },
  { "Hi! Environment: testnet\nAPI key: " KEY (1) " secret: " SECRET (1),
    "Bybit 1:1 @2,2 testnet\n" },
  { "Binance environment: testnet\nBybit API key: " KEY (1) " secret: " SECRET (1),
    "Bybit 1:1 @2,2\n" },
  { "BYBIT_ENV=practice\nAPI_KEY=" KEY (1) "\nAPI_SECRET=" SECRET (1), "Bybit 1:1 @2,3 practice\n" },
  { "name: practice\nkey: " KEY (1) "\nsecret: " SECRET (1), "practice 1:1 @2,3\n" },
  { "NODE_ENV=test\nBYBIT_API_KEY=" KEY (1) "\nBYBIT_API_SECRET=" SECRET (1), "Bybit 1:1 @2,3\n" },
  { "{\"testnet\": true, \"bybit\": {\"apiKey\": \"" KEY (1) "\", \"secret\": \"" SECRET (1) "\"}}",
    "Bybit 1:1 @1,1 testnet\n" },
  { "{\"bybit\": {\"apiKey\": \"" KEY (1) "\", \"secret\": \"" SECRET (1)
    "\", \"options\": {\"sandbox\": true}}}",
    "Bybit 1:1 @1,1 testnet\n" },
  { "{\"bybit\": {\"testnet\": {\"apiKey\": \"" KEY (1) "\", \"secret\": \"" SECRET (1)
    "\"}, \"mainnet\": {\"apiKey\": \"" KEY (2) "\", \"secret\": \"" SECRET (2) "\"}}}",
    "Bybit Testnet 1:1 @1,1 testnet\nBybit Mainnet 2:2 @1,1 mainnet\n" },
};

static const ImportSample objects[] = {
  { "{\"bybit\": {\"apiKey\": \"" KEY (1) "\", \"secret\": \"" SECRET (1) "\"}}",
    "Bybit 1:1 @1,1\n" },
  { "{\n  // the key\n  \"key\": \"" KEY (1) "\", /* and\n the */ \"secret\": \"" SECRET (1)
    "\",\n}",
    "Bybit 1:1 @3,4\n" },
  { "[\n {\"name\": \"grid\", \"key\": \"" KEY (1) "\", \"secret\": \"" SECRET (1) "\"},\n"
    " {\"name\": \"dca\", \"key\": \"" KEY (2) "\", \"secret\": \"" SECRET (2) "\"}\n]",
    "grid 1:1 @2,2\ndca 2:2 @3,3\n" },
  { "{\"accounts\": {\"main\": {\"api_key\": \"" KEY (1) "\", \"api_secret\": \"" SECRET (1)
    "\"}, \"hedge/2\": {\"api_key\": \"" KEY (2) "\", \"api_secret\": \"" SECRET (2) "\"}}}",
    "Main 1:1 @1,1\nHedge 2 2:2 @1,1\n" },
  { "{\"exchange\": \"bybit\", \"creds\": [\"" KEY (1) "\", \"" SECRET (1) "\"]}",
    "Creds 1:1 @1,1\n" },
  { "{\"key\":\n\"" KEY (1) "\"\n,\"secret\"\n:\n\"" SECRET (1) "\"}", "Bybit 1:1 @2,5\n" },
  { "{\"api_key\": \"" KEY (1) "\", \"private_key\": \"" ESCAPED_PEM "\"}", "Bybit 1:= @1,1\n" },
  { "import ccxt\nexchange = ccxt.bybit({\n  'apiKey': '" KEY (1) "',\n  'secret': '" SECRET (1)
    "',\n  'enableRateLimit': True,\n})\n", "Bybit 1:1 @3,4\n" },
  { "session = HTTP(testnet=False, api_key=\"" KEY (1) "\", api_secret=\"" SECRET (1) "\")",
    "Bybit 1:1 @1,1 mainnet\n" },
  { "BYBIT_API_KEY = os.getenv('BYBIT_API_KEY', '')\nBYBIT_API_SECRET = "
    "os.getenv('BYBIT_API_SECRET', '')\n"
    "bybit = HTTP(api_key=BYBIT_API_KEY, api_secret=BYBIT_API_SECRET)\n", "! nothing 0\n" },
  { "const client = new RestClientV5({ key: '" KEY (1) "', secret: '" SECRET (1)
    "', demoTrading: true });",
    "Bybit 1:1 @1,1 demo\n" },
  { "private static final String API_KEY = \"" KEY (1) "\";\nprivate String apiSecret = \""
    SECRET (1) "\";",
    "Bybit 1:1 @1,2\n" },
};

static const ImportSample blocks[] = {
  { "bybit:\n  api_key: " KEY (1) "\n  api_secret: " SECRET (1) "\n", "Bybit 1:1 @2,3\n" },
  { "accounts:\n  grid:\n    key: " KEY (1) "\n    secret: " SECRET (1) "\n  dca:\n    key: "
    KEY (2)
    "\n    secret: " SECRET (2) "\n", "Grid 1:1 @3,4\nDca 2:2 @6,7\n" },
  { "accounts:\n- name: My grid bot\n  key: '" KEY (1) "'\n  secret: '" SECRET (1)
    "'\n- name: dca # second\n  key: "
    KEY (2) "\n  secret: " SECRET (2) "\n", "My grid bot 1:1 @3,4\ndca 2:2 @6,7\n" },
  { "accounts:\n  - bybit:\n      key: " KEY (1) "\n      secret: " SECRET (1)
    "\n", "Bybit 1:1 @3,4\n" },
  { "bybit_api_key: " KEY (1) "\nbybit_passphrase:\nbybit_api_secret: " SECRET (1)
    "\n", "Bybit 1:1 @1,3\n" },
  { "api_key: " KEY (1)
    "\nprivate_key: |\n  -----BEGIN PRIVATE KEY-----\n  MIIB\n  -----END PRIVATE KEY-----\nx: 1\n",
    "Bybit 1:B @1,3\n" },
  { "services:\n  bot:\n    environment:\n      - BYBIT_API_KEY=" KEY (1)
    "\n      - BYBIT_API_SECRET=" SECRET (1) "\n",
    "Bybit 1:1 @4,5\n" },
};

static const ImportSample messages[] = {
  { "API Key: " KEY (1) "  Secret: " SECRET (1), "Bybit 1:1 @1,1\n" },
  { "Hi, here are my keys. API Key: " KEY (1) ", API Secret: " SECRET (1) ". Thanks!",
    "Bybit 1:1 @1,1\n" },
  { "API Key\n" KEY (1) "\nAPI Secret\n" SECRET (1) "\n", "Bybit 1:1 @2,4\n" },
  { "API Key:\n\n" KEY (1) "\n\nAPI Secret:\n\n" SECRET (1) "\n", "Bybit 1:1 @3,7\n" },
  { KEY (1) "\n" SECRET (1) "\n", "Bybit 1:1 @1,2\n" },
  { KEY (1) "\n" PEM "\n", "Bybit 1:= @1,2\n" },
  { KEY (1) " " SECRET (1), "Bybit 1:1 @1,1\n" },
  { "the key is " KEY (1) " and the secret is " SECRET (1), "Bybit 1:1 @1,1\n" },
  { "key - " KEY (1) "\nsecret - " SECRET (1), "Bybit 1:1 @1,2\n" },
  { "Key → " KEY (1) "\nSecret → " SECRET (1), "Bybit 1:1 @1,2\n" },
  { "**API Key:** `" KEY (1) "`\n**Secret:** `" SECRET (1) "`", "Bybit 1:1 @1,2\n" },
  { "- API Key: " KEY (1) "\n- API Secret: " SECRET (1), "Bybit 1:1 @1,2\n" },
  { "[12:30] Bob: API key: " KEY (1) "\n[12:31] Bob: secret: " SECRET (1), "Bybit 1:1 @1,2\n" },
  { "API Key (main): " KEY (1) "\nAPI Secret (main): " SECRET (1), "Main 1:1 @1,2\n" },
  { "Grid bot:\nAPI Key: " KEY (1) "\nSecret: " SECRET (1) "\n\nDCA bot:\nAPI Key: " KEY (2)
    "\nSecret: " SECRET (2),
    "Grid Bot 1:1 @2,3\nDCA Bot 2:2 @6,7\n" },
  { "Bybit testnet\nAPI Key: " KEY (1) "\nSecret: " SECRET (1), "Bybit 1:1 @2,3\n" },
  { "key=" KEY (1) "&secret=" SECRET (1), "Bybit 1:1 @1,1\n" },
  /* The same pair twice is one. */
  { "key: " KEY (1) "\nsecret: " SECRET (1) "\nkey: " KEY (1) "\nsecret: " SECRET (1),
    "Bybit 1:1 @1,2\n" },
};

static const ImportSample tables[] = {
  { "name,api_key,api_secret\ngrid," KEY (1) "," SECRET (1) "\ndca," KEY (2) "," SECRET (2) "\n",
    "grid 1:1 @2,2\ndca 2:2 @3,3\n" },
  { "Secret;Key;Name\r\n\"" SECRET (1) "\";\"" KEY (1) "\";\"My; bot\"\r\n", "My; bot 1:1 @2,2\n" },
  { "| Account | API Key | API Secret | testnet |\n|---|---|---|---|\n| grid | " KEY (1) " | "
    SECRET (1) " | yes |\n",
    "grid 1:1 @3,3 testnet\n" },
  { "grid," KEY (1) "," SECRET (1) "\ndca," KEY (2) "," SECRET (2)
    "\n", "grid 1:1 @1,1\ndca 2:2 @2,2\n" },
  { "grid\t" KEY (1) "\t" SECRET (1) "\n", "grid 1:1 @1,1\n" },
};

static void
add (const char         *group,
     const ImportSample *samples,
     guint               count)
{
  guint i;

  for (i = 0; i < count; i++)
    {
      g_autofree char *path = g_strdup_printf ("/forms/%s/%u", group, i);

      g_test_add_data_func (path, &samples[i], import_fixture_check);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("variables", variables, G_N_ELEMENTS (variables));
  add ("environments", environments, G_N_ELEMENTS (environments));
  add ("objects", objects, G_N_ELEMENTS (objects));
  add ("blocks", blocks, G_N_ELEMENTS (blocks));
  add ("messages", messages, G_N_ELEMENTS (messages));
  add ("tables", tables, G_N_ELEMENTS (tables));

  return g_test_run ();
}
