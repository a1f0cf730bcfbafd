import type {
  AnnotationReference,
  AnnotationReview,
  Note,
  Quantity,
} from "../annotation/annotation";
import type { AnnotationAnswer } from "../contract/annotation";
import { webHref } from "../text/link";
import type { Exported, ExportedLink } from "./exported";
import { outgoing } from "./links";
import { attributionTerms, checkTerms } from "./w3c-quotation";
import {
  annotationIri,
  creator,
  documentIri,
  iriOf,
  ownTerms,
  type Json,
  type W3cAnnotation,
  type W3cContext,
} from "./w3c-terms";

/**
 * W3C Web Annotation Data Model (Recommendation of 23 February 2017). The choices that the model
 * leaves open are in docs/decisions/0007-w3c-export.md.
 *
 * Everything a person wrote is a JSON string here. No name of a property and no `@context` ever
 * comes from outside, so that nobody can change what the document means to a JSON-LD processor.
 */
export const W3C_CONTEXT = [
  "http://www.w3.org/ns/anno.jsonld",
  // The model has no terms for these; without a context of their own they would vanish in RDF.
  { obelus: "urn:obelus:terms:" },
] as const;

/** An annotation as an item of a page, without `@context`. */
export function toW3c(annotation: AnnotationAnswer, context: W3cContext): W3cAnnotation {
  const { claim, quotation, rhetoric } = annotation;
  return {
    id: iriOf(annotation.id, context),
    type: "Annotation",
    // One motivation for the whole annotation; the purpose of each body is given with the body.
    motivation: motivationOf(annotation),
    creator: creator(annotation.createdBy),
    created: annotation.createdAt,
    modified: annotation.updatedAt,
    body: bodies(annotation),
    target: target(annotation, context),
    ...ownTerms({
      kind: annotation.kind,
      status: annotation.status,
      statusOutdated: annotation.statusOutdated || null,
      statusReason: annotation.statusReason || null,
      visibility: annotation.visibility,
      anchor: annotation.anchor,
      orphan: annotation.orphan,
      confidence: annotation.confidence,
      suggestion: suggestionTerms(annotation),
      properties: propertyTerms(annotation),
      claim: claim?.id ? { id: `urn:uuid:${claim.id}` } : null,
      carries: occurrenceTerms(annotation),
      checkworthy: claim?.checkworthy,
      speaker: quotation?.speaker,
      cue: quotation?.cue,
      addressee: quotation?.addressee,
      match: quotation?.match,
      aimedAt: rhetoric?.target,
      serves: rhetoric?.claimId ? { id: `urn:uuid:${rhetoric.claimId}` } : null,
      justification: rhetoric?.justification,
      answers: answerTerms(annotation),
      attribution: attributionTerms(annotation, context),
      checks: checkTerms(annotation, context),
    }),
  };
}

/** An annotation as a document of its own. */
export function standalone(annotation: AnnotationAnswer, context: W3cContext): W3cAnnotation {
  return { "@context": W3C_CONTEXT, ...toW3c(annotation, context) };
}

/** What a bare highlight or note is for; everything else says what the words are. */
function motivationOf({ kind, body }: AnnotationAnswer): string {
  if (kind !== "note") return "classifying";
  return body === "" ? "highlighting" : "commenting";
}

/** An annotation and its discussion: notes reply, reviews assess, relations link. */
export function w3cItems(one: Exported, context: W3cContext): W3cAnnotation[] {
  const { annotation, notes } = one;
  const about = iriOf(annotation.id, context);
  const there = new Set(notes.map(({ id }) => id));
  return [
    toW3c(annotation, context),
    ...notes.map((note) => replyAnnotation(note, about, there)),
    ...annotation.reviews.map((review, index) => assessment(review, index, about)),
    ...outgoing(one).map((link) => linking(link, about, context)),
  ];
}

