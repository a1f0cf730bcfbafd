import "server-only";
import { v5, validate } from "uuid";
import type { importedNote } from "@/lib/contract/imports";
import type { ShapeOf } from "@/lib/contract/offsets";
import { parentFor } from "@/lib/note/thread";
import type { DocumentAccess } from "@/server/access/membership";
import type { Write } from "@/server/act/subject";
import { recordChange, recordShared } from "@/server/feed/changes";

export type ImportedNote = ShapeOf<typeof importedNote>;

/** An annotation that was just written, and what is discussed under it in the file. */
interface Discussed {
  readonly id: string;
  /** Whose it alone is, or null. */
  readonly lane: string | null;
  readonly notes: readonly ImportedNote[];
}

/** Notes that are written at once. */
const PORTION = 500;

/** Writes the discussions of a file with their numbered changes. Authors stay names. */
export async function insertNotes(
  write: Write & { readonly membership: DocumentAccess },
  discussed: readonly Discussed[],
): Promise<void> {
  const { tx, viewer, now, membership } = write;
  const { documentId, projectId } = membership;
  const taken = await takenIds(write, discussed);
  const all = discussed.flatMap(({ id: annotationId, lane, notes }) =>
    rowsOf(annotationId, notes, { taken, importer: viewer.id, now }).map((row) => ({
      lane,
      row: { ...row, annotationId, projectId, documentId },
    })),
  );
  const happened = ({ id, annotationId }: { id: string; annotationId: string }) =>
    ({ kind: "note.saved", id, annotationId, projectId, by: viewer.id, at: now }) as const;
  const shared = all.flatMap(({ lane, row }) => (lane === null ? [row] : []));
  for (let at = 0; at < shared.length; at += PORTION) {
    const portion = shared.slice(at, at + PORTION);
    const numbers = await recordShared(tx, documentId, portion.map(happened));
    const data = portion.map((row, index) => ({ ...row, change: numbers[index] ?? 0 }));
    await tx.note.createMany({ data });
  }
  for (const { lane, row } of all) {
    if (lane === null) continue;
    const change = await recordChange(tx, documentId, { ...happened(row), onlyFor: lane });
    await tx.note.create({ data: { ...row, change } });
  }
}

/** Of the ids that the file gives its notes, those that a note has already. */
async function takenIds(
  { tx }: Write,
  discussed: readonly Discussed[],
): Promise<ReadonlySet<string>> {
  const ids = discussed.flatMap(({ notes }) =>
    notes.flatMap(({ id }) => (id !== undefined && validate(id) ? [id.toLowerCase()] : [])),
  );
  const taken = new Set<string>();
  for (let at = 0; at < ids.length; at += PORTION) {
    const where = { id: { in: ids.slice(at, at + PORTION) } };
    const notes = await tx.note.findMany({ where, select: { id: true } });
    for (const { id } of notes) taken.add(id);
  }
  return taken;
}

interface Context {
  readonly taken: ReadonlySet<string>;
  readonly importer: string;
  readonly now: Date;
}

function rowsOf(
  annotationId: string,
  notes: readonly ImportedNote[],
  { taken, importer, now }: Context,
) {
  // What the file calls a note, where it calls it anything, and its id here.
  const idOf = new Map<string, string>();
  const used = new Set(taken);
  const ids = notes.map(({ id = "", body }, index) => {
    const own = id.toLowerCase();
    const isFree = validate(own) && !used.has(own);
    const made = isFree ? own : v5(`${own} ${index} ${body}`, annotationId);
    used.add(made);
    if (own !== "" && !idOf.has(own)) idOf.set(own, made);
    return made;
  });
  const parents = parentsOf(
    notes.map(({ replyTo }, index) => ({
      id: ids[index] ?? "",
      replyTo: idOf.get(replyTo?.toLowerCase() ?? "") ?? null,
    })),
  );
  return notes.map(({ body, author, createdBy, createdAt }, index) => {
    const id = ids[index] ?? "";
    const name = author?.trim() ?? createdBy?.name.trim() ?? "";
    const isOwn = name === "" || createdBy?.id === importer;
    // In the order of the file, where it says no times.
    const at = createdAt === undefined ? new Date(now.getTime() + index) : new Date(createdAt);
    return {
      id,
      replyToId: parents.get(id) ?? null,
      body,
      createdById: isOwn ? importer : null,
      authorName: isOwn ? "" : name,
      createdAt: at,
      updatedAt: at,
    };
  });
}

interface Reply {
  readonly id: string;
  readonly replyTo: string | null;
}

/** The parent of each note, in whatever order they come; replies that run in a circle have none. */
function parentsOf(replies: readonly Reply[]): ReadonlyMap<string, string | null> {
  const below = new Map<string | null, string[]>();
  for (const { id, replyTo } of replies) {
    const siblings = below.get(replyTo);
    if (siblings) siblings.push(id);
    else below.set(replyTo, [id]);
  }
  const parents = new Map<string, string | null>();
  const open: (string | null)[] = [null];
  for (const above of open) {
    for (const id of below.get(above) ?? []) {
      parents.set(id, above === null ? null : parentFor(above, parents));
      open.push(id);
    }
  }
  return parents;
}
