import { listedNames, listNames } from "@/lib/agreement/listed-names";
import type { AnswerAt, QueryTo } from "@/lib/contract/endpoint";

/** What the list of cases is narrowed to, and whether rejected spans are shown in it. */
export interface CaseFilter extends Omit<
  QueryTo<"GET /documents/{documentId}/adjudication">,
  "cursor" | "limit"
> {
  readonly document?: string;
  /** `all` stands for no state, since `open` is where one begins. */
  readonly show?: "all";
  readonly rejected?: "shown";
}

/** A case, as /api/v1 carries it. Offsets count code points. */
export type Case = AnswerAt<"GET /documents/{documentId}/adjudication">["items"][number];
export type Coding = Case["codings"][number];
export type Decision = Case["decisions"][number];
export type Outcome = Decision["outcome"];
export type Person = Coding["by"];

/** What somebody made of a case: what several made alike stands once. */
export interface Variant {
  /** Of one of them, in reading order. */
  readonly codings: readonly Coding[];
  readonly people: readonly Person[];
}

/** What is asked of the API. */
export function queryOf({ kind, state, tag, outcome, coders, show }: CaseFilter) {
  return { kind, tag, outcome, coders, state: show === "all" ? undefined : (state ?? "open") };
}

/** The parameters of the address that ask for this. */
export function parametersOf(filter: CaseFilter): URLSearchParams {
  const some = Object.entries(filter).filter(([, value]) => value !== undefined);
  return new URLSearchParams(some.map(([name, value]) => [name, String(value)]));
}

/** Whether the list is narrowed beyond what one begins with. */
export function isNarrowed({ kind, tag, outcome, coders }: CaseFilter): boolean {
  return [kind, tag, outcome, coders].some((each) => each !== undefined);
}

/** The first and, of several, the second whose cases are listed: ids, or names of an import. */
export function comparedIn({ coders }: CaseFilter): [first: string, second: string] {
  const [first = "", second = ""] = listedNames(coders ?? "");
  return [first, second];
}

/** The filter with one or two whose cases are listed; with anybody's where neither is named. */
export function withCompared(filter: CaseFilter, first: string, second: string): CaseFilter {
  const named = [...new Set([first, second])].filter((each) => each !== "");
  return { ...filter, coders: named.length === 0 ? undefined : listNames(named) };
}

export const personKey = ({ id, name }: Person) => id ?? `name ${name}`;

/** What people made of a case, what most say first. */
export function variantsOf({ codings }: Case): Variant[] {
  const byPerson = new Map<string, Coding[]>();
  for (const coding of codings) {
    const key = personKey(coding.by);
    byPerson.set(key, [...(byPerson.get(key) ?? []), coding]);
  }
  const variants = new Map<string, { codings: Coding[]; people: Person[] }>();
  for (const own of byPerson.values()) {
    const variantKey = JSON.stringify(own.map(saidBy));
    const there = variants.get(variantKey) ?? { codings: own, people: [] };
    variants.set(variantKey, {
      ...there,
      people: [...there.people, ...own.slice(0, 1).map(({ by }) => by)],
    });
  }
  return [...variants.values()].sort((one, other) => other.people.length - one.people.length);
}

function saidBy({ kind, slug, tags, speaker, target }: Coding) {
  return [
    kind,
    slug,
    tags.toSorted(),
    speaker?.trim().toLowerCase() ?? null,
    target.map(({ start, end }) => [start, end]),
  ];
}

/** What a decision is made on. */
export function namedIn({ codings }: Case) {
  return codings.map(({ annotationId: id, version }) => ({ id, version }));
}

/** The words of a target on one line. */
export function wordsOf(target: readonly { readonly exact: string }[]): string {
  return target.map(({ exact }) => exact.replace(/\s+/g, " ")).join(" … ");
}
