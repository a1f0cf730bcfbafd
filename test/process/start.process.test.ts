import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Server } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { openEmbedded } from "@/server/platform/embedded/open";
import { ask, sessionOf } from "@/test/server/client";
import { endApps, OWNER, startApp, startInVain, type Ended } from "@/test/server/app";
import { startPostgres } from "@/test/database/postgres";
import { setUpFolder } from "@/test/server/set-up";
import { HARBOUR } from "@/test/server/writers";

const NEWER = `
  INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at)
  VALUES (gen_random_uuid()::text, 'x', '29990101000000_from_the_future', now(), now())`;

afterAll(endApps);

/** The process ended by itself, soon, and gave the reason as a sentence and not as a stack. */
function expectRefusal(ended: Ended, why: RegExp, longest = 120_000): void {
  expect(ended.code, ended.output).toBe(1);
  expect(ended.output).toMatch(/Obelus can not start\. /);
  expect(ended.output).toMatch(why);
  expect(ended.output).not.toMatch(/^\s+at /m);
  expect(ended.elapsed).toBeLessThan(longest);
}

describe.concurrent("a secret that is none", () => {
  test("in a file is replaced and closed to others, with sentences, and people sign in", async () => {
    const dataDir = await setUpFolder();
    const file = join(dataDir, "secret");
    await writeFile(file, "");
    await chmod(file, 0o644);
    const app = await startApp({ dataDir });
    expect(app.output()).toMatch(/Others on this machine could read the secret/);
    expect(app.output()).toMatch(/The secret in .* was empty or too short/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(file, "utf8")).length).toBeGreaterThan(40);
    const cookie = await sessionOf(app.url, OWNER);
    expect((await ask(`${app.url}/api/v1/me`, { headers: { cookie } })).status).toBe(200);
    await app.kill();
  });

  test("in OBELUS_SECRET is refused with a sentence, before the database is touched", async () => {
    const ended = await startInVain({ env: { OBELUS_SECRET: "short" } });
    expectRefusal(ended, /OBELUS_SECRET must have at least 32 bytes/);
    expect(ended.output).not.toMatch(/Opening the/);
  });
});

describe.concurrent("a database that a newer Obelus has used", () => {
  test("is refused with a sentence, and not touched, when it is embedded", async () => {
    const dataDir = await setUpFolder();
    const before = await openEmbedded(join(dataDir, "db"));
    await before.pglite.exec(NEWER);
    await before.close();

    expectRefusal(await startInVain({ dataDir }), /newer Obelus.*29990101000000_from_the_future/);

    const after = await openEmbedded(join(dataDir, "db"));
    await after.pglite.exec("DELETE FROM _prisma_migrations WHERE migration_name LIKE '2999%'");
    await after.close();
    const again = await startApp({ dataDir });
    await (await again.signIn()).makeDocument(HARBOUR);
    await again.kill();
  });

  test("is refused with a sentence when it is on a server", async () => {
    const postgres = await startPostgres();
    try {
      const app = await startApp({ databaseUrl: postgres.url });
      expect((await app.stop()).code).toBe(0);
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      await client.query(NEWER);
      await client.end();
      const ended = await startInVain({ databaseUrl: postgres.url });
      expectRefusal(ended, /newer Obelus.*29990101000000_from_the_future/);
    } finally {
      await postgres.stop();
    }
  });
});

// Most of them wait: for a name, for a server that stays silent, for a process to begin.
describe.concurrent("a start that can not go well", () => {
  test.each([
    ["a port where nobody listens", "postgresql://obelus@127.0.0.1:1/obelus"],
    ["a name that does not exist", "postgresql://obelus@database.invalid/obelus"],
  ])("says so when DATABASE_URL names %s", async (_, databaseUrl) => {
    expectRefusal(await startInVain({ databaseUrl }), /DATABASE_URL does not answer/);
  });

  test("says so when the database server takes the call and stays silent", async () => {
    const silent = createServer(() => {});
    const port = await listening(silent);
    const databaseUrl = `postgresql://obelus@127.0.0.1:${port}/obelus`;
    const ended = await startInVain({ databaseUrl });
    silent.close();
    expectRefusal(ended, /DATABASE_URL does not answer/);
  });

  test("says so when the port is in use, before it touches the database", async () => {
    const other = createServer();
    const port = await listening(other);
    const ended = await startInVain({ env: { PORT: String(port) } });
    other.close();
    expectRefusal(ended, new RegExp(`Port ${port} is already in use`));
    expect(ended.output).not.toContain("Opening");
  });

  test("says so when OBELUS_ADMIN_PASSWORD is “short”", async () => {
    const env = { OBELUS_ADMIN_PASSWORD: "short" };
    const ended = await startInVain({ dataDir: await setUpFolder(), env });
    expectRefusal(ended, /OBELUS_ADMIN_PASSWORD can not be used/);
  });

  test.each([
    ["OBELUS_SECRET", "too short to seal anything", /OBELUS_SECRET must have at least 32 bytes/],
    ["OBELUS_URL", "no address", /OBELUS_URL must be a URL/],
    ["OBELUS_URL", "ftp://obelus.test", /OBELUS_URL must be a URL/],
    ["OBELUS_SIGN_UP", "perhaps", /OBELUS_SIGN_UP must be/],
    ["OBELUS_WATCHDOG_SECONDS", "soon", /OBELUS_WATCHDOG_SECONDS must be a number/],
    ["OBELUS_MIN_FREE_MB", "much", /OBELUS_MIN_FREE_MB must be a number/],
    ["PORT", "eighty", /PORT must be a number/],
  ])("says so when %s is “%s”", async (name, value, why) => {
    expectRefusal(await startInVain({ env: { [name]: value } }), why);
  });
});

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
