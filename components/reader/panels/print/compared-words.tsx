"use client";
import { Fragment, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import "@/messages/revisions";
import type { Run } from "../../surface/run-index";
import type { ComparedPiece } from "./compared-pieces";
import printStyles from "./print-view.module.css";
import styles from "./compared-view.module.css";

/** A piece with its words. */
export interface WordedPiece extends Pick<ComparedPiece, "start" | "kind" | "runs" | "numbers"> {
  readonly words: string;
}

interface ComparedWordsProps {
  readonly pieces: readonly WordedPiece[];
  /** The prefix of the ids of places and notes of this text. */
  readonly prefix: string;
}

/**
 * Words with what was removed and added as `del` and `ins`, underlined by their annotations, with the
 * numbers of those that end here.
 */
export function ComparedWords({ pieces, prefix }: ComparedWordsProps) {
  const t = useTranslations("Revisions");
  const hidden = (what: string) => <span className="visually-hidden">{what}</span>;
  return groupsOf(pieces).map((group) => {
    const { kind, start } = group[0] as WordedPiece;
    const inner = group.map((piece) => <Piece key={piece.start} piece={piece} prefix={prefix} />);
    if (kind === "same") return <Fragment key={`same ${start}`}>{inner}</Fragment>;
    const Element = kind === "removed" ? "del" : "ins";
    return (
      <Element key={`${kind} ${start}`} className={styles[kind]}>
        {hidden(t(`${kind}Begins`))}
        {inner}
        {hidden(t(`${kind}Ends`))}
      </Element>
    );
  });
}

/** Pieces of one kind that follow one another. */
function groupsOf(pieces: readonly WordedPiece[]): WordedPiece[][] {
  const groups: WordedPiece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last?.[0]?.kind === piece.kind) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function Piece({ piece, prefix }: { readonly piece: WordedPiece; readonly prefix: string }) {
  const { words, runs, numbers } = piece;
  return (
    <>
      {runs.reduceRight<ReactNode>(
        (inner, run) => (
          <Marked run={run}>{inner}</Marked>
        ),
        words,
      )}
      {numbers.map((number) => (
        <sup key={number} id={`${prefix}place-${number}`} className={styles.number}>
          <a href={`#${prefix}note-${number}`}>{number}</a>
        </sup>
      ))}
    </>
  );
}

function Marked({ run, children }: { readonly run: Run; readonly children: ReactNode }) {
  const { lane, drawn } = run;
  return (
    <mark
      className={printStyles.mark}
      data-kind={drawn.kind}
      data-rejected={drawn.status === "rejected" || undefined}
      data-uncertain={drawn.anchor === "changed" || undefined}
      style={{ textUnderlineOffset: `${0.16 + Math.min(lane, 4) * 0.15}em` }}
    >
      {children}
    </mark>
  );
}
