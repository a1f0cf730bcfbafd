import "server-only";
import { may } from "@/lib/access/policy";
import { drawAssignments, type Pair } from "@/lib/assignment/draw";
import type { planAssignmentsCall } from "@/lib/contract/assignments";
import type { AnswerOf, BodyOf } from "@/lib/contract/operation";
import { MAX_ASSIGNED } from "@/lib/contract/terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";

type PlanRequest = BodyOf<typeof planAssignmentsCall>;
type Plan = AnswerOf<typeof planAssignmentsCall>;

interface DocumentRow {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  /** The names of its labels, in their order, with commas between; empty where nobody asks. */
  readonly labels: string;
}

const tooMany = () =>
  refused("too-costly", reason("Refusals.assignment.tooManyAtOnce", { most: MAX_ASSIGNED }));

/** Draws who would code which document; nothing is kept. */
export async function planAssignments(
  viewer: Viewer,
  projectId: string,
  request: PlanRequest,
): Promise<Outcome<Plan>> {
  const refusal = whyNot("assignment.oversee", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const { perText = null, strata = "none", seed = newId().slice(-12) } = request;
  const people = await codersAmong(projectId, request.people);
  if (people.length < new Set(request.people).size) {
    return refused("not-understood", reason("Refusals.assignment.notACoder"));
  }
  const documents = await documentsFor(projectId, request);
  // Before the draw, which could not be more than this.
  const most = Math.min(perText ?? people.length, people.length);
  if (documents.length * most > MAX_ASSIGNED) return tooMany();
  const already = await assignedOn(
    projectId,
    documents.map(({ id }) => id),
  );
  const stratumOf = ({ labels, language }: DocumentRow) =>
    ({ none: "", label: labels, language })[strata];
  const drawn = drawAssignments({
    documents: documents.map((document) => ({ id: document.id, stratum: stratumOf(document) })),
    people: people.map(({ id }) => id),
    perText,
    already,
    seed,
  });
  const byDocument = countBy(drawn, "documentId");
  const before = countBy(already, "documentId");
  const byPerson = countBy(drawn, "userId");
  const hadBefore = countBy(already, "userId");
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const coders = perText ?? 0;
  const has = (id: string) => (byDocument.get(id) ?? 0) + (before.get(id) ?? 0);
  return done({
    seed,
    pairs: drawn.map((pair) => ({ ...pair, documentTitle: titles.get(pair.documentId) ?? "" })),
    people: people.map((person) => ({
      ...person,
      already: hadBefore.get(person.id) ?? 0,
      added: byPerson.get(person.id) ?? 0,
    })),
    strata: strataOf(documents, stratumOf, byDocument),
    documents: documents.length,
    short: documents.filter(({ id }) => has(id) < coders).length,
  });
}

function countBy(pairs: readonly Pair[], of: keyof Pair): Map<string, number> {
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair[of], (counts.get(pair[of]) ?? 0) + 1);
  return counts;
}

function strataOf(
  documents: readonly DocumentRow[],
  stratumOf: (document: DocumentRow) => string,
  added: ReadonlyMap<string, number>,
): Plan["strata"] {
  const strata = new Map<string, { documents: number; added: number }>();
  for (const document of documents) {
    const name = stratumOf(document);
    const before = strata.get(name) ?? { documents: 0, added: 0 };
    strata.set(name, {
      documents: before.documents + 1,
      added: before.added + (added.get(document.id) ?? 0),
    });
  }
  return [...strata]
    .map(([name, counts]) => ({ name, ...counts }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Those of some people who may annotate in a project. */
async function codersAmong(projectId: string, ids: readonly string[]) {
  const members = await read.member.findMany({
    where: { projectId, userId: { in: [...ids] } },
    orderBy: { userId: "asc" },
    select: { userId: true, role: true, user: { select: { name: true } } },
  });
  return members.flatMap(({ userId, role, user }) =>
    may("annotation.add", { role }) ? [{ id: userId, name: user.name }] : [],
  );
}

/** One more than may be drawn for, so that too many are noticed. */
async function documentsFor(
  projectId: string,
  { documents, labels = [], language, strata }: PlanRequest,
): Promise<DocumentRow[]> {
  const conditions = [
    Prisma.sql`d."projectId" = ${projectId}::uuid AND d."deletedAt" IS NULL`,
    ...(documents ? [Prisma.sql`d.id = ANY(${documents}::uuid[])`] : []),
    ...(language ? [Prisma.sql`lower(d.language) = lower(${language})`] : []),
    ...(labels.length > 0
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM "DocumentLabel" dl
            JOIN "Label" l ON l.id = dl."labelId" AND l."deletedAt" IS NULL
            WHERE dl."documentId" = d.id AND dl."labelId" = ANY(${labels}::uuid[]))`,
        ]
      : []),
  ];
  const named =
    strata === "label"
      ? Prisma.sql`coalesce((
          SELECT string_agg(l.name, ', ' ORDER BY obelus_fold(l.name)) FROM "DocumentLabel" dl
          JOIN "Label" l ON l.id = dl."labelId" AND l."deletedAt" IS NULL
          WHERE dl."documentId" = d.id), '')`
      : Prisma.sql`''`;
  return read.$queryRaw<DocumentRow[]>`
    SELECT d.id, d.title, d.language, ${named} AS labels
    FROM "Document" d WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY d.id LIMIT ${MAX_ASSIGNED + 1}`;
}

async function assignedOn(projectId: string, documentIds: readonly string[]): Promise<Pair[]> {
  return read.assignment.findMany({
    where: { projectId, documentId: { in: [...documentIds] } },
    orderBy: { id: "asc" },
    select: { documentId: true, userId: true },
  });
}
