import { describe, expect, it } from "vitest";
import { madeUnfit, unfitIn, type RuledTag, type CodedAs } from "./codebook-rules";

const tag = (kind: RuledTag["kind"], slug: string, rest: Partial<RuledTag> = {}): RuledTag => ({
  kind,
  slug,
  retired: false,
  properties: [],
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
  form: null,
  target: null,
  claimId: null,
  justification: null,
  properties: {},
  ...rest,
});
const BOTH = { closed: true, strict: true };
const paths = (rest: Partial<CodedAs>, rules = BOTH) =>
  unfitIn(CODEBOOK, rules, coded(rest)).map(({ path }) => path);

describe("the rules of a codebook", () => {
  it("accept their own words, and passages without any", () => {
    expect(paths({ technique: "irony", tags: ["statistical"] })).toEqual([]);
    expect(paths({ kind: "claim", claimType: "statistical" })).toEqual([]);
    expect(paths({ kind: "note" })).toEqual([]);
  });

  it("accept no other word, none of another kind and none that is retired", () => {
    expect(paths({ tags: ["irony", "odd"] })).toEqual(["tags.1"]);
    expect(paths({ kind: "claim", claimType: "irony" })).toEqual(["claim.type"]);
    expect(paths({ technique: "flattery" })).toEqual(["rhetoric.technique"]);
  });

  it("have what a technique asks for given, and blank words are none", () => {
    const required = ["rhetoric.target", "rhetoric.claimId", "rhetoric.justification"];
    expect(paths({ technique: "mockery" })).toEqual(required);
    expect(paths({ technique: "mockery", target: " ", justification: "why" })).toEqual(
      required.slice(0, 2),
    );
    expect(paths({ technique: "mockery", target: "x", claimId: "c", justification: "w" })).toEqual(
      [],
    );
  });

  it("are held each for itself", () => {
    const mockery = { tags: ["odd"], technique: "mockery", claimId: "c", justification: "w" };
    expect(paths(mockery, { closed: false, strict: false })).toEqual([]);
    expect(paths(mockery, { closed: true, strict: false })).toEqual(["tags.0"]);
    expect(paths(mockery, { closed: false, strict: true })).toEqual(["rhetoric.target"]);
    expect(paths({ technique: "unheard-of" }, { closed: false, strict: true })).toEqual([]);
  });

  it("let stand what was unfit before an edit, and not what the edit makes so", () => {
    const before = coded({ tags: ["odd"], technique: "mockery" });
    expect(madeUnfit(CODEBOOK, BOTH, before, coded({ ...before, tags: ["odd", "odder"] }))).toEqual(
      [{ path: "tags.1", problem: "unknown", slug: "odder" }],
    );
    expect(madeUnfit(CODEBOOK, BOTH, before, before)).toEqual([]);
    expect(madeUnfit(CODEBOOK, BOTH, null, before)).toHaveLength(4);
  });
});
