import "server-only";
import { NIL } from "uuid";
import { MAX_PLAIN_CITATION_LENGTH } from "@/lib/contract/terms";
import { fullCitation } from "@/lib/source/full-citation";
import { plainCitation } from "@/lib/source/plain-citation";
import type { CitationStyle } from "@/lib/contract/source-terms";
import type { Csl } from "@/lib/source/citation";
import { citationIn } from "@/lib/source/styles";
import { sanitizeCsl } from "@/lib/source/csl";
import { identifyDoi, identifyIsbn, identifyUrl, type Identity } from "@/lib/source/identify";
import { done, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { source } from "@/lib/contract/sources";
import { EVER_SHARED } from "@/server/access/visible-annotations";
import { runTask } from "@/server/platform/workers";
import { isInCitationFormat, READ_CITATIONS } from "./citations";
import { knownSource, type KnownSource } from "./known-source";
import { read, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { referencesSeenSql, sourceSeenSql } from "./provenance/visible";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { CSL } from "@/server/platform/json-columns";

/** The ways to say what a source is; a client uses exactly one. */
export interface SourceDraft {
  readonly url?: string;
  readonly doi?: string;
  readonly isbn?: string;
  readonly csl?: Csl;
  /** Pasted BibTeX, RIS or CSL JSON, or any other words. */
  readonly citation?: string;
}

export type Source = ShapeOf<typeof source>;

/** Which source is meant, without asking the network or the database. */
export async function identifySource(draft: SourceDraft): Promise<Outcome<KnownSource>> {
  if (draft.url !== undefined) return identified("url", identifyUrl(draft.url));
  if (draft.doi !== undefined) return identified("doi", identifyDoi(draft.doi));
  if (draft.isbn !== undefined) return identified("isbn", identifyIsbn(draft.isbn));
  if (draft.citation !== undefined) return pasted(draft.citation);
  return described("csl", sanitizeCsl(draft.csl ?? {}));
}

function identified(path: "url" | "doi" | "isbn", identity: Identity | null): Outcome<KnownSource> {
  if (!identity) return wrongField(path, reason(`Refusals.source.${path}`));
  return done({ ...identity, citation: fullCitation(identity.csl) });
}

async function pasted(text: string): Promise<Outcome<KnownSource>> {
  if (!isInCitationFormat(text)) return plain(text);
  const items = await parseCitations(text);
  if (!items.ok) return items;
  const [only, ...rest] = items.value;
  if (only && rest.length === 0) return described("citation", only);
  const count = items.value.length;
  return wrongField("citation", reason("Refusals.source.severalCitations", { count }));
}

/** An archive, a letter, a broadcast: whatever no format describes is kept as it was written. */
function plain(text: string): Outcome<KnownSource> {
  const words = text.trim();
  const most = MAX_PLAIN_CITATION_LENGTH;
  if (words.length > most) {
    return wrongField("citation", reason("Refusals.source.plainTooLong", { most }));
  }
  return described("citation", sanitizeCsl(plainCitation(words)));
}

function described(path: string, csl: Csl): Outcome<KnownSource> {
  const source = knownSource(csl);
  return source ? done(source) : wrongField(path, reason("Refusals.source.nameless"));
}

/** The citations in a pasted text, read in a thread of its own when it is long. */
async function parseCitations(text: string, signal?: AbortSignal): Promise<Outcome<Csl[]>> {
  const found = await runTask(READ_CITATIONS, text, signal);
  return found.ok ? found.value : found;
}

/** What a pasted text would become. Keeps nothing. */
export async function previewCitation(
  viewer: Viewer,
  projectId: string,
  text: string,
  signal?: AbortSignal,
): Promise<Outcome<{ items: KnownSource[] }>> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const items = await parseCitations(text, signal);
  if (!items.ok) return items;
  const sources = items.value.slice(0, MAX_PREVIEWED).map((csl) => described("citation", csl));
  return done({ items: sources.flatMap((source) => (source.ok ? [source.value] : [])) });
}

/** Formatting takes longer than reading, and a form shows no more. */
const MAX_PREVIEWED = 20;

/**
 * The row of a source in its project, made when it is the first time. Two people who cite the same
 * page at once get the same row: the unique key decides, not a question asked before.
 *
 * What others see of a source comes from those who share: the first shared reference replaces
 * words that only private ones brought, and only shared ones fill in a source that was known by
 * its address or number alone.
 */
export async function findOrCreateSource(
  tx: Transaction,
  projectId: string,
  source: KnownSource,
  { shared, now }: { readonly shared: boolean; readonly now: Date },
): Promise<Prisma.SourceGetPayload<{ select: typeof STORED }>> {
  const csl = CSL.write(source.csl);
  const [made] = await tx.source.createManyAndReturn({
    data: [{ id: newId(), projectId, ...source, csl, createdAt: now }],
    skipDuplicates: true,
    select: STORED,
  });
  if (made) return made;
  const row = await tx.source.findUniqueOrThrow({
    where: { projectId_key: { projectId, key: source.key } },
    select: STORED,
  });
  if (!shared) return row;
  const known = CSL.read(row.csl, row.id);
  const isSeen =
    row.listed ||
    (await tx.reference.count({ where: { sourceId: row.id, annotation: EVER_SHARED } })) > 0;
  if (isSeen && (known.title || !source.csl.title)) return row;
  const { url, citation } = source;
  return tx.source.update({
    where: { id: row.id },
    data: { csl, citation, url: url || row.url },
    select: STORED,
  });
}

const STORED = { id: true, url: true, csl: true, citation: true, listed: true } as const;

/**
 * The sources of a project that a file brought, or that are cited where the viewer may look, by
 * references or as evidence.
 * One that only somebody's private annotation cites is that person's own, and nobody else hears of it.
 */
export async function listSources(
  viewer: Viewer,
  projectId: string,
  {
    after,
    limit,
    q = "",
    style = "apa",
  }: { after?: string; limit: number; q?: string; style?: CitationStyle },
): Promise<Outcome<{ items: Source[]; next: string | null }>> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rest = Prisma.sql`s.id > ${after ?? NIL}::uuid AND ${holdsWords(q)}`;
  const rows = await sourcesWhere(viewer, projectId, rest, limit + 1);
  const items = rows.slice(0, limit).map((row) =>
    // As it is stored it is in the APA's order.
    style === "apa" ? row : { ...row, citation: citationIn(style, row.csl) || row.citation },
  );
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** Those of a project that the viewer sees, by id. `where` is about the row of "Source", which it calls `s`. */
export async function sourcesWhere(
  viewer: Viewer,
  projectId: string,
  where: Prisma.Sql,
  limit: number,
): Promise<Source[]> {
  const seen = await read.$queryRaw<{ id: string; references: number }[]>`
    SELECT s.id, (SELECT count(*)::int FROM ${referencesSeenSql(viewer)}) AS references
    FROM "Source" s
    WHERE s."projectId" = ${projectId}::uuid AND ${where} AND ${sourceSeenSql(viewer)}
    ORDER BY s.id LIMIT ${limit}`;
  const counts = new Map(seen.map(({ id, references }) => [id, references]));
  const rows = await read.source.findMany({
    where: { projectId, id: { in: [...counts.keys()] } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ csl, createdAt, ...row }) => ({
    ...row,
    csl: CSL.read(csl, row.id),
    referenceCount: counts.get(row.id) ?? 0,
    createdAt: createdAt.toISOString(),
  }));
}

/** Whether the citation or the address of a source holds each of the words, as the search folds them. */
function holdsWords(q: string): Prisma.Sql {
  const words = q.split(/\s+/u).filter((word) => word !== "");
  if (words.length === 0) return Prisma.sql`true`;
  const folded = Prisma.sql`obelus_fold(left(s.citation || ' ' || s.url, 50000))`;
  return Prisma.join(
    words.map((word) => Prisma.sql`strpos(${folded}, obelus_fold(${word})) > 0`),
    " AND ",
  );
}
