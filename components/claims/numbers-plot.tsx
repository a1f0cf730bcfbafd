"use client";
import { useEffect, useRef } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { SaidNumber } from "@/lib/claim/timeline";
import { asImage } from "../pictures/as-image";
import { Behind } from "../pictures/behind";
import { useVerdictName } from "./verdict-chip";
import styles from "./claim-page.module.css";

interface NumbersPlotProps {
  readonly unit: string;
  readonly numbers: readonly SaidNumber[];
  readonly verdicts: readonly { readonly at: string; readonly verdict: string | null }[];
  /** Where the table is downloaded. */
  readonly csv: string;
}

interface Drawing {
  readonly numbers: readonly SaidNumber[];
  readonly decided: readonly { readonly at: string; readonly name: string }[];
  readonly unit: string;
  readonly label: string;
}

const DAY = 86_400_000;

/** The numbers that were said over time, with the dates of the verdicts as lines; a table behind. */
export function NumbersPlot({ unit, numbers, verdicts, csv }: NumbersPlotProps) {
  const t = useTranslations("ClaimPage");
  const format = useFormatter();
  const verdictName = useVerdictName();
  const box = useRef<HTMLDivElement>(null);
  const label = t("plot", { unit: unit || t("number"), count: numbers.length });
  const decided = verdicts.map(({ at, verdict }) => ({ at, name: verdictName(verdict) }));
  // What is drawn, as one string: the page makes these lists anew whenever it is read again.
  const drawing = JSON.stringify({ numbers, decided, unit, label });

  useEffect(() => {
    let stale = false;
    let figure: Element | null = null;
    const drawn = JSON.parse(drawing) as Drawing;
    void import("@observablehq/plot").then((Plot) => {
      if (stale || !box.current) return;
      const points = drawn.numbers.map((number) => ({ ...number, at: new Date(number.at) }));
      const lines = drawn.decided.map(({ at, name }) => ({ at: new Date(at), name }));
      const times = [...points, ...lines].map(({ at }) => at.getTime());
      const room = Math.max(20 * DAY, (Math.max(...times) - Math.min(...times)) * 0.08);
      figure = Plot.plot({
        ariaLabel: drawn.label,
        width: Math.max(320, box.current.clientWidth),
        height: 220,
        marginTop: 34,
        marginLeft: 64,
        style: { background: "none", color: "inherit", fontSize: "12px" },
        x: {
          type: "utc",
          label: null,
          domain: [Math.min(...times) - room, Math.max(...times) + room],
        },
        y: { label: drawn.unit || null, grid: true, zero: true, nice: true, ticks: 5 },
        marks: [
          Plot.ruleX(lines, { x: "at", stroke: "currentColor", strokeDasharray: "4 3" }),
          Plot.text(lines, { x: "at", text: "name", frameAnchor: "top", dy: -14 }),
          Plot.line(points, { x: "at", y: "value", stroke: "var(--claim)", strokeWidth: 2 }),
          Plot.dot(points, { x: "at", y: "value", r: 4, fill: "var(--claim)" }),
          Plot.text(points, {
            x: "at",
            y: "value",
            dy: -11,
            text: ({ value }: SaidNumber) => format.number(value),
          }),
        ],
      });
      asImage(figure);
      box.current.append(figure);
    });
    return () => {
      stale = true;
      figure?.remove();
    };
  }, [drawing, format]);

  return (
    <figure>
      <div ref={box} className={styles.plot} />
      <Behind csv={csv}>
        <table className={styles.numbers}>
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t("date")}</th>
              <th scope="col">{unit || t("number")}</th>
              <th scope="col">{t("saidBy")}</th>
            </tr>
          </thead>
          <tbody>
            {numbers.map(({ at, value, who }, i) => (
              <tr key={i}>
                <td>{at}</td>
                <td>{format.number(value)}</td>
                <td dir="auto">{who}</td>
              </tr>
            ))}
            {decided.map(({ at, name }, i) => (
              <tr key={`verdict ${i}`}>
                <td>{at.slice(0, 10)}</td>
                <td>{t("verdictThen", { verdict: name })}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </Behind>
    </figure>
  );
}
