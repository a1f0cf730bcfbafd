"use client";
import { useMemo, type CSSProperties } from "react";
import type { AgreementPlace, CodedText } from "@/lib/agreement/agreement-page";
import { codedPieces, shareOf, type CodedPiece } from "@/lib/agreement/on-text";
import { lettersBeside, MAX_DRAWN, ribbonsOf } from "@/lib/agreement/ribbons";
import { DISPUTED } from "./agreed-place";
import { Leaf, LeavesOf, pageOf } from "./leaves";
import styles from "./agreed-view.module.css";

interface AgreedTextProps {
  readonly coded: CodedText;
  readonly place: Pick<AgreementPlace, "layer" | "numbers">;
  readonly language: string;
}

/**
 * A page of the text with a ribbon for each coder under its lines and shades behind its words. The
 * table of passages says the same in words.
 */
export function AgreedText({ coded, place, language }: AgreedTextProps) {
  const { leaves, coders } = coded;
  const { layer, numbers } = place;
  const lanes = layer === "shades" ? 0 : Math.min(coders.length, MAX_DRAWN);
  const page = useMemo(
    () =>
      pageOf("agreed-", (start, words) =>
        codedPieces({ start, end: start + words.length }, coded).map((piece) => (
          <Piece
            key={piece.start}
            piece={piece}
            words={words.slice(piece.start - start, piece.end - start)}
            coded={coded}
            lanes={lanes}
            isShaded={layer !== "ribbons"}
            numbers={numbers}
          />
        )),
      ),
    [coded, lanes, layer, numbers],
  );
  const style = { "--lanes": lanes, "--letters": lettersBeside(lanes) } as CSSProperties;
  return (
    <LeavesOf
      language={language}
      className={lanes > 0 ? `${styles.text} ${styles.ribbons}` : styles.text}
      style={style}
    >
      {leaves.map((leaf) => (
        <Leaf key={leaf.block.start} leaf={leaf} page={page} />
      ))}
    </LeavesOf>
  );
}

interface PieceProps {
  readonly piece: CodedPiece;
  readonly words: string;
  readonly coded: CodedText;
  readonly lanes: number;
  readonly isShaded: boolean;
  readonly numbers: boolean;
}

function Piece({ piece, words, coded, lanes, isShaded, numbers }: PieceProps) {
  const { run, shared, isFirst, isLast } = piece;
  const { coders, labels } = coded;
  const share = shared && isShaded ? shareOf(shared.count, coders.length) : undefined;
  const inner = share ? (
    <span className={styles.shared} data-share={share}>
      {words}
    </span>
  ) : (
    words
  );
  const marks = run?.marks.filter(({ coder }) => coder < lanes) ?? [];
  const ribbons = marks.map(({ coder, labels: [first = 0] }) => ({
    coder,
    colour: `var(--${labels[first]?.kind ?? "note"})`,
  }));
  const isStop = isFirst && run?.disputed !== null;
  return (
    <>
      {run ? (
        <span
          id={isStop ? `${DISPUTED}${run.disputed}` : undefined}
          tabIndex={isStop ? -1 : undefined}
          className={marks.length > 0 ? styles.run : undefined}
          data-disputed={run.disputed ?? undefined}
          style={ribbonsOf(ribbons)}
        >
          {isFirst &&
            marks.map(({ coder, begins }) =>
              begins.length === 0 ? null : (
                <i
                  key={coder}
                  aria-hidden="true"
                  className={styles.begins}
                  data-labels={begins.map((label) => label + 1).join(" ")}
                  style={{ "--lane": coder } as CSSProperties}
                />
              ),
            )}
          {inner}
        </span>
      ) : (
        inner
      )}
      {numbers && isShaded && isLast && shared && (
        <span className={styles.number} data-share={`${shared.count}/${coders.length}`} />
      )}
    </>
  );
}
