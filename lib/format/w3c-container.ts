import { W3C_CONTEXT } from "./w3c";
import type { Json, W3cAnnotation } from "./w3c-terms";

/** The annotations of a page of a container. */
export const CONTAINER_PAGE = 20;

/** Which representation of a container is asked for (Web Annotation Protocol, 4.2). */
export interface ContainerView {
  /** Annotations are named by their IRIs alone, and not described. */
  readonly iris: boolean;
  /** Without the annotations themselves. */
  readonly minimal: boolean;
}

/** What there is to say of a container. */
export interface ContainerFacts {
  readonly iri: string;
  readonly label: string;
  readonly total: number;
  /** When something in it changed last. */
  readonly modified: string;
}

/** The container's own terms come from the context of the Linked Data Platform. */
const CONTAINER_CONTEXT = [W3C_CONTEXT[0], "http://www.w3.org/ns/ldp.jsonld", W3C_CONTEXT[1]];

/** The IRI of a representation, which its `id` and `Content-Location` name. */
export function viewIri(iri: string, { iris, minimal }: ContainerView): string {
  if (minimal && !iris) return iri;
  return `${iri}?iris=${iris ? 1 : 0}`;
}

function pageIri(iri: string, iris: boolean, page: number): string {
  return `${iri}?iris=${iris ? 1 : 0}&page=${page}`;
}

function lastPage(total: number): number {
  return Math.max(0, Math.ceil(total / CONTAINER_PAGE) - 1);
}

/** Whether a container of so many annotations has this page; an empty one has none. */
export function hasPage(total: number, page: number): boolean {
  return total > 0 && page <= lastPage(total);
}

/**
 * A container as a collection with its first page inside. `items`: the annotations of the first
 * page or their IRIs; not needed for a minimal one.
 */
export function containerOf(
  facts: ContainerFacts,
  view: ContainerView,
  items: readonly Json[],
): W3cAnnotation {
  const { iri, label, total, modified } = facts;
  return {
    "@context": CONTAINER_CONTEXT,
    id: viewIri(iri, view),
    type: ["BasicContainer", "AnnotationCollection"],
    label,
    total,
    modified,
    ...(total === 0
      ? {}
      : {
          first: view.minimal
            ? pageIri(iri, view.iris, 0)
            : { ...pageMembers(facts, view, 0, items), partOf: viewIri(iri, view) },
          last: pageIri(iri, view.iris, lastPage(total)),
        }),
  };
}

/** A page of a container by itself; counted from 0. */
export function containerPage(
  facts: ContainerFacts,
  view: Pick<ContainerView, "iris">,
  page: number,
  items: readonly Json[],
): W3cAnnotation {
  const { iri, label, total, modified } = facts;
  const whole = viewIri(iri, { iris: view.iris, minimal: false });
  return {
    "@context": W3C_CONTEXT,
    ...pageMembers(facts, view, page, items),
    partOf: { id: whole, type: "AnnotationCollection", label, total, modified },
  };
}

function pageMembers(
  { iri, total }: ContainerFacts,
  { iris }: Pick<ContainerView, "iris">,
  page: number,
  items: readonly Json[],
): W3cAnnotation {
  return {
    id: pageIri(iri, iris, page),
    type: "AnnotationPage",
    startIndex: page * CONTAINER_PAGE,
    ...(page > 0 ? { prev: pageIri(iri, iris, page - 1) } : {}),
    ...(page < lastPage(total) ? { next: pageIri(iri, iris, page + 1) } : {}),
    items,
  };
}
