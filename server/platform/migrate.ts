import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";

/** The advisory lock of whoever migrates a database. */
export const MIGRATIONS_LOCK = "obelus migrations";

const FILTERS = { externalTables: [], externalEnums: [] };
const MIGRATIONS = join(process.cwd(), "prisma", "migrations");
const ENGINE = join(process.cwd(), "node_modules", "@prisma", "schema-engine-wasm");

/** A server that meets a database newer than itself says so and stops: it must not write there. */
class DatabaseIsNewer extends Error {
  constructor(unknown: readonly string[]) {
    super(
      `This database was last used by a newer Obelus: it has had ${unknown.length === 1 ? "a migration" : "migrations"} this version does not know (${unknown.join(", ")}). Nothing was changed. Start that newer version, or restore a backup made before it.`,
    );
    this.name = "DatabaseIsNewer";
  }
}

type Glue = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");

/** A symbol, since the bundler may load this module twice, and the package's only once. */
const LOADED = Symbol.for("obelus.schema-engine");
const held = globalThis as typeof globalThis & { [LOADED]?: Promise<Glue> };

/**
 * The engine's WebAssembly, instantiated once in a process: the package keeps views of the memory
 * it was given first, and a second instance would be read through them.
 */
function loadEngine(): Promise<Glue> {
  return (held[LOADED] ??= instantiate());
}

async function instantiate(): Promise<Glue> {
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = await readFile(join(ENGINE, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, {
    "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

/**
 * Prisma's own schema engine, as WebAssembly, over a driver adapter. It keeps the table
 * `_prisma_migrations` exactly as `prisma migrate deploy` does, needs no native binary, and is
 * the one code path for PGlite and for PostgreSQL servers.
 */
async function schemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
  datamodel?: string,
): Promise<SchemaEngine> {
  const glue = await loadEngine();
  return glue.SchemaEngine.new(
    { datamodels: datamodel === undefined ? undefined : [["schema.prisma", datamodel]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

/** The folder `prisma/migrations` in the shape the engine reads. */
async function migrationList(): Promise<MigrationList> {
  const folders = (await readdir(MIGRATIONS, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: MIGRATIONS,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(join(MIGRATIONS, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      folders.map(async (path) => ({
        path,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(join(MIGRATIONS, path, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

/**
 * The SQL of these migrations, in their order.
 *
 * @throws DatabaseIsNewer when this version does not know one of them.
 */
export async function migrationScripts(names: readonly string[]): Promise<string[]> {
  const { migrationDirectories } = await migrationList();
  const scripts = new Map(
    migrationDirectories.map(({ path, migrationFile }) => [path, migrationFile.content]),
  );
  const unknown = names.filter((name) => !scripts.has(name));
  if (unknown.length > 0) throw new DatabaseIsNewer(unknown);
  return names.flatMap((name) => {
    const content = scripts.get(name);
    return content?.tag === "ok" ? [content.value] : [];
  });
}

/** Runs a script of several statements as one: all of it happens, or nothing. */
export type RunScript = (sql: string) => Promise<unknown>;

/**
 * The same factory, whose scripts go to the database whole. The adapter for servers cuts a script
 * at every semicolon, also inside a function's body, and the one for PGlite does not wait for it.
 */
function whole(
  factory: SqlMigrationAwareDriverAdapterFactory,
  run: RunScript,
  connected: (connection: SqlDriverAdapter) => void,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect();
      connected(adapter);
      return Object.assign(adapter, {
        executeScript: async (sql: string) => {
          await run(sql);
        },
      });
    },
  };
}

/** A migration as the database remembers it; one that broke off in the middle is not finished. */
export interface AppliedMigration {
  readonly name: string;
  readonly finished: boolean;
}

/**
 * The engine notes that a migration begins, has its script run, and notes that it has ended. The
 * second note is part of the script, so that a process that is killed leaves both or neither.
 */
const NOTE_END = `
  UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1
  WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL;`;

/** Of a migration that was begun and never ended nothing is there, and it is begun again. */
const FORGET_BEGUN = `
  DELETE FROM "_prisma_migrations" WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL;`;

/** A migration must not meet the views of earlier times, which have the columns of their tables. */
const DROP_PAST_VIEWS = `
  DO $$ BEGIN
    IF to_regproc('obelus_drop_past_views') IS NOT NULL THEN PERFORM obelus_drop_past_views(); END IF;
  END $$;`;

/** Makes the views of earlier times, where the migrations so far know of them. */
export const MAKE_PAST_VIEWS = `${DROP_PAST_VIEWS}
  DO $$ BEGIN
    IF to_regproc('obelus_make_past_views') IS NOT NULL THEN PERFORM obelus_make_past_views(); END IF;
  END $$;`;

/**
 * Brings a database to the newest migration. A database that has had them all is left alone
 * without loading the engine; one that is ahead of this program is refused before anything is
 * written. Wherever it is interrupted, the next call goes on from there.
 */
export async function migrate(
  factory: SqlMigrationAwareDriverAdapterFactory,
  applied: () => Promise<readonly AppliedMigration[]>,
  run: RunScript,
): Promise<readonly string[]> {
  const list = await migrationList();
  const known = new Set(list.migrationDirectories.map((directory) => directory.path));
  const had = await applied();
  const unknown = had.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new DatabaseIsNewer(unknown);
  const finished = new Set(had.filter((one) => one.finished).map(({ name }) => name));
  if (had.every((one) => one.finished) && finished.size === known.size) return [];

  if (had.some((one) => !one.finished)) await run(FORGET_BEGUN);
  const noting: RunScript = (script) =>
    run(`${DROP_PAST_VIEWS}\n${script}\n;${MAKE_PAST_VIEWS}${NOTE_END}`);
  const connections: SqlDriverAdapter[] = [];
  const engine = await schemaEngine(whole(factory, noting, (one) => connections.push(one)));
  try {
    const done = await engine.applyMigrations({ migrationsList: list, filters: FILTERS });
    return done.appliedMigrationNames;
  } finally {
    engine.free();
    // The engine locks the database for its session, and the lock ends with the connection.
    for (const connection of connections) await connection.dispose();
  }
}

/** The SQL that leads from the present migrations to `prisma/schema.prisma`. */
export async function migrationScript(
  factory: SqlMigrationAwareDriverAdapterFactory,
  datamodel: string,
): Promise<string> {
  const list = await migrationList();
  const engine = await schemaEngine(factory, datamodel);
  try {
    const { stdout } = await engine.diff({
      from:
        list.migrationDirectories.length === 0 ? { tag: "empty" } : { tag: "migrations", ...list },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: datamodel }] },
      script: true,
      exitCode: null,
      filters: FILTERS,
    });
    return stdout ?? "";
  } finally {
    engine.free();
  }
}
