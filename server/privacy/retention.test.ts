import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { addToken, revokeToken } from "@/server/account/tokens";
import { recordSignIn } from "@/server/audit/events";
import { flushReadings, noteReading } from "@/server/audit/readings";
import { read, transaction } from "@/server/platform/db";
import { invite } from "@/server/project/invitations";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import { keepDays, removeExpired } from "./retention";

beforeAll(() => openTestDatabase());
afterAll(() => closeTestDatabase());
afterEach(() => {
  delete process.env.OBELUS_KEEP_DAYS;
});

const start = new Date("2026-03-01T12:00:00Z");
const afterDays = (days: number) => new Date(start.getTime() + days * 24 * 3_600_000);

test("what ended is removed when its time is over, and nothing else", async () => {
  process.env.OBELUS_KEEP_DAYS = "30";
  const owner = await makePerson("Ana");
  const { id: projectId } = await makeProject(owner);
  const kept = expectDone(await addToken(owner, "kept", start)).id;
  const ended = expectDone(await addToken(owner, "ended", start)).id;
  expectDone(await revokeToken(owner, ended, start));
  const email = "guest@example.test";
  const guest = { email, emailKey: email, role: "reader" } as const;
  // The second takes the place of the first, and is open for 14 days.
  for (const at of [start, afterDays(1)]) {
    await transaction((tx) => invite(tx, owner, projectId, guest, at));
  }
  await transaction((tx) =>
    tx.rateLimiterFlexible.createMany({
      data: [
        { key: "over", points: 3, expire: start },
        { key: "in force", points: 3, expire: afterDays(400) },
      ],
    }),
  );
  const left = async (days: number) => {
    await removeExpired(afterDays(days));
    const tokens = await read.token.findMany({ select: { id: true } });
    const counts = await read.rateLimiterFlexible.findMany({ select: { key: true } });
    return {
      tokens: tokens.map(({ id }) => id).toSorted(),
      invitations: await read.invitation.count(),
      counts: counts.map(({ key }) => key).toSorted(),
    };
  };
  const both = [kept, ended].toSorted();
  expect(await left(0)).toEqual({ tokens: both, invitations: 2, counts: ["in force", "over"] });
  expect(await left(29)).toEqual({ tokens: both, invitations: 2, counts: ["in force"] });
  expect(await left(32)).toEqual({ tokens: [kept], invitations: 1, counts: ["in force"] });
  expect(await left(46)).toEqual({ tokens: [kept], invitations: 0, counts: ["in force"] });
});

test("the audit log forgets readings and sign-ins, and keeps changes", async () => {
  process.env.OBELUS_KEEP_DAYS = "30";
  const owner = await makePerson("Ana");
  const { id } = await makeProject(owner);
  noteReading(owner, { kind: "project", in: "Project", id }, start);
  await flushReadings();
  await recordSignIn(owner.id, start);
  const changes = await read.change.count({ where: { projectId: id } });
  const where = { userId: owner.id };
  for (const [days, there] of [
    [29, 1],
    [31, 0],
  ] as const) {
    await removeExpired(afterDays(days));
    expect(await read.reading.count({ where })).toBe(there);
    expect(await read.auditEvent.count({ where })).toBe(there);
  }
  expect(await read.change.count({ where: { projectId: id } })).toBe(changes);
});

test("a number of days that can not be is refused in a sentence", () => {
  expect(keepDays()).toBe(90);
  for (const wrong of ["0", "-1", "1.5", "soon", "99999"]) {
    process.env.OBELUS_KEEP_DAYS = wrong;
    expect(keepDays).toThrow(`not "${wrong}"`);
  }
});
