import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

interface Locked {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Readonly<Record<string, Locked>>;
};
const installed = Object.entries(lock.packages)
  .filter(([path]) => path !== "")
  .map(([path, locked]) => ({
    ...locked,
    path,
    name: locked.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
    version: locked.version ?? "",
  }));

/** Whether a version is the given one or a later one; a pre-release counts as its release. */
function isAtLeast(version: string, floor: string): boolean {
  const parts = (text: string) =>
    text
      .replace(/[-+].*$/, "")
      .split(".")
      .map(Number);
  const [have, need] = [parts(version), parts(floor)];
  for (let at = 0; at < 3; at += 1) {
    const difference = (have[at] ?? 0) - (need[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * What may be in the tree only from this version on, and why. Looked over every month, since
 * `npm audit` needs a service that not every registry offers.
 */
const FLOORS: Readonly<Record<string, readonly [floor: string, why: string]>> = {
  next: ["16.4.5", "CVE-2026-119347 and the advisories of 2025 and 2026 before it"],
  react: ["19.2.3", "CVE-2025-55182, CVE-2025-55184, CVE-2026-23870"],
  "react-dom": ["19.2.3", "CVE-2025-55182, CVE-2025-55184, CVE-2026-23870"],
  "next-auth": ["4.24.15", "GHSA-x445-f3h2-j279, CVE-2026-73418, CVE-2026-73420"],
  nodemailer: ["7.0.7", "GHSA-5jpx-9hw9-2fx4"],
  dompurify: ["3.4.17", "CVE-2026-0540, CVE-2026-109344, CVE-2026-116802"],
  "sanitize-html": ["2.17.4", "GHSA-rpr9-rxv7-x643"],
  mammoth: ["1.11.0", "CVE-2025-11849"],
  "pdfjs-dist": ["4.2.67", "CVE-2024-4367"],
  "fast-xml-parser": ["5.5.6", "CVE-2026-26278, CVE-2026-33036"],
  "@xmldom/xmldom": ["0.9.12", "CVE-2026-34601, CVE-2026-83610"],
  "markdown-it": ["14.1.1", "CVE-2026-2327"],
};

/** What has no place here at all. */
const BANNED: Readonly<Record<string, string>> = {
  sharp: "nothing shows pictures, and the optimiser has been a way in (GHSA-2464-fhr4-w9xw)",
  "adm-zip": "its guard against bombs believes the archive (CVE-2026-92000)",
  "ip-address": "it mistakes mapped and octal addresses (CVE-2026-54272)",
};

/** Tools of who builds; with what they bring they are not installed where the product is served. */
const TOOLS = ["prisma", "prisma-cli", "@prisma/dev", "@prisma/studio-core", "elkjs", "mysql2"];

describe("the parts that are built in", () => {
  test.each(TOOLS)("%s is not where the product is served", (name) => {
    const served = installed.filter((one) => !one.dev && !one.optional);
    expect(served.length).toBeGreaterThan(100);
    expect(served.filter((one) => one.name === name || one.path.endsWith(`/${name}`))).toEqual([]);
  });

  test("the tool that writes the database client is of the client's version", () => {
    const versionOf = (path: string) => lock.packages[path]?.version;
    expect(versionOf("node_modules/prisma-cli")).toBe(versionOf("node_modules/@prisma/client"));
  });

  test.each(Object.entries(FLOORS))("%s is new enough, where it is there", (name, [floor, why]) => {
    const old = installed.filter((one) => one.name === name && !isAtLeast(one.version, floor));
    expect(old, `${name} below ${floor}: ${why}`).toEqual([]);
  });

  test("next-auth stays on its fourth line, which its sessions are written for", () => {
    const lines = installed.filter((one) => one.name === "next-auth").map((one) => one.version);
    expect(lines.filter((version) => !version.startsWith("4."))).toEqual([]);
  });

  test.each(Object.entries(BANNED))("%s is not among them", (name, why) => {
    expect(
      installed.filter((one) => one.name === name),
      why,
    ).toEqual([]);
  });

  test("no picture library comes with Next", () => {
    expect(installed.filter((one) => one.name.startsWith("@img/"))).toEqual([]);
    const stand = join("node_modules", "next", "node_modules", "sharp", "package.json");
    const name = existsSync(stand) ? (JSON.parse(readFileSync(stand, "utf8")) as Locked).name : "";
    expect(["server-only", ""]).toContain(name);
    expect(existsSync(join("node_modules", "sharp"))).toBe(false);
  });

  test("come from whichever registry is asked, and each is known by its fingerprint", () => {
    expect(installed.filter((one) => one.resolved !== undefined)).toEqual([]);
    expect(JSON.stringify(lock)).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  });

  test("are in the lock file for every system, or a clean install would refuse it", () => {
    const there = new Set(installed.map((one) => one.path));
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !there.has(`node_modules/${name}`) && !there.has(`${path}/node_modules/${name}`),
      ),
    );
    expect(missing).toEqual([]);
  });
});

const FREE = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "MPL-2.0",
  "CC0-1.0",
  "Unlicense",
  "BlueOak-1.0.0",
  "0BSD",
  "Python-2.0",
  // For fonts: they may be used and passed on with any program.
  "OFL-1.1",
]);

