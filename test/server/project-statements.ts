import type { Executed } from "../database/counting-proxy";

/**
 * Tables of people and of the installation. They are small, and where projects are spread over
 * servers each of these has a copy. All other tables hold what is in projects.
 */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  "Identity",
  "RateLimiterFlexible",
  "Setting",
  "Token",
  "User",
]);

/**
 * What is found by the id that a page's address names, as the API names it, too: only there does
 * the server learn the project, by which it asks for all the rest. And texts of revisions, which
 * never change: a process reads each once and keeps it.
 */
const BY_THEIR_ID: readonly RegExp[] = [
  /FROM "Document" d\s+JOIN "Project" p .*WHERE d\.id = \$\d+::uuid AND d\."deletedAt" IS NULL\s*$/s,
  /FROM "public"\."Claim" AS "t0" .*WHERE \("t0"\."id" = \$\d+/s,
  /FROM "public"\."Speaker" AS "t0" .*"t0"\."id" = \$\d+\)/s,
  /FROM "public"\."Revision" AS "t0" WHERE .*"t0"\."documentId" = \$\d+/s,
];

const TABLE = /"([A-Z]\w+)"/g;

function tablesOf(sql: string): string[] {
  return [...sql.matchAll(TABLE)].flatMap(([, name]) => (name ? [name] : []));
}

/** Those of some statements that are about what is in projects. */
export function aboutProjects(statements: readonly Executed[]): readonly Executed[] {
  return statements.filter(({ sql }) => tablesOf(sql).some((table) => !OF_PEOPLE.has(table)));
}

/**
 * Statements about what is in projects that do not have the id of this one as a parameter, and do
 * not look for one thing by its id: where projects are spread over servers, all would have to
 * execute them.
 */
export function withoutProject(statements: readonly Executed[], projectId: string): string[] {
  return aboutProjects(statements)
    .filter(({ parameters }) => !parameters.some((value) => value?.includes(projectId)))
    .map(({ sql }) => sql)
    .filter((sql) => !BY_THEIR_ID.some((known) => known.test(sql)));
}
