import "server-only";
import type { acceptUnanimousCall } from "@/lib/contract/adjudication";
import type { AnswerOf, BodyOf } from "@/lib/contract/operation";
import { done, type Outcome } from "@/lib/outcome";
import { hull } from "@/lib/span/span";
import type { Prisma } from "@/prisma/generated/client";
import type { Case } from "@/lib/adjudication/cases";
import { findDocumentAccess, whyNot, type DocumentAccess } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { under } from "@/server/act/act";
import { DOCUMENT_PLACE } from "@/server/act/places";
import type { Write } from "@/server/act/subject";
import { resolveTargetColumns } from "@/server/annotation/target-columns";
import { recordShared } from "@/server/feed/changes";
import { idTaken } from "@/server/act/used-id";
import { read } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { codedDocument } from "./codings";
import { codingsBy, type Decided } from "./codings-to-decide";
import { decisionRow, fatesOf, isUnanimous } from "./decide";
import { standingSpan, type LayerSpan } from "./spans";

type Cases = BodyOf<typeof acceptUnanimousCall>["cases"];
type Accepted = AnswerOf<typeof acceptUnanimousCall>;
type Deciding = Write & { readonly membership: DocumentAccess };

/** Accepts cases in which all say the same, each by a decision of its own, in one transaction. */
export async function acceptUnanimous(
  viewer: Viewer,
  documentId: string,
  cases: Cases,
  now = new Date(),
): Promise<Outcome<Accepted>> {
  const refusal = whyNot("adjudication.decide", await findDocumentAccess(read, viewer, documentId));
  if (refusal) return refusal;
  const coded = await codedDocument(documentId);
  if (!coded.ok) return coded;
  const unanimous = new Map(
    coded.value.cases
      .filter(({ disagreements }) => disagreements.length === 0)
      .flatMap((one) => one.codings.map(({ id }) => [id, one] as const)),
  );
  return acceptCases(viewer, documentId, cases, unanimous, now);
}

/** `unanimous`: by the ids of annotations, the cases of which all coders say the same. */
const acceptCases = under(DOCUMENT_PLACE)(
  "adjudication.decide",
  async (write, cases: Cases, unanimous: ReadonlyMap<string, Case>): Promise<Outcome<Accepted>> => {
    const { tx, membership } = write;
    const { documentId, projectId } = membership;
    const ids = cases.flatMap(({ annotations }) => annotations.map(({ id }) => id));
    const codings = await codingsBy(tx, documentId, ids);
    const { decided, mine } = await inForceOn(write, ids, cases);
    const accepted: Accepted["accepted"][number][] = [];
    const left: Accepted["left"][number][] = [];
    const rows: Prisma.AdjudicationCreateManyInput[] = [];
    const spans: Prisma.AdjudicatedSpanCreateManyInput[] = [];
    const on: Prisma.AdjudicatedAnnotationCreateManyInput[] = [];
    for (const [at, { id: sentId, annotations }] of cases.entries()) {
      const known = sentId === undefined ? undefined : mine.get(sentId);
      if (known !== undefined) {
        accepted.push({ id: sentId ?? "", version: known });
        continue;
      }
      const own = new Map(
        annotations.flatMap(({ id }) => {
          const coding = codings.get(id);
          return coding ? [[id, coding] as const] : [];
        }),
      );
      const why = whyLeft(annotations, own, decided, unanimous);
      if (why) {
        left.push({ at, why });
        continue;
      }
      const made = await acceptOne(write, annotations, own);
      if (!made.ok) return made;
      const id = sentId ?? newId();
      rows.push(rowOf(write, id, made.value.place));
      spans.push({ ...made.value.standing.columns, adjudicationId: id, projectId, documentId });
      on.push(
        ...fatesOf(own, [made.value.standing], { adjudicationId: id, projectId, documentId }),
      );
      for (const each of own.keys()) decided.add(each);
      accepted.push({ id, version: 1 });
    }
    const isStored = await store(write, rows, spans, on);
    return isStored ? done({ accepted, left }) : idTaken();
  },
);

