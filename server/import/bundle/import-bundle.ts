import "server-only";
import type { importProjectCall } from "@/lib/contract/bundles";
import { project } from "@/lib/contract/projects";
import type { AnswerOf } from "@/lib/contract/operation";
import { SHARED } from "@/lib/change/lane";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import type { Viewer } from "@/server/access/viewer";
import { act } from "@/server/act/act";
import { indexSoon } from "@/server/document/index-texts";
import { recordProjectChange } from "@/server/feed/changes";
import { read, type Transaction } from "@/server/platform/db";
import { identifier } from "@/server/platform/identifier";
import { nameOfFormer } from "@/server/platform/former";
import { newId } from "@/server/platform/new-id";
import { runTask, type Task } from "@/server/platform/workers";
import { whyNotSettings } from "@/server/project/settings";
import { breaksConstraint } from "./broken-constraint";
import type { BundleOutcome } from "./bundle-file";
import { inspectBundle, type BundlePerson, type InspectedBundle } from "./inspect-bundle";
import { readBundle, type BundleToRead, type ReadBundle, type TableToWrite } from "./read-bundle";
import { BUNDLE_TABLES } from "./tables";

export type ImportedProject = AnswerOf<typeof importProjectCall>;

/** Below this many bytes even an archive built to be slow takes a few milliseconds. */
const SHORT = 4_000;
const READ_TIMEOUT_MS = 120_000;
/** How long the one transaction may take that puts everything in. */
const WRITE_TIMEOUT_MS = 120_000;

export const INSPECT_BUNDLE: Task<Uint8Array, BundleOutcome<InspectedBundle>> = {
  name: "inspectBundle",
  run: inspectBundle,
  timeoutMs: READ_TIMEOUT_MS,
  isShort: (bytes) => bytes.length < SHORT,
};

export const READ_BUNDLE: Task<BundleToRead, BundleOutcome<ReadBundle>> = {
  name: "readBundle",
  run: readBundle,
  timeoutMs: READ_TIMEOUT_MS,
  isShort: ({ bytes }) => bytes.length < SHORT,
};

/**
 * Imports a project from a bundle, in one transaction: all of it or nothing. Ids stay where they are
 * free; where there is a project of the same id, all of them are made anew. People of the bundle become
 * names without accounts, but whoever imports it stays who they are, and owns the project.
 */
export async function importBundle(
  viewer: Viewer,
  bytes: Uint8Array,
  dryRun: boolean,
  signal?: AbortSignal,
  now = new Date(),
): Promise<Outcome<ImportedProject>> {
  const inspected = await taken(INSPECT_BUNDLE, bytes, signal);
  if (!inspected.ok) return inspected;
  const { manifest, people } = inspected.value;
  const where = { id: manifest.project.id };
  const isCopy = (await read.project.findUnique({ where, select: { id: true } })) !== null;
  const here = await peopleHere(viewer, people);
  const salt = isCopy ? newId() : null;
  const pairs = here.map(({ from, id }) => [from, id] as const);
  const bundle = await taken(READ_BUNDLE, { bytes, salt, people: pairs }, signal);
  if (!bundle.ok) return bundle;
  const { projectId, settings, tables, leftOut } = bundle.value;
  const wrong = whyNotKept(settings);
  if (wrong) return wrong;
  const answer: ImportedProject = {
    project: { id: projectId, name: manifest.project.name },
    isCopy,
    counts: Object.fromEntries(tables.map(({ name, count }) => [name, count])),
    people: here.map(({ name, isViewer }) => ({ name, isYou: isViewer })),
    leftOut,
    exportedAt: manifest.exportedAt,
    version: manifest.version,
  };
  if (dryRun) return done(answer);
  try {
    const outcome = await act<ImportedProject>(async (tx) => {
      await addPeople(tx, projectId, here, now);
      for (const table of tables) await insertRows(tx, table);
      await finish(tx, viewer, projectId, now);
      return created(answer);
    }, WRITE_TIMEOUT_MS);
    if (outcome.ok) indexSoon();
    return outcome;
  } catch (error) {
    if (breaksConstraint(error)) return refused("id-taken", reason("Refusals.bundle.taken"));
    throw error;
  }
}

async function taken<Input, Output>(
  task: Task<Input, BundleOutcome<Output>>,
  input: Input,
  signal?: AbortSignal,
): Promise<Outcome<Output>> {
  const outcome = await runTask(task, input, signal);
  if (!outcome.ok) return outcome;
  return outcome.value.ok
    ? done(outcome.value.value)
    : refused(outcome.value.problem, outcome.value.why);
}

