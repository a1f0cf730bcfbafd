// npm run backup and npm run restore: what they are asked, and what they say.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { backUp, type Made } from "@/server/backup/back-up";
import { installationOf } from "@/server/backup/installation";
import { restore, type Restored } from "@/server/backup/restore";

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

const sizeOf = ({ bytes, manifest }: Made): string =>
  `${manifest.rows} rows of ${Object.keys(manifest.tables).length} tables, ${megabytes(bytes)}`;

/** npm run backup -- [FILE] */
export async function runBackup(version: string, from: string): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  if (positionals.length > 1) throw new Error("Give one file: npm run backup -- FILE");
  const [named] = positionals;
  const file = named === undefined ? undefined : resolve(from, named);
  const made = await backUp(installationOf(process.env), { file, version, now: new Date() });
  console.log(`The backup is in ${made.file} (${sizeOf(made)}).`);
  console.log(
    "It holds everything that people wrote, also what is private, and hashes of passwords and " +
      "tokens. Keep it where only you can read it.",
  );
}

function aboutDeletedAccounts({ head, deletedAgain }: Restored): string {
  return (
    `Accounts that were deleted after ${head.createdAt}: ${deletedAgain} are known from what was ` +
    "there before; they are shut, and the server deletes them again. If others were deleted " +
    "elsewhere since, they are back: the server's log had the id of each (docs/privacy.md)."
  );
}

/** npm run restore -- FILE [--replace] */
export async function runRestore(version: string, from: string): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: "boolean", default: false } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    throw new Error("Name the file to restore: npm run restore -- FILE [--replace]");
  }
  const installation = installationOf(process.env);
  if (installation.databaseUrl) {
    console.log("Until this ends, everybody who uses the database server waits or is refused.");
  }
  const done = await restore(installation, {
    file: resolve(from, file),
    replace: values.replace,
    version,
    now: new Date(),
  });
  if (done.saved) {
    console.log(`What was there is saved in ${done.saved.file} (${sizeOf(done.saved)}).`);
  }
  console.log(
    `The backup of ${done.head.createdAt} is restored (${done.manifest.rows} rows). ` +
      "Everybody signs in again.",
  );
  console.log(aboutDeletedAccounts(done));
  if (done.isServing) console.log("Servers that run on it start again by themselves.");
  if (process.env.OBELUS_SECRET) {
    console.log("Change OBELUS_SECRET: sessions that were ended since would be valid again.");
  }
}
