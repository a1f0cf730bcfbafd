import { expect, test } from "vitest";
import { DOCUMENT_ORDERS } from "@/lib/contract/terms";
import { documentsAskedIn, parametersOf } from "./documents-asked";

const [ID, OTHER] = [
  "01900000-0000-7000-8000-000000000001",
  "01900000-0000-7000-8000-000000000002",
];

test.each(DOCUMENT_ORDERS)("an address asks for the order %s and is read back", (sort) => {
  for (const down of [true, false]) {
    const request = { q: "quay & pier", labels: [ID, OTHER], sort, down };
    const parameters = Object.fromEntries(new URLSearchParams(parametersOf(request)));
    expect(documentsAskedIn(parameters)).toEqual(request);
  }
});

test("what an address says wrongly is left out", () => {
  const wrong = { q: ["a", "b"], label: "quay,--", sort: "colour", down: "1" };
  expect(documentsAskedIn(wrong)).toEqual({ q: "", labels: [], sort: "added", down: false });
  expect(parametersOf(documentsAskedIn(wrong))).toEqual({});
});
