import { expect, test } from "vitest";
import { fromHtml, fromXhtml } from "./html";

const PAGE = "https://tides.example/reports/2026/quay?view=full";

function linksOf(html: string, read = fromHtml) {
  const result = read(html, { address: PAGE, part: "page" });
  if (!result.ok) throw new Error(result.problem);
  return result.value.structure.marks.flatMap((mark) => (mark.kind === "link" ? [mark.href] : []));
}

test.each([
  ["harbour", "https://tides.example/reports/2026/harbour"],
  ["../2025/", "https://tides.example/reports/2025/"],
  ["/about", "https://tides.example/about"],
  ["//pier.example/x", "https://pier.example/x"],
  ["?view=short", "https://tides.example/reports/2026/quay?view=short"],
  ["https://pier.example/", "https://pier.example/"],
  ["mailto:office@tides.example", "mailto:office@tides.example"],
])("a link to %s leads where a browser goes", (href, expected) => {
  expect(linksOf(`<body><p>The <a href="${href}">words</a>.</p>`)).toEqual([expected]);
});

test("links within the page and scripts are still none", () => {
  const page = `<body><p><a href="#top">up</a> <a href="javascript:alert(1)">run</a> words</p>`;
  expect(linksOf(page)).toEqual([]);
});

test("a base element counts, itself against the address of the page", () => {
  const page = `<head><base href="/archive/"><base href="/other/"></head><body><p><a href="a">A</a></p>`;
  expect(linksOf(page)).toEqual(["https://tides.example/archive/a"]);
});

test("so it is in XHTML, and for the canonical address of a page", () => {
  const xhtml = `<html xmlns="http://www.w3.org/1999/xhtml"><head><link rel="canonical" href="/quay"/></head><body><p><a href="a">A</a></p></body></html>`;
  expect(linksOf(xhtml, fromXhtml)).toEqual(["https://tides.example/reports/2026/a"]);
  const read = fromXhtml(xhtml, { address: PAGE, part: "page" });
  expect(read).toMatchObject({ value: { metadata: { url: "https://tides.example/quay" } } });
});
