"use client";
import { useTranslations } from "use-intl";
import { TopBar, type TopBarProps } from "@/components/shell/top-bar";
import { buttonClass } from "@/components/ui/button";
import type { PastDocument } from "@/lib/annotation/past-document";
import "@/messages/past";
import { PastChanges } from "./past-changes";
import { PastControls } from "./past-controls";
import { PastText } from "./past-text";
import printStyles from "./print-view.module.css";
import styles from "./past-view.module.css";

interface PastViewProps extends PastDocument {
  readonly viewer: TopBarProps["viewer"];
}

/** A document as it stood at a time, to be read only, with what changed since another. */
export function PastView(props: PastViewProps) {
  const { viewer, project, document, days, place, time, revision, stood, comparison } = props;
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
          <p role="status">
            {revision === null ? t("stood", { time }) : t("revision", { number: revision, time })}
          </p>
          <a className={buttonClass()} href={path}>
            {t("backToNow")}
          </a>
        </div>
        <PastControls key={JSON.stringify(place)} path={path} days={days} place={place} />
        {comparison && <PastChanges path={path} place={place} comparison={comparison} />}
        {stood ? <PastText stood={stood} /> : <p>{t("absent")}</p>}
      </main>
    </>
  );
}
