import type { Browser } from "@playwright/test";
import { describe } from "../../lib/anchor/quote.ts";
import { closeDatabase, openPglite, transaction } from "../../server/platform/db.ts";
import { databaseFolder, openEmbedded } from "../../server/platform/embedded/open.ts";
import { startApp, type App } from "../../test/server/app.ts";
import type { Drawn } from "./material.ts";

/** Of one JSON parameter: through Prisma's own createMany a row takes ten times as long. */
const ROWS_AT_ONCE = 5_000;

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

/** Signs the owner in through the form; answers the cookies of the session. */
export async function signedIn(browser: Browser, url: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`, { waitUntil: "networkidle" });
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((at) => at.pathname !== "/sign-in");
  const cookies = await context.storageState();
  await context.close();
  return cookies;
}

/** Inserts annotations, while no server has the database open. */
export async function addAnnotations(
  folder: string,
  { projectId, documentId }: { projectId: string; documentId: string },
  text: string,
  drawn: readonly Drawn[],
): Promise<void> {
  await withDatabase(folder, () => insert({ projectId, documentId }, text, drawn));
}

/** Does something with the database of a data folder, while no server has it open. */
export async function withDatabase<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const { pglite, mayWrite, close } = await openEmbedded(databaseFolder(folder));
  await openPglite(pglite, { mayWrite, close });
  try {
    return await act();
  } finally {
    await closeDatabase();
  }
}

async function insert(
  { projectId, documentId }: { projectId: string; documentId: string },
  text: string,
  drawn: readonly Drawn[],
): Promise<void> {
  for (let from = 0; from < drawn.length; from += ROWS_AT_ONCE) {
    const rows = drawn.slice(from, from + ROWS_AT_ONCE).map(({ id, kind, spans }) => {
      const target = spans.map((span) => describe(text, span));
      return {
        id,
        kind,
        target,
        start: target[0]?.start ?? 0,
        end: target.at(-1)?.end ?? 0,
        quote: target.map(({ exact }) => exact).join(" … "),
      };
    });
    await transaction(async (tx) => {
      const owner = await tx.user.findFirstOrThrow({ where: { email: OWNER.email } });
      await tx.$executeRaw`
        INSERT INTO "Annotation" (id, "projectId", "documentId", kind, revision, "createdById",
            tags, target, start, "end", quote, "updatedAt")
        SELECT n.id, ${projectId}::uuid, ${documentId}::uuid, n.kind::"Kind", 1, ${owner.id}::uuid,
            '{}', n.target, n.start, n."end", n.quote, now()
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS n(id uuid, kind text, target jsonb, start int, "end" int, quote text)`;
    });
  }
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