/** Used as they are, as files of their own; each was looked at by itself. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  // A list of what browsers can do, which Next brings; it is data and asks to be named.
  "caniuse-lite": "CC-BY-4.0",
};

/** Whether one may choose a free license: one of "A OR B", all of "A AND B". */
function isFree(license: string): boolean {
  return license
    .replace(/[()]/g, "")
    .split(/ or /i)
    .some((choice) => choice.split(/ and /i).every((one) => FREE.has(one.trim())));
}

test("licences are read of what is installed where they are named there", () => {
  const differing = installed
    .filter((one) => !one.dev && existsSync(join(one.path, "package.json")))
    .map(({ name, path, license }) => ({ name, license, there: licenseIn(path) }))
    .filter(({ license, there }) => there !== "" && license !== undefined && there !== license);
  expect(differing).toEqual([]);
});

test("every part that is passed on has a license that goes with ours", () => {
  const doubtful = installed
    .filter((one) => !one.dev)
    .map(({ name, path, license }) => ({ name, license: license ?? licenseIn(path) }))
    .filter(({ name, license }) => !isFree(license) && LOOKED_AT[name] !== license);
  expect(doubtful).toEqual([]);
});

function licenseIn(path: string): string {
  const file = join(path, "package.json");
  if (!existsSync(file)) return "";
  const { license } = JSON.parse(readFileSync(file, "utf8")) as { license?: unknown };
  return typeof license === "string" ? license : "";
}

const SOURCES = ["app", "components", "lib", "server", "bin", "instrumentation.ts"];

/** What runs in the product: no tests and no part of them. */
const sources = SOURCES.flatMap((root) =>
  root.includes(".")
    ? [root]
    : readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => join(root, file)),
)
  .filter(
    (file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.d\.ts$|\.test\.tsx?$|\/testing\//.test(file),
  )
  .map((file) => ({ file, text: readFileSync(file, "utf8") }));

function filesWith(pattern: RegExp): string[] {
  return sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
}

describe("the source", () => {
  test("has no server actions: every write goes through the API", () => {
    expect(filesWith(/["']use server["']/)).toEqual([]);
  });

  test("puts no text together to SQL, to a program or to a page", () => {
    // Names of our own tables and columns, and nothing else: identifier.test.ts.
    expect(filesWith(/\$(queryRaw|executeRaw)Unsafe|Prisma\.raw\(|new (?:Prisma\.)?Sql\(/)).toEqual(
      ["server/platform/identifier.ts"],
    );
    expect(filesWith(/\beval\(|new Function\(|dangerouslySetInnerHTML|\.innerHTML\s*=/)).toEqual(
      [],
    );
  });

  test("calls other machines in one place on the server; besides it the model and the authority files that are set up are asked, and the sign-in library asks its provider", () => {
    const calling =
      /\bfetch\(|\bhttps?\.(request|get)\(|from "node:(https|http2|tls|dgram)"|from "undici"/;
    // The command line is started by a person, who names the server.
    const bySide = filesWith(calling).filter((file) => !/^(components|bin\/obelus)\//.test(file));
    // The others ask nobody but the addresses that whoever runs the server has set.
    expect(bySide).toEqual([
      "server/fetch/ask.ts",
      "server/speaker/authority-services.ts",
      "server/suggestion/model.ts",
    ]);
  });

  test("calls from the page only its own API", () => {
    for (const { file, text } of sources.filter((one) => one.file.startsWith("components/"))) {
      for (const [, address = ""] of text.matchAll(/\bfetch\(\s*([^,)]+)/g)) {
        expect(address, file).toMatch(/^["'`]\/api\//);
      }
    }
  });
});
