import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireDocumentAddress } from "@/app/require-document";
import { revisionIn } from "@/app/revision-in";
import { RevisionsView } from "@/components/reader/panels/print/revisions-view";
import type { ComparisonPlace } from "@/lib/annotation/compared-revisions";
import { readRevisionsPage } from "@/server/annotation/compare-revisions";
import { noteReading } from "@/server/audit/readings";
import { messages } from "@/server/platform/messages";

type Query = Record<string, string | string[] | undefined>;

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
  readonly searchParams: Promise<Query>;
}

export const metadata: Metadata = { title: messages.Reader.revisions };

/** The revisions of a document, and what differs in two of them that the address names. */
export default async function RevisionsPage({ params, searchParams }: Props) {
  const query = await searchParams;
  const { viewer, projectId, documentId } = await requireDocumentAddress(
    params,
    "revisions",
    query,
  );
  const page = await readRevisionsPage(viewer, documentId, placeIn(query));
  if (!page.ok || page.value.project.id !== projectId) notFound();
  noteReading(viewer, { kind: "document", in: "Document", id: documentId });
  return <RevisionsView viewer={viewer} {...page.value} />;
}

/** The most folds that an address opens. */
const MAX_OPEN = 50;

function placeIn(query: Query): ComparisonPlace | null {
  const from = revisionIn(query.from);
  const to = revisionIn(query.to);
  if (from === null || to === null) return null;
  const open = typeof query.open === "string" ? query.open : "";
  return {
    from,
    to,
    view: query.view === "beside" ? "beside" : "inline",
    page: revisionIn(query.page) ?? 1,
    open: open
      .split(".")
      .filter((row) => /^\d{1,7}$/.test(row))
      .slice(0, MAX_OPEN)
      .map(Number),
  };
}
