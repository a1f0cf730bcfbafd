"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { TopBar } from "@/components/shell/top-bar";
import { useToast } from "@/components/ui/toast";
import type { Role } from "@/lib/access/policy";
import type { Structure } from "@/lib/text/document-text";
import { AboutSource, type About } from "./panels/source/about-source";
import type { ReadingTag } from "./model/codebook";
import { Cited } from "./panels/claim/cited";
import { ExportMenu } from "./panels/export/export-menu";
import { ReaderContext, useReading, type ReaderContextValue } from "./context/reader-context";
import { QuickTagChip } from "./panels/quick-tag/quick-tag-chip";
import { OpenEdgeBar } from "./surface/edges/edge-bar";
import { CommandPalette } from "./panels/commands/command-palette";
import { Find } from "./panels/find/find";
import { CardColumn } from "./panels/card/card-column";
import { Chooser } from "./panels/card/chooser";
import { Foot } from "./panels/foot/foot";
import { HelpDialog } from "./panels/foot/help-dialog";
import { Hint } from "./panels/foot/hint";
import { Lost } from "./panels/card/lost";
import { Palette } from "./panels/palette/palette";
import { Sheet } from "./panels/card/sheet";
import { Tray } from "./panels/foot/tray";
import { PresenceBar } from "./panels/presence/presence-bar";
import { PresenceMarks } from "./panels/presence/presence-marks";
import { usePresence } from "./context/use-presence";
import { PrintView } from "./panels/print/print-view";
import { ProposalsPanel } from "./panels/quotation/proposals-panel";
import { Voices } from "./panels/quotation/voices";
import { readingOf } from "./model/open-reading";
import { ReadingSurface, useDrawn } from "./surface/reading-surface";
import { BesideProvider, useBeside } from "./context/panes";
import { PickPrompt, usePicking } from "./second-pane/picking";
import { SecondPane } from "./second-pane/second-pane";
import { useWanted } from "./context/use-wanted-words";
import type { SurfaceHandle } from "./surface/surface-handle";
import { DensityStrip } from "./panels/strip/density-strip";
import { Minimap } from "./surface/minimap";
import { useAddress } from "./context/use-url";
import { useChanges } from "./context/use-changes";
import { useCodebook } from "./context/use-codebook";
import { useKeys } from "./context/use-keymap";
import { useNarrow } from "./context/use-narrow";
import styles from "./reader.module.css";

export interface ReaderProps {
  readonly viewer: { readonly id: string; readonly name: string };
  readonly role: Role;
  readonly secondReader: boolean;
  readonly project: { readonly id: string; readonly name: string; readonly change: number };
  readonly document: About & { readonly id: string; readonly change: number };
  readonly revision: number;
  readonly text: string;
  readonly structure: Structure;
  readonly codebook: readonly ReadingTag[];
  /** How the document is shown: with its notes in the margin, for paper, or to be read and tagged. */
  readonly view?: "print";
}

/** The reading page. A new revision is another page: offsets of the old one mean nothing in it. */
export function Reader(props: ReaderProps) {
  return (
    <BesideProvider id={props.document.id} title={props.document.title}>
      <ReadingPage
        key={[props.document.id, props.revision, props.role, props.secondReader].join("/")}
        {...props}
      />
    </BesideProvider>
  );
}

function ReadingPage(props: ReaderProps) {
  const { project } = props;
  const handle = useRef<SurfaceHandle>(null);
  const { isActive } = useBeside();
  const [said, setSaid] = useState("");
  const [reading] = useState(() => readingOf(props));
  const surface = useCallback(() => handle.current, []);
  const codebook = useCodebook(reading, { change: project.change, tags: props.codebook });
  const frame = useMemo<ReaderContextValue>(
    () => ({
      ...{ reading, codebook, surface, announce: setSaid },
      ...{ scroller: () => null, root: null, isActive: () => isActive("first") },
    }),
    [reading, codebook, surface, isActive],
  );
  useEffect(() => reading.start(), [reading]);
  return (
    <ReaderContext value={frame}>
      {props.view === "print" ? (
        <PrintView {...props} />
      ) : (
        <Spread {...props} frame={frame} handle={handle} />
      )}
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </ReaderContext>
  );
}