/** A relation: an annotation that links this one, its target, to another one, its body. */
function linking(
  { id, type, note, other, createdBy, createdAt }: ExportedLink,
  about: string,
  { publicUrl }: W3cContext,
): W3cAnnotation {
  const to = annotationIri(publicUrl, other.documentId, other.id);
  return {
    id: `urn:uuid:${id}`,
    type: "Annotation",
    motivation: "linking",
    creator: creator(createdBy),
    created: createdAt,
    body: to,
    target: about,
    ...ownTerms({ relation: type, note }),
  };
}

/** The claims of the register it carries, with its role for each. */
function occurrenceTerms({ occurrences }: AnnotationAnswer): Json | null {
  if (occurrences.length === 0) return null;
  return occurrences.map(
    ({ claimId, statement, verdict, role, commitment, wording, quantities }) => ({
      id: `urn:uuid:${claimId}`,
      ...ownTerms({
        statement,
        verdict,
        role,
        commitment,
        wording,
        quantities: numbers(quantities),
      }),
    }),
  );
}

/** The numbers a passage claims, without parts that are missing. */
function numbers(quantities: readonly Quantity[]): Json | null {
  if (quantities.length === 0) return null;
  return quantities.map(({ value, low, high, unit, comparator, period, place, ...of }) =>
    ownTerms({ value, low, high, unit, comparator, period, place, ...of }),
  );
}

function bodies({
  kind,
  tags,
  body,
  claim,
  quotation,
  rhetoric,
  references,
}: AnnotationAnswer): Json[] {
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
    // An IRI must be valid: a source without a web address is named by its id instead.
    source: webHref(source.url) ?? `urn:uuid:${source.id}`,
    ...(quote ? { selector: { type: "TextQuoteSelector", exact: quote } } : {}),
    ...ownTerms({
      reference: { id: `urn:uuid:${id}` },
      relation,
      locator,
      citation: source.citation,
      // A string, because the names in a citation are not ours and would become properties of the
      // graph.
      csl: JSON.stringify(source.csl),
    }),
  };
}

/**
 * One segment is one specific resource. Several are a List: an annotation with several targets
 * would say the same of each piece alone, and only the pieces together are the claim.
 */
function target(annotation: AnnotationAnswer, context: W3cContext): Json {
  const items = annotation.target.map((segment) => specific(segment, annotation, context));
  return items.length === 1 ? (items[0] as Json) : { type: "List", items };
}

function specific(
  { start, end, exact, prefix, suffix }: AnnotationAnswer["target"][number],
  { revision, orphan }: AnnotationAnswer,
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
      ...ownTerms({ revision, sha256: facts?.sha256 }),
    },
    ...ownTerms({ documentLabels: labelTerms(document.labels) }),
    // A position that the present text no longer has would mislead whoever skips the state.
    selector: orphan ? quote : [{ type: "TextPositionSelector", start, end }, quote],
  };
}

/** The labels of the document, by name. */
function labelTerms(labels: W3cContext["document"]["labels"] = []): Json | null {
  return labels.length > 0 ? labels.map(({ name }) => name) : null;
}

function replyAnnotation(note: Note, about: string, there: ReadonlySet<string>): W3cAnnotation {
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
    ...(note.resolvedAt === null
      ? {}
      : { "obelus:resolvedAt": note.resolvedAt, "obelus:resolvedBy": note.resolvedBy?.name }),
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

/** What was answered about the technique's near misses. */
function answerTerms({ rhetoric }: AnnotationAnswer): Json | null {
  const answers = rhetoric?.answers ?? [];
  return answers.length > 0 ? answers.map((one) => ownTerms({ ...one })) : null;
}

/** What a script or model suggested, where the annotation was made of that by its creator. */
function suggestionTerms({ suggestion }: AnnotationAnswer): Json | null {
  if (!suggestion) return null;
  const { id, origin, score, reason, adjusted } = suggestion;
  return { id: `urn:uuid:${id}`, ...ownTerms({ origin, score, reason, adjusted }) };
}

/** The values of its tags' properties, each with the id that the codebook names it by. */
function propertyTerms({ properties }: AnnotationAnswer): Json | null {
  const values = Object.entries(properties).map(([property, value]) =>
    ownTerms({ property, value }),
  );
  return values.length > 0 ? values : null;
}
