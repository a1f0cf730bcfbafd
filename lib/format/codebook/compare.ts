import type { CodeField } from "../../contract/code-terms";
import { numberedSlug } from "../../tag/slug";
import { differingFields, type Code } from "./code";
import { firstFree, keyOf, type OwnCode, type ResolvedCode } from "./resolve";

export interface ComparedCode extends ResolvedCode {
  readonly state: "create" | "same" | "differs";
  /** The tag that has its name. */
  readonly own: OwnCode | null;
  readonly differences: readonly CodeField[];
  /** What it says, with its parent as a slug of the project as that now is. */
  readonly valuesHere: Partial<Code>;
  /** Its slug where both are kept. */
  readonly beside: string | null;
}

/** How many numbered slugs beside a tag are looked at for a code that was kept there before. */
const MOST_BESIDE = 50;

/**
 * Holds the codes of a file against the tags of a project. One that was once kept beside the tag of
 * its name is the same as the tag that it became.
 */
export function compareCodes(
  codes: readonly ResolvedCode[],
  ours: readonly OwnCode[],
): ComparedCode[] {
  const byKey = new Map(ours.map((tag) => [keyOf(tag.kind, tag.slug), tag]));
  const inFile = new Set(codes.map(({ key }) => key));
  // Long slugs that begin alike would get one number.
  const promised = new Set(inFile);
  const became = new Map<string, string>();
  return codes.map((code) => {
    const { key, kind, slug } = code;
    const parent = parentOf(code, became);
    const valuesHere = { ...code.values, ...(parent === undefined ? {} : { parent }) };
    const own = byKey.get(key) ?? null;
    if (!own) {
      became.set(key, slug);
      return { ...code, state: "create", own, differences: [], valuesHere, beside: null };
    }
    const differences = differingFields(valuesHere, own);
    const before = differences.length > 0 ? keptBeside(code, valuesHere, byKey, inFile) : own;
    became.set(key, before?.slug ?? own.slug);
    if (before) {
      return { ...code, state: "same", own: before, differences: [], valuesHere, beside: null };
    }
    const isTaken = (wish: string) =>
      byKey.has(keyOf(kind, wish)) || promised.has(keyOf(kind, wish));
    const beside = firstFree([], slug, isTaken);
    promised.add(keyOf(kind, beside));
    return { ...code, state: "differs", own, differences, valuesHere, beside };
  });
}

function parentOf(
  { above }: ResolvedCode,
  became: ReadonlyMap<string, string>,
): string | null | undefined {
  if (!above) return undefined;
  if ("none" in above) return null;
  return "slug" in above ? above.slug : (became.get(above.key) ?? null);
}

/** The tag that a code became when it was kept beside the one of its name. */
function keptBeside(
  { kind, slug }: ResolvedCode,
  values: Partial<Code>,
  byKey: ReadonlyMap<string, OwnCode>,
  inFile: ReadonlySet<string>,
): OwnCode | null {
  for (let n = 2; n < MOST_BESIDE; n++) {
    const key = keyOf(kind, numberedSlug(slug, n));
    const tag = byKey.get(key);
    if (!tag || inFile.has(key)) continue;
    if (differingFields(renamed(values, slug, tag.slug), tag).length === 0) return tag;
  }
  return null;
}

/** What a code says of itself by its slug, under another one. */
export function renamed<Part extends Partial<Code>>(values: Part, from: string, to: string): Part {
  if (!values.nearMisses) return values;
  const nearMisses = values.nearMisses.map((miss) =>
    miss.yes === from ? { ...miss, yes: to } : miss,
  );
  return { ...values, nearMisses };
}
