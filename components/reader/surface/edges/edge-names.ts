import { useTranslations } from "use-intl";
import type { Kind } from "@/lib/annotation/annotation";
import { placeOfEdge, type Edge } from "@/lib/span/edges";
import type { Span } from "@/lib/span/span";

/** The most characters of the words inside that a label contains. */
const SOME = 40;

/** The label of an edge, from the word outside it, and its value, from the words inside. */
export function useEdgeNames(text: string, kind: Kind, spans: readonly Span[]) {
  const t = useTranslations("Edges");
  return (edge: Edge): { readonly name: string; readonly value: string } => {
    const { segment, side } = edge;
    const at = placeOfEdge(spans, edge);
    const piece = spans.length > 1 ? String(segment + 1) : "none";
    const own = spans[segment] ?? { start: at, end: at };
    const words =
      side === "start"
        ? text.slice(at, Math.min(own.end, at + SOME))
        : text.slice(Math.max(own.start, at - SOME), at);
    const beside = side === "start" ? lastWord(text.slice(0, at)) : firstWord(text.slice(at));
    return {
      name: t(`name.${side}`, { kind: t(`kind.${kind}`), piece, beside: beside || "none" }),
      value: t(`value.${side}`, { words: words.trim() }),
    };
  };
}

/** The most characters that are shown beside an edge while it is dragged. */
const FEW = 28;

/** What an edge would let in first or last, cut at a space: for a label beside the pointer. */
export function wordsAtEdge(text: string, spans: readonly Span[], { segment, side }: Edge): string {
  const { start, end } = spans[segment] ?? { start: 0, end: 0 };
  if (end - start <= FEW) return text.slice(start, end).replace(/\s+/g, " ");
  if (side === "start") {
    const words = text.slice(start, start + FEW);
    return `${words.slice(0, cutAt(words.search(/\s\S*$/), FEW)).replace(/\s+/g, " ")} …`;
  }
  const words = text.slice(end - FEW, end);
  return `… ${words
    .slice(cutAt(words.search(/\s/), 0))
    .trimStart()
    .replace(/\s+/g, " ")}`;
}

/** Where a space was found, or else the other place: a script without spaces is cut anywhere. */
function cutAt(space: number, otherwise: number): number {
  return space > 0 ? space : otherwise;
}

/** Removes punctuation beside a word. */
function firstWord(after: string): string {
  return /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/u.exec(after.slice(0, 80))?.[0] ?? "";
}

function lastWord(before: string): string {
  return (
    before
      .slice(-80)
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)
      ?.at(-1) ?? ""
  );
}
