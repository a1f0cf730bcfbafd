import type { KINDS } from "../contract/terms";
import type { CodebookTag } from "./codebook";
import {
  lackingIn,
  misfitsIn,
  propertiesOf,
  type PropertyValues,
  type TagProperty,
} from "./properties";

/** What a project's codebook enforces; where it does neither, its words are an offer. */
export interface CodebookRules {
  /** Only its words may be used. */
  readonly closed: boolean;
  /** What a technique asks for has to be given. */
  readonly strict: boolean;
}

/** A tag as far as the rules ask. */
export interface RuledTag extends Pick<CodebookTag, "slug" | "requires" | "justify"> {
  readonly kind: CodedAs["kind"];
  /** Whether it is no longer offered. */
  readonly retired: boolean;
  readonly properties: readonly TagProperty[];
}

/** What an annotation is called, and what is given for its technique. */
export interface CodedAs {
  readonly kind: (typeof KINDS)[number];
  readonly tags: readonly string[];
  readonly claimType: string | null;
  readonly technique: string | null;
  readonly form: string | null;
  readonly target: string | null;
  readonly claimId: string | null;
  readonly justification: string | null;
  readonly properties: PropertyValues;
}

/** A field of an annotation that the codebook does not accept as it is. */
export interface Unfit {
  /** As the API names it: `tags.0`, `rhetoric.target`. */
  readonly path: string;
  /** A word that is not in the codebook, or what the technique asks for and nobody has given. */
  readonly problem:
    | "unknown"
    | "target"
    | "claim"
    | "justification"
    | "property"
    | "property-unknown"
    | "property-value";
  /** The word, or the technique that asks; of a property its id. */
  readonly slug: string;
  /** The property that is missing, or whose value is not of its type. */
  readonly property?: TagProperty | null;
}

/** Whether a use of a tag must say more than its words. */
export function hasDemands(tag: Pick<RuledTag, "requires" | "justify">): boolean {
  return Boolean(tag.requires) || tag.justify === true;
}

/** Whether a use of a tag must give the value of a property. */
function hasRequiredProperties(tag: Pick<RuledTag, "properties">): boolean {
  return tag.properties.some(({ required }) => required);
}

/** Whether a codebook's rules require more of a use of a tag than its words. */
export function asksForMore(
  tag: Pick<RuledTag, "requires" | "justify" | "properties">,
  { strict }: Pick<CodebookRules, "strict">,
): boolean {
  return strict && (hasDemands(tag) || hasRequiredProperties(tag));
}

/** The properties that the tags of an annotation give it, in the order of the codebook. */
export function propertiesFor(
  codebook: readonly Pick<RuledTag, "kind" | "slug" | "properties">[],
  { kind, tags, claimType, form, technique }: CodedAs,
): readonly TagProperty[] {
  const own = { claim: claimType, quotation: form, rhetoric: technique, note: null }[kind];
  return propertiesOf(codebook, { kind, tags, own });
}

/**
 * What the rules of a codebook object to in an annotation. A tag may be of any kind: a bare note has
 * none of its own.
 */
export function unfitIn(
  codebook: readonly RuledTag[],
  { closed, strict }: CodebookRules,
  coded: CodedAs,
): readonly Unfit[] {
  const { kind, tags, claimType, technique } = coded;
  const offered = codebook.filter(({ retired }) => !retired);
  const isOffered = (slug: string, of?: CodedAs["kind"]) =>
    offered.some((tag) => tag.slug === slug && (of === undefined || tag.kind === of));
  const unfit: Unfit[] = [];
  if (closed) {
    for (const [index, slug] of tags.entries())
      if (!isOffered(slug)) unfit.push({ path: `tags.${index}`, problem: "unknown", slug });
    if (kind === "claim" && claimType !== null && !isOffered(claimType, "claim"))
      unfit.push({ path: "claim.type", problem: "unknown", slug: claimType });
    if (kind === "rhetoric" && technique !== null && !isOffered(technique, "rhetoric"))
      unfit.push({ path: "rhetoric.technique", problem: "unknown", slug: technique });
  }
  if (strict) {
    const lacking = lackingIn(propertiesFor(codebook, coded), coded.properties);
    for (const property of lacking) {
      const { id } = property;
      unfit.push({ path: `properties.${id}`, problem: "property", slug: id, property });
    }
  }
  const tag = codebook.find((each) => each.kind === "rhetoric" && each.slug === technique);
  if (!strict || kind !== "rhetoric" || technique === null || !tag) return unfit;
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
 * What an edit makes unfit. What was unfit before the rules held, or before a tag was retired, may
 * stay until somebody changes it.
 */
export function madeUnfit(
  codebook: readonly RuledTag[],
  rules: CodebookRules,
  before: CodedAs | null,
  after: CodedAs,
): readonly Unfit[] {
  const already = before === null ? [] : unfitIn(codebook, rules, before);
  const made = unfitIn(codebook, rules, after).filter(
    ({ problem, slug }) => !already.some((one) => one.problem === problem && one.slug === slug),
  );
  return [...made, ...misfits(codebook, before, after)];
}

/** Values that an edit gives and that no property takes: in every project, however open. */
function misfits(codebook: readonly RuledTag[], before: CodedAs | null, after: CodedAs): Unfit[] {
  const known = propertiesFor(codebook, after);
  return misfitsIn(known, before?.properties ?? {}, after.properties).map(
    ({ id, problem, property }) => ({ path: `properties.${id}`, problem, slug: id, property }),
  );
}
