import { join } from "node:path";
import { describe } from "../../lib/anchor/quote.ts";
import { closeDatabase, openPglite, transaction } from "../../server/platform/db.ts";
import { databaseFolder, openEmbedded } from "../../server/platform/embedded/open.ts";
import { startApp, type App } from "../../test/server/app.ts";
import type { Drawn } from "./material.ts";

export const OWNER = { email: "bench@example.test", password: "measures-everything-twice" };

/** Starts the production build with a data folder of its own. */
export function startServer(folder: string): Promise<App> {
  return startApp({ dataDir: folder, owner: OWNER });
}

/** Adds a document through the API; answers the path of its page. */
export async function addDocument(url: string, content: string) {
  const basic = Buffer.from(`${OWNER.email}:${OWNER.password}`).toString("base64");
  const { token } = await post<{ token: string }>(url, "/tokens", `Basic ${basic}`, { name: "b" });
  const as = `Bearer ${token}`;
  const project = await post<{ id: string }>(url, "/projects", as, { name: "Bench" });
  const document = await post<{ id: string }>(url, `/projects/${project.id}/documents`, as, {
    title: "A long text",
    format: "plain",
    content,
  });
  return { projectId: project.id, documentId: document.id };
}

/** Inserts ten thousand rows at once, while no server has the database open. */
export async function addAnnotations(
  folder: string,
  { projectId, documentId }: { projectId: string; documentId: string },
  text: string,
  drawn: readonly Drawn[],
): Promise<void> {
  const { pglite, mayWrite, close } = await openEmbedded(databaseFolder(join(folder)));
  await openPglite(pglite, { mayWrite, close });
  for (let from = 0; from < drawn.length; from += 1_000) {
    await transaction(async (tx) => {
      const owner = await tx.user.findFirstOrThrow({ where: { email: OWNER.email } });
      await tx.annotation.createMany({
        data: drawn.slice(from, from + 1_000).map(({ id, kind, spans }) => {
          const target = spans.map((span) => describe(text, span));
          return {
            id,
            projectId,
            documentId,
            kind,
            revision: 1,
            createdById: owner.id,
            tags: [],
            target: target.map((segment) => ({ ...segment })),
            start: target[0]?.start ?? 0,
            end: target.at(-1)?.end ?? 0,
            quote: target.map(({ exact }) => exact).join(" … "),
          };
        }),
      });
    });
  }
  await closeDatabase();
}

async function post<T>(url: string, path: string, authorization: string, body: object): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
