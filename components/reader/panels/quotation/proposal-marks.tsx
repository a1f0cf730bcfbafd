"use client";
import { useLayoutEffect, useRef, useState } from "react";
import { useReaderContext } from "../../context/reader-context";
import type { Proposal } from "../../context/use-proposals";
import styles from "./quotation.module.css";

interface Line {
  readonly key: string;
  readonly isCurrent: boolean;
  readonly style: React.CSSProperties;
}

interface ProposalMarksProps {
  readonly proposals: readonly Proposal[];
  readonly current: Proposal | undefined;
  readonly layout: number;
}

/** Each mark is measured, so only those around the current one are drawn. */
const MAX_DRAWN = 40;

/** Proposals in the text: dashed underlines, since nothing is marked yet; the current one boxed. */
export function ProposalMarks({ proposals, current, layout }: ProposalMarksProps) {
  const { surface } = useReaderContext();
  const box = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState<readonly Line[]>([]);

  useLayoutEffect(() => {
    const handle = surface();
    if (!handle || !box.current) return;
    const origin = handle.originOf(box.current);
    const at = Math.max(0, current ? proposals.indexOf(current) : 0);
    const visible = proposals.slice(Math.max(0, at - MAX_DRAWN / 2), at + MAX_DRAWN / 2);
    setLines(
      visible.flatMap((proposal) =>
        handle.linesOf([proposal]).map(({ top, bottom, left, right }, i) => ({
          key: `${proposal.start} ${proposal.end} ${i}`,
          isCurrent: proposal === current,
          style: {
            top: top - origin.top,
            left: left - origin.left,
            width: right - left,
            height: bottom - top,
          },
        })),
      ),
    );
  }, [proposals, current, surface, layout]);

  return (
    <div ref={box} className={styles.layer} aria-hidden="true" data-print="no">
      {lines.map(({ key, isCurrent, style }) => (
        <span
          key={key}
          className={styles.proposal}
          data-current={isCurrent || undefined}
          style={style}
        />
      ))}
    </div>
  );
}
