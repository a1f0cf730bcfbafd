import { wordChanges } from "@/lib/text/word-changes";

interface WordsDifferProps {
  readonly before: string;
  readonly after: string;
  /** Which side is shown: both on one line, or only the words of one. */
  readonly side?: "both" | "before" | "after";
}

/** A difference of words: removed ones struck through, added ones underlined. */
export function WordsDiffer({ before, after, side = "both" }: WordsDifferProps) {
  return (
    <span dir="auto">
      {wordChanges(before, after).map(({ value, kind }, i) => {
        if (kind === "added") return side === "before" ? null : <ins key={i}>{value}</ins>;
        if (kind === "removed") return side === "after" ? null : <del key={i}>{value}</del>;
        return <span key={i}>{value}</span>;
      })}
    </span>
  );
}
