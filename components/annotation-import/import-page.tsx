"use client";
import { useTranslations } from "use-intl";
import words from "@/messages/en-annotation-import.json";
import { DocumentPage, type DocumentPageProps } from "../shell/document-page";
import { wordsBeside } from "../ui/words-beside";
import { ImportForm } from "./import-form";

interface ImportPageProps extends Pick<DocumentPageProps, "viewer" | "project" | "document"> {
  readonly mayImport: boolean;
  /** Whether the viewer may not only because they have finished coding the document. */
  readonly isFinished: boolean;
}

const Words = wordsBeside(words);

/** Imports annotations into a document, from a file of Obelus or of another program. */
export function ImportPage(props: ImportPageProps) {
  return (
    <Words>
      <Import {...props} />
    </Words>
  );
}

function Import({ mayImport, isFinished, ...page }: ImportPageProps) {
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
