import "server-only";
import { setImmediate } from "node:timers/promises";
import { streamOf, type Download } from "@/server/http/download";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { rowsInCodePoints } from "./own-offsets";
import { ownPart } from "./own-part";
import { ownRows } from "./own-rows";
import { EVERY_PERSONAL_TABLE, NOT_IN_DOWNLOAD } from "./personal-tables";

/** Ends a download whose owner was shut out or deleted while it ran. */
class NoLonger extends Error {}

/**
 * Everything that is stored about a person or by them, in every project, as lines of JSON. It is
 * read in steps while it is downloaded, and each step asks anew whether the person is still there.
 */
export function downloadOwnData(viewer: Viewer, at = new Date()): Download {
  return {
    stream: streamOf(linesOf(viewer, at)),
    fileName: `obelus-${at.toISOString().slice(0, 10)}.jsonl`,
    mediaType: "application/jsonl; charset=utf-8",
  };
}

function line(record: string, data: unknown): string {
  return `${JSON.stringify({ record, data })}\n`;
}

async function* linesOf(viewer: Viewer, at: Date): AsyncGenerator<string> {
  const leftOut = EVERY_PERSONAL_TABLE.flatMap(([table, { leftOut: columns = {} }]) =>
    Object.entries(columns).map(([column, why]) => ({ table, column, why })),
  );
  const whole = Object.entries(NOT_IN_DOWNLOAD).map(([table, why]) => ({ table, why }));
  yield line("file", {
    userId: viewer.id,
    at: at.toISOString(),
    offsets: "Unicode code points",
    leftOut: [...whole, ...leftOut],
  });
  for (const [name, table] of EVERY_PERSONAL_TABLE) {
    for await (const rows of ownRows(name, viewer.id)) {
      await assertPresent(viewer.id);
      const own = rows.map((row) => ownPart(table, row, viewer.id));
      for (const row of await rowsInCodePoints(name, own)) yield line(name, row);
      // Whoever else waits comes in between, even when the database answers at once.
      await setImmediate();
    }
  }
}

async function assertPresent(id: string): Promise<void> {
  const person = await read.user.findUnique({ where: { id }, select: { disabledAt: true } });
  if (!person || person.disabledAt) throw new NoLonger();
}
