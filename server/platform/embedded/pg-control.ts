import { readFileSync } from "node:fs";
import { join } from "node:path";

/** PostgreSQL writes this file with exactly this size (PG_CONTROL_FILE_SIZE in pg_control.h). */
const CONTROL_FILE_BYTES = 8192;

/**
 * The system identifier with which initdb names a database cluster, from the first eight bytes of
 * `global/pg_control`, as a decimal number. Undefined if the file is missing, has another size or
 * holds no identifier.
 */
export function systemIdentifierOf(folder: string): string | undefined {
  const bytes = bytesOf(join(folder, "global", "pg_control"));
  if (bytes?.length !== CONTROL_FILE_BYTES) return undefined;
  // WebAssembly is little-endian on every machine.
  const identifier = bytes.readBigUInt64LE(0);
  return identifier === 0n ? undefined : identifier.toString();
}

/** The major version in `PG_VERSION`, or undefined if that file is missing. */
export function majorVersionOf(folder: string): string | undefined {
  return bytesOf(join(folder, "PG_VERSION"))?.toString("utf8").trim();
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
