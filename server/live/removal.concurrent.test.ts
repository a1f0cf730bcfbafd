import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { addMember, removeMember } from "@/server/project/members";
import { openOnPostgres } from "@/test/database/on-postgres";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
  sessionFor,
} from "@/test/make/make";
import { EventReader } from "@/test/server/event-reader";
import { followChanges } from "./follow";

beforeAll(openOnPostgres);

const ROUNDS = 8;

test("whoever is removed while others write is sent nothing that was begun later", async () => {
  const [mira, tomas] = [await makePerson("Mira"), await makePerson("Tomas")];
  const { id: projectId } = await makeProject(mira);
  const { document } = await makeDocument(mira, projectId, "The harbour is open to all ships.");
  const { email } = await read.user.findUniqueOrThrow({ where: { id: tomas.id } });
  const follow = async (viewer: Viewer) =>
    new EventReader(
      expectDone(
        await followChanges(viewer, { documentId: document.id }, 0, sessionFor(viewer), {
          presence: true,
          project: 0,
        }),
      ),
    );
  const hers = await follow(mira);
  for (let round = 0; round < ROUNDS; round++) {
    expectDone(await addMember(mira, projectId, { email: email ?? "", role: "reader" }));
    const his = await follow(tomas);
    let body = `early ${round}.`;
    let going = true;
    const writing = (async () => {
      while (going) await makeAnnotation(mira, document.id, [{ start: 4, end: 11 }], { body });
    })();
    await his.until(({ data }) => JSON.stringify(data).includes(body));
    const ending = his.untilEnd();
    expectDone(await removeMember(mira, projectId, tomas.id));
    body = `late ${round}.`;
    await hers.until(({ data }) => JSON.stringify(data).includes(body));
    await ending;
    going = false;
    await writing;
    expect(his.text).not.toContain(body);
  }
  const numbers = hers.events.filter(({ event }) => event === "change").map(({ id }) => Number(id));
  expect(numbers).toEqual(numbers.map((_, n) => n + 1));
  await hers.cancel();
}, 120_000);
