import "server-only";
import { mentionedIn } from "@/lib/note/mentions";
import type { Write } from "@/server/act/subject";
import type { Transaction } from "@/server/platform/db";

interface MentioningNote {
  readonly id: string;
  readonly projectId: string;
  readonly body: string;
  readonly authorId: string | null;
}

/**
 * Keeps whom a note mentions; `before` is what it said until now, null for a new one. Whoever is no
 * longer named in it is forgotten; who was named before is not told again. Whether they may see the
 * note is asked when it is shown or mailed.
 */
export async function keepMentions(
  { tx, now }: Pick<Write, "tx" | "now">,
  note: MentioningNote,
  before: string | null,
): Promise<void> {
  const { id: noteId, projectId, body, authorId } = note;
  const people = body.includes("@") ? await membersNamedIn(tx, projectId, body) : [];
  const mentioned = mentionedIn(body, people).filter((userId) => userId !== authorId);
  if (before?.includes("@")) {
    await tx.mention.deleteMany({ where: { noteId, userId: { notIn: mentioned } } });
  }
  if (mentioned.length === 0) return;
  await tx.mention.createMany({
    data: mentioned.map((userId) => ({
      noteId,
      userId,
      projectId,
      createdAt: now,
      mailAfter: now,
    })),
    skipDuplicates: true,
  });
}

/** The members whose name stands in a note behind a sign "@", among others perhaps. */
function membersNamedIn(tx: Transaction, projectId: string, body: string) {
  return tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT u.id, u.name FROM "Member" m JOIN "User" u ON u.id = m."userId"
    WHERE m."projectId" = ${projectId}::uuid
      AND strpos(normalize(${body}::text, NFC), '@' || normalize(u.name, NFC)) > 0`;
}
