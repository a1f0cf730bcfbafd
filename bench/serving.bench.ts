// What the pages cost on PostgreSQL: statements and time of each page at three sizes, beside a large
// project of others; and a search that finds nothing. Each time is that of the whole page as one
// client gets it from the built product, beside that of a statement that asks nothing.
import pg from "pg";
import { build } from "../bin/build.mjs";
import { startCountingProxy } from "../test/database/counting-proxy.ts";
import { startPostgres } from "../test/database/postgres.ts";
import { fillProject } from "../test/make/filled-project.ts";
import { endApps, OWNER, startApp } from "../test/server/app.ts";
import { ask, sessionOf } from "../test/server/client.ts";
import { pagesOf } from "../test/server/pages.ts";
import { median } from "./pairs.ts";

const SIZES = [10, 1_000, 100_000];
const OTHERS = 180_000;
const RUNS = 7;
const STATEMENTS_LIMIT = 10;
const SMALL_PROJECT_LIMIT_MS = 60;
const SEARCH_LIMIT_MS = 100;

const ms = (figure: number) => `${figure.toFixed(0)} ms`;
const over = (isOver: boolean) => (isOver ? "  — over the limit" : "");

await build();
const postgres = await startPostgres();
const proxy = await startCountingProxy(postgres.url);
try {
  const app = await startApp({ databaseUrl: proxy.url });
  const client = await app.signIn();
  const cookie = await sessionOf(app.url, OWNER);
  const database = new pg.Client({ connectionString: postgres.url });
  await database.connect();
  const { id: ownerId } = await client.must<{ id: string }>("GET", "/api/v1/me");
  const { rows } = await database.query<{ id: string }>(
    `INSERT INTO "User" (id, name) VALUES (gen_random_uuid(), 'Somebody else') RETURNING id`,
  );
  await fillProject(database, { ownerId: rows[0]?.id ?? "", annotations: OTHERS, texts: 18 });

  const get = async (path: string) => {
    const answer = await ask(`${app.url}${path}`, { headers: { cookie } });
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status}`);
    return answer;
  };
  const measured = async (path: string) => {
    await get(path);
    const times: number[] = [];
    let kilobytes = 0;
    for (let run = 0; run < RUNS; run++) {
      const answer = await get(path);
      times.push(answer.elapsed);
      kilobytes = String(answer.body).length / 1_000;
    }
    const statements = (await proxy.during(() => get(path))).length;
    return { elapsed: median(times), kilobytes, statements };
  };

  for (const annotations of SIZES) {
    const project = await fillProject(database, { ownerId, annotations, texts: 4 });
    await database.query("VACUUM ANALYZE");
    const bare: number[] = [];
    for (let run = 0; run < 50; run++) {
      const began = performance.now();
      await database.query("SELECT 1");
      bare.push(performance.now() - began);
    }
    console.log(
      `  4 texts with ${annotations} annotations, beside ${OTHERS} of others ` +
        `(a statement that asks nothing: ${median(bare).toFixed(2)} ms)`,
    );
    for (const [name, path] of Object.entries(pagesOf(project))) {
      const { elapsed, statements, kilobytes } = await measured(path);
      const isLimited = name === "project" && annotations === 10;
      const limit = isLimited ? ` (limit ${SMALL_PROJECT_LIMIT_MS} ms)` : "";
      console.log(
        `    ${name.padEnd(10)} ${String(statements).padStart(2)} statements ` +
          `(limit ${STATEMENTS_LIMIT}), ${ms(elapsed)}${limit}, ${kilobytes.toFixed(0)} kB` +
          over(statements > STATEMENTS_LIMIT || (isLimited && elapsed > SMALL_PROJECT_LIMIT_MS)),
      );
    }
    const nothing = `/api/v1/search?q=nothingthere&projectId=${project.projectId}`;
    const { elapsed, statements } = await measured(nothing);
    console.log(
      `    a search that finds nothing: ${statements} statements, ${ms(elapsed)} ` +
        `(limit ${SEARCH_LIMIT_MS} ms)${over(elapsed > SEARCH_LIMIT_MS)}`,
    );
    const alike = await measured(`${nothing}&alike=true`);
    console.log(`    and for words nearly like it: ${ms(alike.elapsed)}`);
    const ofQuery = await measured(
      `/api/v1/projects/${project.projectId}/query?q=${encodeURIComponent("rhetoric tag:doubt")}`,
    );
    console.log(`    a query: ${ofQuery.statements} statements, ${ms(ofQuery.elapsed)}`);
  }
  await database.end();
} finally {
  await endApps();
  await proxy.stop();
  await postgres.stop();
}
