"use client";
import { useTranslations } from "use-intl";
import "@/messages/annotation-import";
import { DocumentPage, type DocumentPageProps } from "../shell/document-page";
import { ImportForm } from "./import-form";

interface ImportPageProps extends Pick<DocumentPageProps, "viewer" | "project" | "document"> {
  readonly mayImport: boolean;
  /** Whether the viewer may not only because they have finished coding the document. */
  readonly isFinished: boolean;
}

/** Imports annotations into a document, from a file of Obelus or of another program. */
export function ImportPage({ mayImport, isFinished, ...page }: ImportPageProps) {
  const t = useTranslations("AnnotationImport");
  const { document } = page;
  return (
    <DocumentPage
      {...page}
      name={t("name")}
      title={t.rich("heading", { title: () => <bdi>{document.title}</bdi> })}
      lead={t(mayImport ? "lead" : isFinished ? "finished" : "notAllowed")}
    >
      {mayImport && <ImportForm documentId={document.id} />}
    </DocumentPage>
  );
}
