"use client";
import { useEffect, useMemo, useState, type MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { wordStartsOf, type MeasuredWords } from "@/lib/measure/measured-text";
import type { Structure } from "@/lib/text/document-text";
import { useReaderContext, useReading } from "../../context/reader-context";
import { MODES, stripShape, type Mode } from "./strip-shape";
import styles from "./strip.module.css";

const SHELF = "obelus.strip";
/** How long counting goes on until the page may do something else, in milliseconds. */
const TURN = 8;

interface DensityStripProps {
  readonly text: string;
  readonly structure: Structure;
  readonly language: string;
  /** Where an offset stands in the rendered text, from 0 to 1; absent until it is laid out. */
  readonly place?: (offset: number) => number;
}

/**
 * How thick kinds or families of techniques lie along the text, beside the map. Rows have a
 * place of their own, so nothing is told by colour alone. A press brings the words into view.
 */
export function DensityStrip({ text, structure, language, place }: DensityStripProps) {
  const t = useTranslations("Strip");
  const ui = useTranslations("Ui");
  const { codebook, surface } = useReaderContext();
  const shown = useReading((state) => state.shown);
  const [mode, setMode] = useState<Mode>("off");
  const [words, setWords] = useState<MeasuredWords | null>(null);

  useEffect(() => {
    const kept = localStorage.getItem(SHELF);
    setMode(MODES.find((each) => each === kept) ?? "kinds");
  }, []);
  const isWanted = mode !== "off" && words === null;
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
    // A long text takes a moment to count; the page is there first, and answers meanwhile.
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
    localStorage.setItem(SHELF, next);
    setMode(next);
  };
  const at = (offset: number) => (place ? place(offset) : offset / Math.max(1, text.length));
  const go = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const wanted = (event.clientY - box.top) / Math.max(1, box.height);
    const offset = shape?.offsets.findLast((each) => at(each) <= wanted) ?? 0;
    surface()?.reveal([{ start: offset, end: Math.min(text.length, offset + 1) }]);
  };

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
        <div
          className={styles.rows}
          role="img"
          aria-label={t("label", { names: shape.rows.map(({ label }) => label).join(", ") })}
          onClick={go}
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
      )}
    </div>
  );
}

/** An area that grows to the right of a line down the page; heights and places from 0 to 1. */
function pathOf(heights: readonly number[], places: readonly number[]): string {
  const points = heights.map((height, i) => `L${height.toFixed(3)} ${(places[i] ?? 0).toFixed(4)}`);
  return `M0 ${(places[0] ?? 0).toFixed(4)}${points.join("")}L0 ${(places.at(-1) ?? 1).toFixed(4)}Z`;
}
