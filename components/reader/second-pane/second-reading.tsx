"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { AboutSource } from "../panels/source/about-source";
import { QuickTagChip } from "../panels/quick-tag/quick-tag-chip";
import { Cited } from "../panels/claim/cited";
import { useHandedOver } from "../context/citing";
import { Find } from "../panels/find/find";
import { ReaderContext, useReading, type ReaderContextValue } from "../context/reader-context";
import { Chooser } from "../panels/card/chooser";
import { Foot } from "../panels/foot/foot";
import { Lost } from "../panels/card/lost";
import { Palette } from "../panels/palette/palette";
import { Sheet } from "../panels/card/sheet";
import { Tray } from "../panels/foot/tray";
import { PresenceMarks } from "../panels/presence/presence-marks";
import { usePresence } from "../context/use-presence";
import { ProposalsPanel } from "../panels/quotation/proposals-panel";
import { Voices } from "../panels/quotation/voices";
import type { ReaderProps } from "../reader";
import { readingOf } from "../model/open-reading";
import { ReadingSurface, useDrawn } from "../surface/reading-surface";
import type { SurfaceHandle } from "../surface/surface-handle";
import { useChanges } from "../context/use-changes";
import { useCodebook } from "../context/use-codebook";
import { useKeys } from "../context/use-keymap";
import { useBeside } from "../context/panes";
import { PickPrompt, usePicking } from "./picking";
import { useWanted } from "../context/use-wanted-words";
import styles from "./second-pane.module.css";

interface SecondReadingProps {
  readonly reading: ReaderProps;
  readonly root: HTMLElement;
  readonly onRevised: () => void;
  readonly onHelp: () => void;
}

/** A document beside the first one: the same parts around a reading of its own. */
export function SecondReading({ reading: given, root, ...deeds }: SecondReadingProps) {
  const handle = useRef<SurfaceHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { isActive } = useBeside();
  const [said, setSaid] = useState("");
  const [reading] = useState(() => readingOf(given));
  const codebook = useCodebook(reading, { change: given.project.change, tags: given.codebook });
  const frame = useMemo<ReaderContextValue>(
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
    <ReaderContext value={frame}>
      <Inside {...{ given, frame, handle, scroller }} {...deeds} />
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </ReaderContext>
  );
}

interface InsideProps extends Pick<SecondReadingProps, "onRevised" | "onHelp"> {
  readonly given: ReaderProps;
  readonly frame: ReaderContextValue;
  readonly handle: React.RefObject<SurfaceHandle | null>;
  readonly scroller: React.RefObject<HTMLDivElement | null>;
}

function Inside({ given, frame, handle, scroller, onRevised, onHelp }: InsideProps) {
  const t = useTranslations("Beside");
  const { reading } = frame;
  const [layout, setLayout] = useState(0);
  const drawn = useDrawn();
  const ready = useReading((state) => state.loading === "ready");
  const revised = useReading((state) => state.revised);
  useChanges(reading, ready);
  usePresence(reading);
  useKeys(frame, onHelp);
  useWanted("second", frame);
  useHandedOver();
  const onPick = usePicking("second", given.document.title);

  return (
    <>
      <PickPrompt pane="second" />
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
            onPick={onPick}
          />
          <PresenceMarks layout={layout} />
          <Voices layout={layout} />
          <ProposalsPanel layout={layout} />
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
      <Find />
      <QuickTagChip />
      <Tray />
      <Foot onHelp={onHelp} />
    </>
  );
}
