import { openEmbedded } from "@/server/platform/embedded/open";

/**
 * Opens the database and prints how many rows it holds, and each row whose body is not what the
 * writer wrote, as one line of JSON.
 *
 * Usage: node reader.ts <folder>
 */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Usage: reader.ts <folder>");

const embedded = await openEmbedded(folder);
const { rows } = await embedded.pglite.query<{ id: string; body: string }>(
  "SELECT id, body FROM row ORDER BY id",
);
const wrong = rows.filter(({ id, body }) => body !== `${id} `.repeat(20)).map(({ id }) => id);
// The primary key's index must agree with the table.
const indexed = await embedded.pglite.query<{ count: number }>(
  "SELECT count(*)::int AS count FROM row WHERE id > ''",
);
const ids = rows.map(({ id }) => id);
process.stdout.write(`${JSON.stringify({ ids, wrong, indexed: indexed.rows[0]?.count })}\n`);
await embedded.close();