/** Which annotations are decided on, and which decisions of these ids the viewer made before. */
async function inForceOn({ tx, viewer, membership }: Deciding, ids: string[], cases: Cases) {
  const { documentId } = membership;
  const taken = await tx.adjudicatedAnnotation.findMany({
    where: { annotationId: { in: ids }, adjudication: { deletedAt: null } },
    select: { annotationId: true },
  });
  const sentId = cases.flatMap(({ id }) => id ?? []);
  const mine = await tx.adjudication.findMany({
    where: { id: { in: sentId }, documentId, createdById: viewer.id },
    select: { id: true, version: true },
  });
  return {
    decided: new Set(taken.map(({ annotationId }) => annotationId)),
    mine: new Map(mine.map(({ id, version }) => [id, version])),
  };
}

function whyLeft(
  annotations: Cases[number]["annotations"],
  own: ReadonlyMap<string, Decided>,
  decided: ReadonlySet<string>,
  unanimous: ReadonlyMap<string, Case>,
): Accepted["left"][number]["why"] | null {
  if (annotations.some(({ id }) => decided.has(id))) return "decided";
  if (annotations.some(({ id, version }) => own.get(id)?.version !== version)) return "changed";
  const whole = unanimous.get(annotations[0]?.id ?? "")?.codings;
  const isWhole = whole?.length === own.size && whole.every(({ id }) => own.has(id));
  const isPlaced = [...own.values()].every((coding) => coding.isPlaced);
  return isWhole && isPlaced && isUnanimous(own) ? null : "differ";
}

async function acceptOne(
  { tx, membership }: Deciding,
  annotations: Cases[number]["annotations"],
  own: ReadonlyMap<string, Decided>,
) {
  const { documentId, revisionNumber } = membership;
  const draft = { outcome: "accept", annotations, spans: [{ from: annotations[0]?.id }] } as const;
  const span = await standingSpan(tx, membership, draft, 0, own);
  if (!span.ok) return span;
  const target = [hull(span.value.labelled.segments)];
  const at = await resolveTargetColumns(tx, documentId, revisionNumber, revisionNumber, target);
  if (!at.ok) return at;
  const { quote: _quote, ...place } = at.value;
  return done<{ standing: LayerSpan; place: typeof place }>({ standing: span.value, place });
}

function rowOf(
  { viewer, now, membership }: Deciding,
  id: string,
  place: Parameters<typeof decisionRow>[0]["place"],
): Prisma.AdjudicationCreateManyInput {
  const { documentId, projectId, codebookVersion } = membership;
  const keys = { documentId, projectId, codebookVersion, by: viewer.id, now };
  return decisionRow({ id, outcome: "accept", place }, keys);
}

/** False where an id is used already, after which nothing of it may be kept. */
async function store(
  { tx, viewer, now, membership }: Deciding,
  rows: readonly Prisma.AdjudicationCreateManyInput[],
  spans: Prisma.AdjudicatedSpanCreateManyInput[],
  on: Prisma.AdjudicatedAnnotationCreateManyInput[],
): Promise<boolean> {
  if (rows.length === 0) return true;
  const { documentId, projectId } = membership;
  const by = viewer.id;
  const happened = rows.map(
    ({ id }) => ({ kind: "adjudication.saved", id, projectId, by, at: now }) as const,
  );
  const numbers = await recordShared(tx, documentId, happened);
  const { count } = await tx.adjudication.createMany({
    data: rows.map((row, at) => ({ ...row, change: numbers[at] ?? 0 })),
    skipDuplicates: true,
  });
  // An id that is used for anything else, by whomever.
  if (count < rows.length) return false;
  await tx.adjudicatedSpan.createMany({ data: spans });
  await tx.adjudicatedAnnotation.createMany({ data: on });
  return true;
}
