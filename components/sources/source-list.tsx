"use client";
import Link from "next/link";
import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { EmptyState } from "../ui/empty-state";
import { Table, type Column } from "../ui/table";
import styles from "./source-list.module.css";

/** A source as /api/v1 carries it; only what is shown. */
export interface Source {
  readonly id: string;
  readonly key: string;
  readonly url: string;
  readonly citation: string;
  readonly documentId: string | null;
  readonly referenceCount: number;
}

export interface SourceListProps {
  readonly projectId: string;
  readonly sources: readonly Source[];
}

/** "doi:10.1/x" as people write it; fingerprints of words say nothing to anybody. */
function identity(key: string): string {
  const at = key.indexOf(":");
  const [scheme, value] = [key.slice(0, at), key.slice(at + 1)];
  return scheme === "doi" || scheme === "isbn" ? `${scheme.toUpperCase()} ${value}` : "";
}

export function SourceList({ projectId, sources }: SourceListProps) {
  const t = useTranslations("Sources");
  const format = useFormatter();
  const columns = useMemo(
    (): Column<Source>[] => [
      {
        key: "citation",
        label: t("citation"),
        sortBy: (source) => source.citation || source.url,
        cell: ({ citation, key, url, documentId }) => (
          <div className={styles.source} dir="auto">
            <span className={styles.citation}>{citation || url || key}</span>
            <span className={styles.facts}>
              {identity(key) && <span>{identity(key)}</span>}
              {/^https?:\/\//i.test(url) && (
                <a href={url} target="_blank" rel="noopener noreferrer nofollow ugc">
                  {hostOf(url)}
                </a>
              )}
              {documentId && (
                <Link href={`/projects/${projectId}/documents/${documentId}`}>{t("text")}</Link>
              )}
            </span>
          </div>
        ),
      },
      {
        key: "references",
        label: t("references"),
        align: "end",
        sortBy: (source) => source.referenceCount,
        cell: (source) => format.number(source.referenceCount),
      },
    ],
    [t, format, projectId],
  );
  if (sources.length === 0) {
    return <EmptyState title={t("empty.title")}>{t("empty.words")}</EmptyState>;
  }
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={sources}
      rowKey={(source) => source.id}
      sortedBy={{ key: "citation" }}
    />
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
}
