import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { align } from "./align";
import { caseAmong, casesOf } from "./cases";
import { shared, type Coding } from "./coding";
import { fateOf } from "./fate";

let made = 0;
/** A coding of one segment, or of several. Ids grow in the order in which codings are made. */
function coding(
  coder: number,
  places: readonly [number, number] | readonly (readonly [number, number])[],
  more: Partial<Coding> = {},
): Coding {
  const list = (typeof places[0] === "number" ? [places] : places) as [number, number][];
  return {
    id: `id-${String(made++).padStart(6, "0")}`,
    coder,
    segments: list.map(([start, end]) => ({ start, end })),
    kind: "rhetoric",
    slug: "doubt",
    tags: [],
    speaker: null,
    ...more,
  };
}

const kindsOf = (codings: readonly Coding[], coders: number) =>
  casesOf(codings, coders).map(({ disagreements }) => disagreements);

test("a case is compared among some of its coders as if only they had coded the text", () => {
  const slogans = coding(2, [0, 9], { slug: "slogans" });
  const [one] = casesOf([coding(0, [0, 9]), coding(1, [0, 20]), slogans], 4);
  if (!one) throw new Error("They overlap.");
  expect(one).toMatchObject({ disagreements: ["missed", "boundary", "label"], missing: [3] });
  expect(caseAmong(one, [0, 1])).toMatchObject({
    id: one.id,
    disagreements: ["boundary"],
    differs: [],
    missing: [],
    codings: [{ coder: 1 }, { coder: 0 }],
  });
  expect(caseAmong(one, [2, 3])).toMatchObject({ disagreements: ["missed"], missing: [3] });
  expect(caseAmong(one, [3])).toMatchObject({ codings: [], missing: [3] });
  expect(caseAmong(one, [0, 1, 2, 3])).toEqual(one);
});

describe("a case is", () => {
  test("unanimous where all coders say the same", () => {
    expect(kindsOf([coding(0, [0, 9]), coding(1, [0, 9])], 2)).toEqual([[]]);
  });

  test("missed where somebody marked nothing", () => {
    const [one] = casesOf([coding(0, [0, 9]), coding(1, [0, 9])], 3);
    expect(one).toMatchObject({ disagreements: ["missed"], missing: [2] });
  });

  test("a boundary where the same label stands on other words", () => {
    expect(kindsOf([coding(0, [0, 9]), coding(1, [8, 30])], 2)).toEqual([["boundary"]]);
  });

  test("a label where the same words are called otherwise, in what is said", () => {
    const slogans = coding(1, [0, 9], { slug: "slogans", tags: ["x"] });
    const [one] = casesOf([coding(0, [0, 9]), slogans], 2);
    expect(one).toMatchObject({ disagreements: ["label"], differs: ["slug", "tags"] });
    const claim = coding(1, [0, 9], { kind: "claim", slug: null });
    expect(casesOf([coding(0, [0, 9]), claim], 2)[0]?.differs).toEqual(["kind", "slug"]);
  });

  test("a label where a quotation is somebody else's", () => {
    const quoted = { kind: "quotation", slug: "direct" } as const;
    const codings = [
      coding(0, [0, 9], { ...quoted, speaker: "ana" }),
      coding(1, [0, 9], { ...quoted, speaker: "bo" }),
    ];
    expect(casesOf(codings, 2)).toMatchObject([{ disagreements: ["label"], differs: ["speaker"] }]);
  });

  test("a split where one span of somebody is two of somebody else", () => {
    const codings = [
      coding(0, [0, 40]),
      coding(1, [0, 18]),
      coding(1, [20, 40]),
      coding(2, [0, 18]),
      coding(2, [20, 40]),
    ];
    expect(casesOf(codings, 3)).toMatchObject([
      { disagreements: ["split"], start: 0, end: 40, missing: [] },
    ]);
  });

  test("two where what stands in a span is another thing", () => {
    const quotation = { kind: "quotation", slug: "direct" } as const;
    const claim = { kind: "claim", slug: null } as const;
    const codings = [0, 1].flatMap((coder) => [
      coding(coder, [0, 100], quotation),
      coding(coder, [10, 30], claim),
      coding(coder, [40, 60], claim),
    ]);
    expect(kindsOf(codings, 2)).toEqual([[], [], []]);
  });

  test("two where the best pairs need both: not the first that overlaps", () => {
    // Alone, 0–10 would take 4–14, which 6–16 needs.
    const codings = [
      coding(0, [0, 10]),
      coding(0, [10, 20]),
      coding(1, [4, 14]),
      coding(1, [14, 20]),
    ];
    const pairs = casesOf(codings, 2).map(({ codings: some }) =>
      some.map(({ segments }) => segments[0]?.start),
    );
    expect(pairs).toEqual([
      [0, 4],
      [10, 14],
    ]);
  });

  test("one of a discontinuous span and its whole", () => {
    const pieces = [
      [0, 10],
      [20, 30],
    ] as const;
    expect(kindsOf([coding(0, pieces), coding(1, [0, 30])], 2)).toEqual([["boundary"]]);
  });
});

