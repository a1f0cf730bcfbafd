"use client";
import { useTranslations } from "use-intl";
import words from "@/messages/en-annotation-import.json";
import { TopBar, type TopBarProps } from "../shell/top-bar";
import { buttonClass } from "../ui/button";
import { Link } from "../ui/link";
import { wordsBeside } from "../ui/words-beside";
import { ImportForm } from "./import-form";
import styles from "./annotation-import.module.css";

interface ImportPageProps {
  readonly viewer: NonNullable<TopBarProps["viewer"]>;
  readonly project: { readonly id: string; readonly name: string };
  readonly document: { readonly id: string; readonly title: string };
  readonly mayImport: boolean;
  /** Whether the viewer may not only because they have finished coding the document. */
  readonly isFinished: boolean;
}

const Words = wordsBeside(words);

/** Imports annotations into a document, from a file of Obelus or of another program. */
export function ImportPage(props: ImportPageProps) {
  return (
    <Words>
      <Page {...props} />
    </Words>
  );
}

function Page({ viewer, project, document, mayImport, isFinished }: ImportPageProps) {
  const t = useTranslations("AnnotationImport");
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
      <main id="main" tabIndex={-1} className={styles.page}>
        <h1>{t.rich("heading", { title: () => <bdi>{document.title}</bdi> })}</h1>
        {mayImport ? (
          <>
            <p className={styles.soft}>{t("lead")}</p>
            <ImportForm documentId={document.id} path={path} />
          </>
        ) : (
          <>
            <p>{t(isFinished ? "finished" : "notAllowed")}</p>
            <Link className={buttonClass()} href={path}>
              {t("backToText")}
            </Link>
          </>
        )}
      </main>
    </>
  );
}
