import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/access/viewer";
import { removeProject } from "@/server/project/projects";
import { read, transaction } from "@/server/platform/db";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";
import { addResetLink, changePerson, listPeople } from "./installation";
import { viewerOf, viewerOfClaims } from "./session";
import { addToken } from "./tokens";

let owner: Viewer;
beforeAll(async () => {
  await openTestDatabase();
  const { id, name } = await makePerson("Zora Quill");
  await transaction((tx) => tx.user.update({ where: { id }, data: { admin: true } }));
  owner = makeViewer({ id, name, admin: true });
});
afterAll(() => closeTestDatabase());

async function names(options: { q?: string; limit?: number } = {}): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = expectDone(await listPeople(owner, { limit: 2, ...options, after }));
    found.push(...page.items.map(({ name }) => name));
    if (page.next === null) return found;
    after = page.next;
  }
}

test("accounts are listed by name, a page at a time, and found by parts of name and address", async () => {
  for (const name of ["Bo Vance", "Ana Vance", "Cy Marsh"]) await makePerson(name);
  // Nobody signs in as this one.
  await transaction((tx) =>
    tx.user.create({ data: { id: crypto.randomUUID(), name: "A name of an import" } }),
  );
  expect(await names()).toEqual(["Ana Vance", "Bo Vance", "Cy Marsh", "Zora Quill"]);
  expect(await names({ q: "vance" })).toEqual(["Ana Vance", "Bo Vance"]);
  expect(await names({ q: "CYMARSH-" })).toEqual(["Cy Marsh"]);
  expect(await names({ q: "%" })).toEqual([]);
  expect(await names({ q: "_" })).toEqual([]);
});

test("each comes with their roles in projects that are there and the viewer is in", async () => {
  const dee = await makePerson("Dee");
  await makeProject(dee);
  const { id } = await makeProject(owner, { curator: dee });
  const gone = await makeProject(owner, { reader: dee });
  expectDone(await removeProject(owner, gone.id));
  const { items } = expectDone(await listPeople(owner, { q: "dee-", limit: 10 }));
  expect(items).toMatchObject([
    { id: dee.id, admin: false, projects: [{ id, name: "Brackwater", role: "curator" }] },
  ]);
  expect(items[0]?.projects).toHaveLength(1);
});

test("it is for who runs the installation", async () => {
  const eve = await makePerson("Eve");
  const no = { problem: "not-yours", reason: { key: "Refusals.account.notOwner" } };
  expect(await listPeople(eve, { limit: 10 })).toMatchObject(no);
  expect(await changePerson(eve, owner.id, { disabled: true })).toMatchObject(no);
  expect(await addResetLink(eve, owner.id)).toMatchObject(no);
  expect(await read.passwordReset.count({ where: { userId: owner.id } })).toBe(0);
});

test("a disabled account is shut out at once and comes back, with its tokens", async () => {
  const flo = await makePerson("Flo");
  const { token } = expectDone(await addToken(flo, "a script"));
  const request = () =>
    new Request("http://localhost/", { headers: { authorization: `Bearer ${token}` } });
  expect(await viewerOf(request())).not.toBeNull();
  const shut = expectDone(await changePerson(owner, flo.id, { disabled: true }));
  expect(shut.disabledAt).not.toBeNull();
  expect(await viewerOf(request())).toBeNull();
  expect(await viewerOfClaims({ sub: flo.id, version: 1 })).toBeNull();
  // Sent again, it changes nothing.
  expect(expectDone(await changePerson(owner, flo.id, { disabled: true }))).toEqual(shut);
  expect(expectDone(await changePerson(owner, flo.id, { disabled: false })).disabledAt).toBeNull();
  expect(await viewerOf(request())).not.toBeNull();
});

test("nobody disables themselves, nor who is not there", async () => {
  expect(await changePerson(owner, owner.id, { disabled: true })).toMatchObject({
    problem: "not-yours",
    reason: { key: "Refusals.account.yourself" },
  });
  const nobody = crypto.randomUUID();
  expect(await changePerson(owner, nobody, { disabled: true })).toMatchObject({
    problem: "not-found",
  });
  expect(await addResetLink(owner, nobody)).toMatchObject({ problem: "not-found" });
});

test("when a person was last seen is kept to within a quarter of an hour", async () => {
  const gus = await makePerson("Gus");
  const lastSeen = async () =>
    (await read.user.findUniqueOrThrow({ where: { id: gus.id } })).lastSeenAt;
  const setLastSeen = (lastSeenAt: Date) =>
    transaction((tx) => tx.user.update({ where: { id: gus.id }, data: { lastSeenAt } }));
  expect(await lastSeen()).toBeNull();
  const session = { sub: gus.id, version: 0 };
  await viewerOfClaims(session);
  expect(Date.now() - ((await lastSeen())?.getTime() ?? 0)).toBeLessThan(60_000);
  const recently = new Date(Date.now() - 10 * 60_000);
  await setLastSeen(recently);
  await viewerOfClaims(session);
  expect(await lastSeen()).toEqual(recently);
  const before = new Date(Date.now() - 16 * 60_000);
  await setLastSeen(before);
  const { token } = expectDone(await addToken(gus, "a script"));
  await viewerOf(
    new Request("http://localhost/", { headers: { authorization: `Bearer ${token}` } }),
  );
  expect((await lastSeen())?.getTime()).toBeGreaterThan(before.getTime());
});
