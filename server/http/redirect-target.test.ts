import { describe, expect, test } from "vitest";
import { publicUrl } from "./public-url";
import { pathOnThisOrigin, urlOnThisOrigin } from "./redirect-target";

const EVIL = "evil.example";

/** What leads up or nowhere before the host, in the ways a URL can spell it. */
const LEADS = [
  "",
  "/",
  "/.",
  "/..",
  "/./.",
  "/../..",
  "/a/..",
  "/a/b/../..",
  "/%2e",
  "/%2E",
  "/%2e%2e",
  "/%2E%2e",
  "/.%2e",
  "/%2e.",
  "/a/%2e%2e",
  "\\.",
  "\\..",
  "/\\..",
  "/\t.",
  "/\n..",
  " /..",
  "/projects/..",
  "/;/..",
  "/a/../.",
  "http:",
  "https:",
  "HTTP:",
];

/** How the two slashes before the host are written. */
const SLASHES = ["//", "\\\\", "/\\", "\\/", "/\t/", "///", "/\r\n/"];

const OTHERS = [
  `https://${EVIL}/x`,
  `http:\\\\${EVIL}`,
  `javascript:alert(1)`,
  `JaVaScRiPt:alert(1)`,
  `java\tscript:alert(1)`,
  `data:text/html,x`,
  `vbscript:x`,
  `blob:http://localhost:3000/x`,
  `file:///etc/passwd`,
  `ftp://${EVIL}`,
  `${publicUrl()}@${EVIL}/`,
  `${publicUrl()}.${EVIL}/`,
  `http://someone:word@localhost:3000/`,
  `http://${EVIL}#@localhost:3000/`,
  `//${EVIL}\\@localhost:3000`,
  `\u0000//${EVIL}`,
  `\u00a0//${EVIL}`,
  `////${EVIL}`,
  `/.//////${EVIL}`,
  `http:///${EVIL}`,
  `https:/${EVIL}`,
  `https:${EVIL}`,
];

const SPELLINGS = [
  ...LEADS.flatMap((lead) => SLASHES.map((slashes) => `${lead}${slashes}${EVIL}/x`)),
  ...OTHERS,
];

describe("a redirect target", () => {
  test.each(SPELLINGS)("stays on this origin: %j", (target) => {
    const path = pathOnThisOrigin(target, "/projects");
    expect(path).toMatch(/^\/(?![/\\])/);
    for (const at of ["http://localhost:3000/sign-in", "https://obelus.example.org/a/b"]) {
      expect(new URL(path, at).origin).toBe(new URL(at).origin);
    }
    expect(new URL(urlOnThisOrigin(target)).origin).toBe(publicUrl());
  });

  test("that is a page of this server is kept with its query", () => {
    expect(pathOnThisOrigin("/projects/1?kind=claim&x=a%2Fb", "/")).toBe(
      "/projects/1?kind=claim&x=a%2Fb",
    );
    expect(pathOnThisOrigin(`${publicUrl()}/documents/2`, "/")).toBe("/documents/2");
    expect(pathOnThisOrigin("projects", "/")).toBe("/projects");
  });

  test("that was not asked for is the page named instead", () => {
    expect(pathOnThisOrigin(undefined, "/projects")).toBe("/projects");
    expect(pathOnThisOrigin(["/a", "/b"], "/projects")).toBe("/projects");
  });
});
