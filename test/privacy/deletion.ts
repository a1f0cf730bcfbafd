import { afterEach, describe, expect, test } from "vitest";
import { hashPassword } from "@/server/account/password";
import { signIn } from "@/server/account/password-sign-in";
import { makeFirstOwner, signUp } from "@/server/account/people";
import { addToken } from "@/server/account/tokens";
import { listNotes } from "@/server/annotation/notes";
import { readAnnotation } from "@/server/annotation/read";
import { readClaim } from "@/server/claim/passages";
import { changeMe } from "@/server/account/me";
import { keepPlace } from "@/server/document/reading-places";
import { readFeed } from "@/server/feed/changes";
import { read, transaction } from "@/server/platform/db";
import { changeMember, listMembers } from "@/server/project/members";
import { answerRoleRequest, askForRole } from "@/server/project/role-requests";
import { invite } from "@/server/project/invitations";
import type { Viewer } from "@/server/access/viewer";
import type { DeletionChoice } from "@/server/privacy/deletion/close-account";
import { deleteAccount } from "@/server/privacy/deletion/delete-account";
import { previewDeletion } from "@/server/privacy/deletion/preview";
import { workThrough } from "@/server/privacy/deletion/work-through";
import { expectDone, makeAnnotation, makeDocument, makeProject } from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";
import { newId } from "@/server/platform/new-id";
import { makeScene } from "./scene";

const PASSWORD = "seven green lanterns";
const PLACE = "192.0.2.7";

/** Somebody with a password; the name occurs nowhere else. */
async function makeMember(name: string): Promise<Viewer & { readonly email: string }> {
  const id = newId();
  const email = `${name.toLowerCase().replace(/\W/g, "")}.${id.slice(-6)}@example.test`;
  const passwordHash = await hashPassword(PASSWORD);
  await transaction((tx) =>
    tx.user.create({ data: { id, name, email, emailKey: email, passwordHash } }),
  );
  return { ...makeViewer({ id, name }), email } as Viewer & { readonly email: string };
}

/**
 * Every row of the database in which one of these words stands, as its table and itself. The list of
 * deleted accounts has their ids and is left out.
 */
async function rowsWith(...words: string[]): Promise<string[]> {
  const tables = await read.$queryRaw<{ name: string }[]>`
    SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
      AND relkind = 'r' AND relname NOT LIKE '\\_%' AND relname <> 'DeletedAccount'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await transaction((tx) =>
      tx.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t`),
    );
    for (const { row } of rows) {
      if (words.some((word) => row.includes(word))) found.push(`${name}: ${row}`);
    }
  }
  return found;
}

/** Has somebody ask for another role in one project, and decline what another asks in a second. */
async function askAndDecline(owner: Viewer, leaver: Viewer, projectId: string): Promise<void> {
  const reads = await makeProject(owner, { reader: leaver });
  expectDone(await askForRole(leaver, reads.id, { words: "LEAVER hidden in a request" }));
  const bystander = await makeMember("By Stander");
  await transaction((tx) =>
    tx.member.create({ data: { projectId, userId: bystander.id, role: "reader" } }),
  );
  expectDone(await askForRole(bystander, projectId, { words: "BYSTANDER asks" }));
  expectDone(await changeMember(owner, projectId, leaver.id, { role: "owner" }));
  expectDone(await answerRoleRequest(leaver, projectId, bystander.id, { grant: false }));
  expectDone(await changeMember(owner, projectId, leaver.id, { role: "curator" }));
}

/** Deletes and works through all of it. */
async function remove(viewer: Viewer, choice: DeletionChoice): Promise<void> {
  const confirmation = { password: PASSWORD, place: PLACE, signedInAt: null };
  expectDone(await deleteAccount(viewer, choice, confirmation));
  await workThrough();
}

