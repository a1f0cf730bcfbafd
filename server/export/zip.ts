import "server-only";
import { Zip, ZipDeflate } from "fflate";

/** A file of a zip. */
export interface ZipEntry {
  readonly name: string;
  readonly pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
  /** For what is compressed already. */
  readonly asItIs?: boolean;
}

/** How much is compressed at a time, so that others have their turn in between. */
const PORTION = 64_000;

/**
 * A zip that is written while its files are made; only what was compressed and not taken yet is
 * held. `at` is the time that the files carry.
 */
export async function* zipOf(
  entries: AsyncIterable<ZipEntry>,
  at: Date,
): AsyncGenerator<Uint8Array, void> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const taken = () => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  const utf8 = new TextEncoder();
  for await (const { name, pieces, asItIs } of entries) {
    // Its length comes after it, which some readers (Java's among them) refuse of a stored file.
    const file = new ZipDeflate(name, { level: asItIs ? 0 : 6 });
    file.mtime = at;
    zip.add(file);
    for await (const piece of pieces) {
      const bytes = typeof piece === "string" ? utf8.encode(piece) : piece;
      for (let from = 0; from < bytes.length; from += PORTION) {
        file.push(bytes.subarray(from, from + PORTION));
        yield* taken();
      }
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

/** Names that differ, also where a system takes no notice of case. */
export function distinctNames(): (name: string, ending: string) => string {
  const there = new Set<string>();
  return (name, ending) => {
    for (let count = 1; ; count++) {
      const one = count === 1 ? name + ending : `${name} (${count})${ending}`;
      const key = one.normalize("NFC").toLowerCase();
      if (there.has(key)) continue;
      there.add(key);
      return one;
    }
  };
}
