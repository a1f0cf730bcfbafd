import { zipSync, strToU8 } from "fflate";
import { expect, test } from "vitest";
import { binaryKind, writtenKind } from "./file-kind";

const of = (start: string) => binaryKind(Buffer.from(start.padEnd(64, "x"), "latin1"));
const zipped = (...names: string[]) =>
  binaryKind(zipSync(Object.fromEntries(names.map((name) => [name, strToU8("x")]))));

test.each([
  ["%PDF-1.7", "pdf"],
  ["\uFFFD junk\n%PDF-1.4", "pdf"],
  ["\x89PNG\r\n", "picture"],
  ["\xFF\xD8\xFF\xE0", "picture"],
  ["ID3\x03", "sound"],
  ["\0\0\0\x18ftypmp42", "film"],
  ["\x1F\x8B\x08", "archive"],
  ["MZ\x90\0", "program"],
  ["\x7FELF", "program"],
  ["SQLite format 3\0", "database"],
  ["\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old-office"],
])("%j is known by its first bytes", (start, kind) => {
  expect(of(start)).toBe(kind);
});

test.each([
  "Minutes of the meeting",
  "PK is no archive",
  "MZ",
  "%PD",
  "<p>%PDF-1.7",
  "BM is a museum",
])("%j is text", (start) => {
  expect(binaryKind(Buffer.from(start))).toBeNull();
});

test("an archive is known by what it holds", () => {
  expect(zipped("[Content_Types].xml", "word/document.xml")).toBe("docx");
  expect(zipped("xl/workbook.xml")).toBe("spreadsheet");
  expect(zipped("ppt/presentation.xml")).toBe("presentation");
  expect(zipped("META-INF/container.xml", "OPS/a.xhtml")).toBe("epub");
  expect(zipped("a.txt", "b.txt")).toBe("zip");
  const book = zipSync({
    mimetype: [strToU8("application/epub+zip"), { level: 0 }],
    a: strToU8("x"),
  });
  expect(binaryKind(book)).toBe("epub");
  expect(binaryKind(Buffer.from("PK\x03\x04 cut"))).toBe("zip");
});

test.each([
  ["\uFEFF{\\rtf1\\ansi", "rtf"],
  ["WEBVTT\n\n00:01.000 --> 00:02.000\nWords", "vtt"],
  ["1\r\n00:00:01,000 --> 00:00:02,500\r\nWords", "srt"],
  ["Received: from a\nFrom: b@x.test\nMIME-Version: 1.0\n\nWords", "mail"],
  ["From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n--", "mhtml"],
  ['<?xml version="1.0"?><!-- a --><TEI xmlns="http://www.tei-c.org/ns/1.0">', "tei"],
  ["<tei:TEI>", "tei"],
  ['<?xml version="1.0"?><akomaNtoso>', "akoma-ntoso"],
  ["<!DOCTYPE html><p>", "html"],
  [' <HTML lang="en">', "html"],
  ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "xhtml"],
  ['<?xml version="1.0"?><html>', "html"],
  ['<?xml version="1.0"?><recipe>', "other-xml"],
  ["From: Ana\nTo: Bo\n\nA letter in plain words.", undefined],
  ["# A heading", undefined],
  ["Words <html>", undefined],
])("%j begins as %s", (start, kind) => {
  expect(writtenKind(start)).toBe(kind);
});
