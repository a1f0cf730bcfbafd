"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { Page } from "@/components/shell/page";
import type { TopBarProps } from "@/components/shell/top-bar";
import { buttonClass } from "@/components/ui/button";
import type { RevisionsPage } from "@/lib/annotation/compared-revisions";
import { Codebook } from "../../model/codebook";
import { ComparedView } from "./compared-view";
import { RevisionsList } from "./revisions-list";
import { RevisionsWords } from "./revisions-words";
import styles from "./compared-view.module.css";

interface RevisionsViewProps extends RevisionsPage {
  readonly viewer: TopBarProps["viewer"];
}

/** The revisions of a document, and what differs in two of them. */
export function RevisionsView(props: RevisionsViewProps) {
  return (
    <RevisionsWords>
      <Revisions {...props} />
    </RevisionsWords>
  );
}

function Revisions(props: RevisionsViewProps) {
  const { viewer, project, document, codebook, mayAnnotate, revisions, total } = props;
  const { comparison, problem } = props;
  const t = useTranslations("Revisions");
  const base = `/projects/${project.id}`;
  const path = `${base}/documents/${document.id}`;
  const book = useMemo(() => new Codebook(codebook), [codebook]);
  return (
    <Page
      viewer={viewer}
      crumbs={[
        { label: project.name, href: base },
        { label: document.title, href: path },
        { label: t("name") },
      ]}
      title={t("name")}
      lead={total > 1 ? t("lead") : t("one")}
      tools={
        <a className={buttonClass()} href={path}>
          {t("backToText")}
        </a>
      }
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
    </Page>
  );
}
