"use client";
import { useDeferredValue, useEffect, useMemo, useState, type MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { wordStartsOf, type MeasuredWords } from "@/lib/measure/measured-text";
import type { Structure } from "@/lib/text/document-text";
import { useReaderContext, useReading } from "../../context/reader-context";
import { MODES, stripShape, type Mode } from "./strip-shape";
import styles from "./strip.module.css";

const STORAGE_KEY = "obelus.strip";
/** Of fewer annotations the map shows where each is; a density of them would say nothing. */
const LEAST = 10;
/** How long counting may block the page at a time, in milliseconds. */
const TURN = 8;

interface DensityStripProps {
  readonly text: string;
  readonly structure: Structure;
  readonly language: string;
  /** The position of an offset in the rendered text, from 0 to 1; absent until layout. */
  readonly place?: (offset: number) => number;
}

/**
 * The density of kinds, or of families of techniques, along the text, beside the map. Each row has
 * its own position, so nothing depends on colour alone. A click scrolls to the words.
 */
export function DensityStrip({ text, structure, language, place }: DensityStripProps) {
  const t = useTranslations("Strip");
  const ui = useTranslations("Ui");
  const { codebook, surface } = useReaderContext();
  // Deferred, since text and cards should be drawn first.
  const shown = useDeferredValue(useReading((state) => state.shown));
  const isWorthIt = useReading((state) => state.annotations.length >= LEAST);
  const [mode, setMode] = useState<Mode>("off");
  const [words, setWords] = useState<MeasuredWords | null>(null);

  useEffect(() => {
    const stored = localStorage.getItem(STORAGE_KEY);
    setMode(MODES.find((each) => each === stored) ?? "kinds");
  }, []);
  const isWanted = isWorthIt && mode !== "off" && words === null;
  useEffect(() => {
    if (!isWanted) return;
    const starts: number[] = [];
    const rest = wordStartsOf({ text, structure }, language || undefined);
    const count = () => {
      const over = performance.now() + TURN;
      for (let next = rest.next(); !next.done; next = rest.next()) {
        starts.push(next.value);
        if (performance.now() < over) continue;
        timer = setTimeout(count);
        return;
      }
      setWords({ wordStarts: starts });
    };
    // Counting a long text takes a moment; the page renders first and stays responsive.
    let timer = setTimeout(count);
    return () => clearTimeout(timer);
  }, [isWanted, text, structure, language]);

  const shape = useMemo(
    () =>
      mode === "off" || !words
        ? null
        : stripShape(mode, words, shown, codebook, (kind) => ui(`kind.${kind}`)),
    [mode, words, shown, codebook, ui],
  );
  const change = () => {
    const next = MODES[(MODES.indexOf(mode) + 1) % MODES.length] ?? "off";
    localStorage.setItem(STORAGE_KEY, next);
    setMode(next);
  };
  const at = (offset: number) => (place ? place(offset) : offset / Math.max(1, text.length));
  const go = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const pressed = (event.clientY - box.top) / Math.max(1, box.height);
    const offset = shape?.offsets.findLast((each) => at(each) <= pressed) ?? 0;
    surface()?.reveal([{ start: offset, end: Math.min(text.length, offset + 1) }]);
  };

  if (!isWorthIt) return null;
  return (
    <div className={styles.strip} data-print="no">
      <button
        type="button"
        className={styles.toggle}
        aria-label={t("change", { now: t(`modes.${mode}`) })}
        title={t(`modes.${mode}`)}
        onClick={change}
      >
        ≋
      </button>
      {shape && shape.rows.length > 0 && (
        // With the keys, the text is scrolled to the same places.
        <div role="presentation" className={styles.press} onClick={go}>
          <div
            className={styles.rows}
            role="img"
            aria-label={t("label", { names: shape.rows.map(({ label }) => label).join(", ") })}
          >
            {shape.rows.map(({ key, label, kind, heights }) => (
              <svg
                key={key}
                className={styles.row}
                data-kind={kind}
                viewBox="0 0 1 1"
                preserveAspectRatio="none"
              >
                <title>{label}</title>
                <path d={pathOf(heights, shape.offsets.map(at))} />
              </svg>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

/** The outline of an area right of a vertical line; heights and positions from 0 to 1. */
function pathOf(heights: readonly number[], places: readonly number[]): string {
  const points = heights.map((height, i) => `L${height.toFixed(3)} ${(places[i] ?? 0).toFixed(4)}`);
  return `M0 ${(places[0] ?? 0).toFixed(4)}${points.join("")}L0 ${(places.at(-1) ?? 1).toFixed(4)}Z`;
}
