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

  it.each(["", "just some words", "978-0-306-40615-8", "javascript:alert(1)"])(
    "does not take %j for a source",
    (words) => {
      expect(recogniseSource(words)).toBeNull();
    },
  );
});
