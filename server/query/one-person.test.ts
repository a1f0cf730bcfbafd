import { afterAll, beforeAll, expect, test } from "vitest";
import { NO_CLAIM_DETAIL } from "@/lib/annotation/annotation";
import type { Viewer } from "@/server/access/viewer";
import { addClaim } from "@/server/claim/write";
import { reviseText } from "@/server/document/revise";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { documentSpeakers } from "@/server/speaker/labels";
import { readSpeakerInFull } from "@/server/speaker/page";
import { addSpeaker, editSpeaker } from "@/server/speaker/write";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { askQuery } from "./answer";

let ana: Viewer;
let eve: Viewer;
let projectId: string;
const any = () => true;

const DEBATE =
  "QUIST: Good evening. [The pumps failed twice.] [Nobody was told.]\n\n" +
  "HOLM: [The pumps never failed.] I was there.\n\n" +
  "QUIST: [I read the log.] It is signed.";

beforeAll(async () => {
  await openTestDatabase();
  ana = await makePerson("Ana");
  eve = await makePerson("Eve");
  projectId = (await makeProject(ana)).id;
});
afterAll(closeTestDatabase);

const found = async (query: string) => {
  const answer = await askQuery(ana, projectId, query, { from: null, limit: 20 });
  const matches = expectDone(answer).items.flatMap(({ annotations }) => annotations);
  return matches.map(({ target }) => target[0]?.exact).sort();
};

test("turn label, the document's speaker and the record are one person once the label is linked", async () => {
  const { document, spans, text } = await makeDocument(ana, projectId, DEBATE);
  await transaction((tx) =>
    tx.document.update({ where: { id: document.id }, data: { speaker: "Bea Holm" } }),
  );
  const statement = "The pumps failed.";
  const claim = expectDone(await addClaim(ana, projectId, { statement }));
  for (const span of spans) {
    await makeAnnotation(ana, document.id, [span], {
      claim: { ...NO_CLAIM_DETAIL, id: claim.id, statement },
    });
  }
  const quist = expectDone(
    await addSpeaker(ana, projectId, { id: newId(), name: "Nora Quist", role: "engineer" }),
  );
  const labels = async () => expectDone(await documentSpeakers(ana, document.id)).items;
  expect(await labels()).toMatchObject([
    { label: "Bea Holm", turns: 0, isSpeaker: true, speakerId: null },
    { label: "QUIST", turns: 2, speakerId: null, candidates: [{ id: quist.id }] },
    { label: "HOLM", turns: 1, isSpeaker: false, speakerId: null },
  ]);
  expect(await found('speaker:"Nora Quist"')).toEqual([]);
  // A turn belongs to whoever speaks in it, not to the one the whole document names.
  expect(await found('speaker:"Bea Holm"')).toEqual([]);

  expectDone(await editSpeaker(ana, quist.id, any, { aliases: ["Quist"] }));
  expect((await labels())[1]).toMatchObject({ speakerId: quist.id, candidates: [] });
  const hers = ["I read the log.", "Nobody was told.", "The pumps failed twice."];
  for (const name of ["Nora Quist", "quist", "Nora Quist, engineer"]) {
    expect(await found(`speaker:"${name}"`)).toEqual(hers);
  }
  const page = expectDone(await readSpeakerInFull(ana, quist.id));
  expect(page.texts).toMatchObject([{ documentId: document.id, turns: 2, isSpeaker: false }]);
  expect(page.claims).toHaveLength(1);
  expect(page.claims[0]?.passages.map(({ quote }) => quote).sort()).toEqual(hers);

  const holm = expectDone(
    await addSpeaker(ana, projectId, { id: newId(), name: "Bea Holm", aliases: ["HOLM"] }),
  );
  expect(await found('speaker:"Bea Holm"')).toEqual(["The pumps never failed."]);
  expect(expectDone(await readSpeakerInFull(ana, holm.id)).texts).toMatchObject([
    { turns: 1, isSpeaker: true },
  ]);

  // A newer revision has its own turns, and only those.
  const content = text.replace("HOLM:", "QUIST:");
  expectDone(await reviseText(ana, document.id, { content, format: "plain" }));
  expect(await labels()).toMatchObject([
    { label: "Bea Holm", turns: 0 },
    { label: "QUIST", turns: 3 },
  ]);
  expect(await read.speakerTurn.count({ where: { documentId: document.id } })).toBe(3);
  expect(await documentSpeakers(eve, document.id)).toMatchObject({ problem: "not-found" });
});
