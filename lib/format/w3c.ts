import type {
  Annotation,
  AnnotationReference,
  AnnotationReview,
  Note,
  Person,
} from "../annotation/annotation";
import { safeHref } from "../text/link";
import type { Exported, ExportedDocument } from "./exported";

/**
 * W3C Web Annotation Data Model (Recommendation of 23 February 2017). The choices that the
 * model leaves open are in docs/decisions/0007-w3c-export.md.
 *
 * Everything a person wrote is a JSON string here. No name of a property and no `@context` ever
 * comes from outside, so nobody can bend what the document means to a JSON-LD processor.
 */
export const W3C_CONTEXT = [
  "http://www.w3.org/ns/anno.jsonld",
  // The model has no words for these; without a context of their own they would vanish in RDF.
  { obelus: "urn:obelus:terms:" },
] as const;

export interface W3cContext {
  /** The origin this Obelus is reached at, without a slash at the end. */
  readonly publicUrl: string;
  readonly document: Pick<ExportedDocument, "id" | "revisions">;
}

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
export type W3cAnnotation = { readonly [key: string]: Json };

/** The container of a document's annotations (Web Annotation Protocol, 4); ends in a slash. */
export function containerIri(publicUrl: string, documentId: string): string {
  return `${publicUrl}/w3c/documents/${documentId}/annotations/`;
}

export function annotationIri(publicUrl: string, documentId: string, id: string): string {
  return containerIri(publicUrl, documentId) + id;
}

/** What selectors count in: asked for, it answers exactly the text of the newest revision. */
export function documentIri(publicUrl: string, documentId: string): string {
  return `${publicUrl}/api/v1/documents/${documentId}/text`;
}

/** An annotation, without `@context`: as an item of a page has it. */
export function toW3c(annotation: Annotation, context: W3cContext): W3cAnnotation {
  const { claim, quotation } = annotation;
  return {
    id: iriOf(annotation.id, context),
    type: "Annotation",
    // One for the whole, as the model asks; what each body is for stands with the body.
    motivation: "classifying",
    creator: creator(annotation.createdBy),
    created: annotation.createdAt,
    modified: annotation.updatedAt,
    body: bodies(annotation),
    target: target(annotation, context),
    ...own({
      kind: annotation.kind,
      status: annotation.status,
      visibility: annotation.visibility,
      anchor: annotation.anchor,
      orphan: annotation.orphan,
      confidence: annotation.confidence,
      claim: claim?.id ? { id: `urn:uuid:${claim.id}` } : null,
      carries: carried(annotation),
      checkworthy: claim?.checkworthy,
      speaker: quotation?.speaker,
      cue: quotation?.cue,
      addressee: quotation?.addressee,
      match: quotation?.match,
    }),
  };
}

/** The same on its own, as its IRI answers it. */
export function w3cAlone(annotation: W3cAnnotation): W3cAnnotation {
  return { "@context": W3C_CONTEXT, ...annotation };
}

/** An annotation and all that was said about it: notes reply, reviews assess. */
export function w3cItems({ annotation, notes }: Exported, context: W3cContext): W3cAnnotation[] {
  const about = iriOf(annotation.id, context);
  const there = new Set(notes.map(({ id }) => id));
  return [
    toW3c(annotation, context),
    ...notes.map((note) => reply(note, about, there)),
    ...annotation.reviews.map((review, index) => assessment(review, index, about)),
  ];
}

/** The claims of the register it carries, with what it does with each. */
function carried({ occurrences }: Annotation): Json | null {
  if (occurrences.length === 0) return null;
  return occurrences.map(({ claimId, statement, verdict, role, commitment, wording }) => ({
    id: `urn:uuid:${claimId}`,
    ...own({ statement, verdict, role, commitment, wording }),
  }));
}

function iriOf(id: string, { publicUrl, document }: W3cContext): string {
  return annotationIri(publicUrl, document.id, id);
}

