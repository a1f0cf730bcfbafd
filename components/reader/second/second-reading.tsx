"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Span } from "@/lib/span/span";
import { AboutSource } from "../about-source";
import { ArmedChip } from "../armed/armed-chip";
import { Cited } from "../claim/cited";
import { FrameContext, useReading, type Frame } from "../frame";
import { Chooser } from "../margin/chooser";
import { Lost } from "../margin/lost";
import { Palette } from "../margin/palette";
import { Sheet } from "../margin/sheet";
import { Tray } from "../margin/tray";
import { PresenceMarks } from "../presence/presence-marks";
import { usePresence } from "../presence/use-presence";
import type { ReaderProps } from "../reader";
import { readingOf } from "../given-reading";
import { ReadingSurface, useDrawn } from "../reading-surface";
import type { SurfaceHandle } from "../surface";
import { useChanges } from "../use-changes";
import { useCodebook } from "../use-codebook";
import { useKeys } from "../use-keys";
import { useBeside } from "./beside";
import styles from "./second.module.css";

interface SecondReadingProps {
  readonly reading: ReaderProps;
  readonly root: HTMLElement;
  readonly onRevised: () => void;
}

/** A document beside the first one: the same parts around a reading of its own. */
export function SecondReading({ reading: given, root, onRevised }: SecondReadingProps) {
  const handle = useRef<SurfaceHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { isActive } = useBeside();
  const [said, setSaid] = useState("");
  const [reading] = useState(() => readingOf(given));
  const codebook = useCodebook(reading, { change: given.project.change, tags: given.codebook });
  const frame = useMemo<Frame>(
    () => ({
      ...{ reading, codebook, announce: setSaid, root },
      surface: () => handle.current,
      scroller: () => scroller.current,
      isActive: () => isActive("second"),
    }),
    [reading, codebook, root, isActive],
  );
  useEffect(() => reading.start(), [reading]);
  return (
    <FrameContext value={frame}>
      <Inside
        given={given}
        frame={frame}
        handle={handle}
        scroller={scroller}
        onRevised={onRevised}
      />
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </FrameContext>
  );
}

interface InsideProps {
  readonly given: ReaderProps;
  readonly frame: Frame;
  readonly handle: React.RefObject<SurfaceHandle | null>;
  readonly scroller: React.RefObject<HTMLDivElement | null>;
  readonly onRevised: () => void;
}

function Inside({ given, frame, handle, scroller, onRevised }: InsideProps) {
  const t = useTranslations("Beside");
  const { reading } = frame;
  const { picking, stopPicking, scrollTo } = useBeside();
  const [layout, setLayout] = useState(0);
  const drawn = useDrawn();
  const ready = useReading((state) => state.loading === "ready");
  const revised = useReading((state) => state.revised);
  useChanges(reading, ready);
  usePresence(reading);
  useKeys(
    frame,
    useCallback(() => undefined, []),
  );

  useEffect(() => {
    const start = scrollTo && reading.index.toUtf16(scrollTo.start);
    const end = scrollTo && reading.index.toUtf16(scrollTo.end);
    if (start === null || end === null || start >= end) return;
    const frames = requestAnimationFrame(() => handle.current?.reveal([{ start, end }]));
    return () => cancelAnimationFrame(frames);
  }, [scrollTo, reading, handle]);

  const onPick = (spans: readonly Span[]) => {
    const { id: documentId, title } = given.document;
    const target = spans.map((span) => ({
      ...reading.outward(span),
      exact: given.text.slice(span.start, span.end),
    }));
    handle.current?.clearSelection();
    stopPicking();
    picking?.onPicked({ documentId, title, revision: given.revision, target });
  };
  return (
    <>
      {picking && (
        <div className={styles.prompt} role="status">
          <span>{picking.prompt}</span>
          <Button size="small" onClick={stopPicking}>
            {t("stop")}
          </Button>
        </div>
      )}
      <div ref={scroller} className={styles.scroller}>
        <div className={styles.inner}>
          <AboutSource about={given.document} text={given.text} />
          <ReadingSurface
            ref={handle}
            text={given.text}
            structure={given.structure}
            drawn={drawn}
            language={given.document.language}
            onLayout={() => setLayout((count) => count + 1)}
            onPick={picking ? onPick : undefined}
          />
          <PresenceMarks layout={layout} />
          <Cited layout={layout} />
          <Lost />
        </div>
      </div>
      {revised && (
        <div className={styles.prompt} role="status">
          <span>{t("revised")}</span>
          <Button size="small" onClick={onRevised}>
            {t("readNew")}
          </Button>
        </div>
      )}
      <Palette />
      <Sheet />
      <Chooser />
      <ArmedChip />
      <Tray />
    </>
  );
}
