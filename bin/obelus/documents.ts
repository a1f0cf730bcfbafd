import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { v7 as newId } from "uuid";
import type { AnswerAt } from "@/lib/contract/endpoint";
import { readAnswer, request, RequestFailed, type Server } from "./client";
import { findDocument, findProject } from "./find";
import { startProgress } from "./progress";

/** What became of a file, as it is printed. */
interface Report {
  readonly file: string;
  readonly id?: string;
  readonly title?: string;
  /** What was changed, left out or guessed. */
  readonly notices?: readonly string[];
  /** Why it was not imported. */
  readonly refused?: string;
}

interface IntoProject {
  readonly project: string;
  readonly title?: string;
  /** Whether nothing is stored. */
  readonly dryRun: boolean;
  readonly json: boolean;
}

/**
 * Imports each file, or page at an address, as a document, one after another. A refused one does not
 * keep the others out.
 * @returns whether all were imported
 */
export async function importDocuments(
  server: Server,
  files: readonly string[],
  { project, title, dryRun, json }: IntoProject,
): Promise<boolean> {
  if (title !== undefined && files.length > 1) throw new Error("--title is for one file.");
  const { id: projectId } = await findProject(server, project);
  const progress = startProgress("files", files.length);
  const reports: Report[] = [];
  try {
    for (const file of files) {
      reports.push(await importDocument(server, projectId, file, { title, dryRun }));
      progress.advance(1, isAddress(file) ? file : basename(file));
    }
  } finally {
    progress.stop();
    // Also of those that were imported before the server was lost.
    for (const report of reports) printReport(report, json);
  }
  return reports.every(({ refused }) => refused === undefined);
}

async function importDocument(
  server: Server,
  projectId: string,
  file: string,
  { title, dryRun }: Pick<IntoProject, "title" | "dryRun">,
): Promise<Report> {
  try {
    const answer = await request(server, "POST /projects/{projectId}/documents", {
      params: { projectId },
      query: dryRun ? { dryRun } : {},
      ...(await draftOf(file, title)),
    });
    const read = await readAnswer<Add>(answer);
    const notices = read.notices.map(({ message }) => message);
    return { file, ...("id" in read ? { id: read.id } : {}), title: read.title, notices };
  } catch (error) {
    // Without a server, or a right, no other file would fare better.
    if (error instanceof RequestFailed && [0, 401, 403, 404].includes(error.status)) throw error;
    return { file, refused: error instanceof Error ? error.message : String(error) };
  }
}

/** What is sent of a file, or of an address of the web, which the server fetches. */
async function draftOf(file: string, title: string | undefined) {
  // With an id, a request that is sent again makes one document.
  const draft = { id: newId(), ...(title === undefined ? {} : { title }) };
  if (isAddress(file)) {
    return { body: JSON.stringify({ ...draft, url: file }), type: "application/json" };
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(draft)) form.set(name, value);
  form.set("file", new Blob([await readFile(file)]), basename(file));
  return { body: form };
}

const isAddress = (file: string) => /^https?:\/\//i.test(file);

function printReport(report: Report, json: boolean): void {
  if (json) return console.log(JSON.stringify(report));
  if (report.refused !== undefined) return console.error(`${report.file}: ${report.refused}`);
  console.log(`${report.id ?? report.file}  ${report.title}`);
  for (const notice of report.notices ?? []) console.log(`  ${notice}`);
}

type Add = "POST /projects/{projectId}/documents";

interface IntoDocument {
  readonly document: string;
  readonly project?: string;
  readonly format: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/**
 * Imports the annotations of a file into a document.
 * @returns whether all of them found their place
 */
export async function importAnnotations(
  server: Server,
  file: string,
  { document, project, format, dryRun, json }: IntoDocument,
): Promise<boolean> {
  const { id: documentId } = await findDocument(server, document, project);
  const answer = await request(server, "POST /documents/{documentId}/import/{format}", {
    params: { documentId, format },
    query: dryRun ? { dryRun } : {},
    body: new Blob([await readFile(file)]),
    type: "application/octet-stream",
  });
  const result = await readAnswer<Import>(answer);
  if (json) console.log(JSON.stringify(result));
  else printImport(result, dryRun);
  return result.unplaced.length === 0;
}

type Import = "POST /documents/{documentId}/import/{format}";

function printImport(
  { created, matched, unplaced, notices }: AnswerAt<Import>,
  dryRun: boolean,
): void {
  const verb = dryRun ? "would be created" : "created";
  console.log(`${created} ${verb}, ${matched} there already, ${unplaced.length} not placed`);
  for (const notice of notices) console.log(notice);
  for (const { line, exact, reason } of unplaced) {
    console.error(`line ${line}: ${reason}${exact === null ? "" : ` (“${exact}”)`}`);
  }
}
