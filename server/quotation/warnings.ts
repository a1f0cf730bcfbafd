import "server-only";
import type { CheckWarning } from "@/lib/annotation/annotation";
import { warningsOf, type Warning } from "@/lib/quotation/surroundings";
import { Prisma } from "@/prisma/generated/client";
import { revisionText } from "@/server/document/revision-text";
import { read, transaction } from "@/server/platform/db";
import { PIECES, SEGMENTS, WARNINGS } from "@/server/platform/json-columns";
import { log } from "@/server/platform/log";
import { perProcess } from "@/server/platform/process";
import { outsideRequest } from "@/server/platform/request-reads";
import type { Match } from "@/lib/annotation/annotation";
import { quoteOf } from "@/lib/annotation/quote";

/** What a check stores of warnings: what they are, and the words of the source. */
export function wordsOfWarnings(source: string, warnings: readonly Warning[]): CheckWarning[] {
  return warnings.map(({ kind, start, end }) => ({
    kind,
    exact: source.slice(start, end).trim(),
  }));
}

/** How many checks one transaction writes. */
const AT_ONCE = 200;

const working = perProcess<{ running?: Promise<void> }>("warnings of checks", () => ({}));

/**
 * Work out the warnings of every check that has none stored: those of a database that is older than
 * the warnings, or that was restored. Broken off, it goes on where it was.
 */
export function warnWaiting(): Promise<void> {
  working.running ??= outsideRequest(warnAll).finally(() => {
    delete working.running;
  });
  return working.running;
}

/** Starts it and does not wait for it. */
export function warnSoon(): void {
  warnWaiting().catch((error: unknown) => {
    log.error({ err: error }, "warnings of checks could not be worked out");
  });
}

async function warnAll(): Promise<void> {
  for (;;) {
    const rows = await read.quotationCheck.findMany({
      where: { warnings: { equals: Prisma.DbNull } },
      orderBy: { id: "asc" },
      take: AT_ONCE,
      include: { annotation: { select: { target: true, revision: true } } },
    });
    if (rows.length === 0) return;
    const found: { id: string; warnings: CheckWarning[] }[] = [];
    for (const { id, annotation, ...row } of rows) {
      const source = await revisionText(read, row.sourceDocumentId, row.sourceRevision);
      // Its places count in the words that were compared, which are there while both revisions agree.
      const stands = source !== null && row.revision === annotation.revision;
      const quoted = quoteOf({ target: SEGMENTS.read(annotation.target, id) });
      const judged = { verdict: row.verdict as Match, pieces: PIECES.read(row.pieces, id) };
      const warnings = stands
        ? wordsOfWarnings(source.text, warningsOf(source.text, quoted, judged))
        : [];
      found.push({ id, warnings });
    }
    await transaction(async (tx) => {
      for (const { id, warnings } of found) {
        await tx.quotationCheck.updateMany({
          // A comparison meanwhile has stored its own.
          where: { id, warnings: { equals: Prisma.DbNull } },
          data: { warnings: WARNINGS.write(warnings) },
        });
      }
    });
  }
}
