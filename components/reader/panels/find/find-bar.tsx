"use client";
import { startTransition, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/later";
import { hitFrom, hits as hitsOf } from "@/lib/text/find";
import { searchable } from "@/lib/text/fold";
import { useReaderContext, useReading } from "../../context/reader-context";
import { findFieldId, stepHit } from "../../model/commands/find";
import { mayAnnotate } from "../../model/rights";
import styles from "./find-bar.module.css";
import { useFindActions } from "./use-find-actions";

const AnnotateAll = later(async () => (await import("../../later-parts")).AnnotateAll);

/** Finds words in the text: counts the hits, steps through them, and makes them annotations. */
export function FindBar({ onClose }: { onClose: () => void }) {
  const t = useTranslations("Find");
  const context = useReaderContext();
  const { reading, surface } = context;
  const { store, me, place } = reading;
  const { annotate, annotateAll } = useFindActions();
  const found = useReading((state) => state.found);
  const quickTag = useReading((state) => state.quickTag);
  const [words, setWords] = useState("");
  const [term, setTerm] = useState("");
  const [isAll, setAll] = useState(false);
  const text = useMemo(() => searchable(place.text), [place.text]);
  const hits = useMemo(() => hitsOf(text, term), [text, term]);
  const input = useRef<HTMLInputElement>(null);
  const from = useRef(-1);

  const show = useEffectEvent(() => {
    if (from.current < 0) from.current = surface()?.firstInView() ?? 0;
    const at = hitFrom(hits, from.current);
    const hit = hits[at];
    store.setFound(hit ? { hits, at } : null);
    if (hit) surface()?.reveal([hit]);
  });
  useEffect(() => show(), [hits]);
  useEffect(() => () => store.setFound(null), [store]);
  useEffect(() => input.current?.focus(), []);

  /** Runs an action on the hits for what is typed now, not on those for an earlier input. */
  const meant = (perform: () => void) => () => {
    flushSync(() => setTerm(words));
    perform();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const { key, shiftKey, altKey } = event;
    if (key === "Escape") {
      event.stopPropagation();
      return onClose();
    }
    if (key !== "Enter" || event.target !== input.current) return;
    event.preventDefault();
    meant(() => (altKey ? annotate() : stepHit(context, shiftKey ? -1 : 1)))();
  };
  const count = hits.length;
  const stale = term !== words;
  return (
    <search className={styles.bar} aria-label={t("name")} data-print="no">
      <div role="presentation" className={styles.keys} onKeyDown={onKeyDown}>
        <input
          ref={input}
          id={findFieldId(reading)}
          type="text"
          className={styles.words}
          aria-label={t("words")}
          placeholder={t("words")}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={({ target: { value } }) => {
            setWords(value);
            startTransition(() => setTerm(value));
          }}
        />
        <span className={styles.count} role="status">
          {term.trim() === "" || stale
            ? ""
            : count === 0
              ? t("none")
              : t("count", { at: (found?.at ?? 0) + 1, of: count })}
        </span>
        <Button
          icon
          size="small"
          aria-label={t("previous")}
          onClick={meant(() => stepHit(context, -1))}
        >
          ↑
        </Button>
        <Button icon size="small" aria-label={t("next")} onClick={meant(() => stepHit(context, 1))}>
          ↓
        </Button>
        {mayAnnotate(me) && count > 0 && (
          <Button size="small" title="Alt+Enter" onClick={meant(annotate)}>
            {t("annotate")}
          </Button>
        )}
        {quickTag && !stale && mayAnnotate(me) && count > 1 && (
          <Button size="small" aria-haspopup="dialog" onClick={() => setAll(true)}>
            {t("annotateAll", { count })}
          </Button>
        )}
        <Button icon size="small" variant="quiet" aria-label={t("close")} onClick={onClose}>
          ✕
        </Button>
      </div>
      {isAll && quickTag && (
        <AnnotateAll
          term={term}
          hits={hits}
          quickTag={quickTag}
          onAnnotate={(some) => {
            annotateAll(some);
            setAll(false);
          }}
          onClose={() => setAll(false)}
        />
      )}
    </search>
  );
}
