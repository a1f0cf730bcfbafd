import "server-only";
import { isDeepStrictEqual } from "node:util";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { identifier } from "@/server/platform/identifier";
import { IdUsed, type CreatedTable } from "./insert-once";
import type { Refused, Write } from "./subject";

/** Says the same whatever has the id: in this project, in another, or removed long ago. */
export function idTaken(): Refused {
  return refused("id-taken", reason("Refusals.idUsed"));
}

/** A kind of thing whose id its maker may choose. */
interface Known<Writing, Answer> {
  readonly table: CreatedTable;
  there(write: Writing, id: string): Promise<Answer | null>;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Columns that are not of what was sent, or that the server changes without giving the thing a new
 * version.
 */
const NOT_SENT: ReadonlySet<string> = new Set([
  "anchor",
  "at",
  "change",
  "codebookVersion",
  "createdAt",
  "decidedAt",
  "expiresAt",
  "position",
  "revision",
  "revisionNumber",
  "status",
  "updatedAt",
  "version",
]);

/**
 * The answer to a creation that came to nothing, because its id is used or because it was refused:
 * what is there, if the same person sent the same before; that the id is taken, for anything else
 * that has it; null where the id is free. A request that was answered once is answered again even
 * when it would be refused now, say because the text has moved on.
 */
export async function answerUsed<Writing extends Write, Answer>(
  { table, there }: Known<Writing, Answer>,
  write: Writing,
  id: string,
  attempt: IdUsed | Refused,
): Promise<Outcome<Answer> | null> {
  if (!(attempt instanceof IdUsed) && attempt.problem === "id-taken") return attempt;
  const [stored] = await write.tx.$queryRaw<{ row: Row }[]>`
    SELECT to_jsonb(stored) AS row FROM ${identifier(table)} stored WHERE stored.id = ${id}::uuid`;
  if (!stored) return attempt instanceof IdUsed ? idTaken() : null;
  const same =
    isBy(write.viewer.id, stored.row) &&
    (!(attempt instanceof IdUsed) || isSame(attempt.row, stored.row));
  const answer = same ? await there(write, id) : null;
  return answer ? done(answer) : idTaken();
}

/** Whether this person made the row. Nobody is recorded as the maker of a tag. */
function isBy(viewerId: string, row: Row): boolean {
  const maker = "createdById" in row ? row.createdById : row.byId;
  return maker === undefined || maker === viewerId;
}

/**
 * Whether a row holds what was sent. One that was edited since no longer shows what it was made
 * with, and is taken for the same.
 */
function isSame(sent: object, stored: Row): boolean {
  if (Number(stored.version) > 1) return true;
  const columns = JSON.parse(JSON.stringify(sent)) as Row;
  return Object.entries(columns).every(
    ([name, value]) => NOT_SENT.has(name) || isDeepStrictEqual(value, stored[name]),
  );
}
