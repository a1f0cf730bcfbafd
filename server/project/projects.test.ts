import { afterAll, beforeAll, expect, test } from "vitest";
import { STATUS } from "@/lib/outcome";
import { addProject, changeProject, readProject } from "./projects";
import { weighClaims } from "@/server/claim/searches";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makePerson, makeProject } from "@/test/make/make";

beforeAll(() => openTestDatabase());
afterAll(() => closeTestDatabase());

test("settings that are given leave the others as they stand", async () => {
  const ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  expectDone(await weighClaims(ana, id, { causal: 3 }));
  expectDone(await changeProject(ana, id, { settings: { secondReader: true } }));
  expectDone(await changeProject(ana, id, { settings: { verdicts: ["holds", "fails"] } }));
  const all = { weights: { causal: 3 }, secondReader: true, verdicts: ["holds", "fails"] };
  expect(expectDone(await readProject(ana, id)).settings).toEqual(all);
  const renamed = expectDone(await changeProject(ana, id, { name: "Harbour" }));
  expect(renamed).toMatchObject({ name: "Harbour", description: "", settings: all });
});

test("a setting that is given as null is taken away, and no other", async () => {
  const ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  expectDone(
    await changeProject(ana, id, { settings: { verdicts: ["holds"], secondReader: true } }),
  );
  const back = expectDone(await changeProject(ana, id, { settings: { verdicts: null } }));
  expect(back.settings).toEqual({ secondReader: true });
});

test("a malformed scale of verdicts is refused with what is wrong, and changes nothing", async () => {
  const ana = await makePerson("Ana");
  const { id } = await makeProject(ana);
  const standing = { verdicts: ["holds", "fails"], secondReader: true };
  const before = expectDone(await changeProject(ana, id, { settings: standing }));
  for (const verdicts of ["holds", [], ["holds", "holds"], [1], [" "], { 0: "holds" }]) {
    const settings = { verdicts, secondReader: false };
    const refusal = await changeProject(ana, id, { name: "Harbour", settings });
    expect(refusal).toMatchObject({
      problem: "scale-not-usable",
      reason: { key: expect.stringMatching(/^Refusals\.scale\./) as string },
      errors: [{ path: "settings.verdicts" }],
    });
    expect(await addProject(ana, { name: "Harbour", settings })).toMatchObject({
      problem: "scale-not-usable",
    });
  }
  expect(expectDone(await readProject(ana, id))).toEqual(before);
  expect(STATUS["scale-not-usable"]).toBe(422);
});

test("who is no owner changes no settings", async () => {
  const [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  const { id } = await makeProject(ana, { curator: bo });
  const settings = { verdicts: ["holds"] };
  expect(await changeProject(bo, id, { settings })).toMatchObject({ problem: "not-yours" });
});
