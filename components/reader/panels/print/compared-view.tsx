"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { byKeyName } from "@/components/ui/key-names";
import { isTypedElsewhere } from "@/components/ui/typed-elsewhere";
import { buttonClass } from "@/components/ui/button";
import type { ComparedFold, Comparison } from "@/lib/annotation/compared-revisions";
import { OPENED_AT_ONCE } from "@/lib/anchor/comparison-pages";
import "@/messages/revisions";
import { ComparedPassageView, type ComparedDocument } from "./compared-passage";
import { shownNotes } from "./compared-notes";
import { differenceId, revisionsHref } from "./revisions-place";
import { StopsBar } from "./stops-bar";
import { useIsLive } from "./use-is-live";
import { useStops } from "./use-stops";
import styles from "./compared-view.module.css";

interface ComparedViewProps {
  readonly comparison: Comparison;
  readonly document: ComparedDocument;
}

const NO_ROOM = "(max-width: 720px)";
const hasNoRoom = () => window.matchMedia(NO_ROOM).matches;

function onResize(changed: () => void): () => void {
  const query = window.matchMedia(NO_ROOM);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** What differs in two revisions, in one text or side by side, with what lies on both. */
export function ComparedView({ comparison: whole, document }: ComparedViewProps) {
  const t = useTranslations("Revisions");
  // Two columns have no room on a phone.
  const isNarrow = useSyncExternalStore(onResize, hasNoRoom, () => false);
  const comparison = useMemo(
    (): Comparison =>
      isNarrow && whole.place.view === "beside"
        ? { ...whole, place: { ...whole.place, view: "inline" } }
        : whole,
    [whole, isNarrow],
  );
  const { place, differences, parts, isCut, isUnrecorded } = comparison;
  const isLive = useIsLive();
  const notes = useMemo(() => shownNotes(comparison), [comparison]);
  const { at, go } = useDifferences(whole, document.path);
  const { from, to } = place;
  return (
    <section
      aria-labelledby="compared"
      className={styles.compared}
      data-live={isLive ? "" : undefined}
    >
      <h2 id="compared">{t("heading", { from, to })}</h2>
      {differences === 0 && <p>{t("same")}</p>}
      {isUnrecorded && <p>{t("unrecorded")}</p>}
      {isCut && (
        <p>
          {t("cut", { count: Math.max(...Object.values(comparison.notes).map((n) => n.length)) })}
        </p>
      )}
      {differences > 0 && (
        <StopsBar
          status={
            at === 0
              ? t("differences", { count: differences })
              : t("at", { difference: at, total: differences })
          }
          at={at}
          total={differences}
          onGo={go}
          words={{ previous: t("previous"), next: t("next"), keys: t("keys") }}
        />
      )}
      <Pages comparison={whole} path={document.path} />
      {parts.map((part) =>
        part.type === "fold" ? (
          <Fold key={`fold ${part.row}`} fold={part} comparison={whole} path={document.path} />
        ) : (
          <ComparedPassageView
            key={`passage ${part.row}`}
            passage={part}
            comparison={comparison}
            notes={notes}
            document={document}
          />
        ),
      )}
      <Pages comparison={whole} path={document.path} isSecond />
    </section>
  );
}

/** The difference that the person stands on, and how to go to another one. */
function useDifferences({ place, differences, firstDifferences }: Comparison, path: string) {
  const stops = useStops({
    prefix: differenceId(""),
    total: differences,
    firstOnPages: firstDifferences,
    page: place.page,
    hrefOf: (page, id) => revisionsHref(path, { ...place, page, open: [] }, id),
  });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTypedElsewhere(event)) return;
    const act = byKeyName(event, (name) => ({ a: "added", r: "removed" })[name]);
    if (act === undefined) return;
    const shown = window.document.getElementById(differenceId(stops.current()));
    const button = shown?.querySelector<HTMLElement>(`[data-act=${act}]`);
    if (!button) return;
    button.click();
    event.preventDefault();
  });
  useEffect(() => {
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return stops;
}

function Fold(props: {
  readonly fold: ComparedFold;
  readonly comparison: Comparison;
  readonly path: string;
}) {
  const { fold, comparison, path } = props;
  const t = useTranslations("Revisions");
  const { place } = comparison;
  const { row, count } = fold;
  const href = revisionsHref(path, { ...place, open: [...place.open, row] });
  const router = useRouter();
  return (
    <p className={styles.fold}>
      <a
        href={href}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          router.push(href, { scroll: false });
        }}
      >
        {count > OPENED_AT_ONCE
          ? t("foldSome", { count, shown: OPENED_AT_ONCE })
          : t("fold", { count })}
      </a>
    </p>
  );
}

function Pages(props: {
  readonly comparison: Comparison;
  readonly path: string;
  /** Whether the same links stand above already, as the landmark. */
  readonly isSecond?: boolean;
}) {
  const { comparison, path, isSecond } = props;
  const t = useTranslations("Revisions");
  const { place, pages } = comparison;
  if (pages < 2) return null;
  const shown = [place.page - 1, place.page + 1].filter((page) => page >= 1 && page <= pages);
  const Element = isSecond ? "div" : "nav";
  return (
    <Element className={styles.pages} aria-label={isSecond ? undefined : t("pages")}>
      <span>{t("pageOf", { page: place.page, pages })}</span>
      {shown.map((page) => (
        <a
          key={page}
          className={buttonClass({ size: "small" })}
          href={revisionsHref(path, { ...place, page, open: [] })}
        >
          {t("page", { page })}
        </a>
      ))}
    </Element>
  );
}
