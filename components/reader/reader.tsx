"use client";
import dynamic from "next/dynamic";
import { useCallback, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { DraftsProvider } from "@/components/drafts-provider";
import { TopBar } from "@/components/shell/top-bar";
import { later } from "@/components/ui/later";
import { useToast } from "@/components/ui/toast";
import { BesideProvider, useBeside } from "./context/panes";
import { useReaderContext, useReading } from "./context/reader-context";
import { ReaderProvider } from "./context/reader-provider";
import { useNarrow } from "./context/use-narrow";
import { useDocumentText, type TextSource } from "./context/use-document-text";
import { TextLookProvider } from "./context/text-look";
import { useResume } from "./context/use-resume";
import { useUrl } from "./context/use-url";
import { readingKey, type OpenedDocument } from "./model/opened-document";
import type { ServedStop } from "./model/stopped-at";
import type { TextLook } from "@/lib/contract/text-look";
import {
  DocumentPane,
  PaneFloats,
  PanePalette,
  PaneText,
  useDrawnOfPane,
  useLayoutCount,
  usePane,
} from "./pane";
import { CardColumn } from "./panels/card/card-column";
import { CommandPalette } from "./panels/commands/command-palette";
import { ExportMenu } from "./panels/export/export-menu";
import { LookMenu } from "./panels/look/look-menu";
import { PresenceBar } from "./panels/presence/presence-bar";
import { AboutSource } from "./panels/source/about-source";
import { UndoButtons } from "./panels/undo/undo-buttons";
import { DensityStrip } from "./panels/strip/density-strip";
import { PickPrompt } from "./second-pane/pick-prompt";
import { SecondPane } from "./second-pane/second-pane";
import { Minimap } from "./surface/minimap";
import styles from "./reader.module.css";

const HelpDialog = later(async () => (await import("./later-parts")).HelpDialog);
const DropRevision = later(async () => (await import("./later-parts")).DropRevision);
/** Not among the parts that every page fetches: few texts are assigned to who reads them. */
const OpenAssignment = dynamic(
  async () => (await import("./panels/assignment/open-assignment")).OpenAssignment,
);
const PrintView = dynamic(async () => (await import("./panels/print/print-view")).PrintView);

export interface ReaderProps extends Omit<OpenedDocument, "text"> {
  /** The text itself, or where it is: the page that shows it need not be sent it twice. */
  readonly text: string | TextSource;
  /** How its reader likes texts to be set. */
  readonly look?: TextLook;
  /** Where they stopped reading it, as the server has it. */
  readonly stop?: ServedStop;
  /** How the document is shown: with its notes in the margin, for paper, or to be read and tagged. */
  readonly view?: "print";
}

/** The page of one document. */
export function Reader({ view, look, stop = null, ...opening }: ReaderProps) {
  const text = useDocumentText(opening.text);
  const opened = { ...opening, text };
  const { document } = opened;
  return (
    <BesideProvider id={document.id} title={document.title}>
      <ReaderProvider
        key={readingKey(opened)}
        pane="first"
        opened={opened}
        root={null}
        isWhole={view === "print"}
      >
        {view === "print" ? (
          <PrintView
            {...opened}
            about={
              <AboutSource
                projectId={opened.project.id}
                about={document}
                text={text}
                structure={opened.structure}
              />
            }
          />
        ) : (
          <TextLookProvider personId={opened.viewer.id} kept={look}>
            <DraftsProvider personId={opened.viewer.id}>
              <ReadingPage opened={opened} stop={stop} />
            </DraftsProvider>
          </TextLookProvider>
        )}
      </ReaderProvider>
    </BesideProvider>
  );
}

interface ReadingPageProps {
  readonly opened: OpenedDocument;
  readonly stop: ServedStop;
}

function ReadingPage({ opened, stop }: ReadingPageProps) {
  const [help, setHelp] = useState(false);
  const onHelp = useCallback(() => setHelp(true), []);
  return (
    <DocumentPane pane="first" opened={opened} onHelp={onHelp}>
      <Spread stop={stop} />
      <DropRevision />
      {help && <HelpDialog onClose={() => setHelp(false)} />}
    </DocumentPane>
  );
}

/** Map, text and margin side by side, with what floats over them. */
function Spread({ stop }: Pick<ReadingPageProps, "stop">) {
  const t = useTranslations("Reader");
  const toast = useToast();
  const { opened, onHelp } = usePane();
  const { project, document, structure, viewer } = opened;
  const { reading, surface } = useReaderContext();
  const narrow = useNarrow();
  const small = useNarrow("screen");
  const beside = useBeside();
  const isCovered = beside.documentId !== null && small && beside.seen === "second";
  const loading = useReading((state) => state.loading);
  const openId = useReading((state) => state.openId);
  useUrl(reading, surface, () => toast({ text: t("missing"), urgent: true }));
  useResume(stop, (begin) =>
    toast({ text: t("resumed"), action: { label: t("fromTheTop"), onPress: begin } }),
  );
  const activates = {
    onPointerDownCapture: () => beside.activate("first"),
    onFocusCapture: () => beside.activate("first"),
  };

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
            <UndoButtons at="top" />
            <CommandPalette structure={structure} />
            <LookMenu />
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
        inert={isCovered}
        {...activates}
      >
        <div className={styles.map} data-print="no">
          <TextMap />
        </div>
        <div className={styles.text}>
          {opened.assigned && (
            <div className={styles.assignment}>
              <OpenAssignment />
            </div>
          )}
          <PaneText hasSheet={narrow} />
        </div>
        {!narrow && <Cards />}
        <PanePalette />
      </main>
      <SecondPane onHelp={onHelp} />
      <div className={styles.floats} {...activates}>
        <PickPrompt pane="first" />
        <PaneFloats hasSheet={narrow} isCovered={isCovered} />
      </div>
    </>
  );
}

/** The cards, which are placed anew with each layout of the text. */
function Cards() {
  return <CardColumn layout={useLayoutCount()} />;
}

/** The whole text as a strip at its side: where annotations lie, and how thick. */
function TextMap() {
  const { opened } = usePane();
  const drawn = useDrawnOfPane();
  const layout = useLayoutCount();
  const { document, text, structure } = opened;
  const { reading, surface } = useReaderContext();
  const openId = useReading((state) => state.openId);
  const found = useReading((state) => state.found);
  // Where an offset stands is another thing after each layout, so each has a function of its own.
  const place = useMemo(
    () => (layout === 0 ? undefined : (offset: number) => surface()?.placeOf(offset) ?? 0),
    [layout, surface],
  );
  const openOne = useCallback(
    (id: string) => {
      reading.store.openAnnotation(id);
      surface()?.scrollTo(id);
    },
    [reading, surface],
  );
  return (
    <>
      <DensityStrip text={text} structure={structure} place={place} language={document.language} />
      <Minimap
        length={text.length}
        annotations={drawn}
        openId={openId}
        onOpen={openOne}
        place={place}
        found={found}
      />
    </>
  );
}
