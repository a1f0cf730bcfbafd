import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "@/server/platform/messages";
import { convertFile } from "./convert-file";

const file = (content: string | Uint8Array, name: string) =>
  convertFile({ bytes: typeof content === "string" ? Buffer.from(content) : content, name });

function read(content: string | Uint8Array, name: string) {
  const outcome = file(content, name);
  if (!outcome.ok) throw new Error(outcome.reason && sentenceOf(outcome.reason));
  return outcome.value;
}

const XHTML = (body: string) =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>${body}</body></html>`;

describe("what a file is, its bytes say", () => {
  test("its name decides only between texts that begin alike", () => {
    expect(read("# Tides", "tides.md")).toMatchObject({ format: "markdown", text: "Tides" });
    expect(read("# Tides", "tides.txt")).toMatchObject({ format: "plain", text: "# Tides" });
    expect(read("Tides", "tides")).toMatchObject({ format: "plain", notices: [] });
  });

  test("a page called .txt is a page, and a notice says so", () => {
    expect(read("<!DOCTYPE html><p>The <b>harbour</b>", "tides.txt")).toMatchObject({
      format: "html",
      text: "The harbour",
      notices: [{ kind: "other-kind-of-file", params: { ending: ".txt", kind: "html" } }],
    });
  });

  test("what is no text is refused by what it is, whatever it is called", () => {
    const picture = file(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "tides.txt");
    expect(picture).toMatchObject({
      ok: false,
      problem: "not-this-type",
      reason: { params: { kind: "picture" } },
    });
    const sheet = file(zipSync({ "xl/workbook.xml": strToU8("x") }), "tides.html");
    expect(!sheet.ok && sheet.reason && sentenceOf(sheet.reason)).toMatch(
      /^This is a spreadsheet\./,
    );
  });
});

describe("XHTML", () => {
  test("an element that closes itself is empty, whatever it is", () => {
    const page = XHTML(
      '<p>One <a id="p"/>two <i/>three.</p><div/><iframe src="x"/><p>Caf&eacute;.</p>',
    );
    const { text, structure, format } = read(page, "page.xhtml");
    expect({ text, format }).toEqual({ text: "One two three.\n\nCafé.", format: "xhtml" });
    expect(JSON.parse(structure)).toEqual({
      blocks: [
        { kind: "paragraph", start: 0, end: 14 },
        { kind: "paragraph", start: 16, end: 21 },
      ],
      marks: [],
    });
  });

  test("a page that is not well-formed is read as HTML, and a notice says where it is not", () => {
    expect(read(XHTML("\n<p>One<br>two</p>"), "page.xhtml")).toMatchObject({
      text: "One\ntwo",
      notices: [{ kind: "read-as-html", params: { line: 2 } }],
    });
  });

  test("entities of its own are refused and never read", () => {
    const page = XHTML("<p>&secret;</p>").replace(
      "<html",
      '<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/hostname">]><html',
    );
    expect(file(page, "page.xhtml")).toMatchObject({
      ok: false,
      reason: { key: "Refusals.text.entities" },
    });
  });
});

describe("faulty characters", () => {
  test("one NUL is shown in plain text and left out of a page, as a browser does", () => {
    expect(read("one\0two", "a.txt")).toMatchObject({
      text: "one\uFFFDtwo",
      notices: [{ kind: "controls-made-visible", count: 1 }],
    });
    expect(read("<p>one\0two</p>", "a.html")).toMatchObject({
      text: "onetwo",
      notices: [{ kind: "nul-left-out", count: 1 }],
    });
  });

  test("a file of little else than controls is no text", () => {
    expect(
      file(Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 37) % 13)), "a.txt"),
    ).toMatchObject({
      ok: false,
      problem: "text-not-usable",
    });
  });

  test("characters without width alone are no words", () => {
    expect(file("\u200B\u2060\uFEFF", "a.txt")).toMatchObject({
      reason: { key: "Refusals.text.empty" },
    });
  });
});
