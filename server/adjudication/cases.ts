import "server-only";
import { caseAmong, type Case } from "@/lib/adjudication/cases";
import { listedNames } from "@/lib/agreement/listed-names";
import type { Person } from "@/lib/annotation/annotation";
import type {
  adjudicationCase,
  listCasesCall,
  readAdjudicationProgressCall,
} from "@/lib/contract/adjudication";
import type { InUtf16, ShapeOf } from "@/lib/contract/offsets";
import type { AnswerOf, QueryOf } from "@/lib/contract/operation";
import { CASE_KINDS, OUTCOMES, type FATES } from "@/lib/contract/terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Prisma } from "@/prisma/generated/client";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { SHARED, sharedSql } from "@/server/access/visible-annotations";
import { personFrom } from "@/server/annotation/row";
import { revisionText } from "@/server/document/revision-text";
import { read } from "@/server/platform/db";
import { SEGMENTS } from "@/server/platform/json-columns";
import { codedDocument, namesOf, type Coder } from "./codings";
import { contextOf } from "./context";
import { decisionsWhere, type Decision } from "./row";
import { WORDING } from "./wording";

export type AdjudicationCase = InUtf16<ShapeOf<typeof adjudicationCase>>;
type CaseFilter = Omit<QueryOf<typeof listCasesCall>, "cursor" | "limit">;
type Progress = AnswerOf<typeof readAdjudicationProgressCall>;

/** The place behind which a page begins. */
interface Place {
  readonly start: number;
  readonly id: string;
}

/** What is in force, as far as cases are told apart by it. */
interface InForce {
  readonly id: string;
  readonly outcome: (typeof OUTCOMES)[number];
  readonly guidelineUnclear: boolean;
  readonly start: number;
  readonly end: number;
  readonly on: readonly {
    readonly id: string;
    readonly edited: boolean;
    readonly gone: boolean;
    readonly fate: (typeof FATES)[number];
  }[];
}

/** A case with the decisions that touch it; without codings, a place that a decision is about. */
interface DecidedCase extends Case {
  readonly inForce: readonly InForce[];
  readonly again: AdjudicationCase["again"];
}

/** A page of a document's cases, in reading order. */
export async function listCases(
  viewer: Viewer,
  documentId: string,
  filter: CaseFilter,
  { after, limit }: { readonly after?: Place; readonly limit: number },
): Promise<Outcome<{ items: AdjudicationCase[]; next: Place | null }>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("adjudication.decide", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  const coded = await codedDocument(documentId);
  if (!coded.ok) return coded;
  const all = await standingCases(documentId, coded.value.cases);
  const chosen = filter.coders === undefined ? null : numbersOf(coded.value.coders, filter.coders);
  const matching = all.filter(
    (one) => isWanted(one, filter, chosen) && (!after || isBehind(one, after)),
  );
  const shown = matching.slice(0, limit);
  const last = shown.at(-1);
  const people = await namesOf(coded.value.coders);
  const items = await shownCases(documentId, access.revisionNumber, shown, people);
  return done({
    items,
    next: matching.length > limit && last ? { start: last.start, id: last.id } : null,
  });
}

function isBehind({ start, id }: Place, after: Place): boolean {
  return start > after.start || (start === after.start && id > after.id);
}

/** How far a document is decided. */
export async function readAdjudicationProgress(
  viewer: Viewer,
  documentId: string,
): Promise<Outcome<Progress>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("adjudication.decide", access);
  if (refusal) return refusal;
  const coded = await codedDocument(documentId);
  if (!coded.ok) return coded;
  const { cases, coders, unplaced } = coded.value;
  const all = await standingCases(documentId, cases);
  const people = await namesOf(coders);
  const decided = all.filter(isDecided);
  const decisions = new Map(all.flatMap(({ inForce }) => inForce.map((one) => [one.id, one])));
  const tags = new Map<string, number>();
  for (const one of all) {
    for (const tag of tagsOf(one)) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  }
  return done({
    total: all.length,
    decided: decided.length,
    again: all.filter(({ again }) => again.length > 0).length,
    kinds: CASE_KINDS.map((kind) => {
      const some = all.filter((one) => isOfKind(one, kind));
      return { kind, total: some.length, open: some.filter((one) => !isDecided(one)).length };
    }),
    outcomes: OUTCOMES.map((outcome) => ({
      outcome,
      total: [...decisions.values()].filter((one) => one.outcome === outcome).length,
    })),
    tags: [...tags]
      .map(([tag, total]) => ({ tag, total }))
      .sort((a, b) => b.total - a.total || (a.tag < b.tag ? -1 : 1)),
    guidelineUnclear: [...decisions.values()].filter((one) => one.guidelineUnclear).length,
    coders: people.map((person, at) => ({ ...person, spans: coders[at]?.spans ?? 0 })),
    unplaced,
  });
}

