import type { KINDS } from "../contract/terms";
import type { CodebookTag } from "./codebook";

/** A tag as far as the rules of a closed codebook ask. */
export interface ClosedTag extends Pick<CodebookTag, "kind" | "slug" | "requires" | "justify"> {
  /** Whether it is no longer offered. */
  readonly retired: boolean;
}

/** What an annotation is called, and what is given for its technique. */
export interface CodedAs {
  readonly kind: (typeof KINDS)[number];
  readonly tags: readonly string[];
  readonly claimType: string | null;
  readonly technique: string | null;
  readonly target: string | null;
  readonly claimId: string | null;
  readonly justification: string | null;
}

/** A field of an annotation that a closed codebook does not accept as it is. */
export interface Unfit {
  /** As the API names it: `tags.0`, `rhetoric.target`. */
  readonly path: string;
  /** A word that is not in the codebook, or what the technique asks for and nobody has given. */
  readonly problem: "unknown" | "target" | "claim" | "justification";
  /** The word, or the technique that asks. */
  readonly slug: string;
}

/**
 * What is wrong with an annotation where only the words of the codebook may be used, and all that
 * its technique asks for has to be given. A tag may be of any kind: a bare note has none of its own.
 */
export function unfitIn(codebook: readonly ClosedTag[], coded: CodedAs): readonly Unfit[] {
  const offered = codebook.filter(({ retired }) => !retired);
  const isKnown = (slug: string, kind?: CodedAs["kind"]) =>
    offered.some((tag) => tag.slug === slug && (kind === undefined || tag.kind === kind));
  const unfit: Unfit[] = [];
  for (const [index, slug] of coded.tags.entries())
    if (!isKnown(slug)) unfit.push({ path: `tags.${index}`, problem: "unknown", slug });
  const { claimType, technique } = coded;
  if (coded.kind === "claim" && claimType !== null && !isKnown(claimType, "claim"))
    unfit.push({ path: "claim.type", problem: "unknown", slug: claimType });
  if (coded.kind !== "rhetoric" || technique === null) return unfit;
  const tag = offered.find(({ kind, slug }) => kind === "rhetoric" && slug === technique);
  if (!tag) return [...unfit, { path: "rhetoric.technique", problem: "unknown", slug: technique }];
  const asks = (what: "target" | "claim") => tag.requires === what || tag.requires === "both";
  const lacks = (words: string | null) => words === null || words.trim() === "";
  if (asks("target") && lacks(coded.target))
    unfit.push({ path: "rhetoric.target", problem: "target", slug: technique });
  if (asks("claim") && lacks(coded.claimId))
    unfit.push({ path: "rhetoric.claimId", problem: "claim", slug: technique });
  if (tag.justify && lacks(coded.justification))
    unfit.push({ path: "rhetoric.justification", problem: "justification", slug: technique });
  return unfit;
}

/**
 * What an edit makes unfit. What was unfit before the codebook was closed, or before a tag was
 * retired, may stay until somebody changes it.
 */
export function madeUnfit(
  codebook: readonly ClosedTag[],
  before: CodedAs | null,
  after: CodedAs,
): readonly Unfit[] {
  const already = before === null ? [] : unfitIn(codebook, before);
  return unfitIn(codebook, after).filter(
    ({ problem, slug }) => !already.some((one) => one.problem === problem && one.slug === slug),
  );
}
