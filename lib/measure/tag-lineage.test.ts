import { expect, test } from "vitest";
import { tagLineage } from "./tag-lineage";

const tag = (slug: string, parentId: string | null = null, kind = "rhetoric") => ({
  id: `${kind} ${slug}`,
  kind,
  slug,
  label: slug.toUpperCase(),
  parentId: parentId && `${kind} ${parentId}`,
});

const TAGS = [
  tag("low", "middle"),
  tag("top"),
  tag("middle", "top"),
  tag("other"),
  tag("top", null, "claim"),
  tag("lost", "gone"),
];

test("an annotation counts for its tags and for all that they stand below, each once", () => {
  const of = tagLineage(TAGS);
  const slugs = (kind: string, ...called: (string | null)[]) =>
    [...of(kind, called)].map(({ slug, depth }) => `${depth} ${slug}`);
  expect(slugs("rhetoric", "low")).toEqual(["0 top", "1 middle", "2 low"]);
  expect(slugs("rhetoric", "low", "middle", "other", null)).toEqual([
    "0 top",
    "1 middle",
    "2 low",
    "0 other",
  ]);
  expect(slugs("claim", "low", "top")).toEqual(["0 top"]);
  expect(slugs("rhetoric", "free-word")).toEqual([]);
  expect(slugs("rhetoric", "lost")).toEqual(["0 lost"]);
});

test("tags are in order below the ones they stand under", () => {
  const of = tagLineage(TAGS);
  const all = [...of("rhetoric", ["low", "other", "lost"]), ...of("claim", ["top"])];
  expect(all.toSorted((a, b) => a.order - b.order).map(({ slug }) => slug)).toEqual([
    "top",
    "middle",
    "low",
    "other",
    "top",
    "lost",
  ]);
});

test("a circle of parents ends", () => {
  const of = tagLineage([tag("one", "two"), tag("two", "one")]);
  expect([...of("rhetoric", ["one"])]).toEqual([]);
});
