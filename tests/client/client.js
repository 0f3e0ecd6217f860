// SPDX-License-Identifier: GPL-3.0-or-later
//
// client.js ORIGIN [FD]: a bot as people write them, with the library that they use. Asks the
// exchange what its key can do, and prints the answer. Key and secret come from the
// environment, or as two lines from a file descriptor.
"use strict";

const { readFileSync } = require("node:fs");
const { RestClientV5 } = require("bybit-api");

function readKey(fd) {
  if (fd === undefined)
    return { key: process.env.BYBIT_API_KEY, secret: process.env.BYBIT_API_SECRET };

  const [key, ...secret] = readFileSync(Number(fd), "utf8").split("\n");
  return { key, secret: secret.join("\n").trim() };
}

async function main() {
  const [origin, fd] = process.argv.slice(2);
  const client = new RestClientV5({ ...readKey(fd), baseUrl: origin });
  const answer = await client.getQueryApiKey();

  console.log(JSON.stringify(answer));
  process.exitCode = answer.retCode === 0 ? 0 : 1;
}

main();
