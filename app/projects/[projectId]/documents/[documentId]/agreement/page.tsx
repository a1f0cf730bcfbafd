import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireDocumentAddress } from "@/app/require-document";
import { revisionIn } from "@/app/revision-in";
import { AgreedView } from "@/components/reader/panels/print/agreed-view";
import { AGREEMENT_LAYERS, type AgreementPlace } from "@/lib/agreement/agreement-page";
import { readAgreementOnTextCall } from "@/lib/contract/agreement";
import { noteReading } from "@/server/audit/readings";
import { readAgreementPage } from "@/server/measure/agreement/on-text";
import { messages } from "@/server/platform/messages";

type Query = Record<string, string | string[] | undefined>;

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
  readonly searchParams: Promise<Query>;
}

export const metadata: Metadata = { title: messages.AgreementOnText.title };

/** Where those agree who annotated a document, drawn on its text. */
export default async function AgreementOnTextPage({ params, searchParams }: Props) {
  const query = await searchParams;
  const { viewer, projectId, documentId } = await requireDocumentAddress(
    params,
    "agreement",
    query,
  );
  const page = await readAgreementPage(viewer, documentId, placeIn(query));
  if (!page.ok || page.value.project.id !== projectId) notFound();
  noteReading(viewer, { kind: "document", in: "Document", id: documentId });
  return <AgreedView viewer={viewer} {...page.value} />;
}

const CHOICES = readAgreementOnTextCall.query.pick({ kind: true, tag: true, coders: true });

function placeIn({ kind, tag, coders, layer, numbers, page }: Query): AgreementPlace {
  const read = CHOICES.safeParse({ kind, tag, coders });
  return {
    ...(read.success ? read.data : {}),
    layer: AGREEMENT_LAYERS.find((each) => each === layer) ?? "both",
    numbers: numbers === "shown",
    page: revisionIn(page) ?? 1,
  };
}
