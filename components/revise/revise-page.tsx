"use client";
import { useTranslations } from "use-intl";
import { DraftsProvider } from "../drafts-provider";
import { TopBar, type TopBarProps } from "../shell/top-bar";
import { buttonClass } from "../ui/button";
import { Link } from "../ui/link";
import { ReviseForm, type RevisedDocument } from "./revise-form";
import { ReviseWords } from "./revise-words";
import styles from "./revise.module.css";

interface RevisePageProps {
  readonly viewer: NonNullable<TopBarProps["viewer"]>;
  readonly project: { readonly id: string; readonly name: string };
  readonly document: RevisedDocument & { readonly title: string };
  readonly mayRevise: boolean;
}

/** Adds a revision to a document: its new text is compared with the present one before it is kept. */
export function RevisePage(props: RevisePageProps) {
  return (
    <ReviseWords>
      <DraftsProvider personId={props.viewer.id}>
        <Page {...props} />
      </DraftsProvider>
    </ReviseWords>
  );
}

function Page(props: RevisePageProps) {
  const { viewer, project, document, mayRevise } = props;
  const t = useTranslations("Revise");
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
        <h1>
          {t.rich("heading", {
            title: () => <bdi>{document.title}</bdi>,
          })}
        </h1>
        {mayRevise ? (
          <>
            <p className={styles.lead}>{t("lead", { number: document.revision.number })}</p>
            <ReviseForm document={document} path={path} />
          </>
        ) : (
          <>
            <p>{t("notAllowed")}</p>
            <Link className={buttonClass()} href={path}>
              {t("backToText")}
            </Link>
          </>
        )}
      </main>
    </>
  );
}
