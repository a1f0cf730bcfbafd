import { reason } from "../../reason";
import { numberedSlug, slugOf } from "../../tag/slug";
import { isSlug, type TAG_KINDS } from "../../contract/terms";
import type { Code } from "./code";
import type { CodebookReading } from "./incoming";

type Kind = (typeof TAG_KINDS)[number];

/** What a file says of a code; what it leaves out is absent. */
type CodeValues = Pick<Code, "label"> &
  Partial<Omit<Code, "kind" | "slug" | "parent" | "mergedInto">>;

/** A code of a file whose values keep the rules of the contract. */
export interface CheckedCode {
  readonly line: number;
  readonly names: readonly string[];
  readonly kind?: Kind;
  readonly slug?: string;
  readonly parent?: string | null;
  readonly mergedInto?: string | null;
  readonly values: CodeValues;
}

/** A tag that the project has. */
export type OwnCode = Code & { readonly id: string };

/** A code that has its kind, its slug and its place. */
export interface ResolvedCode {
  /** Unique in the file, and the same whenever the same file is read. */
  readonly key: string;
  readonly line: number;
  readonly kind: Kind;
  readonly slug: string;
  readonly values: CodeValues;
  /** What it stands under; absent where the file does not say. */
  readonly above?: Above;
  /** What its annotations went to; null for nothing. */
  readonly mergedInto: Above | null;
}

/** Another code of the file, a tag that the project has, or nothing. */
export type Above = { readonly key: string } | { readonly slug: string } | { readonly none: true };

export const keyOf = (kind: string, slug: string): string => `${kind}/${slug}`;

/** Labels are the same however they are capitalised. */
const folded = (label: string): string => label.normalize("NFKC").trim().toLowerCase();

interface Named {
  readonly code: CheckedCode;
  readonly kind: Kind;
  slug: string;
}

/**
 * Gives each code its kind, its slug and what it stands under. A code without a slug means the tag
 * that has its label, else it is named by its label; of two with one label the second is named by
 * what it stands under too. Parents that run in a circle are not kept where the circle closes. Codes
 * come in an order in which each stands after the one above it.
 */
export function resolveCodes(
  codes: readonly CheckedCode[],
  ours: readonly OwnCode[],
  otherKind: Kind,
  reading: Pick<CodebookReading, "refuse" | "notice">,
): ResolvedCode[] {
  const all = codes.map((code): Named => ({ code, kind: code.kind ?? otherKind, slug: "" }));
  const taken = new Map<string, Named>();
  const named = nameThem(all, ours, taken, reading);
  const index = indexOf(named);
  const own = ownNames(ours);
  const find = ({ kind, code: { line } }: Named, name: string | null | undefined) => {
    if (name === undefined) return undefined;
    if (name === null || name === "") return { none: true } as const;
    const found = index.get(`${kind} ${name}`);
    if (found && found.code.line !== line) return { key: keyOf(found.kind, found.slug) };
    const tag = own.get(`${kind} ${name}`) ?? own.get(`${kind} ${folded(name)}`);
    return tag && { slug: tag.slug };
  };
  const codesInPlace = named.map((one): ResolvedCode => {
    const { code, kind, slug } = one;
    const above = find(one, code.parent);
    if (code.parent && !above) {
      reading.notice("Refusals.codebookFile.notices.parents", code.values.label);
    }
    const key = keyOf(kind, slug);
    const merged = find(one, code.mergedInto);
    return {
      key,
      line: code.line,
      kind,
      slug,
      values: code.values,
      ...(above ? { above } : {}),
      mergedInto: merged && !("none" in merged) ? merged : null,
    };
  });
  return withoutCircles(codesInPlace, reading);
}

/** The project's tags by kind and label; of two with one label the one that is offered. */
function ownLabels(ours: readonly OwnCode[]): Map<string, OwnCode> {
  const byLabel = new Map<string, OwnCode>();
  for (const tag of ours) {
    const label = `${tag.kind} ${folded(tag.label)}`;
    const known = byLabel.get(label);
    if (!known || (known.retired && !tag.retired)) byLabel.set(label, tag);
  }
  return byLabel;
}

