import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { describe } from "../../lib/anchor/quote.ts";
import { closeDatabase, openPglite, transaction } from "../../server/platform/db.ts";
import { databaseFolder, openEmbedded } from "../../server/platform/embedded/open.ts";
import type { Drawn } from "./material.ts";

export const OWNER = { email: "bench@example.test", password: "measures-everything-twice" };

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** The production build over a folder of its own. */
export async function startServer(folder: string): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, ["bin/start.mjs"], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: folder,
      OBELUS_BUILD: "as-is",
      OBELUS_ADMIN_EMAIL: OWNER.email,
      OBELUS_ADMIN_PASSWORD: OWNER.password,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((end) => child.once("exit", () => end()));
  const url = await new Promise<string>((ready, failed) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Obelus is ready at (\S+)/.exec(said)?.[1];
      if (found) ready(found);
    });
    child.once("exit", () => failed(new Error(`The server did not start.\n${said}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** A document by the API; answers its path on the site. */
export async function addDocument(url: string, content: string) {
  const basic = Buffer.from(`${OWNER.email}:${OWNER.password}`).toString("base64");
  const { token } = await post<{ token: string }>(url, "/tokens", `Basic ${basic}`, { name: "b" });
  const as = `Bearer ${token}`;
  const project = await post<{ id: string }>(url, "/projects", as, { name: "Bench" });
  const document = await post<{ id: string }>(url, `/projects/${project.id}/documents`, as, {
    ...{ title: "A long text", format: "plain", content },
  });
  return { projectId: project.id, documentId: document.id };
}

/** Ten thousand rows, put in at once while no server has the database open. */
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
            ...{ id, projectId, documentId, kind, revision: 1, createdById: owner.id, tags: [] },
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

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}
