import type { Role } from "@/lib/access/policy";
import type { Kind, Visibility } from "@/lib/annotation/annotation";
import { parseBrackets } from "@/lib/span/bracketed";
import type { Outcome } from "@/lib/outcome";
import type { Credential } from "@/server/account/session";
import { saveAnnotation, type AnnotationDraft } from "@/server/annotation/write";
import { transaction } from "@/server/platform/db";
import { addDocument } from "@/server/document/write";
import { newId } from "@/server/platform/new-id";
import { addProject } from "@/server/project/projects";
import type { Viewer } from "@/server/access/viewer";
import { makeViewer } from "./viewer";

/** The value of an outcome; a refusal fails the test with its reason. */
export function expectDone<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.problem} ${outcome.reason?.key ?? ""}`);
  return outcome.value;
}

/** A person with an account. Real sign-in has tests of its own. */
export async function makePerson(name: string): Promise<Viewer> {
  const id = newId();
  const email = `${name.toLowerCase().replace(/\W/g, "")}-${id.slice(-6)}@example.test`;
  await transaction((tx) => tx.user.create({ data: { id, name, email, emailKey: email } }));
  return makeViewer({ id, name });
}

/** The session of a person who never signed out everywhere. */
export function sessionFor({ id: userId }: Viewer): Credential {
  return { by: "session", userId, version: 0, expiresAt: Infinity };
}

/** A project of `owner`, with others in their roles. */
export async function makeProject(owner: Viewer, others: Partial<Record<Role, Viewer>> = {}) {
  const project = expectDone(await addProject(owner, { name: "Brackwater" }));
  for (const [role, viewer] of Object.entries(others) as [Role, Viewer][]) {
    await transaction((tx) =>
      tx.member.create({ data: { projectId: project.id, userId: viewer.id, role } }),
    );
  }
  return project;
}

/** A document with the given words; brackets mark spans and are not part of the text. */
export async function makeDocument(viewer: Viewer, projectId: string, notation: string) {
  const { text, spans } = parseBrackets(notation);
  const document = expectDone(
    await addDocument(viewer, projectId, { content: text, format: "plain", title: "A text" }),
  );
  return { document, text, spans };
}

export async function makeAnnotation(
  viewer: Viewer,
  documentId: string,
  target: AnnotationDraft["target"],
  rest: { kind?: Kind; visibility?: Visibility } & Partial<AnnotationDraft> = {},
) {
  return expectDone(
    await saveAnnotation(viewer, documentId, { kind: "claim", revision: 1, target, ...rest }),
  );
}
