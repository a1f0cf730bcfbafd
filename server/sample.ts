import "server-only";
import { fullCitation } from "@/lib/source/full-citation";
import { identifyUrl } from "@/lib/source/identify";
import type { Outcome } from "@/lib/outcome";
import type { Prisma } from "@/prisma/generated/client";
import { STORY, type StoryAnnotation } from "@/prisma/seed/story";
import { judgeAnnotation } from "./annotations/judge";
import { saveAnnotation } from "./annotations/write";
import { recordChange, recordProjectChange } from "./changes";
import { exclusively, read, transaction, type Transaction } from "./db";
import { reviseText } from "./documents/revise";
import { addDocument } from "./documents/write";
import { addProject } from "./projects";
import type { Viewer } from "./viewer";

const { project: PROJECT, people, documents, claims, sources, annotations } = STORY;

/** The people of the story act through the same services as everybody; they never sign in. */
function person(id: string): Viewer {
  const found = people.find((one) => one.id === id);
  if (!found) throw new Error(`nobody in the story has the id ${id}`);
  return { id, name: found.name, admin: false, by: "token" };
}

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`the sample story: ${outcome.problem} ${outcome.detail ?? ""}`);
  return outcome.value;
}

/**
 * Put the sample project into a new database, once. Every row has an id of its own, so a first
 * start that was cut off goes on where it stopped.
 */
export async function addSampleProject(): Promise<void> {
  await exclusively("obelus sample project", async () => {
    const there = await read.project.findFirst({
      where: { OR: [{ sample: true }, { id: PROJECT.id }] },
      select: { sample: true },
    });
    const used = await read.user.findFirst({ where: { admin: true }, select: { id: true } });
    if (there?.sample || (used && !there)) return;
    process.stdout.write("Putting in the sample project …\n");
    await addPeopleAndProject();
    await addRegister();
    for (const document of documents) await addWithRevisions(document);
    await transaction((tx) =>
      tx.project.update({ where: { id: PROJECT.id }, data: { sample: true } }),
    );
  });
}

async function addPeopleAndProject(): Promise<void> {
  await transaction((tx) =>
    tx.user.createMany({
      data: people.map(({ id, name }) => ({ id, name, createdAt: new Date(PROJECT.at) })),
      skipDuplicates: true,
    }),
  );
  const maker = people[0];
  if (!maker) return;
  const { id, name, description } = PROJECT;
  must(await addProject(person(maker.id), { id, name, description }, new Date(PROJECT.at)));
  await transaction(async (tx) => {
    for (const { id: userId, role } of people) {
      await tx.member.upsert({
        where: { projectId_userId: { projectId: id, userId } },
        create: { projectId: id, userId, role },
        update: { role },
      });
    }
  });
}

async function addRegister(): Promise<void> {
  const projectId = PROJECT.id;
  await transaction(async (tx) => {
    await tx.source.createMany({
      data: sources.map(({ id, url, csl, documentId }) => ({
        id,
        projectId,
        key: identifyUrl(url)?.key ?? `url:${url}`,
        csl: csl as Prisma.InputJsonValue,
        citation: fullCitation(csl),
        url,
        documentId: documentId ?? null,
      })),
      skipDuplicates: true,
    });
    const known = await tx.claim.findMany({ where: { projectId }, select: { id: true } });
    const there = new Set(known.map((claim) => claim.id));
    for (const claim of claims) {
      if (there.has(claim.id)) continue;
      const { id, by, at, decidedBy, decidedAt, checkable, ...rest } = claim;
      const change = await recordProjectChange(tx, {
        kind: "claim.saved",
        id,
        projectId,
        by,
        at: new Date(at),
      });
      await tx.claim.create({
        data: {
          ...rest,
          id,
          projectId,
          checkable,
          change,
          createdById: by,
          createdAt: new Date(at),
          updatedAt: new Date(decidedAt ?? at),
          decidedById: decidedBy ?? null,
          decidedAt: decidedAt ? new Date(decidedAt) : null,
        },
      });
    }
  });
}

