import { tokenHash } from "../../server/account/session.ts";
import { mintViewer } from "../../server/access/viewer.ts";
import { saveAnnotation } from "../../server/annotation/write.ts";
import { addDocument } from "../../server/document/write.ts";
import { followChanges } from "../../server/live/follow.ts";
import { closeDatabase, openPglite, openPostgres, transaction } from "../../server/platform/db.ts";
import type { EmbeddedPostgres } from "../../server/platform/embedded/client.ts";
import { databaseFolder, openEmbedded } from "../../server/platform/embedded/open.ts";
import { newId } from "../../server/platform/new-id.ts";
import { addProject } from "../../server/project/projects.ts";
import { recordStatements } from "../../test/database/statements.ts";
import { HARBOUR } from "../../test/server/writers.ts";

export interface Person {
  readonly id: string;
  readonly token: string;
}

/** A project with its people, one document in which is written, and others that are only open. */
export interface BenchData {
  readonly people: readonly Person[];
  readonly documentId: string;
  readonly quietIds: readonly string[];
}

const PEOPLE = 400;
const QUIET = 10;

/** Either the folder of an embedded database that no server has open, or a PostgreSQL server. */
type Where = { readonly folder: string } | { readonly url: string };

/**
 * Fills an empty database. On the embedded one it also counts what SQL a change costs with so many
 * streams: all statements until every stream has reported it, less those without any stream.
 */
export async function makeBenchData(
  where: Where,
  streams: readonly number[] = [],
): Promise<{ data: BenchData; statements: ReadonlyMap<number, number> }> {
  let pglite: EmbeddedPostgres | null = null;
  if ("url" in where) {
    await openPostgres(where.url);
  } else {
    const embedded = await openEmbedded(databaseFolder(where.folder));
    pglite = embedded.pglite;
    await openPglite(pglite, { mayWrite: embedded.mayWrite, close: embedded.close });
  }
  const people = Array.from({ length: PEOPLE }, (_, n) => makePerson(n));
  await transaction((tx) =>
    tx.user.createMany({
      data: people.map(({ id }, n) => ({ id, name: `Person ${n}`, email: id, emailKey: id })),
    }),
  );
  const owner = viewerOf(people[0]);
  const project = await addProject(owner, { name: "Bench" });
  if (!project.ok) throw new Error(project.problem);
  const projectId = project.value.id;
  await transaction(async (tx) => {
    const [, ...others] = people;
    await tx.member.createMany({
      data: others.map(({ id: userId }) => ({ projectId, userId, role: "annotator" as const })),
    });
    await tx.token.createMany({
      data: people.map(({ id: userId, token }) => ({
        id: newId(),
        userId,
        name: "bench",
        hash: tokenHash(token),
        lastUsedAt: new Date(),
      })),
    });
  });
  const documents: string[] = [];
  for (let n = 0; n <= QUIET; n++) {
    const draft = { title: `Text ${n}`, content: HARBOUR, format: "plain" as const };
    const document = await addDocument(owner, projectId, draft);
    if (!document.ok) throw new Error(document.problem);
    documents.push(document.value.id);
  }
  const [documentId = "", ...quietIds] = documents;
  const statements = new Map<number, number>();
  if (pglite) {
    const count = statementsOf(pglite, quietIds[0] ?? "", people);
    for (const many of streams) statements.set(many, await count(many));
  }
  await closeDatabase();
  return { data: { people, documentId, quietIds }, statements };
}

function makePerson(n: number): Person {
  return { id: newId(), token: `obelus_${String(n).padStart(43, "0")}` };
}

function viewerOf(person: Person | undefined) {
  return mintViewer({ id: person?.id ?? "", name: "A person", admin: false, by: "token" });
}

/** Counts the statements of one annotation beyond those of writing it. */
function statementsOf(pglite: EmbeddedPostgres, documentId: string, people: readonly Person[]) {
  const recorded = recordStatements(pglite);
  const write = async () => {
    const target = [{ start: 4, end: 11 }];
    const draft = { kind: "claim", revision: 1, target } as const;
    const saved = await saveAnnotation(viewerOf(people[0]), documentId, draft);
    if (!saved.ok) throw new Error(saved.problem);
    return saved.value.id;
  };
  return async (streams: number) => {
    const alone = await recorded.during(write);
    const readers = [];
    for (const person of people.slice(0, streams)) {
      const credential = { by: "token", hash: tokenHash(person.token) } as const;
      const after = 1_000_000;
      const opened = await followChanges(viewerOf(person), { documentId }, after, credential);
      if (!opened.ok) throw new Error(opened.problem);
      readers.push(opened.value.getReader());
    }
    const all = await recorded.during(async () => {
      await write();
      // A change is read within this time even on a busy machine; then nothing more is asked.
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    });
    for (const reader of readers) await reader.cancel();
    return all.length - alone.length;
  };
}
