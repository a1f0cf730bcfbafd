import { openEmbedded } from "@/server/platform/embedded/open";

/**
 * Opens the database, says so, and holds it until its standard input ends; then closes it.
 *
 * Usage: node holder.ts <folder>
 */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Usage: holder.ts <folder>");

const embedded = await openEmbedded(folder);
process.stdout.write("open\n");
process.stdin.resume();
process.stdin.once("end", () => void embedded.close());
