import { spawn, spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyBackup } from "@/server/backup/read-backup";
import { startSite, type Site } from "@/test/fetch/site";
import { until } from "@/test/run/until";
import { endApps, OWNER, startApp, temporaryFolder, type App } from "@/test/server/app";
import type { Client } from "@/test/server/client";
import { setUpFolder } from "@/test/server/set-up";

let home: string;
let app: App;
let client: Client;
let site: Site;
let projectId: string;
let documentId: string;

beforeAll(async () => {
  home = temporaryFolder();
  site = await startSite((request, response) => {
    const status = request.url === "/speech" ? 200 : 404;
    const page = "<title>Tides</title><article><p>The tide turns at six.</p></article>";
    response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(page);
  });
  const env = { OBELUS_FETCH_TEST: new URL(site.origin).host };
  app = await startApp({ dataDir: await setUpFolder(), env });
  client = await app.signIn();
  const project = await client.must<{ id: string }>("POST", "/api/v1/projects", {
    name: "Harbour papers",
  });
  projectId = project.id;
});
afterAll(async () => {
  await endApps();
  await site.close();
});

interface Result {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

function start(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["bin/obelus.mjs", ...argv], {
    env: {
      NODE_ENV: "production",
      PATH,
      HOME,
      OBELUS_BUILD: "as-is",
      OBELUS_URL: app.url,
      XDG_CONFIG_HOME: home,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const read = { output: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (read.output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (read.errors += text));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, read, ended };
}

/** Runs `npx obelus` with these arguments. */
async function obelus(argv: readonly string[], env?: Readonly<Record<string, string>>) {
  const { read, ended } = start(argv, env);
  const code = await ended;
  return { code, ...read } satisfies Result;
}

test("a token is made with a password, kept where only its owner reads it, and ended", async () => {
  const wrong = await obelus(["token", "create", "--email", OWNER.email], {
    OBELUS_PASSWORD: "not the password",
  });
  expect(wrong.code).toBe(1);
  expect(wrong.errors).not.toContain("this token");
  const made = await obelus(["token", "create", "--email", OWNER.email, "--name", "desk"], {
    OBELUS_PASSWORD: OWNER.password,
  });
  expect(made).toMatchObject({ code: 0, errors: "" });
  const file = join(home, "obelus", "tokens.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const other = await obelus(["token", "create", "--email", OWNER.email, "--name", "old"], {
    OBELUS_PASSWORD: OWNER.password,
    XDG_CONFIG_HOME: temporaryFolder(),
  });
  expect(other.code).toBe(0);
  const listed = (await obelus(["token", "list"])).output;
  const id = /^(\S+) {2}old /m.exec(listed)?.[1] ?? "";
  expect((await obelus(["token", "revoke", id])).code).toBe(0);
  expect((await obelus(["token", "list"])).output).not.toContain("old");
});

test("files become documents; one that is refused is named and keeps no other out", async () => {
  const one = join(home, "minutes.txt");
  writeFileSync(one, "The pier was closed in March.\n\nNobody said why.");
  const empty = join(home, "empty.txt");
  writeFileSync(empty, "");
  const tried = await obelus(["import", one, "--project", "Harbour papers", "--dry-run"]);
  expect(tried).toMatchObject({ code: 0, errors: "" });
  expect(await client.all(`/api/v1/projects/${projectId}/documents`)).toEqual([]);
  const done = await obelus(["import", empty, one, "--project", "Harbour papers", "--json"]);
  expect(done.code).toBe(1);
  const lines = done.output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { file: string; id?: string; refused?: string });
  expect(lines).toMatchObject([
    { file: empty, refused: expect.any(String) as string },
    { file: one, id: expect.any(String) as string },
  ]);
  documentId = lines[1]?.id ?? "";
  const text = await fetch(`${app.url}/api/v1/documents/${documentId}/text`, {
    headers: client.headers,
  });
  expect(await text.text()).toContain("The pier was closed in March.");
});

test("an address becomes a document, fetched by the server", async () => {
  const address = `${site.origin}/speech`;
  const done = await obelus([
    "import",
    address,
    "--project",
    "Harbour papers",
    "--title",
    "Fetched",
  ]);
  expect(done).toMatchObject({ code: 0, errors: "" });
  const id = done.output.split(" ")[0] ?? "";
  const { url, headers } = { url: `${app.url}/api/v1/documents/${id}`, headers: client.headers };
  expect(await (await fetch(url, { headers })).json()).toMatchObject({ title: "Fetched" });
  expect(await (await fetch(`${url}/text`, { headers })).text()).toContain(
    "The tide turns at six.",
  );
  const missing = await obelus(["import", `${site.origin}/away`, "--project", "Harbour papers"]);
  expect(missing.code).toBe(1);
  expect(missing.errors).toContain(`${site.origin}/away: `);
});

test("annotations come in, what found no place is reported, and they are saved again", async () => {
  const file = join(home, "labels.jsonl");
  const line = (exact: string) =>
    JSON.stringify({ kind: "claim", author: "Bo Vance", target: [{ exact }] });
  writeFileSync(file, `${line("closed in March")}\n${line("opened in May")}\n`);
  const into = ["--document", documentId, "--format", "jsonl"];
  const tried = await obelus(["import", file, ...into, "--dry-run"]);
  expect(tried.code).toBe(1);
  expect(tried.output).toContain("1 would be created, 0 there already, 1 not placed");
  expect(tried.errors).toContain("line 2: ");
  expect((await obelus(["import", file, ...into])).output).toContain("1 created");

  const table = join(home, "out.csv");
  const exported = ["export", "csv", "--project", projectId, "--output", table];
  expect((await obelus(exported)).code).toBe(0);
  expect(readFileSync(table, "utf8")).toContain("closed in March");
  const again = await obelus(exported);
  expect(again.code).toBe(1);
  expect(again.errors).toContain("is there already");
  const streamed = await obelus(["export", "jsonl", "-p", projectId, "-o", "-"]);
  expect(JSON.parse(streamed.output)).toMatchObject({ author: "Bo Vance" });
});

test("changes are printed as they happen", async () => {
  const { child, read, ended } = start(["watch", "--project", projectId, "--json", "--after", "0"]);
  const kinds = () =>
    read.output
      .split("\n")
      .filter((line) => line.endsWith("}"))
      .map((line) => (JSON.parse(line) as { kind: string }).kind);
  await until(() => kinds().includes("document.saved"));
  const before = kinds().length;
  await client.must("POST", `/api/v1/projects/${projectId}/documents`, {
    title: "Second",
    content: "The gate stays shut.",
    format: "plain",
  });
  await until(() => kinds().length > before);
  child.kill();
  await ended;
});

test("the owner saves a backup that can be restored; who has no token is told how to get one", async () => {
  const file = join(home, "whole.ndjson.gz");
  const saved = await obelus(["backup", file]);
  expect(saved).toMatchObject({ code: 0, errors: "" });
  expect(statSync(file).mode & 0o077).toBe(0);
  await verifyBackup(file);
  const stranger = await obelus(["backup", join(home, "no.gz")], {
    XDG_CONFIG_HOME: temporaryFolder(),
  });
  expect(stranger.code).toBe(1);
  expect(stranger.errors).toContain("obelus token create");
});

test("a command that is not understood says so, and help names the commands", async () => {
  expect((await obelus(["export", "csv"])).errors).toContain("--project or --document");
  expect((await obelus(["import", "x.txt"])).errors).toContain("--project");
  expect((await obelus(["export", "csv", "-p", "No such project"])).errors).toContain(
    "There is no project",
  );
  const { output } = await obelus(["--help"]);
  for (const name of ["import", "export", "watch", "token", "backup"]) {
    expect(output).toContain(name);
  }
});

const EXAMPLES = [
  { language: "bash", program: "bash", needs: ["curl", "jq"] },
  { language: "python", program: "python3", needs: ["python3"] },
  { language: "r", program: "Rscript", needs: ["Rscript"] },
] as const;

/** Whether the programs run here, and for R its library. */
function isThere(needs: readonly string[]): boolean {
  return needs.every((program) => {
    const argv = program === "Rscript" ? ["-e", "library(httr2)"] : ["--version"];
    return spawnSync(program, argv, { stdio: "ignore" }).status === 0;
  });
}

for (const { language, program, needs } of EXAMPLES) {
  test.skipIf(!isThere(needs))(`the example in ${language} does what it says`, async () => {
    const page = readFileSync("docs/scripts.md", "utf8");
    const code = new RegExp(`\\x60{3}${language}\\n([^]*?)\\x60{3}`).exec(page)?.[1] ?? "";
    const file = join(home, `example-${language}`);
    writeFileSync(file, code);
    const child = spawn(program, [file], {
      env: { ...process.env, OBELUS_URL: app.url, OBELUS_TOKEN: client.token },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
    expect(output.trim()).toBe("1");
  });
}
