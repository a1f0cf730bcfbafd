import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { listSpeakers } from "@/server/speaker/read";
import { addSpeaker } from "@/server/speaker/write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { setAttribution } from "./attribution";
import { quotationProposals } from "./proposals";

let ana: Viewer;
let projectId: string;
const kind = "quotation" as const;
const any = () => true;

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  projectId = (await makeProject(ana)).id;
});
afterAll(closeTestDatabase);

const speakerNames = async () =>
  expectDone(await listSpeakers(ana, projectId, {}, { limit: 100 })).items.map(({ name }) => name);

test("the words of a pronoun are stored where they stand, and name nobody", async () => {
  const { document, spans } = await makeDocument(
    ana,
    projectId,
    "[“We pump all night,”] [she] said.",
  );
  const [words, she] = spans;
  if (!words || !she) throw new Error("no spans");
  const made = await makeAnnotation(ana, document.id, [words], { kind });
  const attributed = expectDone(
    await setAttribution(ana, made.id, any, { at: { speaker: [she] } }),
  );
  expect(attributed).toMatchObject({
    quotation: { speaker: null },
    attribution: { speaker: null, at: { speaker: [{ exact: "she" }] } },
  });
  const named = { speaker: { name: "Nora Quist" }, at: { speaker: [she] } };
  expect(expectDone(await setAttribution(ana, made.id, any, named))).toMatchObject({
    quotation: { speaker: "Nora Quist" },
    attribution: { at: { speaker: [{ exact: "she" }] } },
  });
});

test("a pronoun of the text's language makes no record, and a name that looks like one does", async () => {
  const english = await makeDocument(ana, projectId, "[“We pump all night,”] Ella said.");
  const [words] = english.spans;
  if (!words) throw new Error("no span");
  const made = await makeAnnotation(ana, english.document.id, [words], { kind });
  for (const name of ["she", "They", " he "]) {
    expect(await setAttribution(ana, made.id, any, { speaker: { name } })).toMatchObject({
      problem: "not-understood",
      errors: [{ path: "speaker.name" }],
    });
    expect(await setAttribution(ana, made.id, any, { addressee: { name } })).toMatchObject({
      errors: [{ path: "addressee.name" }],
    });
  }
  expectDone(await setAttribution(ana, made.id, any, { speaker: { name: "Ella" } }));
  expect(await speakerNames()).toContain("Ella");
  await transaction((tx) =>
    tx.document.update({ where: { id: english.document.id }, data: { language: "es" } }),
  );
  const elsewhere = await makeAnnotation(ana, english.document.id, [words], { kind });
  expect(await setAttribution(ana, elsewhere.id, any, { speaker: { name: "ella" } })).toMatchObject(
    { errors: [{ path: "speaker.name" }] },
  );
  expect(await speakerNames()).not.toContain("she");
});

test("a proposal answers whom a pronoun may mean, with the record of whoever is so called", async () => {
  const { document } = await makeDocument(
    ana,
    projectId,
    "Nora Quist said: “The sluice holds.” Then it rained. “We pump all night,” she said.",
  );
  const quist = expectDone(
    await addSpeaker(ana, projectId, { id: newId(), name: "N. Quist", aliases: ["nora quist"] }),
  );
  await transaction((tx) =>
    tx.speaker.deleteMany({ where: { projectId, name: "Nora Quist", id: { not: quist.id } } }),
  );
  const { items } = expectDone(await quotationProposals(ana, document.id));
  expect(items).toMatchObject([
    { speaker: { isPronoun: false }, speakerName: "Nora Quist", speakerId: quist.id },
    { speaker: { isPronoun: true }, speakerName: "Nora Quist", speakerId: quist.id },
  ]);
});

test("the record of a name is found past any number of records", async () => {
  const crowd = (await makeProject(ana)).id;
  const late = newId();
  await transaction(async (tx) => {
    await tx.speaker.createMany({
      data: Array.from({ length: 5_200 }, (_, i) => ({
        id: newId(),
        projectId: crowd,
        name: `Witness ${i}`,
        aliases: [],
        change: 1,
      })),
    });
    await tx.speaker.create({
      data: { id: late, projectId: crowd, name: "Nora Quist", role: "engineer", change: 1 },
    });
  });
  const { document } = await makeDocument(ana, crowd, "Nora Quist said: “The sluice holds.”");
  const { items } = expectDone(await quotationProposals(ana, document.id));
  expect(items.map(({ speakerId }) => speakerId)).toEqual([late]);
});
