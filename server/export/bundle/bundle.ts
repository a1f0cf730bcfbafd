import "server-only";
import { CODEBOOK_WRITERS } from "@/lib/format/codebook/files";
import { codesOf } from "@/lib/format/codebook/code";
import { fileName } from "@/lib/format/file-name";
import { guardFormula } from "@/lib/format/csv";
import type { FormatId } from "@/lib/contract/formats";
import packageJson from "@/package.json";
import type { Viewer } from "@/server/access/viewer";
import { publicUrl } from "@/server/http/public-url";
import { BUNDLE_TABLES, BUNDLE_VERSION, type BundleTable } from "@/server/import/bundle/tables";
import { read } from "@/server/platform/db";
import { tagsWhere } from "@/server/tag/read";
import { claimsCarried } from "../claims";
import { csvLines } from "../csv-lines";
import { fileFacts, textPieces } from "../pieces";
import type { DocumentToExport, Source } from "../source";
import { zipOf, type ZipEntry } from "../zip";
import { bundleReadMe } from "./readme";
import { linesOf } from "./rows";
import { FileSums } from "./sums";

/** What writes the files that are formats of their own. */
type Writers = Readonly<Record<FormatId, (source: Source) => ZipEntry["pieces"]>>;

/** Claims that are read at once with their evidence. */
const CLAIMS = 200;

/** Everything that every member of a project sees, in files that other programs read, and without loss. */
export function bundleOf(source: Source, writers: Writers) {
  return zipOf(summedFiles(source, writers), source.at);
}

async function* summedFiles(source: Source, writers: Writers): AsyncGenerator<ZipEntry> {
  const sums = new FileSums();
  for await (const entry of filesOf(source, writers)) yield sums.noting(entry);
  yield { name: "SHA256SUMS", pieces: sums.lines() };
}

async function* filesOf(source: Source, writers: Writers): AsyncGenerator<ZipEntry> {
  const { viewer, title, at } = source;
  const about = await source.project();
  if (!about) return;
  const { id: projectId } = about;
  const exportedAt = at.toISOString();
  const { version } = packageJson;
  yield { name: "README.md", pieces: [bundleReadMe(title, exportedAt, version)] };
  const counts: Record<string, number> = {};
  const people = new Set<string>();
  for (const table of BUNDLE_TABLES) {
    const pieces = dataLines(viewer, projectId, table, people, (count) => {
      counts[table.name] = count;
    });
    yield { name: `data/${table.name}.jsonl`, pieces };
  }
  yield { name: "data/people.jsonl", pieces: peopleLines(people) };
  yield* storedFiles(viewer, projectId);
  yield { name: "codebook.json", pieces: await codebook(projectId, title, exportedAt) };
  yield { name: "project.html", pieces: writers.html(source) };
  yield { name: "annotations.jsonld", pieces: writers.w3c(source) };
  yield { name: "annotations.csv", pieces: writers.csv(source) };
  const decided: Source = { ...source, documents: () => source.documents("adjudicated") };
  yield { name: "decisions.html", pieces: writers.html(decided) };
  yield { name: "decisions.jsonld", pieces: writers.w3c(decided) };
  yield { name: "decisions.csv", pieces: writers.csv(decided) };
  yield { name: "claims.jsonl", pieces: claimLines(viewer, projectId) };
  yield { name: "claimreview.jsonld", pieces: writers.claimreview(source) };
  yield { name: "project.qdpx", pieces: writers.qdpx(source), asItIs: true };
  for (const table of BUNDLE_TABLES) {
    yield { name: `tables/${table.name}.csv`, pieces: tableLines(viewer, projectId, table) };
  }
  yield* documentFiles(source);
  const manifest = {
    obelus: "bundle",
    bundle: BUNDLE_VERSION,
    version,
    exportedAt,
    from: publicUrl(),
    project: { id: projectId, name: about.name, codebookVersion: about.codebook.version },
    counts,
  };
  yield { name: "manifest.json", pieces: [`${JSON.stringify(manifest, null, 2)}\n`] };
}

async function* dataLines(
  viewer: Viewer,
  projectId: string,
  table: BundleTable,
  people: Set<string>,
  counted: (count: number) => void,
) {
  let count = 0;
  for await (const { lines, people: named } of linesOf(viewer, projectId, table)) {
    for (const id of named) people.add(id);
    count += lines.length;
    yield `${lines.join("\n")}\n`;
  }
  counted(count);
}

