"use client";
import { useEffect, useSyncExternalStore, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { TopBar } from "@/components/shell/top-bar";
import { Sign } from "@/components/annotation/sign";
import { Button, buttonClass } from "@/components/ui/button";
import { KINDS } from "@/lib/contract/terms";
import type { Structure } from "@/lib/text/document-text";
import "@/messages/print";
import type { OpenedDocument } from "../../model/opened-document";
import { filterFrom } from "../../model/filter";
import { useReaderContext, useReading } from "../../context/reader-context";
import { quoteOf } from "@/lib/annotation/quote";
import { PrintText } from "./print-text";
import { useConversations } from "./use-conversations";
import styles from "./print-view.module.css";

interface PrintViewProps {
  readonly viewer: { readonly id: string; readonly name: string };
  readonly project: { readonly id: string; readonly name: string };
  readonly document: Pick<OpenedDocument["document"], "id" | "title" | "language">;
  readonly text: string;
  readonly structure: Structure;
  /** The title and the details of the source. */
  readonly about: ReactNode;
}

/** The document with its annotations as notes in the margin, to be printed or read like a page. */
export function PrintView({ viewer, project, document, text, structure, about }: PrintViewProps) {
  const t = useTranslations("Print");
  const { reading } = useReaderContext();
  const loading = useReading((state) => state.loading);
  const problem = useReading((state) => state.problem);
  const shown = useReading((state) => state.shown);
  const unplaced = useReading((state) => state.unplaced);
  useEffect(() => {
    const filter = filterFrom(new URLSearchParams(window.location.search));
    reading.store.setFilter(filter);
  }, [reading]);
  const query = useFilterQuery();
  const { complete, problem: unread, again } = useConversations();
  const failed = loading === "failed" ? problem : unread;
  const path = `/projects/${project.id}`;
  return (
    <>
      <TopBar
        viewer={viewer}
        crumbs={[
          { label: project.name, href: path },
          { label: document.title, href: `${path}/documents/${document.id}` },
          { label: t("name") },
        ]}
      />
      <main id="main" tabIndex={-1} className={styles.page}>
        <div className={styles.tools} data-print="no">
          <a className={buttonClass()} href={`${path}/documents/${document.id}${query}`}>
            {t("backToReading")}
          </a>
          <p role="status">
            {failed || (complete ? t("count", { count: shown.length }) : t("loading"))}
          </p>
          {failed && (
            <Button
              onClick={() =>
                loading === "failed" ? void reading.load(new AbortController().signal) : again()
              }
            >
              {t("again")}
            </Button>
          )}
          <Button variant="primary" disabled={!complete} onClick={() => window.print()}>
            {t("print")}
          </Button>
        </div>
        {about}
        <p className={styles.legend}>
          {KINDS.map((kind) => (
            <span key={kind}>
              <Sign kind={kind} /> {t(`plural.${kind}`)}
            </span>
          ))}
        </p>
        <PrintText
          text={text}
          title={document.title}
          structure={structure}
          language={document.language}
          annotations={shown}
        />
        {unplaced.length > 0 && (
          <section className={styles.lost}>
            <h2>{t("unplaced")}</h2>
            <ul>
              {unplaced.map((annotation) => (
                <li key={annotation.id}>
                  <Sign kind={annotation.kind} named /> “{quoteOf(annotation)}”{" "}
                  {annotation.claim?.statement} <bdi>({annotation.createdBy.name})</bdi>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </>
  );
}

const neverChanges = () => () => undefined;

/** The filter in the URL, for the link back to the reading page. Empty while the server renders. */
function useFilterQuery(): string {
  const search = useSyncExternalStore(
    neverChanges,
    () => window.location.search,
    () => "",
  );
  const query = new URLSearchParams(search);
  query.delete("view");
  return query.size > 0 ? `?${query}` : "";
}
