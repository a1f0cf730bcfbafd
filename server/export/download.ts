import "server-only";
import { fileName } from "@/lib/format/file-name";
import { fileKindOf, FORMATS, formatOf } from "@/lib/contract/formats";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { read } from "@/server/platform/db";
import { findMembership, findDocumentAccess, whyNot } from "@/server/access/membership";
import { asEveryMember, type Viewer } from "@/server/access/viewer";
import { streamOf, type Download } from "@/server/http/download";
import { describeDocument } from "./pages";
import { describeProject } from "./project";
import type { AgreementChoice, DocumentToExport, Layer, Source } from "./source";
import { WRITERS } from "./writers";

/** A document's annotations in a format of the table, written while they are read. */
export async function exportDocument(
  viewer: Viewer,
  documentId: string,
  format: string,
  layer: Layer = "annotations",
  agreement: AgreementChoice | null = null,
  at = new Date(),
): Promise<Outcome<Download>> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("export.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const document = await describeDocument(viewer, documentId, layer);
  if (!document) return refused("not-found");
  return download(format, {
    viewer,
    scope: "document",
    title: document.title,
    path: `/api/v1/documents/${documentId}/export/${format}${queryOf(layer)}`,
    at,
    agreement,
    titles: [document.title],
    project: () => describeProject(viewer, membership.projectId),
    documents: async function* () {
      yield document;
    },
  });
}

/** The same for all documents of a project, or for some of them, in the order they came in. */
export async function exportProject(
  viewer: Viewer,
  projectId: string,
  format: string,
  chosen: readonly string[] | null = null,
  layer: Layer = "annotations",
  agreement: AgreementChoice | null = null,
  at = new Date(),
): Promise<Outcome<Download>> {
  const isBundle = format === "bundle";
  const action = isBundle ? "export.bundle" : "export.read";
  const refusal = whyNot(action, await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  if (isBundle && chosen) return wrongField("?documents", reason("Refusals.bundle.whole"));
  if (isBundle && layer !== "annotations") {
    return wrongField("?layer", reason("Refusals.bundle.layers"));
  }
  const eyes = isBundle ? asEveryMember(viewer) : viewer;
  const project = await read.project.findUnique({
    where: { id: projectId },
    select: { name: true },
  });
  const rows = await read.document.findMany({
    where: { projectId, deletedAt: null, ...(chosen ? { id: { in: [...chosen] } } : {}) },
    orderBy: { id: "asc" },
    select: { id: true, title: true },
  });
  return download(format, {
    viewer: eyes,
    scope: "project",
    title: project?.name ?? "",
    path: `/api/v1/projects/${projectId}/export/${format}${queryOf(layer)}`,
    at,
    agreement,
    titles: rows.map(({ title }) => title),
    project: () => describeProject(eyes, projectId),
    documents: (other = layer) => documentsOf(viewer, rows, other, isBundle),
  });
}

/** Files of both layers have addresses of their own. */
function queryOf(layer: Layer): string {
  return layer === "annotations" ? "" : `?layer=${layer}`;
}

/** One that was taken away since the list was read is left out. */
async function* documentsOf(
  viewer: Viewer,
  rows: readonly { id: string }[],
  layer: Layer,
  isHandedOn: boolean,
): AsyncGenerator<DocumentToExport> {
  for (const { id } of rows) {
    const document = await describeDocument(viewer, id, layer);
    if (document) yield isHandedOn ? { ...document, asker: viewer } : document;
  }
}

/** What an address asks to be compared; its choices say nothing without `agreement=true`. */
export function agreementAsked(
  query: AgreementChoice & { readonly agreement?: "true" | "false" },
): AgreementChoice | null {
  const { agreement, kind, tag, coders } = query;
  return agreement === "true" ? { kind, tag, coders } : null;
}

function download(id: string, source: Source): Outcome<Download> {
  const { scope, title } = source;
  const format = formatOf(id, scope);
  if (!format) {
    const formats = FORMATS.filter(({ scopes }) => scopes.some((one) => one === scope)).map(
      ({ id: one }) => one,
    );
    return refused("not-found", reason("Refusals.missing.exportFormat", { formats }));
  }
  if (source.agreement && format.id !== "html") {
    return wrongField("?agreement", reason("Refusals.agreement.inFile"));
  }
  const { ending, mediaType } = fileKindOf(format, scope);
  const stream = streamOf(WRITERS[format.id](source));
  return done({ stream, fileName: fileName(title, ending), mediaType });
}
