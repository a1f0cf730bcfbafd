"use client";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/adjudication";
import { Button } from "../ui/button";
import type { Case, Coding } from "./case-filter";
import { moveEdge, textOf, wordSpans } from "./pieces";
import look from "../review/queue.module.css";
import styles from "./adjudication.module.css";

/** A span that is being chosen. Offsets count code points. */
export interface Chosen {
  readonly start: number;
  readonly end: number;
}

interface SpanDraft {
  readonly from: string;
  readonly target: readonly Chosen[];
}

interface FormProps {
  readonly one: Case;
  readonly coding: Coding | undefined;
  readonly onShow: (spans: readonly Chosen[]) => void;
  readonly onLeave: () => void;
}

const hullOf = (coding: Coding | undefined): Chosen => ({
  start: coding?.target[0]?.start ?? 0,
  end: coding?.target.at(-1)?.end ?? 0,
});

/** The span and its target as a decision sends them. */
const draftOf = (coding: Coding | undefined, target: readonly Chosen[]): SpanDraft => ({
  from: coding?.annotationId ?? "",
  target,
});

/**
 * Moves the ends of a span word by word: the arrows move its end, with Shift its beginning; Enter
 * saves. The buttons do the same.
 */
export function EdgeForm({
  one,
  coding,
  onShow,
  onLeave,
  onSave,
}: FormProps & { readonly onSave: (span: SpanDraft) => void }) {
  const t = useTranslations("Adjudication");
  const words = useMemo(() => wordSpans(one), [one]);
  const [span, setSpan] = useState<Chosen>(() => hullOf(coding));
  const move = (edge: "start" | "end", by: -1 | 1) => {
    const next = moveEdge(words, span, edge, by);
    setSpan(next);
    onShow([next]);
  };
  const save = () => onSave(draftOf(coding, [span]));
  return (
    <Keyed
      label={t("adjusting")}
      keys={t("adjustKeys")}
      spoken={textOf(one, span)}
      onArrow={(by, isShifted) => move(isShifted ? "start" : "end", by)}
      onBegin={() => onShow([span])}
      onSave={save}
      onLeave={onLeave}
    >
      {(["start", "end"] as const).flatMap((edge) =>
        ([-1, 1] as const).map((by) => (
          <Button key={`${edge}${by}`} size="small" onClick={() => move(edge, by)}>
            {t(`edges.${edge}.${by < 0 ? "earlier" : "later"}`)}
          </Button>
        )),
      )}
    </Keyed>
  );
}

/** Chooses the word before which a span is cut in two. */
export function CutForm({
  one,
  coding,
  onShow,
  onLeave,
  onSave,
}: FormProps & { readonly onSave: (spans: readonly SpanDraft[]) => void }) {
  const t = useTranslations("Adjudication");
  const whole = hullOf(coding);
  const words = useMemo(
    () => wordSpans(one).filter((word) => word.start < whole.end && word.end > whole.start),
    [one, whole.start, whole.end],
  );
  const [at, setAt] = useState(Math.ceil(words.length / 2));
  const piecesAt = (cut: number): Chosen[] => [
    { start: whole.start, end: Math.min(words[cut - 1]?.end ?? whole.end, whole.end) },
    { start: Math.max(words[cut]?.start ?? whole.start, whole.start), end: whole.end },
  ];
  const move = (by: -1 | 1) => {
    const next = Math.min(Math.max(1, at + by), Math.max(1, words.length - 1));
    setAt(next);
    onShow(piecesAt(next).slice(0, 1));
  };
  if (words.length < 2) {
    return (
      <p className={look.soft}>
        {t("oneWord")} <Button onClick={onLeave}>{t("cancel")}</Button>
      </p>
    );
  }
  const pieces = piecesAt(at);
  return (
    <Keyed
      label={t("splitting")}
      keys={t("splitKeys")}
      spoken={pieces.map((piece) => textOf(one, piece)).join(" | ")}
      onArrow={move}
      onBegin={() => onShow(pieces.slice(0, 1))}
      onSave={() => onSave(pieces.map((piece) => draftOf(coding, [piece])))}
      onLeave={onLeave}
    >
      <Button size="small" onClick={() => move(-1)}>
        {t("cuts.earlier")}
      </Button>
      <Button size="small" onClick={() => move(1)}>
        {t("cuts.later")}
      </Button>
    </Keyed>
  );
}

interface KeyedProps {
  readonly label: string;
  readonly keys: string;
  /** What is chosen, read out when it changes. */
  readonly spoken: string;
  readonly onArrow: (by: -1 | 1, isShifted: boolean) => void;
  readonly onBegin: () => void;
  readonly onSave: () => void;
  readonly onLeave: () => void;
  readonly children: React.ReactNode;
}

/** A group that takes the arrows, Enter and Escape while it has the focus. */
function Keyed(props: KeyedProps) {
  const { label, keys, spoken, onArrow, onBegin, onSave, onLeave, children } = props;
  const t = useTranslations("Adjudication");
  const group = useRef<HTMLDivElement>(null);
  const begin = useRef(onBegin);
  useEffect(() => {
    begin.current();
    group.current?.querySelector("button")?.focus();
  }, []);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as -1 | 1 | undefined;
    if (by) onArrow(by, event.shiftKey);
    else if (event.key === "Escape") onLeave();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSave();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const { current } = group;
    current?.addEventListener("keydown", onKey);
    return () => current?.removeEventListener("keydown", onKey);
  }, []);
  return (
    <div ref={group} role="group" aria-label={label} className={styles.acts}>
      <p className={look.soft}>{keys}</p>
      <div className={look.buttons}>
        <Button variant="primary" size="small" onClick={onSave}>
          {t("save")}
        </Button>
        {children}
        <Button variant="quiet" size="small" onClick={onLeave}>
          {t("cancel")}
        </Button>
      </div>
      <p role="status" className={styles.chosen} dir="auto">
        {spoken}
      </p>
    </div>
  );
}
