import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import { numberFor } from "@/lib/change/lane";
import { convertOffsets } from "@/lib/contract/offset-codec";
import { offsetMapOf } from "@/lib/contract/offset-map";
import { annotations, type AnnotationAnswer } from "@/lib/contract/annotation";
import { codePointIndexFrom, type CodePointSource } from "@/lib/text/code-points";
import {
  annotationFrom,
  NOTHING_HANGING,
  type AnnotationColumns,
  type CardRow,
} from "@/server/annotation/row";

/** The columns that an export reads of each annotation; the document knows the others. */
export const COLUMNS = [
  "id",
  "revision",
  "kind",
  "target",
  "anchor",
  "tags",
  "properties",
  "body",
  "visibility",
  "status",
  "statusOutdated",
  "statusReason",
  "claimStatement",
  "claimType",
  "claimCheckworthy",
  "quotationForm",
  "quotationSpeaker",
  "quotationCue",
  "quotationAddressee",
  "quotationMatch",
  "rhetoricTechnique",
  "rhetoricTarget",
  "rhetoricClaimId",
  "rhetoricJustification",
  "rhetoricAnswers",
  "confidence",
  "suggestion",
  "createdById",
  "authorName",
  "version",
  "change",
  "lane",
  "createdAt",
  "updatedAt",
] as const satisfies readonly (keyof AnnotationColumns)[];

type Column = (typeof COLUMNS)[number];
type Columns = {
  readonly [Name in Exclude<Column, "tags">]: readonly AnnotationColumns[Name][];
} & {
  /** Null where the column has no value, which Prisma reads as an empty list. */
  readonly tags: readonly (string[] | null)[];
};

/** What hangs on an annotation. */
type Hanging = Pick<
  CardRow,
  | "references"
  | "reviews"
  | "occurrences"
  | "attribution"
  | "quotationChecks"
  | "anchorEvents"
  | "_count"
>;

/** Annotations in reading order as the database wrote them, for a thread to take apart. */
export interface StoredPage {
  readonly projectId: string;
  readonly documentId: string;
  /** JSON: the values of each column, in the order of the annotations. */
  readonly columns: string;
  /** JSON: the names of the people who made them, by id; null when nobody has an account. */
  readonly people: string | null;
  /** JSON: what hangs on those on which anything hangs, each with the id of its annotation. */
  readonly hanging: string | null;
  /** The `after` of each of the reader's own changes of the document. */
  readonly afters: readonly number[];
  /** Of each revision in which both ways of counting characters differ. */
  readonly codePoints: readonly (readonly [revision: number, CodePointSource])[];
}

/** The annotations of a page from one position up to another, with offsets in code points. */
export function annotationsIn(page: StoredPage, from: number, to: number): AnnotationAnswer[] {
  const columns = JSON.parse(page.columns) as Columns;
  const people = JSON.parse(page.people ?? "{}") as Readonly<Record<string, string>>;
  const hanging = new Map(
    ((JSON.parse(page.hanging ?? "null") ?? []) as (Hanging & { readonly id: string })[]).map(
      ({ id, ...rest }) => [id, withDates(rest)],
    ),
  );
  const found: Annotation[] = [];
  for (let at = from; at < to; at++) {
    const change = { change: valueAt(columns.change, at), lane: valueAt(columns.lane, at) };
    const row = cardRow(page, columns, people, hanging, at);
    found.push(annotationFrom(row, numberFor(change, page.afters)));
  }
  return inCodePoints(page, found);
}

const valueAt = <T>(column: readonly T[], at: number): T => column[at] as T;

/** Written field by field: an object that is put together by names takes ten times as long. */
function cardRow(
  { projectId, documentId }: StoredPage,
  columns: Columns,
  people: Readonly<Record<string, string>>,
  hangingById: ReadonlyMap<string, Hanging>,
  at: number,
): CardRow {
  const id = valueAt(columns.id, at);
  const createdById = valueAt(columns.createdById, at);
  const name = createdById === null ? undefined : people[createdById];
  const hanging = hangingById.get(id) ?? NOTHING_HANGING;
  return {
    id,
    revision: valueAt(columns.revision, at),
    kind: valueAt(columns.kind, at),
    target: valueAt(columns.target, at),
    anchor: valueAt(columns.anchor, at),
    tags: valueAt(columns.tags, at) ?? [],
    properties: valueAt(columns.properties, at),
    body: valueAt(columns.body, at),
    visibility: valueAt(columns.visibility, at),
    status: valueAt(columns.status, at),
    statusOutdated: valueAt(columns.statusOutdated, at),
    statusReason: valueAt(columns.statusReason, at),
    claimStatement: valueAt(columns.claimStatement, at),
    claimType: valueAt(columns.claimType, at),
    claimCheckworthy: valueAt(columns.claimCheckworthy, at),
    quotationForm: valueAt(columns.quotationForm, at),
    quotationSpeaker: valueAt(columns.quotationSpeaker, at),
    quotationCue: valueAt(columns.quotationCue, at),
    quotationAddressee: valueAt(columns.quotationAddressee, at),
    quotationMatch: valueAt(columns.quotationMatch, at),
    rhetoricTechnique: valueAt(columns.rhetoricTechnique, at),
    rhetoricTarget: valueAt(columns.rhetoricTarget, at),
    rhetoricClaimId: valueAt(columns.rhetoricClaimId, at),
    rhetoricJustification: valueAt(columns.rhetoricJustification, at),
    rhetoricAnswers: valueAt(columns.rhetoricAnswers, at),
    confidence: valueAt(columns.confidence, at),
    suggestion: valueAt(columns.suggestion, at),
    createdById,
    authorName: valueAt(columns.authorName, at),
    version: valueAt(columns.version, at),
    createdAt: new Date(valueAt(columns.createdAt, at)),
    updatedAt: new Date(valueAt(columns.updatedAt, at)),
    projectId,
    documentId,
    createdBy: createdById === null || name === undefined ? null : { id: createdById, name },
    references: hanging.references,
    reviews: hanging.reviews,
    occurrences: hanging.occurrences,
    attribution: hanging.attribution,
    quotationChecks: hanging.quotationChecks,
    anchorEvents: hanging.anchorEvents,
    _count: hanging._count,
  };
}

/** JSON has times as text. */
function withDates(hanging: Hanging): Hanging {
  return {
    ...hanging,
    references: hanging.references.map((one) => ({
      ...one,
      createdAt: new Date(one.createdAt),
      archives: one.archives.map((copy) => ({ ...copy, fetchedAt: new Date(copy.fetchedAt) })),
    })),
    reviews: hanging.reviews.map((one) => ({ ...one, updatedAt: new Date(one.updatedAt) })),
  };
}

const OFFSETS = offsetMapOf(annotations);

function inCodePoints(page: StoredPage, found: readonly Annotation[]): AnnotationAnswer[] {
  if (page.codePoints.length === 0 || !OFFSETS) return found as unknown as AnnotationAnswer[];
  const indexes = new Map(
    page.codePoints.map(([revision, source]) => [revision, codePointIndexFrom(source)]),
  );
  return convertOffsets(OFFSETS, found, null, (text) => {
    const index = "revision" in text ? indexes.get(text.revision) : undefined;
    return index ? (unit) => index.toCodePoints(unit) : null;
  }) as AnnotationAnswer[];
}
