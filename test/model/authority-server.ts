import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a service answers to a search: entries, or a whole answer with its status. */
export type AuthorityAnswer =
  readonly object[] | { readonly status: number; readonly body: string } | "nothing";

export interface AuthorityServer {
  readonly url: string;
  /** The names that it was asked for. */
  readonly names: readonly string[];
  stop(): Promise<void>;
}

/**
 * A service on this machine that speaks the Reconciliation Service API 0.2: a manifest for a bare
 * request, entries for the form field `queries`.
 */
export async function startAuthorityServer(
  answerTo: (name: string) => AuthorityAnswer,
  manifest: object = WIKIDATA,
): Promise<AuthorityServer> {
  const names: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const type = { "content-type": "application/json" };
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const queries = form.get("queries");
      if (queries === null) return void response.writeHead(200, type).end(JSON.stringify(manifest));
      const { q0 } = JSON.parse(queries) as { q0: { query: string } };
      names.push(q0.query);
      const answer = answerTo(q0.query);
      // Left without an answer until the other side gives up.
      if (answer === "nothing") return;
      if ("status" in answer) return void response.writeHead(answer.status, type).end(answer.body);
      response.writeHead(200, type).end(JSON.stringify({ q0: { result: answer } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/en/api`,
    names,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** As https://wikidata.reconci.link/en/api describes itself. */
const WIKIDATA = {
  versions: ["0.1", "0.2"],
  name: "Wikidata (en)",
  identifierSpace: "http://www.wikidata.org/entity/",
  schemaSpace: "http://www.wikidata.org/prop/direct/",
  view: { url: "https://www.wikidata.org/wiki/{{id}}" },
};
