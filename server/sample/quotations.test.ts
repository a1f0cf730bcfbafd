import { afterAll, beforeAll, expect, test } from "vitest";
import { MIRA, SPEECH, storyId } from "@/prisma/seed/ids";
import { HELD, SAID, SPEAKERS } from "@/prisma/seed/quotations";
import { readAnnotation } from "@/server/annotation/read";
import { quotationProposals } from "@/server/quotation/proposals";
import { addSampleProject } from "./sample";
import { askQuery } from "@/server/query/answer";
import { readSpeakerInFull } from "@/server/speaker/page";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone } from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";

const mira = makeViewer({ id: MIRA, name: "Mira" });

beforeAll(async () => {
  await openTestDatabase();
  await addSampleProject();
});
afterAll(closeTestDatabase);

test("every quotation of the story is attributed, with the words that tell of it", async () => {
  for (const { annotationId, speakerId, at, inside = null } of SAID) {
    const { attribution } = expectDone(await readAnnotation(mira, annotationId));
    expect(attribution, annotationId).toMatchObject({ inside, speaker: { id: speakerId } });
    for (const role of ["cue", "speaker", "addressee"] as const) {
      expect(attribution?.at[role]?.map(({ exact }) => exact) ?? []).toEqual(
        at[role]?.map(({ exact }) => exact) ?? [],
      );
    }
  }
});

test("what was signed is what the comparison proposes, and stands on the quotation", async () => {
  for (const { annotationId, signed } of HELD) {
    const { checks, quotation } = expectDone(await readAnnotation(mira, annotationId));
    expect(checks, annotationId).toHaveLength(1);
    expect(checks[0]?.outdated).toBe(false);
    if (!signed) continue;
    expect(checks[0]?.verdict).toBe(signed.verdict);
    expect(quotation?.match).toBe(signed.verdict);
  }
});

test("a speaker's page shows their quotations, and what stands in their documents", async () => {
  const quill = SPEAKERS.find(({ name }) => name === "Edda Quill");
  const page = expectDone(await readSpeakerInFull(mira, quill?.id ?? ""));
  expect(page.quotations.map(({ annotationId }) => annotationId).sort()).toEqual([
    storyId("43"),
    storyId("46"),
  ]);
});

test("what the story left unmarked in the speech is proposed", async () => {
  const { items } = expectDone(await quotationProposals(mira, SPEECH));
  expect(items.map(({ exact }) => exact)).toContain("it could not be done");
});

test("the mayor of the speech, of its turns and of the press release is one person", async () => {
  const varn = SPEAKERS.find(({ name }) => name === "Ilse Varn");
  const page = expectDone(await readSpeakerInFull(mira, varn?.id ?? ""));
  const inSpeech = page.claims.flatMap(({ passages }) =>
    passages.filter(({ documentId }) => documentId === SPEECH),
  );
  expect(inSpeech.length).toBeGreaterThan(0);
  const found = async (q: string) => {
    const answer = await askQuery(mira, page.projectId, q, { from: null, limit: 100 });
    return expectDone(answer).items.map(({ annotations }) =>
      annotations.map(({ id }) => id).join(),
    );
  };
  const byName = await found('claim speaker:"Ilse Varn"');
  expect(byName.length).toBeGreaterThan(0);
  for (const name of ["Mayor Ilse Varn", "ilse varn, Mayor of Brackwater"]) {
    expect(await found(`claim speaker:"${name}"`), name).toEqual(byName);
  }
});