const isDecided = ({ inForce }: DecidedCase) => inForce.length > 0;

function isOfKind({ codings, disagreements }: Case, kind: (typeof CASE_KINDS)[number]): boolean {
  return kind === "agreed"
    ? codings.length > 0 && disagreements.length === 0
    : disagreements.includes(kind);
}

function tagsOf({ codings }: Case): ReadonlySet<string> {
  return new Set(codings.flatMap(({ slug, tags }) => (slug === null ? tags : [slug, ...tags])));
}

/** The numbers of the coders in a list: of accounts by their ids, of an import's by their names. */
function numbersOf(coders: readonly Coder[], list: string): number[] {
  const listed = listedNames(list);
  return [...coders.keys()].filter((at) => {
    const { id, name } = coders[at] as Coder;
    return listed.some((word) => (id === null ? word === name : word.toLowerCase() === id));
  });
}

/** Whether a case is asked for; `chosen`, by their numbers, are those whose cases are. */
function isWanted(one: DecidedCase, filter: CaseFilter, chosen: readonly number[] | null): boolean {
  const { kind, state, tag, outcome } = filter;
  const own = chosen ? caseAmong(one, chosen) : one;
  if (chosen && own.codings.length === 0) return false;
  // One alone disagrees with nobody: of one, it is how all disagree.
  if (kind && !isOfKind(chosen && chosen.length > 1 ? own : one, kind)) return false;
  if (tag && !tagsOf(own).has(tag)) return false;
  if (outcome && !one.inForce.some((decision) => decision.outcome === outcome)) return false;
  if (state === "open") return !isDecided(one);
  if (state === "decided") return isDecided(one);
  return state !== "again" || one.again.length > 0;
}

/** The cases with what was decided about them, and places that were decided on without any. */
async function standingCases(documentId: string, cases: readonly Case[]): Promise<DecidedCase[]> {
  const inForce = await decisionsInForce(documentId);
  const byAnnotation = new Map<string, InForce[]>();
  for (const one of inForce) {
    for (const { id } of one.on) byAnnotation.set(id, [...(byAnnotation.get(id) ?? []), one]);
  }
  const shown = new Set<InForce>();
  const all = cases.map((one): DecidedCase => {
    const touching = new Set(one.codings.flatMap(({ id }) => byAnnotation.get(id) ?? []));
    for (const each of touching) shown.add(each);
    return { ...one, inForce: [...touching], again: againOf(one, [...touching]) };
  });
  const alone = inForce.filter((one) => !shown.has(one)).map(aloneAt);
  return alone.length === 0
    ? all
    : [...all, ...alone].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}

function againOf({ codings }: Case, inForce: readonly InForce[]): AdjudicationCase["again"] {
  if (inForce.length === 0) return [];
  const on = inForce.flatMap((one) => one.on);
  const decidedOn = new Set(on.map(({ id }) => id));
  const is = {
    edited: on.some(({ edited }) => edited),
    added: codings.some(({ id }) => !decidedOn.has(id)),
    gone: on.some(({ gone }) => gone),
  };
  return (["edited", "added", "gone"] as const).filter((each) => is[each]);
}

/** A decision about a place where nobody has an annotation, or has one no more. */
function aloneAt(one: InForce): DecidedCase {
  const { id, start, end, on } = one;
  return {
    id,
    start,
    end,
    codings: [],
    missing: [],
    disagreements: [],
    differs: [],
    inForce: [one],
    again: on.length > 0 ? ["gone"] : [],
  };
}

