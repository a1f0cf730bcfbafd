import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Annotation, type Commitment } from "@/lib/annotation/annotation";
import { CONFIDENCES, HEDGES } from "@/lib/annotation/certainty";
import { Codebook, type ReadingTag } from "./codebook";
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
  news: fc.constant(null),
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
    const matches = (change: Partial<Filter>) =>
      filterMatches({ ...EVERYTHING, ...change }, annotation, new Map());
    expect(matches({ confidence: 2, hedge: "possible" })).toBe(true);
    expect(matches({ confidence: 3 })).toBe(false);
    expect(matches({ hedge: "denied" })).toBe(false);
  });

  it("lets through by a group of the codebook whatever stands below it, however deep", () => {
    const tag = (slug: string, group: string | null) =>
      ({ kind: "rhetoric", slug, group, nearMisses: [] }) as unknown as ReadingTag;
    const families = new Codebook([
      tag("attack", null),
      tag("on-a-person", "attack"),
      tag("name-calling", "on-a-person"),
      tag("doubt", null),
    ]).families();
    const called = (technique: string) =>
      ({ kind: "rhetoric", rhetoric: { technique }, tags: [] }) as unknown as Annotation;
    const passes = (filter: string, technique: string) =>
      filterMatches({ ...EVERYTHING, tag: filter }, called(technique), families);
    expect(passes("attack", "name-calling")).toBe(true);
    expect(passes("attack", "attack")).toBe(true);
    expect(passes("on-a-person", "attack")).toBe(false);
    expect(passes("attack", "doubt")).toBe(false);
  });

  it("passes over words it does not know", () => {
    expect(
      filterFrom(new URLSearchParams("status=nonsense&tag=&confidence=9&commitment=asserted")),
    ).toEqual(EVERYTHING);
  });
});
