import "server-only";
import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { may } from "@/lib/access/policy";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Viewer } from "@/server/access/viewer";
import { streamOf, type Download } from "@/server/http/download";
import { log } from "@/server/platform/log";
import { backupFile } from "@/server/backup/rotation";
import { runBackup } from "@/server/backup/run-backup";

let isRunning = false;

/** A backup of the whole installation, removed from this machine once it was sent. */
export async function downloadBackup(
  { id, admin }: Viewer,
  now = new Date(),
  write: (file: string) => Promise<void> = runBackup,
): Promise<Outcome<Download>> {
  if (!may("installation.back-up", { role: null, admin })) {
    return refused("not-yours", reason("Refusals.account.notOwner"));
  }
  if (isRunning) return refused("backup-failed", reason("Refusals.backup.running"));
  isRunning = true;
  let folder: string | undefined;
  try {
    folder = await mkdtemp(join(tmpdir(), "obelus-backup-"));
    const fileName = basename(backupFile(folder, now));
    const file = join(folder, fileName);
    await write(file);
    // Nothing of it stays on this machine: it is read by what is open.
    const opened = await open(file);
    // Whoever holds this file holds everything, so the log says who took it.
    log.warn({ userId: id }, "a backup was downloaded");
    const stream = streamOf(piecesOf(opened));
    return done({ stream, fileName, mediaType: "application/gzip" });
  } catch (error) {
    log.error({ err: error }, "a backup that was asked for was not made");
    const why = error instanceof Error ? error.message : String(error);
    return refused("backup-failed", reason("Refusals.backup.failed", { why }));
  } finally {
    isRunning = false;
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function* piecesOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of file.createReadStream({ autoClose: false })) {
      yield piece as Uint8Array;
    }
  } finally {
    await file.close();
  }
}
