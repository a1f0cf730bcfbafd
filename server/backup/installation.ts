import { existsSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseInUse } from "@/server/platform/embedded/lock";
import { directUrl } from "@/server/platform/direct-url";
import { markerPathOf } from "@/server/platform/embedded/marker";
import { databaseFolder } from "@/server/platform/embedded/open";
import { connectToServer, hasTable, openFolder, type Connection } from "./connection";
import { askServer, copyFolder } from "./requests";

/** What a command works on: the database of this installation, as its variables name it. */
export interface Installation {
  /** Undefined for the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** The folder of the embedded database. */
  readonly folder: string;
}

export function installationOf(environment: NodeJS.ProcessEnv): Installation {
  const folder = databaseFolder(environment.DATA_DIR?.trim() || "./data");
  const url = environment.DATABASE_URL?.trim();
  // Commands hold a cursor, and a restore the lock of a session.
  const databaseUrl = url ? directUrl(url, environment) : undefined;
  return { databaseUrl, folder, dataDir: dirname(folder) };
}

/** True when the embedded database was never created. */
export function isNew({ databaseUrl, folder }: Installation): boolean {
  return !databaseUrl && !existsSync(folder) && !existsSync(markerPathOf(folder));
}

/**
 * Connects to what the installation holds now. An embedded database that a server has open is
 * copied by that server, and the copy is opened; it is removed when the connection is closed.
 */
export async function connectToContents(installation: Installation): Promise<Connection> {
  const { databaseUrl, folder, dataDir } = installation;
  if (databaseUrl) return connectToServer(databaseUrl);
  try {
    return await openFolder(folder);
  } catch (error) {
    if (!(error instanceof DatabaseInUse)) throw error;
  }
  const copy = copyFolder(dataDir, await askServer(folder, "copy"));
  const remove = () => rmSync(resolve(copy, ".."), { recursive: true, force: true });
  try {
    const connection = await openFolder(copy);
    return {
      ...connection,
      async close() {
        await connection.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** How many people can sign in, and how many projects there are beside the sample. */
export interface Contents {
  readonly accounts: number;
  readonly projects: number;
}

export async function readContents(connection: Connection): Promise<Contents> {
  if (!(await hasTable(connection, "User"))) return { accounts: 0, projects: 0 };
  const [contents] = await connection.query<Contents>(
    `SELECT (SELECT count(*)::int FROM "User" WHERE "emailKey" IS NOT NULL) AS accounts,
            (SELECT count(*)::int FROM "Project" WHERE NOT "sample") AS projects`,
  );
  return contents ?? { accounts: 0, projects: 0 };
}

export const isEmpty = ({ accounts, projects }: Contents): boolean =>
  accounts === 0 && projects === 0;
