import { describe } from "@/lib/anchor/quote";
import {
  NO_CLAIM_DETAIL,
  NO_QUOTATION_DETAIL,
  NO_RHETORIC,
  type Annotation,
  type AnnotationCheck,
  type AnnotationOccurrence,
  type Attribution,
  type Segment,
} from "@/lib/annotation/annotation";
import type { OutlineAnswer, OutlinesAnswer } from "@/lib/contract/outlines";
import type { InUtf16 } from "@/lib/contract/offsets";

/** Annotations in brief, as the server answers them; offsets count UTF-16 code units. */
export type Outlines = InUtf16<OutlinesAnswer>;

/**
 * An annotation of which only what lists, overlays and filters show was read. Everything else has
 * an empty value, so what shows more than that asks {@link isOutline} and waits for the rest.
 */
interface OutlinedAnnotation extends Annotation {
  readonly isOutline: true;
  /** Whether there are words on it, which were not read. */
  readonly hasBody: boolean;
}

/** Whether only part of an annotation was read. An edit of one's own leaves it so. */
export function isOutline(annotation: Annotation): annotation is OutlinedAnnotation {
  return "isOutline" in annotation;
}

interface Place {
  readonly projectId: string;
  readonly documentId: string;
  readonly revision: number;
  readonly text: string;
}

/** The annotations that outlines of a document stand for. */
export function annotationsFrom(
  { items, people, revision }: Omit<Outlines, "next">,
  place: Place,
): Annotation[] {
  const isRead = revision === place.revision;
  return items.map((item) => annotationFrom(item, people, place, isRead));
}

function annotationFrom(
  item: InUtf16<OutlineAnswer>,
  people: Outlines["people"],
  { projectId, documentId, revision, text }: Place,
  isRead: boolean,
): OutlinedAnnotation {
  const { id, kind, anchor = "exact", carries, turned, inside } = item;
  const isPlaced = isRead && item.at.length > 0;
  return {
    isOutline: true,
    hasBody: item.hasBody === true,
    id,
    projectId,
    documentId,
    // One that was left on an older revision is never drawn.
    revision: isPlaced ? revision : 0,
    kind,
    target: targetOf(item, isPlaced ? text : ""),
    tags: item.tags ?? [],
    properties: NO_VALUES,
    body: "",
    visibility: item.private ? "private" : "project",
    claim:
      kind === "claim"
        ? {
            ...NO_CLAIM_DETAIL,
            id: carries?.[0]?.claimId ?? null,
            statement: item.statement ?? null,
            type: item.claimType ?? null,
          }
        : null,
    quotation:
      kind === "quotation"
        ? { ...NO_QUOTATION_DETAIL, form: item.form ?? null, speaker: item.speaker ?? null }
        : null,
    rhetoric: kind === "rhetoric" ? { ...NO_RHETORIC, technique: item.technique ?? null } : null,
    confidence: item.confidence ?? null,
    occurrences: carries ? carries.map((claim) => occurrenceFrom(id, claim)) : NOTHING,
    attribution: inside === undefined ? null : attributionFrom(id, inside),
    checks: turned ? [checkFrom(id, turned)] : NOTHING,
    references: NOTHING,
    reviews: NOTHING,
    noteCount: 0,
    status: item.status ?? "open",
    statusOutdated: item.statusOutdated === true,
    statusReason: "",
    anchor,
    orphan: anchor === "lost",
    was: null,
    createdBy: {
      id: item.by ?? null,
      name: item.by === undefined ? (item.name ?? "") : (people[item.by] ?? ""),
    },
    createdAt: "",
    updatedAt: "",
    version: item.version,
    // Unknown: every change that the feed reports of it is newer.
    change: 0,
  };
}

const NOTHING: readonly never[] = [];
const NO_VALUES = {};

/** Each segment's words are those of the text unless the outline says them. */
function targetOf({ at, exact }: InUtf16<OutlineAnswer>, text: string): Segment[] {
  const count = Math.max(at.length / 2, exact?.length ?? 0);
  return Array.from({ length: count }, (_, i) => {
    const [start, end] = [at[2 * i] ?? 0, at[2 * i + 1] ?? 0];
    const words = exact?.[i];
    if (words === undefined && start < end && end <= text.length) {
      return describe(text, { start, end });
    }
    return { start, end, exact: words ?? "", prefix: "", suffix: "" };
  });
}

function occurrenceFrom(
  annotationId: string,
  { claimId, commitment }: NonNullable<OutlineAnswer["carries"]>[number],
): AnnotationOccurrence {
  return {
    id: "",
    annotationId,
    claimId,
    statement: "",
    verdict: null,
    role: "asserts",
    wording: "",
    commitment,
    quantities: NOTHING,
    version: 0,
  };
}

/** A check of which only its warnings are known. */
function checkFrom(
  annotationId: string,
  turned: NonNullable<OutlineAnswer["turned"]>,
): AnnotationCheck {
  return {
    id: "",
    annotationId,
    sourceDocumentId: "",
    sourceTitle: "",
    verdict: "verbatim",
    signedVerdict: null,
    signedBy: null,
    outdated: false,
    warnings: turned.map((kind) => ({ kind, exact: "" })),
  };
}

function attributionFrom(annotationId: string, inside: string): Attribution {
  return {
    id: "",
    annotationId,
    speaker: null,
    addressee: null,
    naming: "anonymous",
    at: { cue: null, speaker: null, addressee: null },
    inside,
  };
}
