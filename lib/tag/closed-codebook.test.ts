import { describe, expect, it } from "vitest";
import { madeUnfit, unfitIn, type ClosedTag, type CodedAs } from "./closed-codebook";

const tag = (kind: ClosedTag["kind"], slug: string, rest: Partial<ClosedTag> = {}): ClosedTag => ({
  kind,
  slug,
  retired: false,
  ...rest,
});
const CODEBOOK = [
  tag("claim", "statistical"),
  tag("rhetoric", "irony"),
  tag("rhetoric", "mockery", { requires: "both", justify: true }),
  tag("rhetoric", "flattery", { retired: true }),
];
const coded = (rest: Partial<CodedAs>): CodedAs => ({
  kind: "rhetoric",
  tags: [],
  claimType: null,
  technique: null,
  target: null,
  claimId: null,
  justification: null,
  ...rest,
});
const paths = (rest: Partial<CodedAs>) => unfitIn(CODEBOOK, coded(rest)).map(({ path }) => path);

describe("a closed codebook", () => {
  it("accepts its own words, and passages without any", () => {
    expect(paths({ technique: "irony", tags: ["statistical"] })).toEqual([]);
    expect(paths({ kind: "claim", claimType: "statistical" })).toEqual([]);
    expect(paths({ kind: "note" })).toEqual([]);
  });

  it("accepts no other word, none of another kind and none that is retired", () => {
    expect(paths({ tags: ["irony", "odd"] })).toEqual(["tags.1"]);
    expect(paths({ kind: "claim", claimType: "irony" })).toEqual(["claim.type"]);
    expect(paths({ technique: "flattery" })).toEqual(["rhetoric.technique"]);
  });

  it("has what a technique asks for given, and blank words are none", () => {
    const asked = ["rhetoric.target", "rhetoric.claimId", "rhetoric.justification"];
    expect(paths({ technique: "mockery" })).toEqual(asked);
    expect(paths({ technique: "mockery", target: " ", justification: "why" })).toEqual(
      asked.slice(0, 2),
    );
    expect(paths({ technique: "mockery", target: "x", claimId: "c", justification: "w" })).toEqual(
      [],
    );
  });

  it("lets stand what was unfit before an edit, and not what the edit makes so", () => {
    const before = coded({ tags: ["odd"], technique: "mockery" });
    expect(madeUnfit(CODEBOOK, before, coded({ ...before, tags: ["odd", "odder"] }))).toEqual([
      { path: "tags.1", problem: "unknown", slug: "odder" },
    ]);
    expect(madeUnfit(CODEBOOK, before, before)).toEqual([]);
    expect(madeUnfit(CODEBOOK, null, before)).toHaveLength(4);
  });
});
