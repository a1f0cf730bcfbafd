"use client";
import { Fragment, useId, useMemo, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Annotation } from "@/lib/annotation/annotation";
import { cueOf, hedgesOf } from "@/lib/annotation/certainty";
import { blockTree, withIndents } from "@/lib/text/block-tree";
import type { Structure } from "@/lib/text/document-text";
import type { Drawn } from "../../model/surface-handle";
import { BlockView } from "../../surface/block-view";
import type { Page } from "../../surface/text-page";
import { headingsOf } from "../../surface/text-view";
import textStyles from "../../surface/text-view.module.css";
import type { PrintNoteProps } from "./margin-note";
import { PrintNote } from "./print-note";
import { notesBeside, printRuns, type PrintPiece } from "./print-runs";
import styles from "./print-view.module.css";

interface PrintTextProps {
  readonly text: string;
  readonly title: string;
  readonly structure: Structure;
  readonly language: string;
  /** In reading order, by which notes are numbered. */
  readonly annotations: readonly Annotation[];
  /** The prefix of all ids on this page, where others name them. */
  readonly prefix?: string;
  /** What stands beside the text for an annotation. */
  readonly note?: (note: PrintNoteProps) => ReactNode;
}

/** The text for print: annotations underlined and numbered, each note beside its block. */
export function PrintText(props: PrintTextProps) {
  const { text, title, structure, language, annotations, prefix, note = printNote } = props;
  const surface = useTranslations("Surface");
  const own = useId();
  const id = prefix ?? own;
  const page = useMemo((): Page => {
    const runs = printRuns(annotations.map(drawn));
    return {
      id,
      ...headingsOf({ text, structure }, title),
      footnotes: new Set(structure.blocks.map((b) => (b.kind === "footnote" ? b.label : ""))),
      tableLabel: surface("table"),
      backLabel: surface("backToText"),
      words: (start, words) =>
        runs
          .pieces({ start, end: start + words.length })
          .map((piece) => (
            <Piece
              key={piece.start}
              piece={piece}
              text={text}
              annotations={annotations}
              page={id}
            />
          )),
    };
  }, [annotations, structure, text, title, id, surface]);
  const blocks = useMemo(
    () =>
      withIndents(blockTree({ text, structure })).flatMap((node) =>
        node.type === "gap" ? [] : node,
      ),
    [text, structure],
  );
  const beside = notesBeside(
    blocks.map(({ block }) => block),
    annotations,
  );
  const noteOf = (number: number) => {
    const annotation = annotations[number - 1];
    if (!annotation) return null;
    const back = `#${id}place-${number}`;
    const shown = note({ id: `${id}note-${number}`, back, number, annotation });
    return <Fragment key={number}>{shown}</Fragment>;
  };
  return (
    <div
      className={`${textStyles.text} ${styles.text}`}
      lang={language === "" ? undefined : language}
    >
      {blocks.map((node, i) => {
        const notes = (beside[i] ?? []).map((number) => noteOf(number));
        const block = <BlockView key={i} node={node} page={page} />;
        if (notes.length === 0) return block;
        return (
          <div key={i} className={styles.row}>
            {notes}
            {block}
          </div>
        );
      })}
    </div>
  );
}

const printNote = (note: PrintNoteProps) => <PrintNote {...note} />;

interface PieceProps extends Pick<PrintTextProps, "text" | "annotations"> {
  readonly piece: PrintPiece;
  /** The prefix of all ids on this page. */
  readonly page: string;
}

/** Words underlined by their annotations, with the numbers of those that end here. */
function Piece({ piece, text, annotations, page }: PieceProps) {
  const { start, end, runs, numbers } = piece;
  const marked = runs.reduceRight<ReactNode>(
    (inner, { key, lane, drawn: { kind, status, anchor, confidence, hedge } }) => (
      <mark
        key={key}
        className={styles.mark}
        data-kind={kind}
        data-rejected={status === "rejected" || undefined}
        data-hedge={hedge ?? undefined}
        data-confidence={confidence ?? undefined}
        data-uncertain={anchor === "changed" || undefined}
        style={{
          textUnderlineOffset: `${0.16 + Math.min(lane, 4) * 0.15}em`,
          paddingBlockEnd: hedge ? `${0.12 + Math.min(lane, 4) * 0.15}em` : undefined,
        }}
      >
        {inner}
      </mark>
    ),
    text.slice(start, end),
  );
  return (
    <>
      {marked}
      {numbers.map((number) => {
        const confidence = annotations[number - 1]?.confidence ?? null;
        return (
          <sup key={number} id={`${page}place-${number}`} className={styles.number}>
            <a href={`#${page}note-${number}`}>{number}</a>
            {confidence !== null && <i>{cueOf(confidence)}</i>}
          </sup>
        );
      })}
    </>
  );
}

function drawn(annotation: Annotation): Drawn {
  const { id, kind, target, status, anchor, confidence } = annotation;
  const hedge = hedgesOf(annotation)[0] ?? null;
  return {
    id,
    kind,
    target,
    status,
    anchor,
    confidence,
    hedge,
    paint: null,
    pending: false,
    label: "",
  };
}