test("a case keeps its id when another person codes it, or an author moves a boundary", () => {
  const first = coding(0, [0, 20]);
  const second = coding(1, [0, 20]);
  const [before] = casesOf([first, second], 2);
  const moved = { ...first, segments: [{ start: 2, end: 22 }] };
  const [after] = casesOf([moved, second, coding(2, [1, 20])], 3);
  expect(after?.id).toBe(before?.id);
});

describe("what becomes of a coding", () => {
  const own = coding(0, [0, 10]);
  test.each([
    ["kept as it is", [coding(1, [0, 10])], "kept"],
    ["adjusted in its words", [coding(1, [0, 8])], "adjusted"],
    ["adjusted in its label", [coding(1, [0, 10], { slug: "slogans" })], "adjusted"],
    ["rejected where nothing stands", [], "rejected"],
    ["rejected where it stands elsewhere", [coding(1, [10, 20])], "rejected"],
  ] as const)("is %s", (_, standing, fate) => {
    expect(fateOf(own, standing)).toBe(fate);
  });
});

/** Spans of several people, those of one person over each other, too. */
const drawn = fc
  .array(
    fc.record({
      coder: fc.nat(3),
      start: fc.nat(60),
      size: fc.integer({ min: 1, max: 25 }),
      slug: fc.constantFrom("a", "b"),
      kind: fc.constantFrom("rhetoric" as const, "claim" as const),
    }),
    { maxLength: 24 },
  )
  .map((some) =>
    some.map(({ coder, start, size, ...label }) => coding(coder, [start, start + size], label)),
  );

test("each coding is in one case, a unit has one of a person, and all of a unit overlap some other", () => {
  fc.assert(
    fc.property(drawn, (codings) => {
      const cases = casesOf(codings, 4);
      const ids = cases.flatMap((one) => one.codings.map(({ id }) => id));
      expect(ids.toSorted()).toEqual(codings.map(({ id }) => id).toSorted());
      for (const unit of align(codings)) {
        const coders = unit.codings.map(({ coder }) => coder);
        expect(new Set(coders).size).toBe(coders.length);
        if (unit.codings.length === 1) continue;
        for (const one of unit.codings) {
          const others = unit.codings.filter((other) => other !== one);
          expect(others.some((other) => shared(one.segments, other.segments) > 0)).toBe(true);
        }
      }
    }),
    { seed: 20261130, numRuns: 400 },
  );
});

test("the order in which codings come changes nothing", () => {
  fc.assert(
    fc.property(drawn, fc.infiniteStream(fc.nat()), (codings, keys) => {
      const shuffled = codings
        .map((one) => [keys.next().value as number, one] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, one]) => one);
      expect(casesOf(shuffled, 4)).toEqual(casesOf(codings, 4));
    }),
    { seed: 20261130, numRuns: 200 },
  );
});

test("of two people the pairs are the best there are", () => {
  const dice = (one: Coding, other: Coding) => {
    const [a, b] = [one.segments[0], other.segments[0]];
    if (!a || !b) return 0;
    return (2 * shared([a], [b])) / (a.end - a.start + b.end - b.start);
  };
  /** The greatest sum of likeness by trying all. */
  const best = (one: readonly Coding[], other: readonly Coding[]): number => {
    const [first, ...rest] = one;
    if (!first) return 0;
    const withPartner = other.map(
      (partner, at) => dice(first, partner) + best(rest, other.toSpliced(at, 1)),
    );
    return Math.max(best(rest, other), ...withPartner);
  };
  const few = fc
    .array(
      fc.record({ coder: fc.nat(1), start: fc.nat(20), size: fc.integer({ min: 1, max: 9 }) }),
      {
        maxLength: 8,
      },
    )
    .map((some) => some.map(({ coder, start, size }) => coding(coder, [start, start + size])));
  fc.assert(
    fc.property(few, (codings) => {
      const sum = align(codings).reduce((total, { codings: [a, b] }) => {
        return total + (a && b ? dice(a, b) : 0);
      }, 0);
      const of = (coder: number) => codings.filter((one) => one.coder === coder);
      expect(sum).toBeCloseTo(best(of(0), of(1)), 9);
    }),
    { seed: 20261130, numRuns: 300 },
  );
});
