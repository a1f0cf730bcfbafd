"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { TopBar } from "@/components/shell/top-bar";
import { useToast } from "@/components/ui/toast";
import type { Role } from "@/lib/access/policy";
import type { Structure } from "@/lib/text/document-text";
import { AboutSource, type About } from "./about-source";
import type { ReadingTag } from "./codebook";
import { Cited } from "./claim/cited";
import { ExportMenu } from "./export-menu";
import { FrameContext, useReading, type Frame } from "./frame";
import { ArmedChip } from "./armed/armed-chip";
import { OpenEdgeBar } from "./edges/edge-bar";
import { CommandPalette } from "./commands/command-palette";
import { Find } from "./find/find";
import { CardColumn } from "./margin/card-column";
import { Chooser } from "./margin/chooser";
import { Foot } from "./margin/foot";
import { HelpDialog } from "./margin/help-dialog";
import { Hint } from "./margin/hint";
import { Lost } from "./margin/lost";
import { Palette } from "./margin/palette";
import { Sheet } from "./margin/sheet";
import { Tray } from "./margin/tray";
import { PresenceBar } from "./presence/presence-bar";
import { PresenceMarks } from "./presence/presence-marks";
import { usePresence } from "./presence/use-presence";
import { PrintView } from "./print/print-view";
import { ProposalsPanel } from "./quotation/proposals-panel";
import { Voices } from "./quotation/voices";
import { readingOf } from "./given-reading";
import { ReadingSurface, useDrawn } from "./reading-surface";
import { BesideProvider, useBeside } from "./second/beside";
import { PickPrompt, usePicking } from "./second/picking";
import { SecondPane } from "./second/second-pane";
import { useWanted } from "./second/use-wanted";
import type { SurfaceHandle } from "./surface";
import { DensityStrip } from "./strip/density-strip";
import { Minimap } from "./surface/minimap";
import { useAddress } from "./use-address";
import { useChanges } from "./use-changes";
import { useCodebook } from "./use-codebook";
import { useKeys } from "./use-keys";
import { useNarrow } from "./use-narrow";
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
  const frame = useMemo<Frame>(
    () => ({
      ...{ reading, codebook, surface, announce: setSaid },
      ...{ scroller: () => null, root: null, isActive: () => isActive("first") },
    }),
    [reading, codebook, surface, isActive],
  );
  useEffect(() => reading.start(), [reading]);
  return (
    <FrameContext value={frame}>
      {props.view === "print" ? (
        <PrintView {...props} />
      ) : (
        <Spread {...props} frame={frame} handle={handle} />
      )}
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </FrameContext>
  );
}

interface SpreadProps extends ReaderProps {
  readonly frame: Frame;
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
        <ArmedChip />
        <Tray />
        {!covered && <Foot onHelp={onHelp} />}
      </div>
      {help && <HelpDialog onClose={() => setHelp(false)} />}
    </>
  );
}
