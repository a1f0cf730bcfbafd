import "server-only";
import { fullCitation } from "@/lib/source/full-citation";
import { identifyUrl } from "@/lib/source/identify";
import { STORY, type StoryAnnotation } from "@/prisma/seed/story";
import { judgeAnnotation } from "@/server/annotation/judge";
import { compareClaim } from "@/server/claim/compare";
import { recordProjectChange } from "@/server/feed/changes";
import { exclusively, read, transaction } from "@/server/platform/db";
import { reviseText } from "@/server/document/revise";
import { addDocument } from "@/server/document/write";
import { addProject } from "@/server/project/projects";
import { addStoryAnnotations } from "./annotations";
import { addStoryEvidence } from "./claims";
import { must, person } from "./person";
import { addStoryQuotations } from "./quotations";
import { addStoryRelations } from "./relations";
import { addStoryProvenance } from "./sources";
import { CSL } from "@/server/platform/json-columns";

const { project: PROJECT, people, documents, claims, sources, annotations } = STORY;

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
    await addStoryProvenance();
    await addStoryEvidence();
    await addStoryQuotations();
    await addStoryRelations();
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
        csl: CSL.write(csl),
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
      await compareClaim(tx, id);
    }
  });
}

async function addWithRevisions(document: (typeof documents)[number]): Promise<void> {
  const [first, ...later] = document.contents;
  if (!first) return;
  const { id, title, format, metadata } = document;
  const draft = { id, title, format, content: first.markdown, source: metadata };
  must(await addDocument(person(first.by), PROJECT.id, draft, new Date(first.at)));
  await addStoryAnnotations(id);
  await judgeAsTold(id);
  const now = await read.document.findUnique({ where: { id }, select: { revisionNumber: true } });
  for (const [index, content] of later.entries()) {
    if ((now?.revisionNumber ?? 1) > index + 1) continue;
    const next = { content: content.markdown, format };
    must(await reviseText(person(content.by), id, next, new Date(content.at)));
  }
}

async function judgeAsTold(documentId: string): Promise<void> {
  const judge = people.find((one) => one.role === "curator") ?? people[0];
  const judged = annotations.filter(
    (one) => one.documentId === documentId && one.status !== "open",
  );
  for (const story of judged) {
    if (!judge) return;
    const at = new Date(lastMoment(story));
    must(
      await judgeAnnotation(person(judge.id), story.id, () => true, { status: story.status }, at),
    );
  }
}

function lastMoment({ at, notes, reviews }: StoryAnnotation): string {
  return (
    [at, ...notes.map((note) => note.at), ...reviews.map((review) => review.at)].sort().at(-1) ?? at
  );
}
