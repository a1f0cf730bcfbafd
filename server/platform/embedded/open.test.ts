import { mkdtempSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseFolder, openEmbedded } from "./open";
import { startChild } from "@/test/embedded/child";
import { endLoopbacks, startLoopback } from "@/test/server/loopback";
import { scratchFolder } from "@/bin/scratch.mjs";

let home: string;
let folder: string;

beforeAll(() => {
  home = mkdtempSync(join(scratchFolder(), "obelus-open-"));
  folder = join(home, "data", "db");
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("the embedded database", () => {
  it("keeps rows of statements and of transactions when it is closed and opened again", async () => {
    const first = await openEmbedded(folder);
    await first.pglite.exec("CREATE TABLE kept (id int PRIMARY KEY)");
    await first.pglite.query("INSERT INTO kept VALUES (1)");
    await first.pglite.transaction((open) => open.query("INSERT INTO kept VALUES (2)"));
    await first.close();
    const second = await openEmbedded(folder);
    const { rows } = await second.pglite.query("SELECT id FROM kept ORDER BY id");
    await second.close();
    expect(rows).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it("brings the extensions that search needs", async () => {
    const { pglite, close } = await openEmbedded(folder);
    const { rows } = await pglite.query<{ found: boolean }>(
      "SELECT similarity('rhetoric', 'rhetorik') > 0.5 AND unaccent('é') = 'e' AS found",
    );
    await close();
    expect(rows).toEqual([{ found: true }]);
  });

  it("is private to the user that runs it", () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, "data")).mode & 0o777).toBe(0o700);
  });

  it("keeps what is written after a statement of the same call has failed", async () => {
    const first = await openEmbedded(folder);
    await expect(
      first.pglite.exec("BEGIN; INSERT INTO kept VALUES (3); COMMIT; SELECT 1 / 0"),
    ).rejects.toThrow(/division by zero/);
    await first.close();
    const second = await openEmbedded(folder);
    const { rows } = await second.pglite.query("SELECT id FROM kept WHERE id = 3");
    await second.close();
    expect(rows).toEqual([{ id: 3 }]);
  });

  it("tells its planner how large tables are, without being asked", async () => {
    const { pglite, close } = await openEmbedded(folder);
    await pglite.exec("CREATE TABLE sizes AS SELECT n FROM generate_series(1, 1234) n");
    const planned = async () => {
      const { rows } = await pglite.query<{ rows: number }>(
        "SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'sizes'",
      );
      return rows[0]?.rows;
    };
    expect(await planned()).toBe(-1);
    await expect.poll(planned, { timeout: 60_000 }).toBe(1_234);
    await close();
  });

  it("can be closed twice", async () => {
    const { close } = await openEmbedded(folder);
    await Promise.all([close(), close()]);
    const again = await openEmbedded(folder);
    await again.close();
  });

  it("ends the process instead of answering when the disk fails to keep the log", async () => {
    const child = startChild("failing-disk.ts", [folder]);
    expect(await child.ended).toBe(74);
    expect(child.stdout()).toBe("open\n");
    expect(child.stderr()).toMatch(/^The disk failed to keep data\. .*\(EIO/);
    rmSync(`${folder}.broken`);
    const { pglite, close } = await openEmbedded(folder);
    expect((await pglite.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await close();
  });

  it("ends the process when its thread ends", async () => {
    const child = startChild("deserted.ts", [folder]);
    expect(await child.ended).toBe(70);
    expect(child.stdout()).toBe("");
    expect(child.stderr()).toBe("The database ended by itself.\n");
  });

  it("lets requests be answered while a statement runs for seconds", async () => {
    const { pglite, close } = await openEmbedded(folder);
    const { port } = await startLoopback(() => (_request, response) => response.end("ok"));
    let isRunning = true;
    const series = "generate_series(1, 3000)";
    const counted = pglite
      .query<{ count: number }>(`SELECT count(*) FROM ${series} a, ${series} b`)
      .finally(() => (isRunning = false));
    let answerCount = 0;
    while (isRunning) {
      const health = await fetch(`http://127.0.0.1:${port}/`);
      expect(await health.text()).toBe("ok");
      if (isRunning) answerCount += 1;
    }
    expect((await counted).rows).toEqual([{ count: 9_000_000 }]);
    expect(answerCount).toBeGreaterThan(10);
    await endLoopbacks();
    await close();
  });

  it("stands in the folder db below DATA_DIR", () => {
    expect(databaseFolder("/srv/obelus")).toBe("/srv/obelus/db");
    expect(databaseFolder()).toBe(join(process.cwd(), "data", "db"));
  });
});
