import pg from "pg";
import type { CountingProxy, Executed } from "../database/counting-proxy";
import type { FilledProject } from "../make/filled-project";
import { ask } from "./client";
import { pagesOf } from "./pages";

type ByPage = Readonly<Record<string, readonly Executed[]>>;

/** What each page of a project asks of the database when it is looked at first, and later. */
export async function statementsOfPages(
  proxy: CountingProxy,
  { url, cookie }: { readonly url: string; readonly cookie: string },
  project: FilledProject,
): Promise<{ readonly first: ByPage; readonly again: ByPage }> {
  const look = async () => {
    const byPage: Record<string, readonly Executed[]> = {};
    for (const [name, path] of Object.entries(pagesOf(project))) {
      byPage[name] = await proxy.during(async () => {
        const { status } = await ask(`${url}${path}`, { headers: { cookie } });
        if (status !== (path === "/" ? 307 : 200)) throw new Error(`${path}: ${status}`);
      });
    }
    return byPage;
  };
  // The first look also reads the texts that the server keeps from then on.
  const [first, second, third] = [await look(), await look(), await look()];
  // A server may ask something of its own meanwhile, though not each time.
  const again = Object.entries(second).map(([name, statements]) => {
    const other = third[name] ?? statements;
    return [name, other.length < statements.length ? other : statements] as const;
  });
  return { first, again: Object.fromEntries(again) };
}

/** How many statements of each page. */
export function countsOf(statements: ByPage): Record<string, number> {
  return Object.fromEntries(Object.entries(statements).map(([name, all]) => [name, all.length]));
}

/** How PostgreSQL would execute a statement with these parameters. */
export async function planOf(client: pg.Client, statement: Executed): Promise<string> {
  const rows = await explain<string>(client, statement, "");
  return rows.join("\n");
}

/** What PostgreSQL did for a statement. */
export interface Work {
  /** How many rows it took from tables and indexes, with those it then left out. */
  readonly rows: number;
  /** The tables it read from their beginning to their end. */
  readonly scanned: readonly string[];
}

/** Executes a statement, and answers what that took; what it wrote is undone. */
export async function workOf(client: pg.Client, statement: Executed): Promise<Work> {
  await client.query("BEGIN");
  try {
    const [[{ Plan: plan } = {}] = []] = await explain<{ Plan?: PlanNode }[]>(
      client,
      statement,
      "(ANALYZE, FORMAT JSON)",
    );
    const nodes = plan ? nodesOf(plan) : [];
    const leaves = nodes.filter((node) => node["Relation Name"] !== undefined);
    return {
      rows: leaves.reduce((sum, leaf) => sum + rowsTaken(leaf), 0),
      scanned: leaves
        .filter((leaf) => leaf["Node Type"] === "Seq Scan")
        .map((leaf) => leaf["Relation Name"] ?? ""),
    };
  } finally {
    await client.query("ROLLBACK");
  }
}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function rowsTaken(node: PlanNode): number {
  return (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
}

async function explain<T>(
  client: pg.Client,
  { sql, parameters }: Executed,
  options: "" | "(ANALYZE, FORMAT JSON)",
): Promise<T[]> {
  const literals = parameters.map((value) => (value === null ? "NULL" : pg.escapeLiteral(value)));
  await client.query("SET plan_cache_mode = force_custom_plan");
  await client.query(`PREPARE asked AS ${sql}`);
  try {
    const execute = literals.length > 0 ? `asked(${literals.join(", ")})` : "asked";
    const { rows } = await client.query<{ "QUERY PLAN": T }>(
      `EXPLAIN ${options} EXECUTE ${execute}`,
    );
    return rows.map((row) => row["QUERY PLAN"]);
  } finally {
    await client.query("DEALLOCATE asked");
  }
}
