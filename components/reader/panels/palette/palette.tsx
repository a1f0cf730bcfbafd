"use client";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import type { TagKind } from "@/lib/tag/codebook";
import { later, partOf } from "@/components/ui/later";
import { TaggingEdgeBar } from "../../surface/edges/edge-bar";
import { useReaderContext, useReading } from "../../context/reader-context";
import type { Tagging } from "../../model/reading-state";
import { useNarrow } from "../../context/use-narrow";
import { HiddenChoice } from "./hidden-choice";
import { MoveHere } from "./move-here";
import { PaletteNote } from "./palette-note";
import type { PaletteParts } from "./palette-choice";
import { usePalettePlace } from "./use-palette-place";
import { usePaletteDraft } from "./use-palette-draft";
import { Widen } from "./widen";
import styles from "./palette.module.css";
import { TAG_KINDS } from "@/lib/contract/terms";

const choice = partOf(async () => (await import("../../later-parts")).PaletteChoice);
const PaletteChoice = later(choice.fetch, { takesKeys: true });

/** Opens below the selected words, never over them. */
export function Palette(parts: PaletteParts) {
  const tagging = useReading((state) => state.tagging);
  if (!tagging) return null;
  const { start, end } = tagging.from;
  return <OpenPalette key={`${start} ${end}`} tagging={tagging} {...parts} />;
}

function OpenPalette({ tagging, ...parts }: { tagging: Tagging } & PaletteParts) {
  const t = useTranslations("Palette");
  const drafts = useTranslations("Draft");
  const { reading, surface, commands } = useReaderContext();
  const narrow = useNarrow();
  const box = useRef<HTMLDivElement>(null);
  const draft = usePaletteDraft(tagging);
  const { note, setNote } = draft;
  const [kept, setKept] = useState<TagKind | null>(null);
  const { spans, kind, withNote, hidden, entered } = tagging;
  const { style, spacer } = usePalettePlace(box, spans, narrow, kind !== null);

  // The list comes next.
  useEffect(() => void choice.fetch().catch(() => undefined), []);

  // Someone in the middle of tagging should not see the page change under the words.
  useEffect(() => (entered ? reading.store.beginEditing() : undefined), [entered, reading]);

  const close = () => {
    reading.store.stopTagging();
    surface()?.clearSelection();
    surface()?.focusText();
  };
  const choose = (next: TagKind) => {
    setKept(next);
    reading.store.setTaggingKind(next);
  };

  const noteButton = (
    <button
      type="button"
      className={styles.kind}
      aria-pressed={withNote}
      onClick={() => reading.store.setTaggingNote(!withNote)}
    >
      {t("note")}
      <kbd aria-hidden="true">N</kbd>
    </button>
  );

  return (
    <>
      {spacer && <div className={styles.spacer} style={spacer} />}
      <div
        ref={box}
        role="dialog"
        aria-label={t("name")}
        className={styles.palette}
        data-narrow={narrow || undefined}
        data-full={kind !== null || undefined}
        data-note={withNote || undefined}
        style={style}
      >
        <div
          role="presentation"
          className={styles.inside}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            close();
          }}
        >
          <div className={styles.head}>
            <TaggingEdgeBar />
            {narrow && (
              <>
                {noteButton}
                <button
                  type="button"
                  className={styles.kind}
                  aria-label={t("cancel")}
                  onClick={close}
                >
                  ✕
                </button>
              </>
            )}
          </div>
          <div className={styles.kinds} role="group" aria-label={t("kinds")}>
            {TAG_KINDS.map((each, i) => (
              <button
                key={each}
                type="button"
                className={styles.kind}
                data-kind={each}
                aria-pressed={kind === each}
                onClick={() => choose(each)}
              >
                <Sign kind={each} />
                {t(`kind.${each}`)}
                <kbd aria-hidden="true">{i + 1}</kbd>
              </button>
            ))}
            <button
              type="button"
              className={styles.kind}
              data-kind="note"
              onClick={() => commands.run("highlight")}
            >
              <Sign kind="note" />
              {t("highlight")}
              <kbd aria-hidden="true">4</kbd>
            </button>
            {!narrow && noteButton}
          </div>
          {draft.isResumed && (
            <div className={styles.resumed}>
              <p>{drafts("resumed")}</p>
              <button type="button" className={styles.plain} onClick={draft.discard}>
                {drafts("discard")}
              </button>
            </div>
          )}
          {withNote && (
            <PaletteNote
              note={note}
              autoFocus={kind === null}
              onChange={setNote}
              onSave={() => kind === null && note.trim() !== "" && commands.run("highlight")}
            >
              {kind === null && (
                <>
                  <HiddenChoice hidden={hidden} />
                  <button
                    type="button"
                    className={styles.keep}
                    disabled={note.trim() === ""}
                    onClick={() => commands.run("highlight")}
                  >
                    {t("keepNote")} <kbd aria-hidden="true">{t("keepNoteKeys")}</kbd>
                  </button>
                </>
              )}
            </PaletteNote>
          )}
          {kind && (
            <PaletteChoice
              key={kept}
              kind={kind}
              spans={spans}
              hidden={hidden}
              draft={draft}
              onDone={() => {
                draft.drop();
                close();
              }}
              {...parts}
            />
          )}
          {!kind && <Widen />}
          {!kind && <MoveHere spans={spans} />}
        </div>
      </div>
    </>
  );
}
