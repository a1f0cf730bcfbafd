"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import { callWhenIdle } from "@/components/call-when-idle";
import { fetchParts } from "@/components/ui/later";
import { CommandRunner } from "../model/commands/runner";
import { readingOf } from "../model/open-reading";
import type { OpenedDocument } from "../model/opened-document";
import type { SurfaceHandle } from "../model/surface-handle";
import { useBeside, type Pane } from "./panes";
import { ReaderContext, type ReaderContextValue } from "./reader-context";
import { useCodebook } from "./use-codebook";

interface ReaderProviderProps {
  readonly pane: Pane;
  readonly opened: OpenedDocument;
  /** What scrolls the text, while it is there; absent where the page itself does. */
  readonly scroller?: React.RefObject<HTMLElement | null>;
  /** The element that holds what floats over the text; null for the page. */
  readonly root: HTMLElement | null;
  /** Whether all annotations are read whole. */
  readonly isWhole?: boolean;
  readonly children: React.ReactNode;
}

/** Begins a reading of a document and gives it to everything inside. */
export function ReaderProvider(props: ReaderProviderProps) {
  const { pane, opened, scroller, root, isWhole, children } = props;
  const surfaceRef = useRef<SurfaceHandle>(null);
  const { isActive, registerCommands } = useBeside();
  const [announcement, announce] = useState("");
  const [isComplete, setComplete] = useState(false);
  const [reading] = useState(() => readingOf(opened, isWhole));
  const [commands] = useState(() => new CommandRunner());
  const codebook = useCodebook(reading, {
    change: opened.project.change,
    tags: opened.codebook,
    rules: opened.project,
  });
  const value = useMemo<ReaderContextValue>(
    () => ({
      reading,
      codebook,
      commands,
      announce,
      root,
      surfaceRef,
      surface: () => surfaceRef.current,
      scroller: () => scroller?.current ?? null,
      isActive: () => isActive(pane),
    }),
    [reading, codebook, commands, root, scroller, pane, isActive],
  );
  useEffect(() => reading.start(), [reading]);
  // As soon as the page is there, so that nothing is missing when the connection is lost.
  useEffect(() => callWhenIdle(() => void fetchParts().then(setComplete)), []);
  useEffect(() => registerCommands(pane, commands), [registerCommands, pane, commands]);
  return (
    <ReaderContext value={value}>
      {children}
      <div className="visually-hidden" role="status" data-complete={isComplete || undefined}>
        {announcement}
      </div>
    </ReaderContext>
  );
}