function bodies({ kind, tags, body, claim, quotation, rhetoric, references }: Annotation): Json[] {
  const named = claim?.type ?? quotation?.form ?? rhetoric?.technique;
  return [
    textual("tagging", kind),
    ...tags.map((tag) => textual("tagging", tag)),
    ...(named ? [textual("classifying", named)] : []),
    ...(claim?.statement ? [textual("describing", claim.statement, "text/plain")] : []),
    ...(body ? [textual("commenting", body, "text/markdown")] : []),
    ...references.map(link),
  ];
}

function textual(purpose: string, value: string, format?: string): Json {
  return { type: "TextualBody", purpose, value, ...(format ? { format } : {}) };
}

function link({ id, relation, locator, quote, source }: AnnotationReference): Json {
  return {
    type: "SpecificResource",
    purpose: "linking",
    source: webAddress(source.url) ?? `urn:uuid:${source.id}`,
    ...(quote ? { selector: { type: "TextQuoteSelector", exact: quote } } : {}),
    ...own({
      reference: { id: `urn:uuid:${id}` },
      relation,
      locator,
      citation: source.citation,
      // As a string: the names in a citation are not ours, and would be properties of a graph.
      csl: JSON.stringify(source.csl),
    }),
  };
}

/** An IRI has to be one: what is no web address is named by its id instead. */
function webAddress(url: string): string | null {
  const href = safeHref(url);
  return href && /^https?:/i.test(href) ? href : null;
}

/**
 * One segment is one specific resource. Several are a List: an annotation with several targets
 * would say the same of each piece alone, and only the pieces together are the claim.
 */
function target(annotation: Annotation, context: W3cContext): Json {
  const items = annotation.target.map((segment) => specific(segment, annotation, context));
  return items.length === 1 ? (items[0] as Json) : { type: "List", items };
}

function specific(
  { start, end, exact, prefix, suffix }: Annotation["target"][number],
  { revision, orphan }: Annotation,
  { publicUrl, document }: W3cContext,
): Json {
  const source = documentIri(publicUrl, document.id);
  const facts = document.revisions.find(({ number }) => number === revision);
  const quote = { type: "TextQuoteSelector", exact, prefix, suffix };
  return {
    type: "SpecificResource",
    source,
    state: {
      type: "TimeState",
      cached: `${source}?revision=${revision}`,
      ...(facts ? { sourceDate: facts.createdAt } : {}),
      ...own({ revision, sha256: facts?.sha256 }),
    },
    // A position that the present text no longer has would mislead whoever skips the state.
    selector: orphan ? quote : [{ type: "TextPositionSelector", start, end }, quote],
  };
}

function reply(note: Note, about: string, there: ReadonlySet<string>): W3cAnnotation {
  const to = note.replyTo !== null && there.has(note.replyTo) ? `#note-${note.replyTo}` : "";
  return {
    id: `${about}#note-${note.id}`,
    type: "Annotation",
    motivation: "replying",
    creator: creator(note.createdBy),
    created: note.createdAt,
    modified: note.updatedAt,
    body: textual("replying", note.body, "text/markdown"),
    target: about + to,
  };
}

function assessment(review: AnnotationReview, index: number, about: string): W3cAnnotation {
  const { verdict, comment, by, updatedAt } = review;
  return {
    id: `${about}#review-${by.id ?? index}`,
    type: "Annotation",
    motivation: "assessing",
    creator: creator(by),
    modified: updatedAt,
    body: [
      textual("assessing", verdict),
      ...(comment ? [textual("commenting", comment, "text/markdown")] : []),
    ],
    target: about,
  };
}

function creator({ id, name }: Person): Json {
  return { ...(id ? { id: `urn:uuid:${id}` } : {}), type: "Person", name };
}

/** Terms of our own, under our own prefix; what is unknown or empty is not said. */
function own(terms: Readonly<Record<string, Json | null | undefined>>): W3cAnnotation {
  return Object.fromEntries(
    Object.entries(terms).flatMap(([term, value]) =>
      value === null || value === undefined || value === "" ? [] : [[`obelus:${term}`, value]],
    ),
  );
}
