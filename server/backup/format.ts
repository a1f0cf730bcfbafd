import { createHash, type Hash } from "node:crypto";
import { z } from "zod";

// A backup is text in UTF-8, one JSON value a line, compressed with gzip:
// the head; for each table its name and columns, its rows (arrays of values as PostgreSQL writes
// them, in the order of the columns) and their sum; and last the manifest. docs/formats/backup.md

export const FORMAT = 1;

export const headSchema = z.object({
  obelus: z.literal("backup"),
  format: z.int().positive(),
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** The names of the migrations that the database has had, in their order. */
  migrations: z.array(z.string()).min(1),
  leftOut: z.array(z.string()),
});
export type Head = z.infer<typeof headSchema>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

/** How many rows a table has, and the SHA-256 of their lines. */
export const sumSchema = z.object({ rows: count, sha256 });
export type Sum = z.infer<typeof sumSchema>;

/** The last line: the sum of each table, and the SHA-256 of all lines before this one. */
export const manifestSchema = z.object({
  tables: z.record(z.string(), sumSchema),
  rows: count,
  sha256,
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Counts and sums lines as they are written or read. */
export class Sums {
  readonly #whole = createHash("sha256");
  readonly #tables: Record<string, Sum> = {};
  #table: { readonly name: string; readonly hash: Hash; rows: number } | undefined;
  #rows = 0;

  /** A line that is not a row. */
  addLine(line: string): void {
    this.#whole.update(line).update("\n");
  }

  beginTable(name: string): void {
    this.#table = { name, hash: createHash("sha256"), rows: 0 };
  }

  addRow(line: string): void {
    this.addLine(line);
    if (!this.#table) throw new Error("A row belongs to a table.");
    this.#table.hash.update(line).update("\n");
    this.#table.rows += 1;
  }

  endTable(): Sum {
    if (!this.#table) throw new Error("No table was begun.");
    const { name, hash, rows } = this.#table;
    const sum = { rows, sha256: hash.digest("hex") };
    this.#tables[name] = sum;
    this.#rows += rows;
    this.#table = undefined;
    return sum;
  }

  /** Ends the sum of everything. */
  manifest(): Manifest {
    return { tables: this.#tables, rows: this.#rows, sha256: this.#whole.digest("hex") };
  }
}