async function addWithRevisions(document: (typeof documents)[number]): Promise<void> {
  const [first, ...later] = document.contents;
  if (!first) return;
  const { id, title, format, metadata } = document;
  const draft = { id, title, format, content: first.markdown, source: metadata };
  must(await addDocument(person(first.by), PROJECT.id, draft, new Date(first.at)));
  for (const annotation of annotations.filter((one) => one.documentId === id)) {
    await addAnnotation(annotation);
  }
  const now = await read.document.findUnique({ where: { id }, select: { revisionNumber: true } });
  for (const [index, content] of later.entries()) {
    if ((now?.revisionNumber ?? 1) > index + 1) continue;
    const next = { content: content.markdown, format };
    must(await reviseText(person(content.by), id, next, new Date(content.at)));
  }
}

async function addAnnotation(story: StoryAnnotation): Promise<void> {
  const { id, documentId, by, kind, quotes, tags, body, claim, quotation, rhetoric } = story;
  const there = await read.annotation.findUnique({ where: { id }, select: { id: true } });
  if (!there) {
    const draft = { id, kind, revision: story.onRevision, target: quotes, tags, body };
    const details = {
      claim: claim ?? null,
      quotation: quotation ?? null,
      rhetoric: rhetoric ?? null,
    };
    const at = new Date(story.at);
    must(await saveAnnotation(person(by), documentId, { ...draft, ...details }, at));
  }
  await transaction((tx) => addConversation(tx, story));
  if (story.status === "open") return;
  const judge = people.find((one) => one.role === "curator") ?? people[0];
  if (judge) {
    must(await judgeAnnotation(person(judge.id), id, story.status, new Date(lastMoment(story))));
  }
}

function lastMoment({ at, notes, reviews }: StoryAnnotation): string {
  return (
    [at, ...notes.map((note) => note.at), ...reviews.map((review) => review.at)].sort().at(-1) ?? at
  );
}

async function addConversation(tx: Transaction, story: StoryAnnotation): Promise<void> {
  const { id: annotationId, documentId, notes, references, reviews } = story;
  const keys = { annotationId, documentId, projectId: PROJECT.id };
  const happened = { annotationId, projectId: PROJECT.id };
  for (const { id, by, at, body, replyTo } of notes) {
    if (await tx.note.findUnique({ where: { id }, select: { id: true } })) continue;
    const when = new Date(at);
    const change = await recordChange(tx, documentId, {
      ...happened,
      kind: "note.saved",
      id,
      by,
      at: when,
    });
    await tx.note.create({
      data: {
        ...keys,
        id,
        body,
        replyToId: replyTo ?? null,
        createdById: by,
        createdAt: when,
        updatedAt: when,
        change,
      },
    });
  }
  for (const { id, by, at, relation, source, locator, quote } of references) {
    if (await tx.reference.findUnique({ where: { id }, select: { id: true } })) continue;
    const when = new Date(at);
    const change = await recordChange(tx, documentId, {
      ...happened,
      kind: "reference.saved",
      id,
      by,
      at: when,
    });
    await tx.reference.create({
      data: {
        ...keys,
        id,
        sourceId: source,
        relation,
        locator,
        quote,
        createdById: by,
        createdAt: when,
        change,
      },
    });
  }
  for (const { by, at, verdict, comment } of reviews) {
    const key = { annotationId_userId: { annotationId, userId: by } };
    if (await tx.review.findUnique({ where: key, select: { userId: true } })) continue;
    const when = new Date(at);
    const change = await recordChange(tx, documentId, {
      ...happened,
      kind: "review.saved",
      id: annotationId,
      by,
      at: when,
    });
    await tx.review.create({
      data: { ...keys, userId: by, verdict, comment, createdAt: when, updatedAt: when, change },
    });
  }
}
