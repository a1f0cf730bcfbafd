import { expect, test } from "vitest";
import { noteFilterFrom, noteQueryOf } from "./note-filter";

const by = "01a230cf-7625-7666-a1c9-ed4ede8c422d";

test.each([["?"], ["?thread=open"], [`?thread=resolved&by=${by}&mentions=me&new=true`]])(
  "%s is a filter and back again",
  (query) => {
    expect(noteQueryOf(noteFilterFrom(new URLSearchParams(query)))).toBe(query);
  },
);

test("what an address names wrongly is passed over", () => {
  const filter = noteFilterFrom(new URLSearchParams("?thread=gone&by=Ana&mentions=you&new=1"));
  expect(noteQueryOf(filter)).toBe("?");
});