interface SpreadProps extends ReaderProps {
  readonly frame: ReaderContextValue;
  readonly handle: React.RefObject<SurfaceHandle | null>;
}

/** Map, text and margin side by side, with what floats over them. */
function Spread({ frame, handle, project, document, text, structure, viewer }: SpreadProps) {
  const t = useTranslations("Reader");
  const toast = useToast();
  const { reading, surface } = frame;
  const { store } = reading;
  const narrow = useNarrow();
  const small = useNarrow("screen");
  const beside = useBeside();
  const covered = beside.documentId !== null && small && beside.seen === "second";
  const [help, setHelp] = useState(false);
  const [layout, setLayout] = useState(0);
  const [place, setPlace] = useState<(offset: number) => number>();
  const loading = useReading((state) => state.loading);
  const openId = useReading((state) => state.openId);
  const found = useReading((state) => state.found);
  const drawn = useDrawn();

  useAddress(reading, surface, () => toast({ text: t("missing"), urgent: true }));
  useChanges(reading, loading === "ready");
  usePresence(reading);
  const onHelp = useCallback(() => setHelp(true), []);
  useKeys(frame, onHelp);
  useWanted("first", frame);
  const onPick = usePicking("first", document.title);
  const activates = {
    onPointerDownCapture: () => beside.activate("first"),
    onFocusCapture: () => beside.activate("first"),
  };

  const openOne = useCallback(
    (id: string) => {
      store.open(id);
      surface()?.scrollTo(id);
    },
    [store, surface],
  );

  return (
    <>
      <TopBar
        viewer={viewer}
        crumbs={[
          { label: project.name, href: `/projects/${project.id}` },
          { label: document.title },
        ]}
        actions={
          <>
            <PresenceBar />
            <CommandPalette structure={structure} />
            <ExportMenu documentId={document.id} />
          </>
        }
      />
      <main
        id="main"
        tabIndex={-1}
        aria-busy={loading === "loading"}
        className={styles.page}
        data-sheet={narrow && openId ? "" : undefined}
        data-beside={beside.documentId ? "" : undefined}
        inert={covered}
        {...activates}
      >
        <div className={styles.map} data-print="no">
          <DensityStrip {...{ text, structure, place }} language={document.language} />
          <Minimap
            length={text.length}
            annotations={drawn}
            openId={openId}
            onOpen={openOne}
            place={place}
            found={found}
          />
        </div>
        <div className={styles.text}>
          <AboutSource about={document} text={text} />
          <ReadingSurface
            ref={handle}
            text={text}
            structure={structure}
            language={document.language}
            drawn={drawn}
            onPick={onPick}
            onLayout={() => {
              setLayout((count) => count + 1);
              setPlace(() => (offset: number) => surface()?.placeOf(offset) ?? 0);
            }}
          />
          <PresenceMarks layout={layout} />
          <Voices layout={layout} />
          <ProposalsPanel layout={layout} />
          <Cited layout={layout} />
          <Hint />
          <Lost />
        </div>
        {!narrow && <CardColumn layout={layout} />}
        <Palette />
      </main>
      <SecondPane onHelp={onHelp} />
      <div className={styles.floats} {...activates}>
        <PickPrompt pane="first" />
        {narrow && <Sheet />}
        {!narrow && <OpenEdgeBar floats />}
        <Chooser />
        <Find />
        <QuickTagChip />
        <Tray />
        {!covered && <Foot onHelp={onHelp} />}
      </div>
      {help && <HelpDialog onClose={() => setHelp(false)} />}
    </>
  );
}
