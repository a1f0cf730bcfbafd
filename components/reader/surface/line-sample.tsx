import { cueOf, type Hedge } from "@/lib/annotation/certainty";
import { hedgePath, linePath, ownLine } from "./line-shape";
import overlay from "./overlay.module.css";

interface LineSampleProps {
  readonly confidence?: number | null;
  readonly hedge?: Hedge | null;
}

const [LEFT, RIGHT, AT] = [1, 35, 13];

/** A sample of the line under words, for a legend. */
export function LineSample({ confidence = null, hedge = null }: LineSampleProps) {
  return (
    <svg width={54} height={18} aria-hidden="true">
      <g
        className={overlay.run}
        data-kind="claim"
        data-active="no"
        data-confidence={confidence ?? undefined}
        data-hedge={hedge ?? undefined}
      >
        <rect className={overlay.wash} x={0} y={1} width={36} height={12} rx={2} />
        <path className={overlay.line} d={linePath("claim", LEFT, RIGHT, ownLine(AT, hedge))} />
        {hedge && <path className={overlay.hedge} d={hedgePath(hedge, LEFT, RIGHT, AT)} />}
        {confidence !== null && (
          <text className={overlay.cue} x={RIGHT + 4} y={AT}>
            {cueOf(confidence)}
          </text>
        )}
      </g>
    </svg>
  );
}