/** The project's tags by kind and slug, and where no slug is called so, by label. */
function ownNames(ours: readonly OwnCode[]): ReadonlyMap<string, OwnCode> {
  const names = ownLabels(ours);
  for (const tag of ours) names.set(`${tag.kind} ${tag.slug}`, tag);
  return names;
}

/** Gives each its slug; one whose slug another code of the file has is refused. */
function nameThem(
  all: readonly Named[],
  ours: readonly OwnCode[],
  taken: Map<string, Named>,
  reading: Pick<CodebookReading, "refuse">,
): Named[] {
  const named: Named[] = [];
  const take = (one: Named, slug: string) => {
    one.slug = slug;
    taken.set(keyOf(one.kind, slug), one);
  };
  for (const one of all) {
    const { slug, line, values } = one.code;
    if (slug === undefined || !isSlug(slug)) continue;
    if (taken.has(keyOf(one.kind, slug))) {
      reading.refuse(line, values.label, reason("Refusals.codebookFile.twice", { slug }));
    } else {
      take(one, slug);
    }
  }
  const byLabel = ownLabels(ours);
  const byName = new Map(all.map((one) => [`${one.kind} ${one.code.names[0] ?? ""}`, one]));
  for (const one of all) {
    const { slug, values, line, parent } = one.code;
    if (one.slug === "" && (slug === undefined || !isSlug(slug))) {
      const above = typeof parent === "string" ? byName.get(`${one.kind} ${parent}`) : undefined;
      const own = slugOf(slug ?? "") || slugOf(values.label);
      if (own === "") {
        reading.refuse(line, values.label, reason("Refusals.codebookFile.nameless"));
        continue;
      }
      const wishes = [
        byLabel.get(`${one.kind} ${folded(values.label)}`)?.slug ?? own,
        own,
        slugOf(`${above?.code.values.label ?? ""} ${values.label}`),
      ];
      take(
        one,
        firstFree(wishes, own, (wish) => taken.has(keyOf(one.kind, wish))),
      );
    }
    if (one.slug !== "") named.push(one);
  }
  return named;
}

/** The first of the wishes that is free, else the first number that is. */
export function firstFree(
  wishes: readonly string[],
  base: string,
  isTaken: (slug: string) => boolean,
): string {
  const wish = wishes.find((one) => one !== "" && !isTaken(one));
  if (wish !== undefined) return wish;
  for (let n = 2; ; n++) {
    const next = numberedSlug(base, n);
    if (!isTaken(next)) return next;
  }
}

/** Codes by what others call them: first their slugs, then the names of the file, the own ones first. */
function indexOf(all: readonly Named[]): ReadonlyMap<string, Named> {
  const index = new Map<string, Named>();
  const most = Math.max(0, ...all.map(({ code }) => code.names.length));
  for (let rank = -1; rank < most; rank++) {
    for (const one of all) {
      const name = rank < 0 ? one.slug : one.code.names[rank];
      const key = `${one.kind} ${name ?? ""}`;
      if (name !== undefined && !index.has(key)) index.set(key, one);
    }
  }
  return index;
}

/** The codes with each after the one above it; what closes a circle stands at the top. */
function withoutCircles(
  codes: readonly ResolvedCode[],
  reading: Pick<CodebookReading, "notice">,
): ResolvedCode[] {
  const byKey = new Map(codes.map((code) => [code.key, code]));
  const sorted = new Map<string, ResolvedCode>();
  for (const code of codes) {
    const path: ResolvedCode[] = [];
    const onPath = new Set<string>();
    let at: ResolvedCode | undefined = code;
    while (at && !sorted.has(at.key) && !onPath.has(at.key)) {
      path.push(at);
      onPath.add(at.key);
      at = at.above && "key" in at.above ? byKey.get(at.above.key) : undefined;
    }
    const closes = at && onPath.has(at.key) ? path.at(-1)?.key : undefined;
    for (const one of path.toReversed()) {
      if (one.key === closes) {
        reading.notice("Refusals.codebookFile.notices.circles", one.values.label);
        sorted.set(one.key, { ...one, above: { none: true } });
      } else sorted.set(one.key, one);
    }
  }
  return [...sorted.values()];
}