/** Names, and nothing else that is known of people. */
async function* peopleLines(ids: ReadonlySet<string>) {
  const all = [...ids].sort();
  for (let from = 0; from < all.length; from += 1_000) {
    const found = await read.user.findMany({
      where: { id: { in: all.slice(from, from + 1_000) } },
      orderBy: { id: "asc" },
      select: { id: true, name: true, formerNumber: true },
    });
    yield found.map((person) => `${JSON.stringify(person)}\n`).join("");
  }
}

/** What texts were imported from, and the copies of what references point to. */
async function* storedFiles(viewer: Viewer, projectId: string): AsyncGenerator<ZipEntry> {
  const originals = await read.revision.findMany({
    where: { projectId, document: { deletedAt: null }, original: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id } of originals) {
    const row = await read.revision.findUnique({ where: { id }, select: { original: true } });
    if (row?.original) yield { name: `files/original-${id}`, pieces: [row.original] };
  }
  const table = BUNDLE_TABLES.find(({ name }) => name === "Archive");
  if (!table) return;
  for await (const { lines } of linesOf(viewer, projectId, table)) {
    for (const line of lines) {
      const { id } = JSON.parse(line) as { id: string };
      const row = await read.archive.findUnique({ where: { id }, select: { bytes: true } });
      if (row) yield { name: `files/archive-${id}`, pieces: [row.bytes] };
    }
  }
}

async function codebook(projectId: string, title: string, exportedAt: string) {
  const project = await read.project.findUnique({
    where: { id: projectId },
    select: { codebookVersion: true },
  });
  return CODEBOOK_WRITERS.json({
    projectId,
    title,
    version: project?.codebookVersion ?? 0,
    exportedAt,
    publicUrl: publicUrl(),
    codes: codesOf(await tagsWhere(read, { projectId })),
  });
}

/** Each claim with its evidence; offsets count code points. */
async function* claimLines(viewer: Viewer, projectId: string) {
  let after = {};
  for (;;) {
    const page = await read.claim.findMany({
      where: { projectId, deletedAt: null, ...after },
      orderBy: { id: "asc" },
      take: CLAIMS,
      select: { id: true },
    });
    const claims = await claimsCarried(
      viewer,
      page.map(({ id }) => id),
    );
    yield claims.map((claim) => `${JSON.stringify(claim)}\n`).join("");
    const last = page.at(-1);
    if (!last || page.length < CLAIMS) return;
    after = { id: { gt: last.id } };
  }
}

/** Texts have files of their own, and their structure is of no use in a table. */
const NOT_IN_TABLES: readonly string[] = ["text", "structure"];

async function* tableLines(viewer: Viewer, projectId: string, table: BundleTable) {
  const isText = table.name === "Revision";
  const names = Object.keys(table.columns).filter(
    (name) => !isText || !NOT_IN_TABLES.includes(name),
  );
  yield csvLines([names]);
  const less = isText ? NOT_IN_TABLES : [];
  for await (const { lines } of linesOf(viewer, projectId, table, less)) {
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    yield csvLines(rows.map((row) => names.map((name) => cellOf(row[name]))));
  }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return guardFormula(typeof value === "string" ? value : JSON.stringify(value));
}

async function* documentFiles(source: Source): AsyncGenerator<ZipEntry> {
  const file = fileFacts("tei", source);
  let number = 0;
  for await (const document of source.documents()) {
    const folder = `documents/${String(++number).padStart(3, "0")}-${nameOf(document)}`;
    const texts = document.revisions.map((revision) => ({
      ...revision,
      file: `revision-${revision.number}.txt`,
    }));
    const { asker: _, layer: __, revision: ___, ...known } = document;
    const about = { ...known, revisions: texts };
    yield { name: `${folder}/document.json`, pieces: [`${JSON.stringify(about, null, 2)}\n`] };
    for (const text of texts) {
      const at = { documentId: document.id, number: text.number };
      const row = await read.revision.findUnique({
        where: { documentId_number: at },
        select: { text: true },
      });
      if (row) yield { name: `${folder}/${text.file}`, pieces: [row.text] };
    }
    yield { name: `${folder}/tei.xml`, pieces: textPieceFile(source, file, document) };
  }
}

const nameOf = ({ title }: DocumentToExport) =>
  fileName(title, ".x").slice(0, -2).replaceAll(/\s+/g, "-");

function textPieceFile(source: Source, file: ReturnType<typeof fileFacts>, one: DocumentToExport) {
  return textPieces("tei", source, file, one, 1);
}
