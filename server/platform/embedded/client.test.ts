import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { messages, PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scratchFolder } from "@/bin/scratch.mjs";
import type { EmbeddedPostgres } from "./client";
import { openEmbedded, type Embedded } from "./open";

let home: string;
let embedded: Embedded;
let pglite: EmbeddedPostgres;
/** The peer: PGlite itself, in this thread and in memory. */
let peer: PGlite;

beforeAll(async () => {
  home = mkdtempSync(join(scratchFolder(), "obelus-client-"));
  embedded = await openEmbedded(join(home, "db"));
  pglite = embedded.pglite;
  peer = await PGlite.create();
});
afterAll(async () => {
  await embedded.close();
  await peer.close();
  rmSync(home, { recursive: true, force: true });
});

const VALUES = `
  SELECT 1::int2 AS small, 2 AS int, 3::int8 AS big, 1.5::float8 AS float, 2.50::numeric AS exact,
    true AS yes, NULL::text AS nothing, 'a "word" – 𝔸' AS words, '{"a": [1]}'::jsonb AS json,
    ARRAY['a', NULL, 'b,c'] AS texts, ARRAY[1, 2] AS ints, '\\x00ff'::bytea AS bytes,
    '2026-11-28 10:00:00.123+02'::timestamptz AS moment, '2026-11-28'::date AS day,
    '0192d3a4-0000-7000-8000-000000000000'::uuid AS id
  FROM generate_series(1, 3)`;

describe("the database seen from another thread", () => {
  it("answers what PGlite answers in this one", async () => {
    for (const rowMode of ["object", "array"] as const) {
      const expected = await peer.query(VALUES, [], { rowMode });
      expect(await pglite.query(VALUES, [], { rowMode })).toEqual(expected);
      const parsers = { 25: (text: string) => text.length, 1184: (text: string) => `at ${text}` };
      const parsed = await peer.query(VALUES, [], { rowMode, parsers });
      expect(parsed).not.toEqual(expected);
      expect(await pglite.query(VALUES, [], { rowMode, parsers })).toEqual(parsed);
    }
    const many = "CREATE TABLE several (n int); INSERT INTO several VALUES (1), (2); SELECT 3 AS n";
    expect(await pglite.exec(many)).toEqual(await peer.exec(many));
  });

  it("takes the values that PGlite takes", async () => {
    const sql = "SELECT $1::text AS a, $2::jsonb AS b, $3::timestamptz AS c, $4::bytea AS d";
    const values = ["ä", { n: 1 }, new Date(0), new Uint8Array([1, 2])];
    expect(await pglite.query(sql, values)).toEqual(await peer.query(sql, values));
  });

  it("gives Prisma's adapter the same rows and the same refusals", async () => {
    const here = await new PrismaPGlite(pglite as PGlite).connect();
    const there = await new PrismaPGlite(peer).connect();
    const select = { sql: VALUES, args: [], argTypes: [] };
    expect(await here.queryRaw(select)).toEqual(await there.queryRaw(select));
    await pglite.exec("CREATE TABLE once (id int PRIMARY KEY)");
    await peer.exec("CREATE TABLE once (id int PRIMARY KEY)");
    const twice = { sql: "INSERT INTO once VALUES (1), (1)", args: [], argTypes: [] };
    const refusal = await there.executeRaw(twice).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ cause: { kind: "UniqueConstraintViolation" } });
    await expect(here.executeRaw(twice)).rejects.toEqual(refusal);
  });

  it("names what PostgreSQL refuses, without the values that were sent", async () => {
    const error: unknown = await pglite
      .query("SELECT $1::int / 0", ["7"])
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(messages.DatabaseError);
    expect(error).toMatchObject({ code: "22012", severity: "ERROR", message: "division by zero" });
    expect(error).not.toHaveProperty("params");
  });

  it("lets nothing in between the statements of a transaction", async () => {
    await pglite.exec("CREATE TABLE steps (n int)");
    const inside = pglite.transaction(async (tx) => {
      await tx.query("INSERT INTO steps VALUES (1)");
      const outside = pglite.query<{ n: number }>("SELECT n FROM steps ORDER BY n");
      await tx.query("INSERT INTO steps VALUES (2)");
      return { outside };
    });
    expect((await (await inside).outside).rows).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it("takes a transaction back that throws, that is rolled back, and that can not commit", async () => {
    await pglite.exec("CREATE TABLE back (n int)");
    const reason = new Error("mine");
    const thrown = pglite.transaction(async (tx) => {
      await tx.query("INSERT INTO back VALUES (1)");
      throw reason;
    });
    await expect(thrown).rejects.toBe(reason);
    await pglite.transaction(async (tx) => {
      await tx.query("INSERT INTO back VALUES (2)");
      await tx.rollback();
    });
    const failed = pglite.transaction(async (tx) => {
      await tx.query("INSERT INTO back VALUES (3)");
      await tx.query("SELECT 1 / 0").catch(() => {});
    });
    await expect(failed).rejects.toMatchObject({ code: "25P02" });
    expect((await pglite.query("SELECT n FROM back")).rows).toEqual([]);
    let late: (() => Promise<unknown>) | undefined;
    await pglite.transaction(async (tx) => {
      late = () => tx.query("SELECT 1");
    });
    await expect(late?.()).rejects.toThrow("Transaction is closed");
  });

  it("hears what is notified when it commits, until it stops listening", async () => {
    const payloads: string[] = [];
    const stop = await pglite.listen("news", (payload) => payloads.push(payload));
    await pglite.transaction(async (tx) => {
      await tx.query("SELECT pg_notify('news', 'one')");
      await tx.query("SELECT 1");
      expect(payloads).toEqual([]);
    });
    await pglite.query("SELECT 1");
    expect(payloads).toEqual(["one"]);
    await stop();
    await pglite.query("SELECT pg_notify('news', 'two')");
    await pglite.query("SELECT 1");
    expect(payloads).toEqual(["one"]);
  });
});
