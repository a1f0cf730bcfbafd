import { call, list, type Server } from "./client";

interface Named {
  readonly id: string;
  readonly name: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A project by its id or its whole name.
 * @throws {Error} when there is none, or several
 */
export async function findProject(server: Server, called: string): Promise<Named> {
  if (UUID.test(called)) {
    return call(server, "GET /projects/{projectId}", { params: { projectId: called } });
  }
  return only(list(server, "GET /projects", {}), called, "project", ({ name }) => name);
}

/**
 * A document by its id, or by its whole title within a project.
 * @throws {Error} when there is none, or several
 */
export async function findDocument(
  server: Server,
  called: string,
  project: string | undefined,
): Promise<Named> {
  if (UUID.test(called)) {
    const params = { documentId: called };
    const { id, title } = await call(server, "GET /documents/{documentId}", { params });
    return { id, name: title };
  }
  if (project === undefined) {
    throw new Error("Name the project of the document with --project, or give the document's id.");
  }
  const { id: projectId } = await findProject(server, project);
  const documents = list(server, "GET /projects/{projectId}/documents", { params: { projectId } });
  return only(documents, called, "document", ({ title }) => title);
}

async function only<T extends { readonly id: string }>(
  all: AsyncIterable<T>,
  called: string,
  noun: string,
  nameOf: (one: T) => string,
): Promise<Named> {
  const found: Named[] = [];
  for await (const one of all) {
    if (nameOf(one) === called) found.push({ id: one.id, name: nameOf(one) });
  }
  const [first, ...others] = found;
  if (!first) throw new Error(`There is no ${noun} “${called}” that you can see.`);
  if (others.length > 0) {
    const ids = found.map(({ id }) => `\n  ${id}`).join("");
    throw new Error(`There are ${found.length} of the name “${called}”. Give one by its id:${ids}`);
  }
  return first;
}
