import { expect, test } from "vitest";
import { decode } from "./decode";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((p) => (typeof p === "string" ? Buffer.from(p, "utf8") : Buffer.from(p))),
  );

test("UTF-8 is read, with and without its mark", () => {
  expect(decode(bytes("naïve 𝒳"), "plain")).toEqual({ ok: true, value: "naïve 𝒳" });
  expect(decode(bytes([0xef, 0xbb, 0xbf], "a"), "plain")).toEqual({ ok: true, value: "a" });
});

test("UTF-16 is read by its mark", () => {
  expect(decode(Buffer.from("\uFEFFnaïve", "utf16le"), "plain")).toEqual({
    ok: true,
    value: "naïve",
  });
});

test("a page is read in the encoding it declares", () => {
  const page = bytes('<html><meta charset="iso-8859-1"><p>caf', [0xe9]);
  expect(decode(page, "html")).toEqual({
    ok: true,
    value: '<html><meta charset="iso-8859-1"><p>café',
  });
});

test("what HTTP declares comes before what the page says", () => {
  expect(decode(bytes('<meta charset="utf-8">', [0xe9]), "html", "windows-1252")).toMatchObject({
    ok: true,
  });
});

test("bytes that are no UTF-8 are refused, not replaced", () => {
  expect(decode(bytes("caf", [0xe9]), "plain")).toMatchObject({ ok: false, problem: "not-text" });
});

test("UTF-7 and unheard-of encodings are refused", () => {
  const page = bytes('<meta charset="utf-7">+ADw-script+AD4-alert(1)+ADw-/script+AD4-');
  expect(decode(page, "html")).toMatchObject({ ok: false, problem: "unknown-encoding" });
  expect(decode(bytes("a"), "html", "klingon")).toMatchObject({
    ok: false,
    problem: "unknown-encoding",
  });
});
