import { describe, expect, it } from "vitest";
import { recogniseSource } from "./recognise-source";

describe("the one field for a source", () => {
  it.each([
    ["https://courier.example/harbour", "url"],
    ["courier.example/harbour", "url"],
    ["10.1000/182", "doi"],
    ["doi:10.1000/182", "doi"],
    ["https://doi.org/10.1000/182", "doi"],
    ["978-0-306-40615-7", "isbn"],
    ["ISBN 0-306-40615-2", "isbn"],
    ["@book{hale2019, title = {Harbours}}", "citation"],
    ["TY  - BOOK\nTI  - Harbours\nER  - ", "citation"],
    ['{"type": "book", "title": "Harbours"}', "citation"],
  ])("knows %s for what it is", (words, as) => {
    expect(recogniseSource(words)?.as).toBe(as);
  });

  it.each([
    "Letter of the harbour master to the council, 3 May 1951, city archive, box 4",
    "978-0-306-40615-8",
    "Évening news, Radio Brackwater",
    "港務局の記録",
  ])("keeps %j as a plain citation", (words) => {
    const plain = { as: "plain", source: { citation: words } };
    expect(recogniseSource(`  ${words} `)).toEqual(plain);
  });

  it.each(["", "  ", "…", "a".repeat(1_001)])("does not take %j for a source", (words) => {
    expect(recogniseSource(words)).toBeNull();
  });
});
