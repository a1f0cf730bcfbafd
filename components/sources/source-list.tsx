"use client";
import { group } from "d3-array";
import "@/messages/sources";
import { Link } from "../ui/link";
import { useCallback, useMemo, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { ShapeOf } from "@/lib/contract/offsets";
import { CITATION_STYLES } from "@/lib/contract/source-terms";
import type { source } from "@/lib/contract/sources";
import { citationIn } from "@/lib/source/styles";
import { call } from "../api";
import { useChanged } from "../live/use-changed";
import { RestOfList } from "../live/rest-of-list";
import { ROWS_OF_PAGE, useWholeList, type ListPage } from "../live/use-whole-list";
import { useServerValue } from "../live/use-server-value";
import { RemoveButton } from "../remove-button";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { EmptyState } from "../ui/empty-state";
import { Problem } from "../ui/problem";
import { SelectField } from "../ui/select-field";
import { Table, type Column } from "../ui/table";
import { useDraftOpener } from "../use-form-draft";
import { AddRelation, relationDraft } from "./add-relation";
import { LOOKS, type Relation } from "./relation";
import { nameOf } from "./source-name";
import { useCitationStyle } from "./use-citation-style";
import styles from "./source-list.module.css";

/** A source as /api/v1 carries it; only what is shown. */
export type Source = ShapeOf<typeof source>;

export interface SourceListProps {
  readonly projectId: string;
  /** The first sources; the others are read when the page is there. */
  readonly beginning: ListPage<Source>;
  readonly relations: readonly Relation[];
  readonly mayRelate: boolean;
  readonly mayImport: boolean;
}

/** "doi:10.1/x" in its usual form; fingerprints mean nothing to people and are left out. */
function identity(key: string): string {
  const at = key.indexOf(":");
  const [scheme, value] = [key.slice(0, at), key.slice(at + 1)];
  return scheme === "doi" || scheme === "isbn" ? `${scheme.toUpperCase()} ${value}` : "";
}

export function SourceList(props: SourceListProps) {
  const { projectId, beginning, mayRelate, mayImport } = props;
  const { items: sources, ...rest } = useWholeList(beginning, (cursor) =>
    call("GET /projects/{projectId}/sources", {
      params: { projectId },
      query: { limit: ROWS_OF_PAGE, cursor },
    }),
  );
  const t = useTranslations("Sources");
  const p = useTranslations("Provenance");
  const format = useFormatter();
  const [relations, setRelations] = useServerValue(props.relations);
  const changed = useChanged();
  const [problem, setProblem] = useState<string | null>(null);
  const [relating, setRelating] = useState<string | null>(null);
  useDraftOpener(`relation/${projectId}/`, (name) => {
    const from = sources.find(({ id }) => name === relationDraft(projectId, id));
    if (from) setRelating(from.id);
  });
  const [style, setStyle] = useCitationStyle();
  const citations = useMemo(
    () => new Map(sources.map((source) => [source.id, citationIn(style, source.csl)])),
    [sources, style],
  );
  const citationOf = useCallback(
    (source: Source) => citations.get(source.id) || nameOf(source),
    [citations],
  );
  const named = useMemo(
    () => sources.map((source) => ({ id: source.id, name: nameOf(source) })),
    [sources],
  );
  const names = useMemo(() => new Map(named.map(({ id, name }) => [id, name])), [named]);
  const relationsFrom = useMemo(() => group(relations, ({ fromId }) => fromId), [relations]);
  const columns = useMemo(
    (): Column<Source>[] => [
      {
        key: "citation",
        label: t("citation"),
        sortBy: citationOf,
        cell: (source) => (
          <div className={styles.source} id={`source-${source.id}`}>
            <bdi className={styles.citation}>{citationOf(source)}</bdi>
            <span className={styles.facts}>
              {identity(source.key) && <span>{identity(source.key)}</span>}
              {/^https?:\/\//i.test(source.url) && (
                <a href={source.url} target="_blank" rel="noopener noreferrer nofollow ugc">
                  {hostOf(source.url)}
                </a>
              )}
              {source.documentId && (
                <Link href={`/projects/${projectId}/documents/${source.documentId}`}>
                  {t("text")}
                </Link>
              )}
            </span>
            {relationsFrom.get(source.id)?.map(({ id, relation, toId }) => (
              <span key={id} className={styles.facts}>
                {LOOKS[relation].sign} {p(`relations.${relation}`)} <bdi>{names.get(toId)}</bdi>
              </span>
            ))}
          </div>
        ),
      },
      {
        key: "acts",
        label: t("acts"),
        actions: true,
        cell: (source) => (
          <>
            <CopyButton
              size="small"
              variant="quiet"
              text={citationOf(source)}
              label={t("style.copy")}
            />
            {mayRelate && sources.length > 1 && (
              <Button size="small" variant="quiet" onClick={() => setRelating(source.id)}>
                {p("add.short")}
              </Button>
            )}
            {mayImport && source.listed && source.referenceCount === 0 && (
              <RemoveButton
                operation="DELETE /sources/{sourceId}"
                sent={[{ params: { sourceId: source.id } }]}
                label={t("removeOne", { name: nameOf(source) })}
                onRemoved={() => changed("source")}
                onProblem={setProblem}
              />
            )}
          </>
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
    [
      t,
      p,
      format,
      projectId,
      relationsFrom,
      names,
      sources,
      mayRelate,
      mayImport,
      citationOf,
      changed,
    ],
  );
  if (sources.length === 0) {
    return <EmptyState title={t("empty.title")}>{t("empty.words")}</EmptyState>;
  }
  return (
    <>
      <div className={styles.tools}>
        <SelectField
          label={t("style.label")}
          value={style}
          options={CITATION_STYLES.map((value) => ({ value, label: t(`style.names.${value}`) }))}
          onValue={setStyle}
        />
        <CopyButton
          text={sources.map(citationOf).toSorted(byWords).join("\n")}
          label={t("style.copyAll")}
        />
      </div>
      {problem && <Problem>{problem}</Problem>}
      <RestOfList {...rest} />
      <Table
        caption={t("title")}
        columns={columns}
        rows={sources}
        rowKey={(source) => source.id}
        sortedBy={{ key: "citation" }}
      />
      {relating && (
        <AddRelation
          projectId={projectId}
          sources={named}
          fromId={relating}
          onClose={() => setRelating(null)}
          onAdded={(added) => {
            setRelations([...relations.filter(({ id }) => id !== added.id), added]);
            setRelating(null);
          }}
        />
      )}
    </>
  );
}

/** In the order of a bibliography. */
const byWords = new Intl.Collator("en").compare;

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
}