/** Settings are what a project could be given, and what the product can read. */
function whyNotKept(settings: unknown) {
  const known = project.shape.settings.safeParse(settings);
  if (!known.success) return refused("not-understood", reason("Refusals.bundle.project"));
  return whyNotSettings(known.data);
}

interface PersonHere {
  /** The id in the bundle, and the one here. */
  readonly from: string;
  readonly id: string;
  readonly name: string;
  readonly formerNumber: number | null;
  readonly isViewer: boolean;
}

/**
 * Nobody's account is given what a file says they wrote, but whoever imports it. A name of somebody who
 * deleted their account here does not come back.
 */
async function peopleHere(
  viewer: Viewer,
  people: readonly BundlePerson[],
): Promise<readonly PersonHere[]> {
  const where = { id: { in: people.map(({ id }) => id) } };
  const select = { id: true } as const;
  const used = new Set((await read.user.findMany({ where, select })).map(({ id }) => id));
  const deleted = new Set(
    (await read.deletedAccount.findMany({ where, select })).map(({ id }) => id),
  );
  let last = Math.max(0, ...people.map(({ formerNumber }) => formerNumber ?? 0));
  return people.map(({ id, name, formerNumber }) => {
    const isViewer = id === viewer.id;
    if (isViewer) return { from: id, id, name: viewer.name, formerNumber: null, isViewer };
    if (!deleted.has(id)) {
      return { from: id, id: used.has(id) ? newId() : id, name, formerNumber, isViewer };
    }
    const number = ++last;
    return { from: id, id: newId(), name: nameOfFormer(number), formerNumber: number, isViewer };
  });
}

/** They stand in for people in this project alone, and nobody signs in to them. */
async function addPeople(
  tx: Transaction,
  projectId: string,
  people: readonly PersonHere[],
  now: Date,
): Promise<void> {
  const rows = people
    .filter(({ isViewer }) => !isViewer)
    .map(({ id, name, formerNumber }) => ({
      id,
      name,
      formerIn: projectId,
      formerNumber,
      disabledAt: now,
      createdAt: now,
    }));
  await tx.user.createMany({ data: rows });
}

async function insertRows(tx: Transaction, { name, portions }: TableToWrite): Promise<void> {
  const table = BUNDLE_TABLES.find((one) => one.name === name);
  if (!table) throw new Error(`A bundle has no table ${name}.`);
  const columns = Object.keys(table.columns).map((column) => identifier(column));
  const { leftOut = {} } = table;
  const beside = name === "Revision" ? "original" : name === "Archive" ? "bytes" : null;
  const names = [...columns];
  const values = [...columns];
  // Everything has the first number of its feed.
  for (const number of ["change", "lastChange"]) {
    if (!leftOut[number] || name === "Project") continue;
    names.push(identifier(number));
    values.push(Prisma.sql`1`);
  }
  for (const { rows, bytes } of portions) {
    const file = beside
      ? {
          name: [identifier(beside)],
          value: [Prisma.sql`${bytes ? Buffer.from(bytes) : null}::bytea`],
        }
      : { name: [], value: [] };
    await tx.$executeRaw`
      INSERT INTO ${identifier(name)} (${Prisma.join([...names, ...file.name])})
      SELECT ${Prisma.join([...values, ...file.value])}
      FROM jsonb_populate_recordset(NULL::${identifier(name)}, ${rows}::jsonb)`;
  }
}

/** What is derived, the importer's membership, and the first change of each feed. */
async function finish(
  tx: Transaction,
  viewer: Viewer,
  projectId: string,
  now: Date,
): Promise<void> {
  await tx.member.create({
    data: { projectId, userId: viewer.id, role: "owner", createdAt: now },
  });
  await tx.$executeRaw`
    INSERT INTO "SpeakerTurn" ("documentId", revision, start, "end", "projectId", label)
    SELECT d.id, r.number, (block->>'start')::int, (block->>'end')::int, d."projectId",
      block->>'speaker'
    FROM "Document" d
    JOIN "Revision" r ON r."documentId" = d.id AND r.number = d."revisionNumber"
    CROSS JOIN LATERAL jsonb_array_elements(r.structure->'blocks') block
    WHERE d."projectId" = ${projectId}::uuid AND block->>'kind' = 'turn'
      AND block->>'speaker' <> ''
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO "Change" ("feedId", lane, number, "projectId", kind, "subjectId", "byId", at)
    SELECT id, ${SHARED}::uuid, 1, "projectId", 'document.saved', id, ${viewer.id}::uuid, ${now}
    FROM "Document" WHERE "projectId" = ${projectId}::uuid`;
  const happened = {
    kind: "project.saved",
    id: projectId,
    projectId,
    by: viewer.id,
    at: now,
  } as const;
  await recordProjectChange(tx, happened);
}
