import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireDocumentAddress } from "@/app/require-document";
import { PastView } from "@/components/reader/panels/print/past-view";
import { revisionIn } from "@/app/revision-in";
import type { PastPlace } from "@/lib/annotation/past-document";
import { readPastDocument } from "@/server/annotation/past-document";
import { noteReading } from "@/server/audit/readings";
import { messages } from "@/server/platform/messages";

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: messages.Reader.asItStood };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}(:\d{2})?$/;

/** A document as it stood at a time that the address names. */
export default async function PastDocumentPage({ params, searchParams }: Props) {
  const query = await searchParams;
  const { viewer, projectId, documentId } = await requireDocumentAddress(params, "past", query);
  const place: PastPlace = {
    day: matching(query.day, DAY),
    time: matching(query.time, TIME),
    with: matching(query.with, DAY),
  };
  const revision = revisionIn(query.revision);
  const page = await readPastDocument(viewer, documentId, place, new Date(), revision);
  if (!page.ok || page.value.project.id !== projectId) notFound();
  noteReading(viewer, { kind: "document", in: "Document", id: documentId });
  return <PastView viewer={viewer} {...page.value} />;
}

function matching(value: string | string[] | undefined, form: RegExp): string {
  const isValid = typeof value === "string" && form.test(value);
  return isValid && !Number.isNaN(Date.parse(form === DAY ? value : `2000-01-01T${value}Z`))
    ? value
    : "";
}
