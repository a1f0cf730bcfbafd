import { startApp, type App } from "./app";
import type { Client } from "./client";
import { addressesOf } from "./raw";
import { setUpFolder } from "./set-up";
import { HARBOUR, NOTE_WORDS } from "./writers";

/** A running server with one document and one annotation, and all its addresses. */
export interface Site {
  readonly app: App;
  readonly client: Client;
  readonly projectId: string;
  readonly documentId: string;
  readonly pages: readonly string[];
  /** All routes but the streams, which do not end. */
  readonly calls: readonly string[];
}

/** An id of nothing, for names in an address for which nothing was made. */
const NOTHING = "01980000-0000-7000-8000-000000000000";

export async function startSite(): Promise<Site> {
  const app = await startApp({ dataDir: await setUpFolder() });
  const client = await app.signIn();
  const { projectId, documentId } = await client.makeDocument(HARBOUR);
  const { id } = await client.must<{ id: string }>(
    "POST",
    `/api/v1/documents/${documentId}/annotations`,
    { kind: "claim", target: [{ start: 4, end: 11 }], body: NOTE_WORDS },
  );
  const known = { projectId, documentId, annotationId: id, format: "csv", nextauth: "csrf" };
  const fill = new Map(Object.entries(known));
  const nameOr = (name: string) => fill.get(name) ?? NOTHING;
  return {
    app,
    client,
    projectId,
    documentId,
    pages: addressesOf("page.tsx", nameOr),
    // Streams do not end, and the route for unknown addresses is no operation.
    calls: addressesOf("route.ts", nameOr).filter((path) => !/\/events$|\[/.test(path)),
  };
}
