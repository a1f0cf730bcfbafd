import styles from "./picture.module.css";

/** Where the lines of the drawn page begin and end, in units of the drawing. */
const LINES = [
  [40, 196],
  [40, 204],
  [40, 188],
  [40, 200],
  [40, 172],
  [40, 204],
  [40, 192],
  [40, 120],
] as const;
const FIRST_LINE = 62;
const LINE_HEIGHT = 20;

const yOf = (line: number) => FIRST_LINE + line * LINE_HEIGHT;

/** A wavy line, as rhetoric is underlined. */
function wave(from: number, to: number, y: number): string {
  const arcs = Array.from({ length: Math.floor((to - from) / 8) }, () => "q2 -3.2 4 0 t4 0");
  return `M${from} ${y} ${arcs.join(" ")}`;
}

/**
 * What the product is about, drawn: a page on which a claim, a quotation and rhetoric are marked,
 * each by its sign and its line, with notes in the margin. It says nothing that no words say.
 */
export function Picture() {
  return (
    <svg className={styles.picture} viewBox="0 0 360 260" aria-hidden="true" focusable="false">
      <rect className={styles.page} x="16" y="12" width="212" height="236" rx="6" />
      <rect className={styles.title} x="40" y="32" width="104" height="9" rx="2" />
      {LINES.map(([from, to], line) => (
        <rect
          key={yOf(line)}
          className={styles.line}
          x={from}
          y={yOf(line)}
          width={to - from}
          height="6"
          rx="2"
        />
      ))}
      <g className={styles.claim}>
        <rect className={styles.wash} x="72" y={yOf(1) - 5} width="108" height="17" rx="3" />
        <path className={styles.mark} d={`M72 ${yOf(1) + 12} H180`} />
        <path className={styles.thread} d={`M180 ${yOf(1) + 3} C206 ${yOf(1) + 3} 214 50 244 50`} />
      </g>
      <g className={styles.quotation}>
        <rect className={styles.wash} x="40" y={yOf(3) - 5} width="124" height="17" rx="3" />
        <path className={styles.mark} strokeDasharray="1 4" d={`M40 ${yOf(3) + 12} H164`} />
        <path
          className={styles.thread}
          d={`M164 ${yOf(3) + 3} C200 ${yOf(3) + 3} 214 128 244 128`}
        />
      </g>
      <g className={styles.rhetoric}>
        <rect className={styles.wash} x="104" y={yOf(6) - 5} width="80" height="17" rx="3" />
        <path className={styles.mark} d={wave(104, 184, yOf(6) + 12)} />
        <path
          className={styles.thread}
          d={`M184 ${yOf(6) + 3} C206 ${yOf(6) + 3} 220 206 244 206`}
        />
      </g>
      <Note y={30} sign="†" look={styles.claim} />
      <Note y={108} sign="»" look={styles.quotation} />
      <Note y={186} sign="※" look={styles.rhetoric} />
    </svg>
  );
}

/** A note in the margin, with the sign of what it is about. */
function Note({ y, sign, look }: { y: number; sign: string; look: string | undefined }) {
  return (
    <g className={look}>
      <rect className={styles.note} x="244" y={y} width="104" height="44" rx="5" />
      <text className={styles.sign} x="254" y={y + 19}>
        {sign}
      </text>
      <rect className={styles.line} x="270" y={y + 11} width="62" height="5" rx="2" />
      <rect className={styles.line} x="254" y={y + 27} width="78" height="5" rx="2" />
    </g>
  );
}
