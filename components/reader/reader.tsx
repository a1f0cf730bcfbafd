"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { TopBar } from "@/components/shell/top-bar";
import { useToast } from "@/components/ui/toast";
import type { Role } from "@/lib/access/policy";
import type { Span } from "@/lib/span/span";
import type { Structure } from "@/lib/text/document-text";
import { AboutSource, type About } from "./about-source";
import { Codebook, type ReadingTag } from "./codebook";
import { ExportMenu } from "./export-menu";
import { FrameContext, useReading, type Frame } from "./frame";
import { CardColumn } from "./margin/card-column";
import { Chooser } from "./margin/chooser";
import { Foot } from "./margin/foot";
import { Hint } from "./margin/hint";
import { Lost } from "./margin/lost";
import { useNaming } from "./margin/naming";
import { Palette } from "./margin/palette";
import { Sheet } from "./margin/sheet";
import { Tray } from "./margin/tray";
import { Reading } from "./reading";
import { mayAnnotate } from "./rights";
import type { Box, Drawn, SurfaceHandle } from "./surface";
import { Minimap } from "./surface/minimap";
import { Surface } from "./surface/surface-view";
import { useAddress } from "./use-address";
import { useChanges } from "./use-changes";
import { useKeys } from "./use-keys";
import { useNarrow } from "./use-narrow";
import styles from "./reader.module.css";

export interface ReaderProps {
  readonly viewer: { readonly id: string; readonly name: string };
  readonly role: Role;
  readonly secondReader: boolean;
  readonly project: { readonly id: string; readonly name: string };
  readonly document: About & { readonly id: string; readonly change: number };
  readonly revision: number;
  readonly text: string;
  readonly structure: Structure;
  readonly codebook: readonly ReadingTag[];
}

/** The reading page. A new revision is another page: offsets of the old one mean nothing in it. */
export function Reader(props: ReaderProps) {
  return <ReadingPage key={`${props.document.id}/${props.revision}`} {...props} />;
}

function ReadingPage(props: ReaderProps) {
  const { viewer, role, secondReader, project, document, revision, text } = props;
  const handle = useRef<SurfaceHandle>(null);
  const [said, setSaid] = useState("");
  const [reading] = useState(
    () =>
      new Reading(
        { ...viewer, role, secondReader },
        {
          ...{ projectId: project.id, documentId: document.id, revision, text },
          seen: document.change,
        },
      ),
  );
  const surface = useCallback(() => handle.current, []);
  const frame = useMemo<Frame>(
    () => ({ reading, codebook: new Codebook(props.codebook), surface, announce: setSaid }),
    [reading, props.codebook, surface],
  );
  useEffect(() => reading.start(), [reading]);
  return (
    <FrameContext value={frame}>
      <Spread {...props} frame={frame} handle={handle} />
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
  const [help, setHelp] = useState(false);
  const [layout, setLayout] = useState(0);
  const [place, setPlace] = useState<(offset: number) => number>();
  const loading = useReading((state) => state.loading);
  const openId = useReading((state) => state.openId);
  const hoveredId = useReading((state) => state.hoveredId);
  const tagging = useReading((state) => state.tagging);
  const drawn = useDrawn();

  useAddress(reading, surface, () => toast({ text: t("missing"), urgent: true }));
  useChanges(reading, loading === "ready");
  useKeys(
    frame,
    useCallback(() => setHelp(true), []),
  );

  const onOpen = (ids: readonly string[], at: Box) => {
    const [only] = ids;
    if (ids.length > 1) store.set({ chooser: { ids, at } });
    else if (only) store.open(only);
  };
  const onSelect = (spans: readonly Span[] | null) => {
    if (!mayAnnotate(reading.me)) return;
    store.set({ tagging: spans && { spans, kind: null, withNote: false, entered: false } });
    if (spans) {
      const words = spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
      frame.announce(t("selected", { words: words.slice(0, 200) }));
    }
  };
  const openOne = (id: string) => {
    store.open(id);
    surface()?.scrollTo(id);
  };

  return (
    <>
      <TopBar
        viewer={viewer}
        crumbs={[
          { label: project.name, href: `/projects/${project.id}` },
          { label: document.title },
        ]}
        actions={<ExportMenu documentId={document.id} />}
      />
      <main
        id="main"
        tabIndex={-1}
        className={styles.page}
        data-sheet={narrow && openId ? "" : undefined}
      >
        <div className={styles.map} data-print="no">
          <Minimap
            length={text.length}
            annotations={drawn}
            openId={openId}
            onOpen={openOne}
            place={place}
          />
        </div>
        <div className={styles.text}>
          <AboutSource about={document} text={text} />
          <Surface
            ref={handle}
            text={text}
            structure={structure}
            language={document.language}
            annotations={drawn}
            openId={openId}
            hoveredId={hoveredId}
            selected={tagging?.entered ? tagging.spans : null}
            onHover={(ids) => store.set({ hoveredId: ids[0] ?? null })}
            onOpen={onOpen}
            onSelect={onSelect}
            onLayout={() => {
              setLayout((count) => count + 1);
              setPlace(() => (offset: number) => surface()?.placeOf(offset) ?? 0);
            }}
          />
          <Hint />
          <Lost />
        </div>
        {!narrow && <CardColumn layout={layout} />}
        <Palette />
      </main>
      {narrow && <Sheet />}
      <Chooser />
      <Tray />
      <Foot help={help} onHelp={setHelp} />
    </>
  );
}

/** What the surface draws, made anew only for annotations that changed. */
function useDrawn(): readonly Drawn[] {
  const shown = useReading((state) => state.shown);
  const pending = useReading((state) => state.pending);
  const name = useNaming();
  return useMemo(
    () =>
      shown.map((annotation) => ({
        id: annotation.id,
        kind: annotation.kind,
        target: annotation.target,
        status: annotation.status,
        anchor: annotation.anchor,
        pending: pending.has(annotation.id),
        label: name(annotation),
      })),
    [shown, pending, name],
  );
}
