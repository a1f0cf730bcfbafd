import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { scratchFolder } from "@/bin/scratch.mjs";
import { DatabaseDamaged, POSTGRES_MAJOR } from "./marker";
import { openEmbedded } from "./open";
import { startChild } from "@/test/embedded/child";
import { copyCreatedDatabase } from "@/test/embedded/created";

let home: string;
let folder: string;
let whole: string;

/** Every name below the folder with its size and moment of change. */
const listing = (): string[] =>
  readdirSync(home, { recursive: true, encoding: "utf8" })
    .map((name) => {
      const { size, mtimeMs } = statSync(join(home, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .sort();

const refusal = async (): Promise<string> => {
  const before = listing();
  const error: unknown = await openEmbedded(folder).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DatabaseDamaged);
  expect(listing()).toEqual(before);
  return (error as DatabaseDamaged).message;
};

const changeMarker = (change: object): void => {
  const marker: object = JSON.parse(readFileSync(`${folder}.json`, "utf8"));
  writeFileSync(`${folder}.json`, JSON.stringify({ ...marker, ...change }));
};

beforeAll(async () => {
  home = mkdtempSync(join(scratchFolder(), "obelus-marker-"));
  whole = mkdtempSync(join(scratchFolder(), "obelus-whole-"));
  await copyCreatedDatabase(join(whole, "db"));
  const { pglite, close } = await openEmbedded(join(whole, "db"));
  await pglite.exec("CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)");
  await close();
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
  rmSync(whole, { recursive: true, force: true });
});
beforeEach(() => {
  rmSync(home, { recursive: true, force: true });
  cpSync(whole, home, { recursive: true });
  folder = join(home, "db");
});

describe("a folder that is not the database it should be", () => {
  it("is refused when PG_VERSION is missing", async () => {
    rmSync(join(folder, "PG_VERSION"));
    expect(await refusal()).toMatch(/PG_VERSION is missing\. Restore the newest backup/);
  });

  it("is refused when it is empty, so that no empty database stands in for a lost one", async () => {
    rmSync(folder, { recursive: true });
    expect(await refusal()).toMatch(/empty or gone\. Is its disk mounted\?/);
    mkdirSync(folder);
    expect(await refusal()).toMatch(/empty or gone/);
  });

  it("is refused when it holds other files", async () => {
    rmSync(home, { recursive: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "thesis.txt"), "Not a database.");
    expect(await refusal()).toMatch(/is not empty.*empty folder/);
  });

  it("is refused without its marker, with the line that repairs it", async () => {
    rmSync(`${folder}.json`);
    const message = await refusal();
    const line = /write this line into it: (\{.*\}) Nothing/.exec(message)?.[1];
    writeFileSync(`${folder}.json`, line ?? "");
    const { pglite, close } = await openEmbedded(folder);
    expect((await pglite.query("SELECT id FROM kept")).rows).toEqual([{ id: 1 }]);
    await close();
  });

  it("is refused when its marker is damaged or newer", async () => {
    writeFileSync(`${folder}.json`, "");
    expect(await refusal()).toMatch(/db\.json cannot be read/);
    changeMarkerOf(whole, { format: 2 });
    expect(await refusal()).toMatch(/db\.json cannot be read/);
  });

  it("is refused when another major version of PostgreSQL wrote it", async () => {
    writeFileSync(join(folder, "PG_VERSION"), "17\n");
    expect(await refusal()).toMatch(/written by PostgreSQL 17/);
  });

  it("is refused when it belongs to another marker", async () => {
    changeMarker({ systemIdentifier: "1" });
    expect(await refusal()).toMatch(/holds another database/);
  });

  it("is refused when its control file is zeroed, cut or gone", async () => {
    const control = join(folder, "global", "pg_control");
    writeFileSync(control, Buffer.alloc(8192));
    expect(await refusal()).toMatch(/pg_control is damaged/);
    truncateSync(control, 100);
    expect(await refusal()).toMatch(/pg_control is damaged/);
    rmSync(control);
    expect(await refusal()).toMatch(/pg_control is damaged/);
  });

  it("is refused when its log is gone", async () => {
    rmSync(join(folder, "pg_wal"), { recursive: true });
    expect(await refusal()).toMatch(/pg_wal is missing/);
    mkdirSync(join(folder, "pg_wal"));
    expect(await refusal()).toMatch(/holds no log segment/);
  });

  it("is refused, naming the reason, when PostgreSQL cannot read its log", async () => {
    for (const name of readdirSync(join(folder, "pg_wal"))) {
      const path = join(folder, "pg_wal", name);
      if (statSync(path).isFile()) writeFileSync(path, Buffer.alloc(statSync(path).size));
    }
    const child = startChild("holder.ts", [folder]);
    expect(await child.ended).not.toBe(0);
    expect(child.stderr()).toMatch(/DatabaseDamaged.*does not open \(.*checkpoint record/);
  });

  it("opens when only the pid file of an old server is left in it", async () => {
    writeFileSync(join(folder, "postmaster.pid"), "999999\n/pglite/data\n");
    await (await openEmbedded(folder)).close();
  });
});

describe("the first start", () => {
  it("leaves a marker with the version that PGlite brings", () => {
    expect(readFileSync(join(folder, "PG_VERSION"), "utf8").trim()).toBe(POSTGRES_MAJOR);
    expect(JSON.parse(readFileSync(`${folder}.json`, "utf8"))).toMatchObject({
      format: 1,
      state: "ready",
      postgres: POSTGRES_MAJOR,
    });
  });

  it("begins anew after it was killed at any point before the first answer", async () => {
    const points: [string, (database: string) => string][] = [
      ["after the marker", (database) => `${database}.json`],
      ["while files are copied", (database) => join(database, "PG_VERSION")],
      ["while PostgreSQL starts", (database) => join(database, "postgresql.conf")],
    ];
    // The children work beside each other; each is killed as soon as the file of its point is there.
    const killed = points.map(async ([point, fileOf], n) => {
      const database = join(home, `killed-${n}`, "db");
      const child = startChild("holder.ts", [database]);
      while (!existsSync(fileOf(database))) await sleep(1);
      child.kill("SIGKILL");
      await child.ended;
      return { point, database };
    });
    for (const { point, database } of await Promise.all(killed)) {
      expect(readFileSync(`${database}.json`, "utf8"), point).toContain('"initialising"');
      const { pglite, close } = await openEmbedded(database);
      expect((await pglite.query("SELECT 1 AS one")).rows, point).toEqual([{ one: 1 }]);
      await close();
    }
  });
});

function changeMarkerOf(from: string, change: object): void {
  cpSync(join(from, "db.json"), `${folder}.json`);
  changeMarker(change);
}
