import "server-only";
import type { importSourcesCall } from "@/lib/contract/source-files";
import type { SourceDecision } from "@/lib/contract/source-terms";
import type { AnswerOf } from "@/lib/contract/operation";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Csl } from "@/lib/source/citation";
import {
  differencesOf,
  foldedTitle,
  mergedCsl,
  wordsOfWork,
  type Difference,
} from "@/lib/source/differences";
import { fullCitation } from "@/lib/source/full-citation";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { under } from "@/server/act/act";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Write } from "@/server/act/subject";
import { recordProjectChanges } from "@/server/feed/changes";
import { read, type ReadClient } from "@/server/platform/db";
import { inPortions } from "@/server/platform/in-portions";
import { CSL } from "@/server/platform/json-columns";
import { newId } from "@/server/platform/new-id";
import { runTask, type Task } from "@/server/platform/workers";
import { knownSource } from "@/server/source/known-source";
import { sourceSeenSql } from "@/server/source/provenance/visible";
import {
  readSourceFile,
  type ReadSource,
  type ReadSources,
  type SourceFile,
  type SourceFileOutcome,
} from "./source-readers";

type Answer = AnswerOf<typeof importSourcesCall>;
type Match = NonNullable<Answer["sources"][number]["matchedBy"]>;

/** What an import does or would do with the references that were understood. */
type ImportedSources = Pick<Answer, "created" | "changed" | "kept" | "same" | "sources">;

interface ImportSourcesOptions {
  readonly dryRun: boolean;
  /** For references that differ and are not decided on. */
  readonly undecided: SourceDecision;
  /** By the keys of references. */
  readonly decisions: Readonly<Record<string, SourceDecision>>;
}

/** Below this many bytes even a file built to be slow takes a few milliseconds. */
const SHORT_FILE = 2_000;

export const READ_SOURCES: Task<SourceFile, SourceFileOutcome> = {
  name: "readSourceFile",
  run: readSourceFile,
  timeoutMs: 60_000,
  isShort: ({ bytes }) => bytes.length < SHORT_FILE,
};

/**
 * Reads the references of a file, for those who may add sources to the project. Nothing is written:
 * {@link importSources} compares and writes what was read.
 */