/** The tests of the deletion of an account, for one kind of database. */
export function testDeletion(): void {
  let owner: Viewer;
  let leaver: Viewer & { readonly email: string };
  let scene: Awaited<ReturnType<typeof makeScene>>;

  async function arrange(): Promise<void> {
    if (!(await read.user.count({ where: { admin: true } }))) {
      const account = { email: "first@example.test", name: "First", password: PASSWORD };
      expectDone(await makeFirstOwner(account));
    }
    owner = await makeMember("Olga Brandt");
    leaver = await makeMember("Wilhelmina Quist");
    scene = await makeScene(owner, leaver);
    expectDone(await addToken(leaver, "a script of Wilhelmina Quist"));
    await signIn(leaver.email, "a wrong one", PLACE);
    await signIn(leaver.email, PASSWORD, "198.51.100.4");
    const guest = { email: "guest@example.test", emailKey: "guest@example.test" };
    await transaction((tx) =>
      invite(tx, leaver, scene.projectId, { ...guest, role: "reader" }, new Date()),
    );
    expectDone(await keepPlace(leaver, scene.document.id, { revision: 1, offset: 4 }));
    expectDone(await changeMe(leaver, { textLook: { size: "large" } }));
    const { email } = leaver;
    const elsewhere = await makeProject(owner);
    await askAndDecline(owner, leaver, scene.projectId);
    await transaction((tx) =>
      invite(tx, owner, elsewhere.id, { email, emailKey: email, role: "reader" }, new Date()),
    );
  }

  const noteBodies = async (annotationId: string) =>
    expectDone(await listNotes(owner, annotationId, { limit: 50 })).items.map(
      ({ body, createdBy }) => [body, createdBy.name],
    );

  describe.each(["keep", "remove"] as const)("with the choice %s", (work) => {
    test("nothing of the person is left in any column of any table", async () => {
      const countsOfOthers = await read.rateLimiterFlexible.count();
      await arrange();
      expect(await read.rateLimiterFlexible.count()).toBeGreaterThan(countsOfOthers);
      await remove(leaver, { work });
      expect(await rowsWith(leaver.id, leaver.name, leaver.email)).toEqual([]);
      expect(await rowsWith("LEAVER hidden")).toEqual([]);
      expect(await read.rateLimiterFlexible.count()).toBe(countsOfOthers);
      expect(await read.accountDeletion.count()).toBe(0);
      const invited = await read.invitation.findMany({ where: { projectId: scene.projectId } });
      expect(invited).toEqual([]);
    });

    test("signing in is impossible, and the address can be used again", async () => {
      await arrange();
      await remove(leaver, { work });
      expect(await signIn(leaver.email, PASSWORD, PLACE)).toMatchObject({ ok: false });
      process.env.OBELUS_SIGN_UP = "open";
      const draft = { email: leaver.email, name: "Somebody else", password: PASSWORD };
      expectDone(await signUp(draft));
      const entered = expectDone(await signIn(leaver.email, PASSWORD, PLACE));
      expect(entered.id).not.toBe(leaver.id);
      const members = expectDone(await listMembers(owner, scene.projectId, { limit: 50 })).items;
      expect(members.map(({ userId }) => userId)).toContain(owner.id);
      expect(members.map(({ userId }) => userId)).not.toContain(leaver.id);
    });

    test("the numbered log has every number once", async () => {
      await arrange();
      const feeds = [scene.document.id, scene.needed.id, scene.projectId];
      await remove(leaver, { work });
      for (const feedId of feeds) {
        const { changes, last } = await readFeed(read, owner, feedId, 0, 1000);
        expect(changes.map(({ number }) => number)).toEqual(
          Array.from({ length: last }, (_, at) => at + 1),
        );
      }
    });
  });

  afterEach(() => {
    delete process.env.OBELUS_SIGN_UP;
  });

  test("work that is kept stays where it is, under one name", async () => {
    await arrange();
    const { changes: before } = await readFeed(read, owner, scene.document.id, 0, 1000);
    await remove(leaver, { work: "keep" });
    const former = "Former member 1";
    for (const { id } of [scene.shared, scene.discussed]) {
      expect(expectDone(await readAnnotation(owner, id)).createdBy.name).toBe(former);
    }
    expect(await noteBodies(scene.theirs.id)).toEqual([
      ["LEAVER noted anew", former],
      ["OWNER replies", owner.name],
      ["LEAVER a second time", former],
    ]);
    const theirs = expectDone(await readAnnotation(owner, scene.theirs.id));
    expect(theirs.reviews.map(({ by }) => by.name)).toEqual([former]);
    const decided = expectDone(await readClaim(owner, scene.decided.id));
    expect(decided).toMatchObject({ verdict: "true", decidedBy: { name: former } });
    const query = await read.savedQuery.findUniqueOrThrow({ where: { id: scene.theirQuery.id } });
    expect(query.text).toContain(`coder:"${former}"`);
    // Open pages hear of each card whose name changed.
    const { changes } = await readFeed(read, owner, scene.document.id, before.length, 1000);
    const saved = changes.filter(({ kind }) => kind === "annotation.saved").map(({ id }) => id);
    expect(saved.toSorted()).toEqual([scene.shared.id, scene.discussed.id].toSorted());
    expect(new Set(changes.map(({ by }) => by.name))).toEqual(new Set([former]));
  });

  test("work that goes leaves what others built upon, and nothing else", async () => {
    await arrange();
    const { changes: before } = await readFeed(read, owner, scene.document.id, 0, 1000);
    await remove(leaver, { work: "remove" });
    const former = "Former member 1";
    expect(await readAnnotation(owner, scene.shared.id)).toMatchObject({ problem: "not-found" });
    const discussed = expectDone(await readAnnotation(owner, scene.discussed.id));
    expect(discussed).toMatchObject({ body: "LEAVER discussed", createdBy: { name: former } });
    expect(await noteBodies(scene.theirs.id)).toEqual([
      ["", former],
      ["OWNER replies", owner.name],
    ]);
    const theirs = expectDone(await readAnnotation(owner, scene.theirs.id));
    expect(theirs).toMatchObject({ reviews: [], references: [] });
    expect(await readClaim(owner, scene.lonely.id)).toMatchObject({ problem: "not-found" });
    expect(expectDone(await readClaim(owner, scene.used.id)).createdBy.name).toBe(former);
    const decided = expectDone(await readClaim(owner, scene.decided.id));
    expect(decided).toMatchObject({ verdict: null, rationale: "" });
    const texts = await read.document.findMany({
      where: { projectId: scene.projectId, deletedAt: null },
      select: { id: true },
    });
    expect(texts.map(({ id }) => id).toSorted()).toEqual(
      [scene.document.id, scene.needed.id].toSorted(),
    );
    const rows = await rowsWith("LEAVER", "Nobody else reads this");
    const here = rows.filter((row) => row.includes(scene.projectId));
    const whereLeft = here.map((row) => row.slice(0, row.indexOf(":"))).toSorted();
    expect([...new Set(whereLeft)]).toEqual(["Annotation", "Claim", "RowVersion", "Source"]);
    const past = here.flatMap((row) => /^RowVersion: \((\w+),/.exec(row)?.[1] ?? []);
    expect([...new Set(past)].toSorted()).toEqual(["Annotation", "Claim", "Source"]);
    const { changes } = await readFeed(read, owner, scene.document.id, before.length, 1000);
    const gone = changes.filter(({ kind }) => kind.endsWith(".deleted"));
    expect(gone.map(({ kind, id }) => `${kind} ${id}`)).toEqual(
      expect.arrayContaining([
        `annotation.deleted ${scene.shared.id}`,
        `note.deleted ${scene.note.id}`,
        `review.deleted ${scene.theirs.id}`,
      ]),
    );
    expect(gone.map(({ id }) => id)).not.toContain(scene.hidden.id);
  });

  test("the preview counts what the deletion then does", async () => {
    await arrange();
    const preview = await previewDeletion(leaver, null);
    expect(preview).toMatchObject({ allowed: true, confirmWith: "password", confirmed: false });
    const part = preview.projects.find(({ projectId }) => projectId === scene.projectId);
    expect(part).toMatchObject({ onlyOwner: false, pseudonym: "Former member 1" });
    const amount = (kind: string) => part?.work.find((one) => one.kind === kind);
    expect(amount("annotations")).toMatchObject({ total: 3, private: 1, needed: 1 });
    expect(amount("claims")).toMatchObject({ total: 2, private: 0, needed: 1 });
    expect(amount("documents")).toMatchObject({ total: 2, private: 0, needed: 1 });
    expect(amount("queries")).toMatchObject({ total: 2, private: 1, needed: 0 });
    expect(amount("notes")).toMatchObject({ total: 2, needed: 0 });
    await remove(leaver, { work: "remove" });
    const createdById = (await read.user.findFirstOrThrow({ where: { formerIn: scene.projectId } }))
      .id;
    const where = { projectId: scene.projectId, createdById, deletedAt: null };
    expect(await read.annotation.count({ where })).toBe(1);
    expect(await read.claim.count({ where })).toBe(1);
    expect(await read.document.count({ where })).toBe(1);
  });

  test("a project without another owner is handed over or deleted, never left", async () => {
    await arrange();
    const withMember = await makeProject(leaver, { annotator: owner });
    const alone = await makeProject(leaver);
    const { document } = await makeDocument(leaver, alone.id, "A diary of the tides.");
    await makeAnnotation(leaver, document.id, [{ start: 2, end: 7 }]);
    const confirmation = { password: PASSWORD, place: PLACE, signedInAt: null };
    const refusal = await deleteAccount(leaver, { work: "keep" }, confirmation);
    expect(refusal).toMatchObject({
      problem: "last-owner",
      more: { projects: [withMember.id, alone.id].toSorted() },
    });
    const stranger = await makeMember("Sten Ahl");
    const toStranger = {
      work: "keep" as const,
      handOver: [{ projectId: withMember.id, userId: stranger.id }],
      deleteProjects: [alone.id],
    };
    expect(await deleteAccount(leaver, toStranger, confirmation)).toMatchObject({
      errors: [{ path: "handOver.0.userId" }],
    });
    expect(await read.user.count({ where: { id: leaver.id, disabledAt: null } })).toBe(1);
    const preview = await previewDeletion(leaver, null);
    const part = preview.projects.find(({ projectId }) => projectId === withMember.id);
    expect(part?.candidates).toEqual([{ userId: owner.id, name: owner.name, role: "annotator" }]);
    await remove(leaver, {
      work: "keep",
      handOver: [{ projectId: withMember.id, userId: owner.id }],
      deleteProjects: [alone.id],
    });
    const members = expectDone(await listMembers(owner, withMember.id, { limit: 5 })).items;
    expect(members.map(({ userId, role }) => [userId, role])).toEqual([[owner.id, "owner"]]);
    expect(await rowsWith(alone.id, "A diary of the tides")).toEqual([]);
  });

  test("neither a wrong password nor a token without one deletes anything", async () => {
    await arrange();
    const wrong = { password: "not this one", place: PLACE, signedInAt: Date.now() };
    expect(await deleteAccount(leaver, { work: "keep" }, wrong)).toMatchObject({
      problem: "not-yours",
      errors: [{ path: "password" }],
    });
    await transaction((tx) =>
      tx.user.update({ where: { id: leaver.id }, data: { passwordHash: null } }),
    );
    const now = new Date();
    const old = { place: PLACE, signedInAt: now.getTime() - 11 * 60_000 };
    for (const stale of [old, { place: PLACE, signedInAt: null }]) {
      expect(await deleteAccount(leaver, { work: "keep" }, stale, now)).toMatchObject({
        problem: "not-yours",
      });
    }
    const fresh = { place: PLACE, signedInAt: now.getTime() - 60_000 };
    expectDone(await deleteAccount(leaver, { work: "keep" }, fresh, now));
    expect(await deleteAccount(leaver, { work: "keep" }, fresh, now)).toMatchObject({
      ok: false,
    });
    await workThrough();
  });

  test("the only administrator stays", async () => {
    await arrange();
    const { id, name } = await read.user.findFirstOrThrow({ where: { admin: true } });
    const administrator = makeViewer({ id, name });
    const confirmation = { password: PASSWORD, place: PLACE, signedInAt: null };
    const { allowed, why } = await previewDeletion(administrator, null);
    expect([allowed, why]).toEqual([false, expect.stringContaining("only administrator")]);
    const choice = { work: "keep" } as const;
    expect(await deleteAccount(administrator, choice, confirmation)).toMatchObject({
      problem: "not-yours",
      reason: { key: "Refusals.account.onlyAdministrator" },
    });
  });

  test("two people who leave are told apart, and rows of projects left before name neither", async () => {
    await arrange();
    const other = await makeMember("Birger Lund");
    await transaction((tx) =>
      tx.member.create({
        data: { projectId: scene.projectId, userId: other.id, role: "annotator" },
      }),
    );
    const target = [{ start: 2, end: 11 }];
    const made = await makeAnnotation(other, scene.document.id, target, { body: "by Birger" });
    await transaction((tx) => tx.member.deleteMany({ where: { userId: other.id } }));
    await remove(leaver, { work: "keep" });
    const [part] = (await previewDeletion(other, null)).projects;
    expect(part).toMatchObject({ name: "", role: null, pseudonym: "Former member 2" });
    await remove(other, { work: "keep" });
    const annotation = expectDone(await readAnnotation(owner, made.id));
    expect(annotation.createdBy.name).toBe("Former member 2");
    expect(await rowsWith(other.id, other.name, other.email)).toEqual([]);
  });

  test("an account that comes back with an older backup is deleted again, by what was chosen", async () => {
    await arrange();
    const { id: alone } = await makeProject(leaver);
    const { id: together } = await makeProject(leaver, { reader: owner });
    // As a restore leaves it: the rows of before, the account shut, and what is known of its deletion.
    await transaction(async (tx) => {
      const [userId, now] = [leaver.id, new Date()];
      await tx.deletedAccount.create({ data: { id: userId, work: "remove", deletedAt: now } });
      await tx.user.update({ where: { id: userId }, data: { disabledAt: now } });
    });
    await workThrough();
    // Others of the same name are there, who did not leave.
    expect(await rowsWith(leaver.id, leaver.email)).toEqual([]);
    expect(await read.annotation.count({ where: { id: scene.shared.id } })).toBe(0);
    expect(await read.project.count({ where: { id: alone } })).toBe(0);
    const members = expectDone(await listMembers(owner, together, { limit: 10 })).items;
    expect(members.map(({ userId, role }) => [userId, role])).toEqual([[owner.id, "owner"]]);
    // What was done is not done again, and nobody else is touched.
    await workThrough();
    expect(await read.user.count({ where: { id: owner.id, disabledAt: null } })).toBe(1);
  });
}
