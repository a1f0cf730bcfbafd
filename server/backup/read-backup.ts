import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { z } from "zod";
import {
  FORMAT,
  headSchema,
  manifestSchema,
  Sums,
  sumSchema,
  type Head,
  type Manifest,
} from "./format";
import { tableSchema, type Table } from "./tables";

/** How many bytes of rows are handed on at once. */
const BATCH_BYTES = 1_000_000;
const BATCH_ROWS = 1_000;

/** The file is not a backup, or not as it was written. */
export class BackupDamaged extends Error {
  override readonly name = "BackupDamaged";

  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(`${file} can not be restored: ${reason}. Nothing was changed.`);
  }
}

export type Part =
  | { readonly kind: "head"; readonly head: Head }
  | { readonly kind: "table"; readonly table: Table }
  /** Rows of the table before, each an array in JSON. */
  | { readonly kind: "rows"; readonly rows: readonly string[] }
  | { readonly kind: "manifest"; readonly manifest: Manifest };

/**
 * Reads a backup from its head to its manifest and compares every sum on the way.
 *
 * @throws BackupDamaged when it is cut, edited, or of a newer format. What was read until then
 *   must be taken back.
 */
export async function* readBackup(file: string): AsyncGenerator<Part> {
  const sums = new Sums();
  const parse = <T>(schema: z.ZodType<T>, line: string, what: string): T => {
    const parsed = schema.safeParse(jsonOf(line));
    if (!parsed.success) throw new BackupDamaged(file, `${what} can not be read`);
    return parsed.data;
  };
  let state: "head" | "between" | "rows" | "end" = "head";
  let table: Table | undefined;
  let rows: string[] = [];
  let bytes = 0;
  for await (const line of readLines(file)) {
    if (state === "end") throw new BackupDamaged(file, "something stands behind its end");
    if (state === "head") {
      const head = parse(headSchema, line, "it is not a backup of Obelus, or its first line");
      if (head.format > FORMAT) {
        throw new BackupDamaged(file, "it was written by a newer version of Obelus; use that one");
      }
      sums.addLine(line);
      state = "between";
      yield { kind: "head", head };
      continue;
    }
    if (state === "rows" && line.startsWith("[")) {
      sums.addRow(line);
      rows.push(line);
      bytes += line.length;
      if (bytes < BATCH_BYTES && rows.length < BATCH_ROWS) continue;
    }
    if (rows.length > 0) yield { kind: "rows", rows };
    rows = [];
    bytes = 0;
    if (line.startsWith("[") && state === "rows") continue;
    if (state === "rows") {
      const expected = parse(sumSchema, line, `the sum of ${table?.table}`);
      const found = sums.endTable();
      if (found.rows !== expected.rows || found.sha256 !== expected.sha256) {
        throw new BackupDamaged(file, `the rows of ${table?.table} are not as they were written`);
      }
      sums.addLine(line);
      state = "between";
    } else if (line.startsWith('{"table":')) {
      table = parse(tableSchema, line, "the columns of a table");
      sums.addLine(line);
      sums.beginTable(table.table);
      state = "rows";
      yield { kind: "table", table };
    } else {
      const manifest = parse(manifestSchema, line, "its last line");
      if (!isEqual(manifest, sums.manifest())) {
        throw new BackupDamaged(file, "it is not as it was written");
      }
      state = "end";
      yield { kind: "manifest", manifest };
    }
  }
  if (state !== "end") throw new BackupDamaged(file, "its end is missing");
}

/** Reads a backup through, and answers its head and manifest when every sum is right. */
export async function verifyBackup(file: string): Promise<{ head: Head; manifest: Manifest }> {
  let head: Head | undefined;
  let manifest: Manifest | undefined;
  for await (const part of readBackup(file)) {
    if (part.kind === "head") head = part.head;
    if (part.kind === "manifest") manifest = part.manifest;
  }
  if (!head || !manifest) throw new BackupDamaged(file, "its end is missing");
  return { head, manifest };
}

function isEqual(one: Manifest, other: Manifest): boolean {
  const names = Object.keys(one.tables);
  return (
    one.sha256 === other.sha256 &&
    one.rows === other.rows &&
    names.length === Object.keys(other.tables).length &&
    names.every((name) => one.tables[name]?.sha256 === other.tables[name]?.sha256)
  );
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const NEWLINE = 10;

/** The lines of a compressed file. Node's readline also ends a line where JSON does not. */
async function* readLines(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip();
  pipeline(createReadStream(file), unpacked, () => {});
  let begun: Buffer[] = [];
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      let start = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
        yield Buffer.concat([...begun, chunk.subarray(start, at)]).toString("utf8");
        begun = [];
        start = at + 1;
      }
      if (start < chunk.length) begun.push(chunk.subarray(start));
    }
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    if (code === "ENOENT") throw new BackupDamaged(file, "there is no such file");
    if (code.startsWith("Z_")) throw new BackupDamaged(file, "it is cut off or damaged");
    throw error;
  }
  if (begun.length > 0) throw new BackupDamaged(file, "its end is missing");
}
