"use client";
import { useDeferredValue, useMemo, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { later } from "@/components/ui/later";
import { SIGNS, Sign } from "@/components/annotation/sign";
import { type Annotation, type Kind } from "@/lib/annotation/annotation";
import { authorOf, isNarrow, filterMatches, slugsOf } from "../../model/filter";
import { useReaderContext, useReading } from "../../context/reader-context";
import { useColours } from "../../context/colours";
import { CertaintyFilter } from "./certainty-filter";
import { FilterChoice, type FilterChoiceProps } from "./filter-choice";
import { MoreChoice } from "./more-choice";
import styles from "./foot.module.css";
import { KINDS, STATUS_FILTERS } from "@/lib/contract/terms";

const News = later(async () => (await import("../../later-parts")).News);

/**
 * The legend, which is also the filter; what is shown; help. Each document has its own. All of it is
 * in view at every width: what has no room, and what is rarely wanted, stands under "More".
 */
export function Foot({ undo, relations }: { undo: ReactNode; relations: ReactNode }) {
  const t = useTranslations("Filter");
  const { reading, codebook, commands, root } = useReaderContext();
  const { store } = reading;
  const filter = useReading((state) => state.filter);
  const families = useReading((state) => state.families);
  // Counting thousands may wait until they are drawn.
  const annotations = useDeferredValue(useReading((state) => state.annotations));
  const shown = useReading((state) => state.shown.length + state.unplaced.length);
  const loading = useReading((state) => state.loading);
  const colours = useColours();
  const counted = useDeferredValue(filter);
  const counts = useMemo(() => {
    const others = annotations.filter((each) =>
      filterMatches({ ...counted, without: [] }, each, families),
    );
    return new Map(KINDS.map((kind) => [kind, others.filter((each) => each.kind === kind).length]));
  }, [annotations, counted, families]);
  const tags = useMemo(() => {
    const groupsOf = (slug: string) =>
      [...families].filter(([, below]) => below.has(slug)).map(([group]) => group);
    return tally(annotations, (each) => {
      const own = slugsOf(each);
      return [...new Set([...own, ...own.flatMap(groupsOf)])];
    });
  }, [annotations, families]);
  const authors = useMemo(() => tally(annotations, (each) => [authorOf(each)]), [annotations]);
  const names = useMemo(
    () => new Map(annotations.map((each) => [authorOf(each), each.createdBy.name])),
    [annotations],
  );

  const toggle = (kind: Kind) => {
    const { without } = filter;
    const next = without.includes(kind)
      ? without.filter((each) => each !== kind)
      : [...without, kind];
    store.changeFilter({ without: next });
  };
  const byAuthor = {
    label: t("author"),
    all: t("everyone"),
    value: filter.author,
    options: authors.map(([id, count]) => ({ value: id, label: names.get(id) ?? id, count })),
    onChange: (author) => store.changeFilter({ author }),
  } satisfies FilterChoiceProps<string>;
  const byStatus = {
    label: t("status"),
    all: t("anyStatus"),
    value: filter.status,
    options: STATUS_FILTERS.map((value) => ({ value, label: t(`statuses.${value}`) })),
    onChange: (status) => store.changeFilter({ status }),
  } satisfies FilterChoiceProps<(typeof STATUS_FILTERS)[number]>;
  const byTag = {
    label: t("tag"),
    all: t("anyTag"),
    value: filter.tag,
    options: tags.map(([slug, count]) => ({
      value: slug,
      label: families.has(slug)
        ? t("wholeGroup", { label: codebook.label(slug) })
        : codebook.label(slug),
      count,
    })),
    onChange: (tag) => store.changeFilter({ tag }),
  } satisfies FilterChoiceProps<string>;
  return (
    <footer
      className={styles.frame}
      data-foot=""
      data-print="no"
      role={root ? "group" : undefined}
      aria-label={t("name")}
    >
      {colours && <colours.Legend colours={colours} />}
      <div className={styles.foot}>
        {undo}
        <div className={styles.legend} role="group" aria-label={t("kinds")}>
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              className={styles.kind}
              data-kind={kind}
              aria-pressed={!filter.without.includes(kind)}
              aria-label={t("kind", {
                kind: t(`plural.${kind}`),
                count: loading === "ready" ? (counts.get(kind) ?? 0) : t("notCounted"),
              })}
              title={SIGNS[kind]}
              onClick={() => toggle(kind)}
            >
              <Sign kind={kind} />
              <span className={styles.word}>{t(`plural.${kind}`)}</span>
              <span>{loading === "ready" ? counts.get(kind) : "…"}</span>
            </button>
          ))}
        </div>
        <FilterChoice {...byAuthor} />
        <FilterChoice {...byStatus} />
        <FilterChoice {...byTag} />
        <CertaintyFilter annotations={annotations} />
        <MoreChoice filters={[byAuthor, byStatus, byTag]} relations={relations} />
        {!root && loading === "ready" && <News />}
        <span className={styles.grow} />
        {isNarrow(filter) && (
          <button type="button" className={styles.plain} onClick={() => store.clearFilter()}>
            {t("showAll")}
          </button>
        )}
        <span className={styles.count} role="status">
          {loading === "loading" && t("loading")}
          {loading === "failed" && t("failed")}
          {loading === "ready" && t("shown", { count: shown })}
        </span>
        <button type="button" className={styles.plain} onClick={() => commands.run("find")}>
          <kbd aria-hidden="true">/</kbd> <span className={styles.word}>{t("find")}</span>
        </button>
        <button type="button" className={styles.plain} onClick={() => commands.run("help")}>
          <kbd aria-hidden="true">?</kbd> <span className={styles.word}>{t("keys")}</span>
          <span className="visually-hidden">{t("help")}</span>
        </button>
      </div>
    </footer>
  );
}

/** How often each word is used, most often first. */
function tally(annotations: readonly Annotation[], wordsOf: (annotation: Annotation) => string[]) {
  const counts = new Map<string, number>();
  for (const annotation of annotations) {
    for (const word of wordsOf(annotation)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