interface Row extends Pick<InForce, "id" | "outcome" | "guidelineUnclear" | "start" | "end"> {
  readonly on: InForce["on"] | null;
}

async function decisionsInForce(documentId: string): Promise<InForce[]> {
  const rows = await read.$queryRaw<Row[]>`
    SELECT d.id, d.outcome, d."guidelineUnclear", d.start, d."end", json_agg(json_build_object(
        'id', a.id, 'fate', m.fate, 'gone', NOT ${sharedSql("a")},
        'edited', ${sharedSql("a")} AND m.wording <> ${WORDING}))
      FILTER (WHERE a.id IS NOT NULL) AS on
    FROM "Adjudication" d
    LEFT JOIN "AdjudicatedAnnotation" m ON m."adjudicationId" = d.id
    LEFT JOIN "Annotation" a ON a.id = m."annotationId"
    WHERE d."documentId" = ${documentId}::uuid AND d."deletedAt" IS NULL
    GROUP BY d.id`;
  return rows.map((row) => ({ ...row, on: row.on ?? [] }));
}

const SELECT = {
  id: true,
  version: true,
  target: true,
  kind: true,
  tags: true,
  body: true,
  confidence: true,
  status: true,
  claimStatement: true,
  claimType: true,
  quotationForm: true,
  quotationSpeaker: true,
  rhetoricTechnique: true,
  authorName: true,
  createdBy: { select: { id: true, name: true } },
  attribution: { select: { change: true, speaker: { select: { name: true } } } },
  _count: { select: { notes: { where: { deletedAt: null } } } },
} as const satisfies Prisma.AnnotationSelect;

type CodingRow = Prisma.AnnotationGetPayload<{ select: typeof SELECT }>;

async function shownCases(
  documentId: string,
  revision: number,
  cases: readonly DecidedCase[],
  people: readonly Person[],
): Promise<AdjudicationCase[]> {
  const ids = cases.flatMap(({ codings }) => codings.map(({ id }) => id));
  const decisionIds = new Set(cases.flatMap(({ inForce }) => inForce.map(({ id }) => id)));
  const [text, rows, decisions] = await Promise.all([
    revisionText(read, documentId, revision),
    read.annotation.findMany({
      // The cases may have been made before one of them was made private.
      where: { id: { in: ids }, documentId, ...SHARED },
      select: SELECT,
      relationLoadStrategy: "join",
    }),
    decisionsWhere(read, { id: { in: [...decisionIds] } }),
  ]);
  const rowBy = new Map(rows.map((row) => [row.id, row]));
  const decisionBy = new Map(decisions.map((one) => [one.id, one]));
  return cases.map((one): AdjudicationCase => {
    const { id, start, end, disagreements, differs, again, inForce } = one;
    return {
      id,
      documentId,
      revision,
      start,
      end,
      disagreements,
      differs,
      again,
      codings: one.codings.flatMap((coding) => {
        const row = rowBy.get(coding.id);
        return row ? [codingFrom(row)] : [];
      }),
      missing: one.missing.flatMap((coder) => people[coder] ?? []),
      decisions: inForce.flatMap((each) => decisionBy.get(each.id) ?? []) as Decision[],
      context: contextOf(text?.text ?? "", one),
    };
  });
}

function codingFrom(row: CodingRow): AdjudicationCase["codings"][number] {
  const speaker = row.attribution?.change ? row.attribution.speaker?.name : null;
  return {
    annotationId: row.id,
    version: row.version,
    by: personFrom(row.createdBy, row.authorName),
    target: SEGMENTS.read(row.target, row.id),
    kind: row.kind,
    slug: row.claimType ?? row.quotationForm ?? row.rhetoricTechnique,
    tags: row.tags,
    statement: row.kind === "claim" ? row.claimStatement : null,
    speaker: row.kind === "quotation" ? (speaker ?? row.quotationSpeaker) : null,
    body: row.body,
    confidence: row.confidence,
    status: row.status,
    noteCount: row._count.notes,
  };
}
