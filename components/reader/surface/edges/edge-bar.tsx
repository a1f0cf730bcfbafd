"use client";
import { hasPlace } from "@/lib/annotation/annotation";
import { useTranslations } from "use-intl";
import type { Edge } from "@/lib/span/edges";
import type { Span } from "@/lib/span/span";
import { useReaderContext, useReading } from "../../context/reader-context";
import { mayOn } from "../../model/rights";
import styles from "./edge-bar.module.css";

interface EdgeBarProps {
  readonly spans: readonly Span[];
  readonly onNudge: (spans: readonly Span[]) => void;
}

/** For touch: moves both edges of a span by one word at each press. */
function EdgeBar({ spans, onNudge }: EdgeBarProps) {
  const t = useTranslations("Edges");
  const { surface, announce, reading } = useReaderContext();
  const handle = surface();
  const [first] = spans;
  if (!first) return null;
  const nudge = (edge: Edge, forward: boolean) => {
    const next = surface()?.nudged(spans, edge, forward) ?? spans;
    if (next === spans) return announce(t("noRoom"));
    onNudge(next);
    const words = next.map(({ start, end }) => reading.place.text.slice(start, end)).join(" … ");
    announce(t("nudged", { words: words.slice(0, 200) }));
  };
  const edges: readonly Edge[] = [
    { segment: 0, side: "start" },
    { segment: spans.length - 1, side: "end" },
  ];
  return (
    <div
      className={styles.bar}
      role="group"
      aria-label={t("bar")}
      dir={handle?.isRightToLeft(first.start) ? "rtl" : "ltr"}
    >
      {edges.map((edge) => (
        <div key={edge.side} className={styles.edge}>
          <Nudge label={t(`${edge.side}Earlier`)} onPress={() => nudge(edge, false)}>
            ‹
          </Nudge>
          <span aria-hidden="true">{t(edge.side)}</span>
          <Nudge label={t(`${edge.side}Later`)} onPress={() => nudge(edge, true)}>
            ›
          </Nudge>
        </div>
      ))}
    </div>
  );
}

interface NudgeProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly children: string;
}

function Nudge({ label, onPress, children }: NudgeProps) {
  return (
    <button type="button" className={styles.nudge} aria-label={label} onClick={onPress}>
      {children}
    </button>
  );
}

/** The bar for the open annotation: each press is an edit that can be undone. */
export function OpenEdgeBar({ floats }: { floats?: boolean }) {
  const { reading } = useReaderContext();
  const open = useReading((state) => (state.openId ? state.byId.get(state.openId) : undefined));
  if (!open || !hasPlace(open) || !mayOn(reading.me, open, "annotation.edit")) return null;
  const bar = <EdgeBar spans={open.target} onNudge={(spans) => reading.move(open, spans)} />;
  return floats ? <div className={styles.floating}>{bar}</div> : bar;
}

/** The bar for words that are being tagged, on touch and narrow screens. */
export function TaggingEdgeBar() {
  const { reading, surface } = useReaderContext();
  const tagging = useReading((state) => state.tagging);
  if (!tagging) return null;
  return (
    <div className={styles.touch}>
      <EdgeBar
        spans={tagging.spans}
        onNudge={(spans) => {
          surface()?.clearSelection();
          reading.store.setTaggingSpans(spans);
        }}
      />
    </div>
  );
}
