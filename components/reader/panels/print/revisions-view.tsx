"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import {
  DocumentPage,
  documentPath,
  type DocumentPageProps,
} from "@/components/shell/document-page";
import type { RevisionsPage } from "@/lib/annotation/compared-revisions";
import "@/messages/revisions";
import { Codebook } from "../../model/codebook";
import { ComparedView } from "./compared-view";
import { RevisionsList } from "./revisions-list";
import styles from "./compared-view.module.css";

interface RevisionsViewProps extends RevisionsPage {
  readonly viewer: DocumentPageProps["viewer"];
}

/** The revisions of a document, and what differs in two of them. */
export function RevisionsView(props: RevisionsViewProps) {
  const { viewer, project, document, codebook, mayAnnotate, revisions, total } = props;
  const { comparison, problem } = props;
  const t = useTranslations("Revisions");
  const path = documentPath(project, document);
  const book = useMemo(() => new Codebook(codebook), [codebook]);
  return (
    <DocumentPage
      viewer={viewer}
      project={project}
      document={document}
      name={t("name")}
      title={t("name")}
      lead={total > 1 ? t("lead") : t("one")}
    >
      <RevisionsList
        path={path}
        revisions={revisions}
        total={total}
        place={comparison?.place ?? null}
      />
      {problem && (
        <p role="alert" className={styles.problem}>
          {t(problem === "missing" ? "missing" : "tooCostly")}
        </p>
      )}
      {comparison && (
        <ComparedView
          comparison={comparison}
          document={{ ...document, path, codebook: book, mayAnnotate }}
        />
      )}
    </DocumentPage>
  );
}
