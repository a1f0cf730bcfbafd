import "server-only";
import { passagesOf } from "@/lib/text/passages";
import { read, transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { outsideRequest } from "@/server/platform/request-reads";

/** How many passages one transaction writes: a quarter of a second on the embedded database. */
const AT_ONCE = 50;

let running: Promise<void> | undefined;

/**
 * Cut the newest text of every document into passages for search, where that is not done yet.
 * Apart from the saving of the text, since the index of a long one takes seconds and nobody who
 * brings a text in should wait for it. Broken off, it starts again with the same document.
 */
export function indexTexts(): Promise<void> {
  running ??= outsideRequest(indexAll).finally(() => {
    running = undefined;
  });
  return running;
}

/** Starts indexing and does not wait: a text was saved, or the server has started. */
export function indexSoon(): void {
  indexTexts().catch((error: unknown) => {
    log.error({ err: error }, "texts could not be indexed for search");
  });
}

/** Starts indexing and waits for it a little; false when texts are still waiting. */
export async function indexWithin(milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const done = indexTexts().then(
    () => true,
    (error: unknown) => {
      log.error({ err: error }, "texts could not be indexed for search");
      return false;
    },
  );
  const inTime = await Promise.race([done, late]);
  clearTimeout(timer);
  return inTime;
}

async function indexAll(): Promise<void> {
  for (let waiting = await nextWaiting(); waiting; waiting = await nextWaiting()) {
    await indexText(waiting);
  }
}

interface Waiting {
  readonly id: string;
  readonly projectId: string;
  readonly revisionNumber: number;
}

async function nextWaiting(): Promise<Waiting | undefined> {
  const [row] = await read.$queryRaw<Waiting[]>`
    SELECT id, "projectId", "revisionNumber" FROM "Document"
    WHERE "deletedAt" IS NULL AND "indexedRevision" <> "revisionNumber" ORDER BY id LIMIT 1`;
  return row;
}

async function indexText({ id, projectId, revisionNumber }: Waiting): Promise<void> {
  const revision = await read.revision.findUnique({
    where: { documentId_number: { documentId: id, number: revisionNumber } },
    select: { text: true },
  });
  const passages = passagesOf(revision?.text ?? "");
  for (let at = 0; at < passages.length; at += AT_ONCE) {
    // One JSON value: the client would make a parameter of each field of each passage. Another
    // instance may do the same document; what is there already is the same.
    const portion = JSON.stringify(passages.slice(at, at + AT_ONCE));
    await transaction(
      (tx) => tx.$executeRaw`
        INSERT INTO "Passage" ("documentId", revision, start, "projectId", text)
        SELECT ${id}::uuid, ${revisionNumber}::int, start, ${projectId}::uuid, text
        FROM jsonb_to_recordset(${portion}::jsonb) AS passage(start int, text text)
        ON CONFLICT DO NOTHING`,
    );
  }
  await transaction(async (tx) => {
    await tx.passage.deleteMany({ where: { documentId: id, revision: { not: revisionNumber } } });
    await tx.document.updateMany({ where: { id }, data: { indexedRevision: revisionNumber } });
  });
}
