import { afterAll, beforeAll, expect, test } from "vitest";
import { MIRA, PROJECT_ID, TRAFFIC_DOUBLED } from "@/prisma/seed/ids";
import { QUERY_EXAMPLES } from "@/lib/query/examples";
import { SAVED_QUERY } from "@/prisma/seed/provenance";
import { circles } from "@/lib/source/provenance";
import { listRelations } from "@/server/source/provenance/relations";
import { claimRoots } from "@/server/claim/roots";
import { askQuery } from "@/server/query/answer";
import { listQueries } from "@/server/query/saved";
import { addSampleProject } from "./sample";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone } from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";

const mira = makeViewer({ id: MIRA, name: "Mira" });

beforeAll(async () => {
  await openTestDatabase();
  await addSampleProject();
});
afterAll(closeTestDatabase);

test("the sample project has sources that lean on one another, and the roots of a claim", async () => {
  const { items } = expectDone(await listRelations(mira, PROJECT_ID, { limit: 100 }));
  expect(items).toHaveLength(6);
  const found = circles([], items);
  expect(found).toHaveLength(1);
  expect(found[0]).toHaveLength(2);
  const { cited, roots } = expectDone(await claimRoots(mira, TRAFFIC_DOUBLED));
  expect(cited.length).toBeGreaterThan(0);
  expect(roots.length).toBeLessThanOrEqual(cited.length);
});

test("the query that is kept in the sample project finds something", async () => {
  const { items } = expectDone(await listQueries(mira, PROJECT_ID, { limit: 10 }));
  expect(items).toMatchObject([{ name: SAVED_QUERY.name, text: SAVED_QUERY.text }]);
  const answer = await askQuery(mira, PROJECT_ID, SAVED_QUERY.text, { from: null, limit: 10 });
  expect(expectDone(answer).items).not.toEqual([]);
});

test.each(QUERY_EXAMPLES)("the example of a query finds something in the sample: %s", async (q) => {
  const answer = await askQuery(mira, PROJECT_ID, q, { from: null, limit: 10 });
  expect(expectDone(answer).items).not.toEqual([]);
});
