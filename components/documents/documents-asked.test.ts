import { expect, test } from "vitest";
import { DOCUMENT_ORDERS } from "@/lib/contract/terms";
import { documentsAskedIn, parametersOf } from "./documents-asked";

test.each(DOCUMENT_ORDERS)("an address asks for the order %s and is read back", (sort) => {
  for (const down of [true, false]) {
    const request = { q: "quay & pier", sort, down };
    const parameters = Object.fromEntries(new URLSearchParams(parametersOf(request)));
    expect(documentsAskedIn(parameters)).toEqual(request);
  }
});

test("what an address says wrongly is left out", () => {
  const wrong = { q: ["a", "b"], sort: "colour", down: "1" };
  expect(documentsAskedIn(wrong)).toEqual({ q: "", sort: "added", down: false });
  expect(parametersOf(documentsAskedIn(wrong))).toEqual({});
});
