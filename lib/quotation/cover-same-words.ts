import { overlap, type Span } from "../span/span";

/** Whether two spans cover the same words, whatever quotation marks and spaces each of them has. */
export function coverSameWords(text: string, a: Span, b: Span): boolean {
  if (!overlap(a, b)) return false;
  const difference =
    text.slice(Math.min(a.start, b.start), Math.max(a.start, b.start)) +
    text.slice(Math.min(a.end, b.end), Math.max(a.end, b.end));
  return !/[\p{L}\p{N}]/u.test(difference);
}
