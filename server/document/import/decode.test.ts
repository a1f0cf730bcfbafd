import { describe, expect, test } from "vitest";
import { decode } from "./decode";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((p) => (typeof p === "string" ? Buffer.from(p, "utf8") : Buffer.from(p))),
  );
const hex = (digits: string) => Buffer.from(digits.replaceAll(" ", ""), "hex");
const plain = (content: Uint8Array, more = {}) => decode(content, { markup: false, ...more });
const page = (content: Uint8Array, more = {}) => decode(content, { markup: true, ...more });
/** UTF-32 without a mark. */
function utf32(text: string, littleEndian: boolean): Buffer {
  const all = [...text].map((character) => {
    const four = Buffer.alloc(4);
    const code = character.codePointAt(0) ?? 0;
    if (littleEndian) four.writeUInt32LE(code);
    else four.writeUInt32BE(code);
    return four;
  });
  return Buffer.concat(all);
}
const swapped = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("a mark or what was declared decides", () => {
  test("UTF-8 is read with and without its mark, and nothing is noticed", () => {
    expect(plain(bytes("naïve 𝒳"))).toEqual({ ok: true, value: "naïve 𝒳", notices: [] });
    expect(plain(bytes([0xef, 0xbb, 0xbf], "a"))).toEqual({ ok: true, value: "a", notices: [] });
  });

  test.each([
    ["UTF-16 little endian", Buffer.from("\uFEFFnaïve", "utf16le")],
    ["UTF-16 big endian", swapped("\uFEFFnaïve")],
    ["UTF-32 little endian", utf32("\uFEFFnaïve", true)],
    ["UTF-32 big endian", utf32("\uFEFFnaïve", false)],
  ])("%s is read by its mark", (_, content) => {
    expect(plain(content)).toEqual({ ok: true, value: "naïve", notices: [] });
  });

  test("a page is read in the encoding it declares, however late, but not in a comment", () => {
    const declared = (head: string) => page(bytes(`<html>${head}<p>caf`, [0xe9, 0x80]));
    expect(declared('<meta charset="iso-8859-1">')).toMatchObject({
      value: '<html><meta charset="iso-8859-1"><p>café€',
      notices: [],
    });
    const late = `<style>${"a{}".repeat(1_000)}</style><meta charset=windows-1252>`;
    expect(declared(late)).toMatchObject({ value: `<html>${late}<p>café€`, notices: [] });
    expect(declared("<!-- <meta charset=koi8-r> -->")).toMatchObject({
      notices: [{ kind: "encoding-guessed", params: { encoding: "windows-1252" } }],
    });
  });

  test("what was declared with the file comes before what the page says, a person before both", () => {
    const content = bytes('<meta charset="utf-8">', [0xe9]);
    expect(page(content, { declared: "windows-1252" })).toMatchObject({ notices: [] });
    expect(page(content, { declared: "windows-1252", chosen: "koi8-r" })).toMatchObject({
      value: '<meta charset="utf-8">И',
    });
  });

  test("a label no browser knows is as none; one that a person chose is refused", () => {
    const content = bytes('<meta charset="utf-7">+ADw-script+AD4- naïve');
    expect(page(content)).toMatchObject({ value: '<meta charset="utf-7">+ADw-script+AD4- naïve' });
    expect(plain(bytes("a"), { chosen: "klingon" })).toMatchObject({
      ok: false,
      problem: "unknown-encoding",
    });
  });

  test("a page that says windows-1252 and is UTF-8 is kept as a browser shows it, and said", () => {
    expect(page(bytes("<meta charset=latin1>é"))).toMatchObject({
      value: "<meta charset=latin1>Ã©",
      notices: [{ kind: "encoding-doubtful" }],
    });
  });
});

describe("bytes that say nothing", () => {
  const guessed = (encoding: string) => [{ kind: "encoding-guessed", params: { encoding } }];

  test.each([
    ["windows-1252", "636166e9202d20936e6f94", "café - “no”"],
    ["GB18030", "baa3b8dbb5c4d5cbc4bfa1a3", "海港的账目。"],
    ["Shift_JIS", "8d6082cc92a095eb82f08ca982bd8142", "港の帳簿を見た。"],
    ["EUC-JP", "b9c1a4cec4a2caeda4f2b8aba4bfa1a3", "港の帳簿を見た。"],
    ["EUC-KR", "c7d7b1b8c0c720c0e5bace", "항구의 장부"],
    ["BIG5", "b4e4a466aabab162a5d8a143", "港口的帳目。"],
  ])("%s is told by its pairs or letters", (encoding, digits, value) => {
    expect(plain(hex(digits))).toEqual({ ok: true, value, notices: guessed(encoding) });
  });

  test("Cyrillic and Greek are told by their letters", () => {
    const russian = "В порту считали ящики два раза, и число не сошлось ни с одной книгой.";
    const windows = Buffer.from(
      [...russian].map((c) => {
        const code = c.charCodeAt(0);
        return code < 0x80 ? code : code - 0x410 + 0xc0;
      }),
    );
    expect(plain(windows)).toEqual({ ok: true, value: russian, notices: guessed("windows-1251") });
  });

  test.each([
    ["UTF-16LE", Buffer.from("Two lines\nof words", "utf16le")],
    ["UTF-16BE", swapped("Two lines\nof words")],
    ["UTF-32LE", utf32("Two lines\nof words", true)],
    ["UTF-32BE", utf32("Two lines\nof words", false)],
  ])("%s without a mark is told by its zeros", (encoding, content) => {
    const value = "Two lines\nof words";
    expect(plain(content)).toEqual({ ok: true, value, notices: guessed(encoding) });
  });

  test("UTF-16 without a mark and without zeros is told by its stops", () => {
    const value = "港口的账目。两次都不对。";
    expect(plain(Buffer.from(value, "utf16le"))).toMatchObject({ value });
  });

  test("ISO-2022-JP is told by its escapes", () => {
    const value = "港";
    expect(plain(hex("1b244239411b2842"))).toMatchObject({ value });
  });
});

test("bytes that fit nothing are shown and counted, and those of the file itself are not", () => {
  expect(page(bytes("<meta charset=utf-8>one ", [0x92], " \uFFFD two"))).toMatchObject({
    value: "<meta charset=utf-8>one \uFFFD \uFFFD two",
    notices: [{ kind: "bytes-replaced", count: 1, params: { encoding: "UTF-8" } }],
  });
  // A few faulty bytes among right ones do not make a text another encoding.
  expect(plain(bytes("naïve façade ", [0x92]))).toMatchObject({ value: "naïve façade \uFFFD" });
});
