"use client";
import { bisectLeft, bisectRight } from "d3-array";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "@/components/ui/button";
import type { ComparedPassage, Comparison } from "@/lib/annotation/compared-revisions";
import "@/messages/revisions";
import type { Codebook } from "../../model/codebook";
import type { ShownNotes, Side } from "./compared-notes";
import { comparedPieces, removedBetween, type ComparedPiece } from "./compared-pieces";
import { ComparedWords, type WordedPiece } from "./compared-words";
import { MarginNote } from "./margin-note";
import { RemovedForm } from "./removed-form";
import { Leaf, LeavesOf, pageOf } from "./leaves";
import { differenceId } from "./revisions-place";
import styles from "./compared-view.module.css";

export interface ComparedDocument {
  readonly id: string;
  readonly language: string;
  /** Where the text is read. */
  readonly path: string;
  readonly codebook: Codebook;
  readonly mayAnnotate: boolean;
}

interface ComparedPassageProps {
  readonly passage: ComparedPassage;
  readonly comparison: Comparison;
  readonly notes: ShownNotes;
  readonly document: ComparedDocument;
}

/** Paragraphs of two texts, one after the other or beside each other, with what lies on them. */
export function ComparedPassageView(props: ComparedPassageProps) {
  const { passage, comparison, notes, document } = props;
  const t = useTranslations("Revisions");
  const [isAnnotating, setAnnotating] = useState(false);
  const { difference, before, after, row, added, removed } = passage;
  const { place, differences, isNewest } = comparison;
  const what = before.length === 0 ? "added" : after.length === 0 ? "removed" : "changed";
  const below = notes.below.get(row) ?? [];
  const addedHref =
    added && isNewest && document.mayAnnotate
      ? `${document.path}#select=${added.start}-${added.end}`
      : null;
  const isDifference = difference !== null;
  return (
    <div
      id={isDifference ? differenceId(difference) : undefined}
      className={styles.passage}
      data-what={isDifference ? what : undefined}
      role={isDifference ? "group" : undefined}
      tabIndex={isDifference ? -1 : undefined}
      aria-label={
        isDifference
          ? t("differenceName", { difference, total: differences, what: t(`what.${what}`) })
          : undefined
      }
    >
      {isDifference && (
        <p className={styles.what} aria-hidden="true">
          {difference} · {t(`what.${what}`)}
        </p>
      )}
      {place.view === "inline" ? (
        <OneText {...props} />
      ) : (
        <div className={styles.pair}>
          {(["before", "after"] as const).map((side) => (
            <div key={side} className={styles.side} data-side={side}>
              <p className={styles.sideName}>
                {t("before", { number: side === "before" ? place.from : place.to })}
              </p>
              {passage[side].length > 0 ? (
                <OneSide {...props} side={side} />
              ) : (
                <p className={styles.nothing}>{t("nothingHere")}</p>
              )}
            </div>
          ))}
        </div>
      )}
      {below.length > 0 && (
        <div className={styles.notes} role="group" aria-label={t("notes")}>
          {below.map(({ annotation, number, side, fate }) => {
            const prefix = prefixOf(comparison, side);
            const { tags } = annotation;
            const isPlaceless = fate === "removed" || fate === "lost";
            return (
              <MarginNote
                key={`${side} ${number}`}
                id={`${prefix}note-${number}`}
                back={`#${prefix}place-${number}`}
                of={t("before", { number: side === "before" ? place.from : place.to })}
                number={number}
                annotation={annotation}
                codebook={document.codebook}
                facts={[
                  ...(tags.length > 0
                    ? [
                        t("tagged", {
                          tags: tags.map((tag) => document.codebook.label(tag)).join(", "),
                        }),
                      ]
                    : []),
                  t(`fates.${fate}`),
                  ...(isPlaceless ? [t("inRevision", { number: annotation.revision })] : []),
                ]}
              >
                <q className={styles.quote} dir="auto">
                  {annotation.target.map(({ exact }) => exact).join(" … ")}
                </q>
              </MarginNote>
            );
          })}
        </div>
      )}
      {isDifference && (addedHref || (removed && document.mayAnnotate)) && (
        <div className={styles.acts}>
          {removed && document.mayAnnotate && !isAnnotating && (
            <Button
              size="small"
              variant="quiet"
              data-act="removed"
              onClick={() => setAnnotating(true)}
            >
              {t("annotateRemoved")}
            </Button>
          )}
          {addedHref && (
            <a
              className={buttonClass({ size: "small", variant: "quiet" })}
              href={addedHref}
              data-act="added"
            >
              {t("annotateAdded")}
            </a>
          )}
        </div>
      )}
      {isAnnotating && removed && (
        <RemovedForm
          documentId={document.id}
          codebook={document.codebook}
          revision={place.from}
          removed={removed}
          onClose={() => setAnnotating(false)}
        />
      )}
    </div>
  );
}

/** In one text notes of both are numbered together. */
function prefixOf({ place }: Comparison, side: Side): string {
  return place.view === "inline" ? "one-" : `${side}-`;
}

/** Gives pieces their words, of a string that begins at an offset of their text. */
const worded =
  (start: number, words: string) =>
  (piece: ComparedPiece): WordedPiece => ({
    ...piece,
    words: words.slice(piece.start - start, piece.end - start),
  });

/** The paragraphs of one of the two texts. */
function OneSide(props: ComparedPassageProps & { readonly side: Side }) {
  const { passage, comparison, notes, document, side } = props;
  const prefix = prefixOf(comparison, side);
  const page = pageOf(prefix, (start, words) => {
    const span = { start, end: start + words.length };
    const pieces = comparedPieces(span, passage.stretches, side, notes.on[side]);
    return <ComparedWords key={start} pieces={pieces.map(worded(start, words))} prefix={prefix} />;
  });
  return (
    <LeavesOf language={document.language} className={styles.text}>
      {passage[side].map((leaf) => (
        <Leaf key={leaf.block.start} leaf={leaf} page={page} />
      ))}
    </LeavesOf>
  );
}

/** The later paragraphs with what was removed at its place; the earlier ones where there are no later. */
function OneText(props: ComparedPassageProps) {
  const { passage, comparison, notes, document } = props;
  const { before, after, stretches } = passage;
  const prefix = prefixOf(comparison, "after");
  const removed = useMemo(
    () => removedBetween(before, after, stretches),
    [before, after, stretches],
  );
  const cuts = removed.map(({ at }) => at);
  const removedAt = (at: number) =>
    removed
      .slice(bisectLeft(cuts, at), bisectRight(cuts, at))
      .flatMap((one) =>
        comparedPieces(one, stretches, "before", notes.on.before).map(worded(one.start, one.text)),
      );
  const ends = new Set(after.map(({ block }) => block.end));
  const page = pageOf(prefix, (start, words) => {
    const end = start + words.length;
    const pieces = [
      ...comparedPieces({ start, end }, stretches, "after", notes.on.after, cuts).flatMap(
        (piece) => [...removedAt(piece.start), worded(start, words)(piece)],
      ),
      ...(ends.has(end) ? removedAt(end) : []),
    ];
    return <ComparedWords key={start} pieces={pieces} prefix={prefix} />;
  });
  if (after.length === 0) return <OneSide {...props} side="before" />;
  return (
    <LeavesOf language={document.language} className={styles.text}>
      {after.map((leaf) => (
        <Leaf key={leaf.block.start} leaf={leaf} page={page} />
      ))}
    </LeavesOf>
  );
}
