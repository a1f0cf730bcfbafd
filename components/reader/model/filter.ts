import { type Annotation, type Kind } from "@/lib/annotation/annotation";
import { CONFIDENCES, HEDGES, hedgesOf, type Hedge } from "@/lib/annotation/certainty";
import { KINDS, STATUS_FILTERS } from "@/lib/contract/terms";

/** Which annotations are shown. Null and an empty list let everything through. */
export interface Filter {
  /** Kinds that are left out. */
  readonly without: readonly Kind[];
  /** A slug: of a tag, a claim's type, a form or a technique; a group's stands for all below it. */
  readonly tag: string | null;
  /** An account's id, or the name of someone without one. */
  readonly author: string | null;
  readonly status: (typeof STATUS_FILTERS)[number] | null;
  /** How sure the annotator is. */
  readonly confidence: number | null;
  /** How the speaker stands to what is claimed. */
  readonly hedge: Hedge | null;
  /** Only those that lost their place. */
  readonly orphans: boolean;
  /** Ids: only what others marked or noted since one was last here. It is in no address. */
  readonly news: ReadonlySet<string> | null;
}

export const EVERYTHING: Filter = {
  without: [],
  tag: null,
  author: null,
  status: null,
  confidence: null,
  hedge: null,
  orphans: false,
  news: null,
};

export function isNarrow(filter: Filter): boolean {
  return filter.news !== null || queryOf(filter, new URLSearchParams()).size > 0;
}

/** Everything an annotation is called: its tags, and what its own kind says of it. */
export function slugsOf({ tags, claim, quotation, rhetoric }: Annotation): string[] {
  const own = [claim?.type, quotation?.form, rhetoric?.technique];
  return [...new Set([...own.filter((slug) => slug != null), ...tags])];
}

export function authorOf({ createdBy }: Annotation): string {
  return createdBy.id ?? createdBy.name;
}

/** The slugs of the tags below a group, by the group's own slug. */
export type Families = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether it is called by a tag, or by one that stands below it in the codebook. */
function isCalled(annotation: Annotation, tag: string, families: Families): boolean {
  const family = families.get(tag);
  return slugsOf(annotation).some((slug) => slug === tag || family?.has(slug));
}

export function filterMatches(filter: Filter, annotation: Annotation, families: Families): boolean {
  return (
    !filter.without.includes(annotation.kind) &&
    (filter.tag === null || isCalled(annotation, filter.tag, families)) &&
    (filter.author === null || authorOf(annotation) === filter.author) &&
    hasStatus(annotation, filter.status) &&
    (filter.confidence === null || annotation.confidence === filter.confidence) &&
    (filter.hedge === null || hedgesOf(annotation).includes(filter.hedge)) &&
    (!filter.orphans || annotation.orphan) &&
    (filter.news === null || filter.news.has(annotation.id))
  );
}

function hasStatus({ status, statusOutdated }: Annotation, filtered: Filter["status"]): boolean {
  return filtered === null || (filtered === "outdated" ? statusOutdated : status === filtered);
}

const OURS = ["kind", "tag", "author", "status", "confidence", "commitment", "orphan"];

/** The filter as a query, beside whatever else stands in the address. */
export function queryOf(filter: Filter, query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const name of OURS) next.delete(name);
  if (filter.without.length > 0) {
    next.set("kind", KINDS.filter((kind) => !filter.without.includes(kind)).join(","));
  }
  if (filter.tag) next.set("tag", filter.tag);
  if (filter.author) next.set("author", filter.author);
  if (filter.status) next.set("status", filter.status);
  if (filter.confidence) next.set("confidence", String(filter.confidence));
  if (filter.hedge) next.set("commitment", filter.hedge);
  if (filter.orphans) next.set("orphan", "true");
  return next;
}

/** Words nobody knows are passed over: addresses are typed by hand, too. */
export function filterFrom(query: URLSearchParams): Filter {
  const kinds = query.get("kind")?.split(",");
  const status = query.get("status");
  return {
    without: kinds ? KINDS.filter((kind) => !kinds.includes(kind)) : [],
    tag: query.get("tag") || null,
    author: query.get("author") || null,
    status: STATUS_FILTERS.find((known) => known === status) ?? null,
    confidence: CONFIDENCES.find((step) => String(step) === query.get("confidence")) ?? null,
    hedge: HEDGES.find((known) => known === query.get("commitment")) ?? null,
    orphans: query.get("orphan") === "true",
    news: null,
  };
}
