import { W3C_CONTEXT } from "./w3c";
import type { W3cAnnotation } from "./w3c-terms";

/** What is written before, between and after the items of a collection. */
export interface CollectionFrame {
  readonly before: string;
  readonly between: string;
  after(total: number): string;
  /** The whole document when there are no items: an empty collection has no page. */
  readonly empty: string;
}

/**
 * An AnnotationCollection with its one page inside. `total` is last, since it is only known when
 * all items are written; members of a JSON object have no order. `about` holds terms of our own for
 * what no annotation carries.
 */
export function collectionFrame(
  iri: string,
  label: string,
  about: W3cAnnotation = {},
): CollectionFrame {
  const page = `${iri}#page`;
  const head = {
    "@context": W3C_CONTEXT,
    id: iri,
    type: "AnnotationCollection",
    label,
    generator: { type: "Software", name: "Obelus" },
    ...about,
  };
  const first = { id: page, type: "AnnotationPage", partOf: iri, startIndex: 0 };
  const open = (object: object) => JSON.stringify(object).slice(0, -1);
  return {
    before: `${open(head)},\n"first":${open(first)},"items":[\n`,
    between: ",\n",
    after: (total) => `\n]},\n"last":${JSON.stringify(page)},"total":${total}}\n`,
    empty: `${JSON.stringify({ ...head, total: 0 })}\n`,
  };
}
