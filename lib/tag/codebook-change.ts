import type { ShapeOf } from "../contract/offsets";
import type { tag } from "../contract/tags";
import { type NearMiss } from "./codebook";
import { isSlug } from "../contract/terms";
import type { CODEBOOK_ACTIONS, RECHECK_REASONS } from "../contract/terms";
import { reason, type Reason } from "../reason";

/** What an edit did to the codebook. */
export type CodebookAction = (typeof CODEBOOK_ACTIONS)[number];

/** Why an annotation has to be rechecked. */
export type RecheckReason = (typeof RECHECK_REASONS)[number];

/** The fields of a tag whose change makes a new version of the codebook. */
export type TagMeaning = Pick<
  ShapeOf<typeof tag>,
  | "slug"
  | "label"
  | "definition"
  | "useWhen"
  | "avoidWhen"
  | "examples"
  | "counterExamples"
  | "nearMisses"
  | "requires"
  | "justify"
  | "properties"
>;

const MEANING = [
  "slug",
  "label",
  "definition",
  "useWhen",
  "avoidWhen",
  "examples",
  "counterExamples",
  "nearMisses",
  "requires",
  "justify",
  "properties",
] as const satisfies readonly (keyof TagMeaning)[];

/**
 * The fields that say what a tag covers. A better example or another label does not make earlier
 * uses wrong.
 */
export const SCOPE = [
  "definition",
  "useWhen",
  "avoidWhen",
] as const satisfies readonly (keyof TagMeaning)[];

export interface Difference {
  readonly before: Partial<TagMeaning>;
  readonly after: Partial<TagMeaning>;
}

/** The meaning of a tag alone: no colour, no position, no dates. */
export function meaningOf(tag: TagMeaning): TagMeaning {
  return Object.fromEntries(MEANING.map((field) => [field, tag[field]])) as unknown as TagMeaning;
}

/** The fields in which two states of a tag differ; both sides are empty when nothing does. */
export function differenceOf(before: TagMeaning, after: TagMeaning): Difference {
  const changed = MEANING.filter((field) => !areEqual(before[field], after[field]));
  const side = (tag: TagMeaning) => Object.fromEntries(changed.map((field) => [field, tag[field]]));
  return { before: side(before), after: side(after) };
}

function areEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a difference may make earlier uses of the tag wrong, so that they must be rechecked. */
export function redefines({ after }: Difference): boolean {
  return Object.keys(after).some(isScope);
}

/** Whether a field says what a tag covers, so that uses are rechecked when it changes. */
export function isScope(field: string): boolean {
  return SCOPE.some((one) => one === field);
}

/** What an edit is called in the list of versions. */
export function codebookActionOf({ after }: Difference): CodebookAction {
  return "slug" in after || "label" in after ? "renamed" : "edited";
}

/**
 * Near misses after a tag was renamed: references to the old slug become references to the new one.
 */
export function renameInNearMisses(
  misses: readonly NearMiss[],
  from: string,
  to: string,
): readonly NearMiss[] {
  const name = (slug: string) => (slug === from ? to : slug);
  return misses.map(({ slug, question, yes }) => ({
    slug: name(slug),
    question,
    ...(yes === undefined ? {} : { yes: name(yes) }),
  }));
}

/**
 * The near misses of tag `own` after `from` was merged into `to`: none that points at itself, and
 * only the first question for each other tag.
 */
export function mergeNearMisses(
  misses: readonly NearMiss[],
  own: string,
  from: string,
  to: string,
): readonly NearMiss[] {
  const seen = new Set([own]);
  return renameInNearMisses(misses, from, to).filter(({ slug }) => {
    if (seen.has(slug)) return false;
    seen.add(slug);
    return true;
  });
}

/**
 * Why a tag can not be split into these slugs, as a sentence, or null. Its own slug may be among
 * them: the tag then continues with a narrower meaning.
 */
export function whyNotSplit(own: string, into: readonly string[]): Reason | null {
  if (into.length < 2) return reason("Refusals.tag.splitIntoOne");
  if (new Set(into).size < into.length) return reason("Refusals.tag.splitTwice");
  const bad = into.find((slug) => !isSlug(slug));
  if (bad !== undefined) return reason("Refusals.tag.splitSlug", { slug: bad });
  return into.every((slug) => slug === own) ? reason("Refusals.tag.splitIntoItself") : null;
}

export interface Mergeable {
  readonly id: string;
  readonly slug: string;
  readonly mergedInto: string | null;
}

/**
 * The tag that a merged one leads to, through several merges; the tag itself when it was not
 * merged.
 */
export function endOfMerges<T extends Mergeable>(tag: T, tags: readonly T[]): T {
  const seen = new Set<string>();
  let at = tag;
  while (at.mergedInto !== null && !seen.has(at.id)) {
    seen.add(at.id);
    const next = tags.find(({ id }) => id === at.mergedInto);
    if (!next) return at;
    at = next;
  }
  return at;
}

/** The tags of a use after its recheck: the new slug in place of each old one. */
export function renameUse(
  use: { readonly main: string | null; readonly tags: readonly string[] },
  from: ReadonlySet<string>,
  to: string | null,
): { main: string | null; tags: string[] } {
  const main = use.main !== null && from.has(use.main) ? to : use.main;
  const first = use.tags.findIndex((tag) => from.has(tag));
  const tags = use.tags.flatMap((tag, at) => {
    if (!from.has(tag)) return [tag];
    return at === first && to !== null ? [to] : [];
  });
  return { main, tags: [...new Set(tags)] };
}

/**
 * What the answers to a near miss's question point to: the other slug where one of them says so.
 */
export function pointsTo(
  own: string,
  misses: readonly NearMiss[],
  answers: readonly { readonly slug: string; readonly answer: "yes" | "no" | "unsure" }[],
): string | null {
  for (const { slug, answer } of answers) {
    const miss = misses.find((each) => each.slug === slug);
    if (!miss?.yes || answer === "unsure") continue;
    const target = answer === "yes" ? miss.yes : miss.yes === slug ? own : slug;
    if (target !== own) return target;
  }
  return null;
}
