import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "@/server/platform/messages";
import { convertFile } from "./convert-file";

const file = (content: string | Uint8Array, name: string) =>
  convertFile({ bytes: typeof content === "string" ? Buffer.from(content) : content, name });

async function read(content: string | Uint8Array, name: string) {
  const outcome = await file(content, name);
  if (!outcome.ok) throw new Error(outcome.reason && sentenceOf(outcome.reason));
  return outcome.value;
}

const XHTML = (body: string) =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>${body}</body></html>`;

describe("what a file is, its bytes say", () => {
  test("its name decides only between texts that begin alike", async () => {
    expect(await read("# Tides", "tides.md")).toMatchObject({ format: "markdown", text: "Tides" });
    expect(await read("# Tides", "tides.txt")).toMatchObject({ format: "plain", text: "# Tides" });
    expect(await read("Tides", "tides")).toMatchObject({ format: "plain", notices: [] });
  });

  test("a page called .txt is a page, and a notice says so", async () => {
    expect(await read("<!DOCTYPE html><p>The <b>harbour</b>", "tides.txt")).toMatchObject({
      format: "html",
      text: "The harbour",
      notices: [{ kind: "other-kind-of-file", params: { ending: ".txt", kind: "html" } }],
    });
  });

  test("what is no text is refused by what it is, whatever it is called", async () => {
    const picture = await file(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "tides.txt");
    expect(picture).toMatchObject({
      ok: false,
      problem: "not-this-type",
      reason: { params: { kind: "picture" } },
    });
    const sheet = await file(zipSync({ "xl/workbook.xml": strToU8("x") }), "tides.html");
    expect(!sheet.ok && sheet.reason && sentenceOf(sheet.reason)).toMatch(
      /^This is a spreadsheet\./,
    );
  });
});

describe("an archive", () => {
  const reasonOf = async (content: Uint8Array) => {
    const outcome = await file(content, "a.zip");
    return outcome.ok ? "read" : outcome.reason?.key;
  };

  test("of one file is that file, without what programs add for themselves", async () => {
    const zip = zipSync({
      "in/tides.md": strToU8("# Tides"),
      "__MACOSX/in/._tides.md": strToU8("x"),
    });
    expect(await read(zip, "tides.zip")).toMatchObject({ format: "markdown", text: "Tides" });
  });

  test("of several files, of none, or of another archive is refused", async () => {
    const two = zipSync({ "a.txt": strToU8("a"), "b.txt": strToU8("b") });
    expect(await reasonOf(two)).toBe("Refusals.file.zip");
    expect(await reasonOf(zipSync({}))).toBe("Refusals.file.zip");
    expect(await reasonOf(zipSync({ "a.zip": two }))).toBe("Refusals.file.notRead");
  });

  test("whose names lead out of it, or that is cut, is refused", async () => {
    expect(await reasonOf(zipSync({ "../a.txt": strToU8("a") }))).toBe("Refusals.file.outsideName");
    expect(await reasonOf(zipSync({ "C:/a.txt": strToU8("a") }))).toBe("Refusals.file.outsideName");
    const whole = zipSync({ "a.txt": strToU8("words ".repeat(200)) });
    expect(await reasonOf(whole.subarray(0, 60))).toBe("Refusals.file.damaged");
  });

  test("that unpacks to far more than text is refused, also when it lies about its size", async () => {
    const bomb = zipSync({ "a.txt": new Uint8Array(8_000_000) });
    expect(await reasonOf(bomb)).toBe("Refusals.file.bomb");
    // In the directory the size stands 24 bytes after its mark (PK 1 2).
    const liar = Buffer.from(bomb);
    const directory = liar.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    liar.writeUInt32LE(1_000, directory + 24);
    const before = process.memoryUsage().arrayBuffers;
    expect(await reasonOf(liar)).toBe("Refusals.file.bomb");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  test("that is protected by a password is refused", async () => {
    const zip = Buffer.from(zipSync({ "a.txt": strToU8("words") }));
    const directory = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt16LE(zip.readUInt16LE(directory + 8) | 1, directory + 8);
    expect(await reasonOf(zip)).toBe("Refusals.file.encrypted");
  });
});

describe("XHTML", () => {
  test("an element that closes itself is empty, whatever it is", async () => {
    const page = XHTML(
      '<p>One <a id="p"/>two <i/>three.</p><div/><iframe src="x"/><p>Caf&eacute;.</p>',
    );
    const { text, structure, format } = await read(page, "page.xhtml");
    expect({ text, format }).toEqual({ text: "One two three.\n\nCafé.", format: "xhtml" });
    expect(JSON.parse(structure)).toEqual({
      blocks: [
        { kind: "paragraph", start: 0, end: 14 },
        { kind: "paragraph", start: 16, end: 21 },
      ],
      marks: [],
    });
  });

  test("a page that is not well-formed is read as HTML, and a notice says where it is not", async () => {
    expect(await read(XHTML("\n<p>One<br>two</p>"), "page.xhtml")).toMatchObject({
      text: "One\ntwo",
      notices: [{ kind: "read-as-html", params: { line: 2 } }],
    });
  });

  test("entities of its own are refused and never read", async () => {
    const page = XHTML("<p>&secret;</p>").replace(
      "<html",
      '<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/hostname">]><html',
    );
    expect(await file(page, "page.xhtml")).toMatchObject({
      ok: false,
      reason: { key: "Refusals.text.entities" },
    });
  });
});

describe("faulty characters", () => {
  test("one NUL is shown in plain text and left out of a page, as a browser does", async () => {
    expect(await read("one\0two", "a.txt")).toMatchObject({
      text: "one\uFFFDtwo",
      notices: [{ kind: "controls-made-visible", count: 1 }],
    });
    expect(await read("<p>one\0two</p>", "a.html")).toMatchObject({
      text: "onetwo",
      notices: [{ kind: "nul-left-out", count: 1 }],
    });
  });

  test("a file of little else than controls is no text", async () => {
    expect(
      await file(Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 37) % 13)), "a.txt"),
    ).toMatchObject({
      ok: false,
      problem: "text-not-usable",
    });
  });

  test("characters without width alone are no words", async () => {
    expect(await file("\u200B\u2060\uFEFF", "a.txt")).toMatchObject({
      reason: { key: "Refusals.text.empty" },
    });
  });
});
