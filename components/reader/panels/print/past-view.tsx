"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import { TopBar, type TopBarProps } from "@/components/shell/top-bar";
import { buttonClass } from "@/components/ui/button";
import { hasPlace } from "@/lib/annotation/annotation";
import type { PastDocument, StoodDocument } from "@/lib/annotation/past-document";
import { quoteOf } from "@/lib/annotation/quote";
import { Codebook } from "../../model/codebook";
import { PastChanges } from "./past-changes";
import { PastControls } from "./past-controls";
import { PastNote } from "./past-note";
import { PAST_PREFIX } from "./past-place";
import { PastWords } from "./past-words";
import { PrintText } from "./print-text";
import printStyles from "./print-view.module.css";
import styles from "./past-view.module.css";

interface PastViewProps extends PastDocument {
  readonly viewer: TopBarProps["viewer"];
}

/** A document as it stood at a time, to be read only, with what changed since another. */
export function PastView(props: PastViewProps) {
  return (
    <PastWords>
      <PastPage {...props} />
    </PastWords>
  );
}

function PastPage(props: PastViewProps) {
  const { viewer, project, document, days, place, time, stood, comparison } = props;
  const t = useTranslations("Past");
  const base = `/projects/${project.id}`;
  const path = `${base}/documents/${document.id}`;
  return (
    <>
      <TopBar
        viewer={viewer}
        crumbs={[
          { label: project.name, href: base },
          { label: document.title, href: path },
          { label: t("name") },
        ]}
      />
      <main id="main" tabIndex={-1} className={printStyles.page}>
        <div className={styles.bar}>
          <p role="status">{t("stood", { time })}</p>
          <a className={buttonClass()} href={path}>
            {t("backToNow")}
          </a>
        </div>
        <PastControls key={JSON.stringify(place)} path={path} days={days} place={place} />
        {comparison && <PastChanges path={path} place={place} comparison={comparison} />}
        {stood ? <StoodText stood={stood} /> : <p>{t("absent")}</p>}
      </main>
    </>
  );
}

function StoodText({ stood }: { readonly stood: StoodDocument }) {
  const t = useTranslations("Past");
  const { title, language, text, structure, annotations, isCut } = stood;
  const codebook = useMemo(() => new Codebook(stood.codebook), [stood.codebook]);
  const shown = useMemo(() => annotations.filter(hasPlace), [annotations]);
  const unplaced = annotations.filter((annotation) => !hasPlace(annotation));
  return (
    <>
      <h1 className={styles.title} dir="auto">
        {title}
      </h1>
      <p className={styles.soft}>
        {isCut
          ? t("first", { count: annotations.length })
          : t("count", { count: annotations.length })}
      </p>
      <PrintText
        text={text}
        title={title}
        structure={structure}
        language={language}
        annotations={shown}
        prefix={PAST_PREFIX}
        note={(note) => <PastNote {...note} codebook={codebook} />}
      />
      {unplaced.length > 0 && (
        <section id={`${PAST_PREFIX}unplaced`} className={printStyles.lost}>
          <h2>{t("unplaced")}</h2>
          <ul>
            {unplaced.map((annotation) => (
              <li key={annotation.id}>
                <Sign kind={annotation.kind} named /> “{quoteOf(annotation)}”{" "}
                <bdi>({annotation.createdBy.name})</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
