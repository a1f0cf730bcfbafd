import { afterAll, expect, test } from "vitest";
import { endApps, startApp } from "@/test/server/app";
import { setUpFolder } from "@/test/server/set-up";
import { HARBOUR } from "@/test/server/writers";

afterAll(endApps);

/** In MB, more than any disk has, so that every disk counts as full. */
const NEVER_FREE = "1000000000000";

test("on a full disk everything can be read, and every write is refused in words", async () => {
  const dataDir = await setUpFolder();
  const before = await startApp({ dataDir });
  const client = await before.signIn();
  const { projectId, documentId } = await client.makeDocument(HARBOUR);
  expect((await before.stop()).code).toBe(0);

  const full = await startApp({ dataDir, env: { OBELUS_MIN_FREE_MB: NEVER_FREE } });
  const reader = client.at(full.url);
  expect((await reader.get(`/api/v1/documents/${documentId}/text`)).body).toBe(HARBOUR);
  expect((await reader.get(`/api/v1/projects/${projectId}/documents`)).status).toBe(200);
  expect((await reader.get("/api/ready")).status).toBe(200);
  const draft = { kind: "claim", target: [{ start: 4, end: 11 }] };
  const refused = await reader.post(`/api/v1/documents/${documentId}/annotations`, draft);
  expect(refused).toMatchObject({ status: 507, body: { code: "storage-full" } });
  expect((await full.stop()).code).toBe(0);

  // With free space again the refused row is not there, and the same write succeeds.
  const after = await startApp({ dataDir });
  const writer = client.at(after.url);
  const path = `/api/v1/documents/${documentId}/annotations`;
  expect(await writer.all(path)).toEqual([]);
  expect((await writer.post(path, draft)).status).toBe(201);
  await after.kill();
});
