import { afterAll, beforeAll, expect, test } from "vitest";
import { STORY } from "@/prisma/seed/story";
import { addSampleProject } from "@/server/sample/sample";
import { openOnPostgres } from "@/test/database/on-postgres";
import { bundleOfProject, dataIn, makeBundledProject } from "@/test/make/bundled-project";
import { expectDone, makePerson } from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";
import { importBundle } from "./import-bundle";

let end: () => Promise<void>;
const bundles: Uint8Array[] = [];

beforeAll(async () => {
  const endFirst = await openOnPostgres();
  await addSampleProject();
  const [maker] = STORY.people;
  if (!maker) throw new Error("the story has nobody");
  bundles.push(await bundleOfProject(makeViewer(maker), STORY.project.id));
  const { projectId, owner } = await makeBundledProject();
  bundles.push(await bundleOfProject(owner, projectId));
  await endFirst();
  end = await openOnPostgres();
}, 240_000);
afterAll(() => end());

test("projects come back as they were on a server of PostgreSQL", async () => {
  const dana = await makePerson("Dana");
  for (const bundle of bundles) {
    const before = dataIn(bundle);
    const { project } = expectDone(await importBundle(dana, bundle, false));
    const after = dataIn(await bundleOfProject(dana, project.id));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [name, words] of Object.entries(before)) expect(after[name], name).toBe(words);
  }
}, 120_000);
