import { v7 } from "uuid";
import type { Answer, Client } from "./client";
import { importText } from "./importers";
import { HARBOUR } from "./writers";

/** A creation whose sender never learned that it was committed. */
interface Creation {
  readonly noun: string;
  readonly id: string;
  readonly send: (client: Client) => Promise<Answer>;
}

/** Creates one of each noun that has an id of its own; the things hang on one another. */
export async function createOneOfEach(client: Client): Promise<{
  readonly projectId: string;
  readonly documentId: string;
  readonly creations: readonly Creation[];
}> {
  const creations: Creation[] = [];
  const create = async (noun: string, send: (client: Client, id: string) => Promise<Answer>) => {
    const id = v7();
    const creation = { noun, id, send: (at: Client) => send(at, id) };
    const { status, body } = await creation.send(client);
    if (status !== 201) throw new Error(`${noun}: ${status} ${JSON.stringify(body)}`);
    creations.push(creation);
    return id;
  };
  const post = (noun: string, path: string, body: object) =>
    create(noun, (at, id) => at.post(`/api/v1${path}`, { id, ...body }));

  const projectId = await post("project", "/projects", { name: "Sent twice" });
  const text = { title: "The harbour", content: HARBOUR };
  const documentId = await create("document", (at, id) =>
    importText(at, projectId, { ...text, id, as: "json" }),
  );
  await create("file", (at, id) => importText(at, projectId, { ...text, id, as: "file" }));
  const annotationId = await post("annotation", `/documents/${documentId}/annotations`, {
    kind: "claim",
    target: [{ start: 4, end: 11 }],
  });
  await post("note", `/annotations/${annotationId}/notes`, { body: "Since when?" });
  await post("reference", `/annotations/${annotationId}/references`, {
    relation: "context",
    url: "https://harbour.example/calls",
  });
  const claimId = await post("claim", `/projects/${projectId}/claims`, { statement: "It grew." });
  await post("occurrence", `/annotations/${annotationId}/occurrences`, { claimId });
  await post("evidence", `/claims/${claimId}/evidence`, {
    stance: "supports",
    url: "https://harbour.example/ships",
  });
  await post("search", `/claims/${claimId}/searches`, { outcome: "not-found" });
  await post("query", `/projects/${projectId}/queries`, { name: "Claims", text: "claim" });
  await post("speaker", `/projects/${projectId}/speakers`, { name: "The mayor" });
  await post("tag", `/projects/${projectId}/tags`, {
    kind: "claim",
    slug: "sent-twice",
    label: "Sent twice",
  });
  return { projectId, documentId, creations };
}
