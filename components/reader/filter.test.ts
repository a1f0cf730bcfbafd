import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KINDS, STATUSES } from "@/lib/annotation/annotation";
import { EVERYTHING, filterFrom, isNarrow, queryOf, type Filter } from "./filter";

const filters: fc.Arbitrary<Filter> = fc.record({
  without: fc.subarray([...KINDS]),
  tag: fc.option(fc.string({ minLength: 1 })),
  author: fc.option(fc.string({ minLength: 1 })),
  status: fc.option(fc.constantFrom(...STATUSES)),
  orphans: fc.boolean(),
});

describe("the filter in the address", () => {
  it("comes back as it was set", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const written = queryOf(filter, new URLSearchParams()).toString();
        expect(filterFrom(new URLSearchParams(written))).toEqual(filter);
      }),
      { seed: 3 },
    );
  });

  it("leaves what else stands in the address, and nothing of itself when it is taken off", () => {
    const query = new URLSearchParams("beside=other&kind=claim&status=open");
    expect(queryOf(EVERYTHING, query).toString()).toBe("beside=other");
    expect(isNarrow(EVERYTHING)).toBe(false);
  });

  it("passes over words it does not know", () => {
    expect(filterFrom(new URLSearchParams("status=nonsense&tag="))).toEqual(EVERYTHING);
  });
});
