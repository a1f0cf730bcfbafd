import { createHash } from "node:crypto";
import type { ZipEntry } from "../zip";

/** Notes the SHA-256 of each file as it is written, as `sha256sum -c` reads it. */
export class FileSums {
  readonly #lines: string[] = [];

  noting({ name, pieces, asItIs }: ZipEntry): ZipEntry {
    const done = (sum: string) => this.#lines.push(`${sum}  ${name}\n`);
    return { name, pieces: summed(pieces, done), ...(asItIs ? { asItIs } : {}) };
  }

  lines(): string[] {
    return this.#lines;
  }
}

async function* summed(pieces: ZipEntry["pieces"], done: (sum: string) => void) {
  const hash = createHash("sha256");
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
  done(hash.digest("hex"));
}
