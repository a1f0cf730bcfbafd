"use client";
import { useTranslations } from "use-intl";
import "@/messages/revise";
import { DocumentPage, documentPath, type DocumentPageProps } from "../shell/document-page";
import { ReviseForm, type RevisedDocument } from "./revise-form";

interface RevisePageProps extends Pick<DocumentPageProps, "viewer" | "project"> {
  readonly document: RevisedDocument & DocumentPageProps["document"];
  readonly mayRevise: boolean;
}

/** Adds a revision to a document: its new text is compared with the present one before it is kept. */
export function RevisePage({ mayRevise, ...page }: RevisePageProps) {
  const t = useTranslations("Revise");
  const { project, document } = page;
  return (
    <DocumentPage
      {...page}
      name={t("name")}
      title={t.rich("heading", { title: () => <bdi>{document.title}</bdi> })}
      lead={mayRevise ? t("lead", { number: document.revision.number }) : t("notAllowed")}
    >
      {mayRevise && <ReviseForm document={document} path={documentPath(project, document)} />}
    </DocumentPage>
  );
}
