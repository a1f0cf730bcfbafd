"use client";
import {
  memo,
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from "react";
import { useTranslations } from "use-intl";
import type { Drawn } from "../model/surface-handle";
import { byStart } from "./by-start";
import { listed } from "./listed";
import style from "./surface-view.module.css";

/**
 * Every annotation by name, in reading order: the accessible equivalent of the drawn lines. One tab
 * stop; arrow keys move. While an entry has the focus its words are scrolled to and highlighted. Of
 * thousands only those around the current one are rendered, each with its position among all.
 */
export const AnnotationList = memo(function AnnotationList({
  annotations: latest,
  onFocus,
  onOpen,
}: {
  annotations: readonly Drawn[];
  onFocus(id: string | null): void;
  onOpen(id: string): void;
}) {
  const t = useTranslations("Surface");
  // Deferred, since the text should be drawn first.
  const annotations = useDeferredValue(latest);
  const list = useRef<HTMLUListElement>(null);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const walked = useRef(false);
  const sorted = useMemo(() => byStart(annotations), [annotations]);
  const current =
    currentId === null
      ? 0
      : Math.max(
          0,
          sorted.findIndex(({ id }) => id === currentId),
        );
  const { from, to } = listed(sorted.length, current);

  // The next entry may be rendered only after this step.
  useLayoutEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    list.current?.querySelectorAll("button")[current - from]?.focus({ preventScroll: true });
  }, [current, from]);

  const moveFocus = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stepOf(event.key, current, sorted.length);
    if (next === null) return;
    event.preventDefault();
    if (next === current) return;
    walked.current = true;
    setCurrentId(sorted[next]?.id ?? null);
  };

  if (sorted.length === 0) return null;
  const isWhole = to - from === sorted.length;
  return (
    <nav className={style.list} aria-label={t("annotations")}>
      <ul ref={list} onBlur={() => onFocus(null)}>
        {sorted.slice(from, to).map(({ id, label }, i) => (
          <li
            key={id}
            aria-setsize={isWhole ? undefined : sorted.length}
            aria-posinset={isWhole ? undefined : from + i + 1}
          >
            <button
              type="button"
              tabIndex={from + i === current ? 0 : -1}
              onFocus={() => {
                setCurrentId(id);
                onFocus(id);
              }}
              onKeyDown={moveFocus}
              onClick={() => onOpen(id)}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
});

function stepOf(key: string, at: number, size: number): number | null {
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return Math.min(at + 1, size - 1);
    case "ArrowUp":
    case "ArrowLeft":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return size - 1;
    default:
      return null;
  }
}