export async function readSources(
  viewer: Viewer,
  projectId: string,
  file: SourceFile,
  signal?: AbortSignal,
): Promise<Outcome<ReadSources>> {
  const refusal = whyNot("source.import", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const outcome = await runTask(READ_SOURCES, file, signal);
  if (!outcome.ok) return outcome;
  return outcome.value.ok
    ? done(outcome.value.value)
    : refused(outcome.value.problem, outcome.value.why);
}

/** Thousands of sources are a matter of seconds. */
const TIMEOUT_MS = 120_000;
/** Sources that are inserted by one statement. */
const AT_ONCE = 500;
/** References that are compared in one turn of the main thread. */
const COMPARED_AT_ONCE = 50;

/**
 * The references of a file become sources that everybody in the project sees. Where one is there, a
 * person has decided what it takes of what the file says. All in one transaction, with a numbered
 * change for each source that is created or says something else. As a dry run nothing is written.
 */
export const importSources = under(PROJECT_PLACE)(
  "source.import",
  async (
    write,
    references: readonly ReadSource[],
    options: ImportSourcesOptions,
  ): Promise<Outcome<ImportedSources>> => {
    const compared = await compare(write.tx, write.projectId, references, options);
    const created = compared.filter((one) => isCreated(one));
    const changed = compared.filter((one) => takes(one));
    if (!options.dryRun) await store(write, { compared, created, changed });
    const isKept = ({ state, decision }: Compared) => state !== "same" && decision === "ours";
    return done({
      created: created.length,
      changed: changed.length,
      kept: compared.filter(isKept).length,
      same: compared.filter(({ state }) => state === "same").length,
      sources: compared.map(answerFor),
    });
  },
  TIMEOUT_MS,
);

/** A source that is there. */
interface Row {
  readonly id: string;
  readonly key: string;
  readonly url: string;
  readonly csl: Csl;
  readonly citation: string;
  readonly listed: boolean;
  /** Whether everybody in the project sees it. */
  readonly seen: boolean;
}

interface Compared {
  readonly reference: ReadSource;
  readonly state: Answer["sources"][number]["state"];
  /** The source that is there and that everybody sees. */
  readonly own: Row | null;
  /** One with its key that only private annotations cite: its words become those of the file. */
  readonly hidden: Row | null;
  readonly matchedBy: Match | null;
  readonly differences: readonly Difference[];
  readonly decision: SourceDecision | null;
}

function isCreated({ state, decision, matchedBy }: Compared): boolean {
  if (state === "create") return decision !== "ours";
  return decision === "new" && matchedBy !== "identity";
}

/** Whether the source that is there takes something of the file. */
function takes({ state, decision, differences }: Compared): boolean {
  if (state !== "differs") return false;
  if (decision === "fill") return differences.some(({ ours }) => ours === null);
  return decision === "theirs";
}

async function compare(
  tx: ReadClient,
  projectId: string,
  references: readonly ReadSource[],
  { decisions, undecided }: ImportSourcesOptions,
): Promise<Compared[]> {
  const rows = await candidates(tx, projectId, references);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const seen = rows.filter((row) => row.seen);
  const byDoi = await firstBy(seen, ({ csl }) => [csl.DOI]);
  const byUrl = await firstBy(seen, ({ url, csl }) => [url, csl.URL]);
  const byWords = await firstBy(seen, ({ csl }) => [wordsOfWork(csl)]);
  // What has a source's own key comes before what only looks like it.
  const taken = new Set(references.map(({ source }) => byKey.get(source.key)?.id));
  const compareOne = (reference: ReadSource): Compared => {
    const { key, url, csl } = reference.source;
    const exact = byKey.get(key);
    let own = exact?.seen ? exact : null;
    let matchedBy: Match | null = own ? "identity" : null;
    const others: readonly (readonly [Match, Row | undefined])[] = [
      ["doi", byDoi.get(csl.DOI)],
      ["url", byUrl.get(csl.URL) ?? byUrl.get(url)],
      ["words", byWords.get(wordsOfWork(csl))],
    ];
    for (const [by, row] of exact ? [] : others) {
      if (own || !row || taken.has(row.id) || haveTwoDois(row.csl, csl)) continue;
      own = row;
      matchedBy = by;
      taken.add(row.id);
    }
    const differences = own ? differencesOf(own.csl, csl) : [];
    const state = !own ? "create" : differences.length === 0 ? "same" : "differs";
    const decided = Object.hasOwn(decisions, key) ? (decisions[key] ?? null) : null;
    const decision =
      state === "differs"
        ? (decided ?? undecided)
        : state === "create" && decided === "ours"
          ? "ours"
          : null;
    const hidden = exact && !exact.seen ? exact : null;
    return { reference, state, own, hidden, matchedBy, differences, decision };
  };
  const compared: Compared[] = [];
  for await (const portion of inPortions(references, COMPARED_AT_ONCE)) {
    compared.push(...portion.map(compareOne));
  }
  return compared;
}

function haveTwoDois(one: Csl, other: Csl): boolean {
  return Boolean(one.DOI && other.DOI && one.DOI !== other.DOI);
}

async function firstBy(
  rows: readonly Row[],
  namesOf: (row: Row) => unknown[],
): Promise<Map<unknown, Row>> {
  const found = new Map<unknown, Row>();
  for await (const portion of inPortions(rows)) {
    for (const row of portion) {
      for (const name of namesOf(row)) {
        if (typeof name === "string" && name !== "" && !found.has(name)) found.set(name, row);
      }
    }
  }
  return found;
}

/** The sources of a project that may be those of a file, the oldest first. */
async function candidates(
  tx: ReadClient,
  projectId: string,
  references: readonly ReadSource[],
): Promise<Row[]> {
  const items = references.map(({ source }) => source);
  const words = (all: readonly unknown[]) =>
    [...new Set(all)].filter((one) => typeof one === "string" && one !== "") as string[];
  const addresses = words(items.flatMap(({ url, csl }) => [url, csl.URL]));
  const rows = await tx.$queryRaw<(Omit<Row, "csl"> & { csl: Prisma.JsonValue })[]>`
    SELECT s.id, s.key, s.url, s.csl, s.citation, s.listed, ${sourceSeenSql(null)} AS seen
    FROM "Source" s
    WHERE s."projectId" = ${projectId}::uuid AND (
      s.key = ANY(${words(items.map(({ key }) => key))}::text[])
      OR s.csl->>'DOI' = ANY(${words(items.map(({ csl }) => csl.DOI))}::text[])
      OR s.url = ANY(${addresses}::text[]) OR s.csl->>'URL' = ANY(${addresses}::text[])
      OR obelus_fold(s.csl->>'title') = ANY(${words(items.map(({ csl }) => foldedTitle(csl)))}::text[]))
    ORDER BY s.id`;
  return rows.map((row) => ({ ...row, csl: CSL.read(row.csl, row.id) }));
}

interface ToStore {
  readonly compared: readonly Compared[];
  readonly created: readonly Compared[];
  readonly changed: readonly Compared[];
}

async function store(
  { tx, viewer, now, projectId }: Write & { readonly projectId: string },
  { compared, created, changed }: ToStore,
): Promise<void> {
  const ids: string[] = [];
  const fresh = created.filter(({ hidden }) => hidden === null);
  for (let at = 0; at < fresh.length; at += AT_ONCE) {
    const rows = fresh.slice(at, at + AT_ONCE).map(({ reference: { source } }) => ({
      ...source,
      id: newId(),
      projectId,
      csl: CSL.write(source.csl),
      listed: true,
      createdAt: now,
    }));
    // Somebody may cite one of them at this moment: then it is there.
    const made = await tx.source.createManyAndReturn({
      data: rows,
      skipDuplicates: true,
      select: { id: true },
    });
    ids.push(...made.map(({ id }) => id));
  }
  const updates = [
    ...created.flatMap(({ hidden, reference: { source } }) =>
      hidden ? [{ id: hidden.id, ...source, url: source.url || hidden.url }] : [],
    ),
    ...changed.flatMap(({ own, differences, decision }) => {
      if (!own || !decision) return [];
      const csl = mergedCsl(own.csl, differences, decision);
      const url = knownSource(csl)?.url || own.url;
      return [{ id: own.id, csl, url, citation: fullCitation(csl) }];
    }),
  ];
  if (updates.length > 0) {
    await tx.$executeRaw`
      UPDATE "Source" s SET csl = x.csl, citation = x.citation, url = x.url, listed = true
      FROM jsonb_to_recordset(${JSON.stringify(updates)}::jsonb)
        AS x(id uuid, csl jsonb, citation text, url text)
      WHERE s.id = x.id`;
    ids.push(...updates.map(({ id }) => id));
  }
  const unlisted = compared.flatMap(({ own }) => (own && !own.listed ? [own.id] : []));
  if (unlisted.length > 0) {
    await tx.source.updateMany({
      where: { id: { in: unlisted }, listed: false },
      data: { listed: true },
    });
  }
  const by = { projectId, by: viewer.id, at: now };
  await recordProjectChanges(
    tx,
    projectId,
    ids.map((id) => ({ kind: "source.saved", id, ...by })),
  );
}

function answerFor(one: Compared): Answer["sources"][number] {
  const { reference, state, own, matchedBy, differences, decision } = one;
  return {
    key: reference.source.key,
    line: reference.line,
    name: reference.name,
    citation: reference.source.citation,
    state,
    source: own && { id: own.id, citation: own.citation },
    matchedBy,
    differences: [...differences],
    decision,
  };
}
