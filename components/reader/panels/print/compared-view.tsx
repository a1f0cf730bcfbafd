"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { isTypedElsewhere } from "@/components/ui/typed-elsewhere";
import { Button, buttonClass } from "@/components/ui/button";
import type { ComparedFold, Comparison } from "@/lib/annotation/compared-revisions";
import { OPENED_AT_ONCE } from "@/lib/anchor/comparison-pages";
import { ComparedPassageView, type ComparedDocument } from "./compared-passage";
import { shownNotes } from "./compared-notes";
import { differenceId, revisionsHref } from "./revisions-place";
import styles from "./compared-view.module.css";

interface ComparedViewProps {
  readonly comparison: Comparison;
  readonly document: ComparedDocument;
}

const subscribeToNothing = () => () => undefined;
const isInBrowser = () => true;
const isOnServer = () => false;

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
  const isLive = useSyncExternalStore(subscribeToNothing, isInBrowser, isOnServer);
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
        <div className={styles.bar}>
          <p role="status">
            {at === 0
              ? t("differences", { count: differences })
              : t("at", { difference: at, total: differences })}
          </p>
          <span className={styles.steps}>
            <Button size="small" disabled={at <= 1} onClick={() => go(at - 1)}>
              {t("previous")}
            </Button>
            <Button size="small" disabled={at >= differences} onClick={() => go(at + 1)}>
              {t("next")}
            </Button>
          </span>
          <p className={styles.keys}>{t("keys")}</p>
        </div>
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

/** The difference that the person stands on, 0 before the first, and how to go to another one. */
function useDifferences(comparison: Comparison, path: string) {
  const router = useRouter();
  const { place, differences, firstDifferences } = comparison;
  const [at, setAt] = useState(0);
  const go = (difference: number) => {
    if (difference < 1 || difference > differences) return;
    const page = firstDifferences.findLastIndex((first) => first <= difference) + 1;
    setAt(difference);
    if (page === place.page) return show(difference);
    const there = { ...place, page, open: [] };
    router.push(revisionsHref(path, there, differenceId(difference)));
  };
  /** Where the focus is counts, if it is in a difference. */
  const current = () => {
    const focused = window.document.activeElement?.closest("[id^=difference-]");
    return focused ? Number(focused.id.slice("difference-".length)) : at;
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTypedElsewhere(event)) return;
    const { key } = event;
    if (key === "n" || key === "j") go(current() + 1);
    else if (key === "p" || key === "k") go(current() - 1);
    else if (key === "a" || key === "r") {
      const act = `[data-act=${key === "a" ? "added" : "removed"}]`;
      const shown = window.document.getElementById(differenceId(current()));
      const button = shown?.querySelector<HTMLElement>(act);
      if (!button) return;
      button.click();
    } else return;
    event.preventDefault();
  });
  const onFocus = useEffectEvent(() => setAt(current()));
  useEffect(() => {
    addEventListener("keydown", onKey);
    addEventListener("focusin", onFocus);
    return () => {
      removeEventListener("keydown", onKey);
      removeEventListener("focusin", onFocus);
    };
  }, []);
  // An address, or a step from another page, names the difference to begin with.
  const onPage = useEffectEvent(() => {
    const named = /^#difference-(\d+)$/.exec(window.location.hash)?.[1];
    if (named) show(Number(named));
  });
  useEffect(() => onPage(), [place.page]);
  return { at, go };
}

function show(difference: number): void {
  const shown = window.document.getElementById(differenceId(difference));
  shown?.focus({ preventScroll: true });
  shown?.scrollIntoView({ block: "center" });
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
