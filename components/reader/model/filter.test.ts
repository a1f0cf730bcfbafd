import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Annotation, type Commitment } from "@/lib/annotation/annotation";
import { CONFIDENCES, HEDGES } from "@/lib/annotation/certainty";
import { EVERYTHING, filterFrom, isNarrow, filterMatches, queryOf, type Filter } from "./filter";
import { KINDS, STATUS_FILTERS } from "@/lib/contract/terms";

const filters: fc.Arbitrary<Filter> = fc.record({
  without: fc.subarray([...KINDS]),
  tag: fc.option(fc.string({ minLength: 1 })),
  author: fc.option(fc.string({ minLength: 1 })),
  status: fc.option(fc.constantFrom(...STATUS_FILTERS)),
  confidence: fc.option(fc.constantFrom(...CONFIDENCES)),
  hedge: fc.option(fc.constantFrom(...HEDGES)),
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

  it("lets through by how sure the annotator is, and by how the speaker stands to any of its claims", () => {
    const committed = (commitment: Commitment) => ({ commitment });
    const annotation = {
      kind: "claim",
      status: "open",
      confidence: 2,
      occurrences: [committed("asserted"), committed("possible")],
    } as unknown as Annotation;
    expect(filterMatches({ ...EVERYTHING, confidence: 2, hedge: "possible" }, annotation)).toBe(
      true,
    );
    expect(filterMatches({ ...EVERYTHING, confidence: 3 }, annotation)).toBe(false);
    expect(filterMatches({ ...EVERYTHING, hedge: "denied" }, annotation)).toBe(false);
  });

  it("passes over words it does not know", () => {
    expect(
      filterFrom(new URLSearchParams("status=nonsense&tag=&confidence=9&commitment=asserted")),
    ).toEqual(EVERYTHING);
  });
});
