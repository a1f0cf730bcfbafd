import "server-only";
import { UNPLACED } from "@/lib/annotation/annotation";
import { done, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { findMembership, whyNot } from "@/server/access/membership";
import { visibleTo } from "@/server/access/visible-annotations";
import type { Viewer } from "@/server/access/viewer";
import { listedNames } from "@/lib/agreement/listed-names";
import { read } from "@/server/platform/db";

/** Somebody whose annotations are compared: an account, or a name of an import. */
export interface Coder {
  /** Null for a name. */
  readonly id: string | null;
  readonly name: string;
  /** The documents in which they have an annotation of any kind. */
  readonly documents: ReadonlySet<string>;
}

/** One document, or those of a project: all of them where none are named. */
export type Scope =
  | { readonly documentId: string }
  | { readonly projectId: string; readonly documents?: readonly string[] };

/** The texts of a scope. */
export function textsIn(scope: Scope) {
  if ("documentId" in scope) return { id: scope.documentId };
  return { projectId: scope.projectId, id: { in: scope.documents?.slice() } };
}

/**
 * What is compared: everything the viewer sees, whatever a curator decided about it, since it is
 * what a coder said.
 */
export function comparedWhere(viewer: Viewer, scope: Scope) {
  const { id: documentId, ...project } = textsIn(scope);
  return { AND: [{ ...project, documentId }, visibleTo(viewer)], document: { deletedAt: null } };
}

/** What of it has a certain place in the newest text. */
export const WITH_PLACE = { anchor: { notIn: [...UNPLACED] } };

/** What some of the coders made. */
export function byCoders(coders: Iterable<Coder>) {
  const all = [...coders];
  return {
    OR: [
      { createdById: { in: all.flatMap(({ id }) => id ?? []) } },
      { createdById: null, authorName: { in: all.flatMap(({ id, name }) => (id ? [] : name)) } },
    ],
  };
}

export function coderKey(createdById: string | null, authorName: string): string {
  return createdById ?? `name ${authorName}`;
}

/** Who annotated, by key, in the order of their names. Nobody knows who a nameless one was. */
export async function codersOf(viewer: Viewer, scope: Scope): Promise<Map<string, Coder>> {
  const groups = await read.annotation.groupBy({
    by: ["documentId", "createdById", "authorName"],
    where: comparedWhere(viewer, scope),
  });
  const ids = groups.flatMap(({ createdById }) => createdById ?? []);
  const accounts = await read.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const coders = new Map<string, Coder & { documents: Set<string> }>();
  for (const { documentId, createdById, authorName } of groups) {
    const name = (createdById && names.get(createdById)) ?? authorName;
    if (createdById === null && name === "") continue;
    const key = coderKey(createdById, authorName);
    const coder = coders.get(key) ?? { id: createdById, name, documents: new Set() };
    coder.documents.add(documentId);
    coders.set(key, coder);
  }
  const byName = new Intl.Collator("en");
  return new Map(
    [...coders].sort(
      ([one, a], [other, b]) => byName.compare(a.name, b.name) || (one < other ? -1 : 1),
    ),
  );
}

/** How many texts the page of agreement leads to. */
const MAX_TEXTS = 200;

/** A text that several people annotated. */
interface SharedText {
  readonly id: string;
  readonly title: string;
  readonly coders: number;
}

/**
 * Everybody of a project whose annotations the viewer sees, by their names, and the texts that at least
 * two of them annotated, by their titles. `texts` has the first of them; `textCount` is how many.
 */
export async function readCoders(
  viewer: Viewer,
  projectId: string,
): Promise<
  Outcome<{
    readonly people: readonly Pick<Coder, "id" | "name">[];
    readonly texts: readonly SharedText[];
    readonly textCount: number;
  }>
> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const coders = await codersOf(viewer, { projectId });
  const counts = new Map<string, number>();
  for (const { documents } of coders.values()) {
    for (const id of documents) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const shared = [...counts].filter(([, count]) => count > 1).map(([id]) => id);
  const texts = await read.document.findMany({
    where: { projectId, id: { in: shared }, deletedAt: null },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: MAX_TEXTS,
    select: { id: true, title: true },
  });
  return done({
    people: [...coders.values()].map(({ id, name }) => ({ id, name })),
    texts: texts.map(({ id, title }) => ({ id, title, coders: counts.get(id) ?? 0 })),
    textCount: shared.length,
  });
}

/**
 * Those who are named, in that order: accounts by their ids, imported authors by their names, and an
 * account by its name where no import has it. A member who annotated nothing yet is known, too.
 */
export async function namedCoders(
  projectId: string,
  all: ReadonlyMap<string, Coder>,
  list: string | undefined,
): Promise<Outcome<Map<string, Coder>>> {
  if (list === undefined) return done(new Map(all));
  const named = new Map<string, Coder>();
  const members = await read.member.findMany({
    where: { projectId },
    select: { user: { select: { id: true, name: true } } },
  });
  const accounts = members.map(({ user }) => user);
  for (const word of new Set(listedNames(list))) {
    const key = [word.toLowerCase(), coderKey(null, word)].find((each) => all.has(each));
    const byName = [...all].find(([, coder]) => coder.name === word);
    const account = accounts.find(({ id, name }) => id === word.toLowerCase() || name === word);
    if (key) named.set(key, all.get(key) as Coder);
    else if (byName) named.set(byName[0], byName[1]);
    else if (account) named.set(account.id, { ...account, documents: new Set() });
    else
      return wrongField(
        "?coders",
        reason("Refusals.agreement.coder", { name: word.slice(0, 200) }),
      );
  }
  return done(named);
}
