"use client";
import { createContext, useCallback, useContext, useMemo, useState } from "react";
import { later } from "@/components/ui/later";
import { ColoursContext, useColouring } from "./context/colours";
import { usePicking } from "./context/use-picking";
import type { Pane } from "./context/panes";
import { useReaderContext, useReading } from "./context/reader-context";
import { useChanges } from "./context/use-changes";
import { usePageCommands } from "./context/use-commands";
import { usePresence } from "./context/use-presence";
import { useWantedWords } from "./context/use-wanted-words";
import type { OpenedDocument } from "./model/opened-document";
import type { Drawn } from "./model/surface-handle";
import { CardBodyContext, LoadingBody } from "./panels/card/card-body-context";
import { Chooser } from "./panels/card/chooser";
import { Unplaced } from "./panels/card/unplaced";
import { Sheet } from "./panels/card/sheet";
import { Cited } from "./panels/claim/cited";
import { UnregisteredClaims } from "./panels/claim/unregistered-claims";
import { Find } from "./panels/find/find";
import { Foot } from "./panels/foot/foot";
import { UndoButtons } from "./panels/undo/undo-buttons";
import { Hint } from "./panels/foot/hint";
import { NotRead } from "./panels/foot/not-read";
import { ReadsOnly } from "./panels/foot/reads-only";
import { RefusedWrites } from "./panels/foot/refused-writes";
import { Palette } from "./panels/palette/palette";
import { PresenceMarks } from "./panels/presence/presence-marks";
import { ProposalsPanel } from "./panels/quotation/proposals-panel";
import { NestedQuotations } from "./panels/quotation/nested-quotations";
import { QuickTagChip } from "./panels/quick-tag/quick-tag-chip";
import { AboutSource } from "./panels/source/about-source";
import { OpenEdgeBar } from "./surface/edges/edge-bar";
import { ReadingSurface, useDrawn } from "./surface/reading-surface";

const OpenCardBody = later(async () => (await import("./later-parts")).OpenCardBody, {
  Meanwhile: LoadingBody,
  takesKeys: true,
});
const DragToRelate = later(async () => (await import("./later-parts")).DragToRelate);
const RelationLayer = later(async () => (await import("./later-parts")).RelationLayer);
const RelationSwitch = later(async () => (await import("./later-parts")).RelationSwitch);
const RelateBar = later(async () => (await import("./later-parts")).RelateBar);
const PalettePart = later(async () => (await import("./later-parts")).PalettePart);

interface PaneState {
  readonly pane: Pane;
  readonly opened: OpenedDocument;
  readonly countLayout: () => void;
  readonly onHelp: () => void;
}

const PaneContext = createContext<PaneState | null>(null);
/** Apart from the rest, since they change with every annotation and with every layout. */
const DrawnContext = createContext<readonly Drawn[]>([]);
const LayoutContext = createContext(0);

export function usePane(): PaneState {
  const state = useContext(PaneContext);
  if (!state) throw new Error("a part of a pane outside it");
  return state;
}

/** What is drawn on the text. */
export function useDrawnOfPane(): readonly Drawn[] {
  return useContext(DrawnContext);
}

/** Counts how often the text was laid out: what stands beside words measures anew. */
export function useLayoutCount(): number {
  return useContext(LayoutContext);
}

interface DocumentPaneProps extends Pick<PaneState, "pane" | "opened" | "onHelp"> {
  readonly children: React.ReactNode;
}

/**
 * A document that is read and annotated: its feed, presence and keys, and what its parts share.
 * The page and the second document arrange the same parts (PaneText, PanePalette, PaneFloats).
 */
export function DocumentPane({ pane, opened, onHelp, children }: DocumentPaneProps) {
  const context = useReaderContext();
  const { reading } = context;
  const [layout, setLayout] = useState(0);
  const countLayout = useCallback(() => setLayout((count) => count + 1), []);
  const colours = useColouring(opened.members);
  const drawn = useDrawn(colours);
  const ready = useReading((state) => state.loading === "ready");
  useChanges(reading, ready);
  usePresence(reading);
  usePageCommands(onHelp);
  useWantedWords(pane, context);
  const state = useMemo(
    () => ({ pane, opened, countLayout, onHelp }),
    [pane, opened, countLayout, onHelp],
  );
  return (
    <PaneContext value={state}>
      <DrawnContext value={drawn}>
        <LayoutContext value={layout}>
          <ColoursContext value={colours}>
            <CardBodyContext value={OpenCardBody}>{children}</CardBodyContext>
          </ColoursContext>
        </LayoutContext>
      </DrawnContext>
    </PaneContext>
  );
}

/** The text with its overlays and everything that stands level with words, then what follows it. */
export function PaneText({ hasSheet = false }: { readonly hasSheet?: boolean }) {
  const { pane, opened, countLayout } = usePane();
  const drawn = useDrawnOfPane();
  const layout = useLayoutCount();
  const { project, document, text, structure } = opened;
  const { surfaceRef } = useReaderContext();
  const isReady = useReading((state) => state.loading === "ready");
  const onPick = usePicking(pane, document.title);
  return (
    <>
      <NotRead />
      <AboutSource projectId={project.id} about={document} text={text} structure={structure} />
      {!onPick && <Hint outlines={opened.outlines} />}
      <ReadingSurface
        ref={surfaceRef}
        text={text}
        title={document.title}
        structure={structure}
        language={document.language}
        drawn={drawn}
        onPick={onPick}
        onLayout={countLayout}
      />
      <PresenceMarks layout={layout} />
      <NestedQuotations layout={layout} />
      {isReady && !hasSheet && <RelationLayer layout={layout} />}
      {isReady && !hasSheet && <DragToRelate />}
      <ProposalsPanel layout={layout} />
      <Cited layout={layout} />
      <UnregisteredClaims />
      <Unplaced />
    </>
  );
}

/** What is asked about selected words, with the fields that belong to rhetoric. */
export function PanePalette() {
  return <Palette RhetoricPart={PalettePart} />;
}

interface PaneFloatsProps {
  /** Whether the open card is a sheet over the text, for want of a column beside it. */
  readonly hasSheet: boolean;
  /** Whether the other document covers this one. */
  readonly isCovered?: boolean;
}

/** What floats over the text. */
export function PaneFloats({ hasSheet, isCovered = false }: PaneFloatsProps) {
  const isReady = useReading((state) => state.loading === "ready");
  const isRelating = useReading((state) => state.relatingFrom !== null);
  const relations = isReady && !hasSheet ? <RelationSwitch /> : null;
  return (
    <>
      {isRelating && <RelateBar />}
      {hasSheet ? <Sheet /> : <OpenEdgeBar floats />}
      <Chooser />
      <Find />
      <QuickTagChip />
      <RefusedWrites />
      <ReadsOnly />
      {!isCovered && <Foot undo={<UndoButtons at="foot" />} relations={relations} />}
    </>
  );
}
