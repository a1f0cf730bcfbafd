"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { fileKindOf, FORMATS, type FormatId } from "@/lib/contract/formats";
import { LAYERS } from "@/lib/contract/terms";
import "@/messages/export";
import { DocumentPage, type DocumentPageProps } from "../shell/document-page";
import { buttonClass } from "../ui/button";
import { Problem } from "../ui/problem";
import { SelectField } from "../ui/select-field";
import { Spinner } from "../ui/spinner";
import { readFirstLines, type FirstLines } from "./first-lines";
import { LossTable } from "./loss-table";
import { useLoss } from "./use-loss";
import styles from "./export.module.css";

type ExportPageProps = Pick<DocumentPageProps, "project" | "document"> & {
  readonly viewer: NonNullable<DocumentPageProps["viewer"]>;
};

/** A format is chosen by what it can not carry, and by how its file begins. */
export function ExportPage({ viewer, project, document }: ExportPageProps) {
  const t = useTranslations("ExportFormats");
  return (
    <DocumentPage
      viewer={viewer}
      project={project}
      document={document}
      name={t("name")}
      title={t.rich("heading", { title: () => <bdi>{document.title}</bdi> })}
      lead={t("lead")}
    >
      <Choice documentId={document.id} />
      <h2>{t("compared")}</h2>
      <p className={styles.soft}>{t("comparedWords")}</p>
      <LossTable />
    </DocumentPage>
  );
}

/** Files that are no lines of text. */
const PACKED: ReadonlySet<string> = new Set([".zip", ".docx", ".xlsx", ".qdpx"]);

function Choice({ documentId }: { readonly documentId: string }) {
  const t = useTranslations("ExportFormats");
  const lossOf = useLoss();
  const [id, setId] = useState<FormatId>("w3c");
  const [layer, setLayer] = useState<(typeof LAYERS)[number]>("annotations");
  const format = FORMATS.find((one) => one.id === id) ?? FORMATS[0];
  const { ending } = fileKindOf(format, "document");
  const query = layer === "annotations" ? "" : `?layer=${layer}`;
  const path = `/documents/${documentId}/export/${id}${query}`;
  const href = `/api/v1${path}`;
  return (
    <div className={styles.choice}>
      <div className={styles.fields}>
        <SelectField
          label={t("format")}
          value={id}
          options={FORMATS.filter(({ scopes }) => scopes.some((one) => one === "document")).map(
            (one) => ({ value: one.id, label: one.label }),
          )}
          onValue={(value) => setId(FORMATS.find((one) => one.id === value)?.id ?? id)}
        />
        <SelectField
          label={t("layer")}
          value={layer}
          options={LAYERS.map((value) => ({ value, label: t(`layers.${value}`) }))}
          onValue={(value) => setLayer(LAYERS.find((one) => one === value) ?? layer)}
        />
        <a className={buttonClass({ variant: "primary" })} href={href} download>
          {t("download", { ending })}
        </a>
      </div>
      <p>{lossOf(id)}</p>
      <section aria-labelledby="first-lines">
        <h2 id="first-lines">{t("preview")}</h2>
        {id !== "html" && !PACKED.has(ending) ? (
          <Preview key={path} path={path} />
        ) : (
          <p className={styles.soft}>{t(id === "html" ? "isPage" : "isBinary", { ending })}</p>
        )}
      </section>
    </div>
  );
}

function Preview({ path }: { readonly path: string }) {
  const t = useTranslations("ExportFormats");
  const [read, setRead] = useState<FirstLines | string | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    void readFirstLines(path, controller.signal).then(setRead, () => undefined);
    return () => controller.abort();
  }, [path]);
  if (read === null) return <Spinner />;
  if (typeof read === "string") return <Problem>{read}</Problem>;
  if (read.text.trim() === "") return <p className={styles.soft}>{t("empty")}</p>;
  return (
    <>
      <pre className={styles.lines} tabIndex={0} role="region" aria-label={t("lines")} dir="auto">
        {read.text}
      </pre>
      <p className={styles.soft}>{t(read.goesOn ? "goesOn" : "whole")}</p>
    </>
  );
}
