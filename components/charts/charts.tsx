"use client";
import { useRouter } from "next/navigation";
import { useMemo, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { COMPARED_BY, KINDS } from "@/lib/contract/terms";
import "@/messages/charts";
import { useProjectChanges } from "../live/use-project-changes";
import { EmptyState } from "../ui/empty-state";
import { Select } from "../ui/select";
import { ComparisonFigure } from "./comparison-figure";
import { CrossTable } from "./cross-table";
import { TagCounts } from "./tag-counts";
import { DensityFigure } from "./density-figure";
import { PARTS, seriesOf, type Comparison, type CrossCell, type Density } from "./measures";
import type { Looked, Part } from "./measures";
import { TextPages, TEXTS_AT_ONCE, type TextsShown } from "./text-pages";
import styles from "./charts.module.css";

export interface ChartsProps {
  readonly projectId: string;
  /** The last number of the project's feed when the page was read. */
  readonly change: number;
  /** How far the texts' feeds had come when they were counted. */
  readonly counted: number;
  readonly looked: Looked;
  readonly densities: TextsShown & { readonly items: readonly Density[] };
  readonly comparison: Comparison;
  readonly cells: readonly CrossCell[];
  readonly tags: readonly {
    readonly slug: string;
    readonly label: string;
    readonly kind: string;
  }[];
}

/**
 * A project's three charts: density along its texts, comparison of groups, and technique by target
 * and claim.
 */
export function Charts(props: ChartsProps) {
  const { projectId, change, counted, looked, comparison, cells, tags } = props;
  const { items: densities, texts, skipped } = props.densities;
  const t = useTranslations("Charts");
  const ui = useTranslations("Ui");
  const router = useRouter();
  const [part, setPart] = useState<Part>("kind");
  const [waits, begin] = useTransition();
  useProjectChanges(projectId, change, ["tag", "claim", "document", "speaker"], counted);

  const scale = useMemo(() => {
    const rates = densities.flatMap((density) => seriesOf(density, part).flatMap((s) => s.rates));
    return {
      longest: Math.max(1, ...densities.map(({ wordCount }) => wordCount)),
      highest: rates.reduce((most, rate) => Math.max(most, rate), 0),
    };
  }, [densities, part]);

  const turnTo = (next: Looked, page: number) => {
    const query = new URLSearchParams({ by: next.by });
    if (next.kind) query.set("kind", next.kind);
    if (next.tag) query.set("tag", next.tag);
    if (page > 1) query.set("texts", String(page));
    begin(() => router.replace(`/projects/${projectId}/charts?${query}`, { scroll: false }));
  };
  const page = 1 + Math.ceil(skipped / TEXTS_AT_ONCE);
  const look = (some: Partial<Looked>) => turnTo({ ...looked, ...some }, page);
  const csv = new URLSearchParams({ ...looked, as: "csv" });

  return (
    <div className={styles.charts}>
      <section aria-labelledby="along">
        <h2 id="along">{t("along")}</h2>
        <p className={styles.lead}>{t("alongWords")}</p>
        <div className={styles.tools}>
          <Select
            aria-label={t("rows")}
            value={part}
            onChange={({ target }) => setPart(target.value as Part)}
            options={PARTS.map((value) => ({ value, label: t(`part.${value}`) }))}
          />
        </div>
        {densities.length < texts && (
          <TextPages
            texts={texts}
            skipped={skipped}
            shown={densities.length}
            busy={waits}
            onTurn={(by) => turnTo(looked, page + by)}
          />
        )}
        {densities.length === 0 && (
          <EmptyState title={t("noTexts")}>{t("noTextsWords")}</EmptyState>
        )}
        {densities.map((density) => (
          <DensityFigure
            key={density.documentId}
            projectId={projectId}
            density={density}
            part={part}
            {...scale}
          />
        ))}
      </section>
      <section aria-labelledby="compared" aria-busy={waits}>
        <h2 id="compared">{t("compared")}</h2>
        <p className={styles.lead}>{t("comparedWords")}</p>
        <div className={styles.tools}>
          <Select
            aria-label={t("compareBy")}
            value={looked.by}
            onChange={({ target }) => look({ by: target.value as Looked["by"] })}
            options={COMPARED_BY.map((value) => ({
              value,
              label: t(`by.${value}`),
            }))}
          />
          <Select
            aria-label={t("whichKind")}
            value={looked.kind ?? ""}
            onChange={({ target }) =>
              look({ kind: KINDS.find((kind) => kind === target.value), tag: undefined })
            }
            options={[
              { value: "", label: t("everyKind") },
              ...KINDS.map((value) => ({ value, label: ui(`kind.${value}`) })),
            ]}
          />
          <Select
            aria-label={t("whichTag")}
            value={looked.tag ?? ""}
            onChange={({ target }) => look({ tag: target.value || undefined })}
            options={[
              { value: "", label: t("everyTag") },
              ...tags
                .filter(({ kind }) => kind === (looked.kind ?? "rhetoric"))
                .map(({ slug, label }) => ({ value: slug, label })),
            ]}
          />
        </div>
        <ComparisonFigure
          projectId={projectId}
          comparison={comparison}
          csv={`/api/v1/projects/${projectId}/comparison?${csv}`}
        />
      </section>
      <section aria-labelledby="counted">
        <h2 id="counted">{t("counted")}</h2>
        <p className={styles.lead}>{t("countedWords")}</p>
        <TagCounts projectId={projectId} />
      </section>
      <section aria-labelledby="crossed">
        <h2 id="crossed">{t("crossed")}</h2>
        <p className={styles.lead}>{t("crossedWords")}</p>
        <CrossTable projectId={projectId} cells={cells} />
      </section>
    </div>
  );
}
