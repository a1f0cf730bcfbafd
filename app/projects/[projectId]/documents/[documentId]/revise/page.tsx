import type { Metadata } from "next";
import { requireDocument } from "@/app/require-document";
import { RevisePage } from "@/components/revise/revise-page";
import { may } from "@/lib/access/policy";
import { messages } from "@/server/platform/messages";

interface Props {
  readonly params: Promise<{ projectId: string; documentId: string }>;
}

export const metadata: Metadata = { title: messages.Revise.name };

/** Adds a revision to a document. */
export default async function ReviseDocumentPage({ params }: Props) {
  const { viewer, project, document, role } = await requireDocument(params, "revise");
  return (
    <RevisePage
      viewer={viewer}
      project={{ id: project.id, name: project.name }}
      document={document}
      mayRevise={may("document.change", { role })}
    />
  );
}
