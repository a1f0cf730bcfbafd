import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { signatureOf } from "./signature";

const DOCS = readFileSync("docs/webhooks.md", "utf8");
const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const BODY = '{"type":"webhook.test","words":"Größe"}';
const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** The headers of a delivery that is sent now, signed with two secrets. */
function headers() {
  const timestamp = Math.floor(Date.now() / 1_000);
  const other = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
  return {
    "webhook-id": "0199c2a0-6f0e-7d43-9c6e-0d2c5a6b1f10",
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatureOf([other, SECRET], {
      id: "0199c2a0-6f0e-7d43-9c6e-0d2c5a6b1f10",
      timestamp,
      body: BODY,
    }),
  };
}

function exampleIn(language: string): string {
  const code = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(DOCS)?.[1];
  if (!code) throw new Error(`There is no example in ${language}.`);
  return code;
}

/** What a program says of the delivery, of one with another body, and of one with another secret. */
const deliveries = () =>
  JSON.stringify([
    [SECRET, headers(), BODY],
    [SECRET, headers(), `${BODY} `],
    [SECRET.replace("Bw", "Cw"), headers(), BODY],
  ]);

test("the example in JavaScript accepts what is sent, and nothing else", () => {
  const program = `${exampleIn("js")}
    console.log(JSON.stringify(JSON.parse(process.argv[1]).map((one) => verify(...one))));`;
  const args = ["--input-type=module", "-e", program, deliveries()];
  expect(JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }))).toEqual([
    true,
    false,
    false,
  ]);
});

test.runIf(hasPython)("the example in Python accepts what is sent, and nothing else", () => {
  const program = `${exampleIn("python")}
import json, sys
print(json.dumps([verify(s, h, b.encode()) for s, h, b in json.loads(sys.argv[1])]))`;
  const output = execFileSync("python3", ["-c", program, deliveries()], { encoding: "utf8" });
  expect(JSON.parse(output)).toEqual([true, false, false]);
});
