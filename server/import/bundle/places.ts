import type { Annotation } from "@/lib/annotation/annotation";
import type { Piece } from "@/lib/quotation/judged";

type Row = Readonly<Record<string, unknown>>;
type At = Pick<Annotation["target"][number], "start" | "end">;

/** The texts of a bundle, and which of them each annotation lies in. */
export class Places {
  readonly #texts = new Map<string, string>();
  readonly #annotations = new Map<string, { readonly text: string; readonly quote: string }>();

  addText(documentId: unknown, number: unknown, text: string): void {
    this.#texts.set(`${String(documentId)}/${String(number)}`, text);
  }

  has(documentId: unknown, number: unknown): boolean {
    return this.#text(documentId, number) !== undefined;
  }

  #text(documentId: unknown, number: unknown): string | undefined {
    return this.#texts.get(`${String(documentId)}/${String(number)}`);
  }

  /**
   * Whether all that a row says of places lies in the texts it names: everything that reads it later
   * relies on that. Offsets are UTF-16 code units.
   */
  fits(table: string, row: Row): boolean {
    const { documentId, revision, target } = row;
    switch (table) {
      case "Annotation": {
        const text = this.#text(documentId, revision);
        if (text === undefined || !isHull(row) || !areIn(text, target)) return false;
        const quote = (target as Annotation["target"]).map(({ exact }) => exact).join(" … ");
        this.#annotations.set(String(row.id), { text, quote });
        return true;
      }
      case "Suggestion":
      case "Adjudication":
      case "AdjudicatedSpan":
        return isHull(row) && areIn(this.#text(documentId, revision), target);
      case "Evidence":
        return (
          documentId === null || target === null || areIn(this.#text(documentId, revision), target)
        );
      case "AnchorEvent":
        return (
          areIn(this.#text(documentId, row.fromRevision), row.before) &&
          (row.after === null || areIn(this.#text(documentId, row.toRevision), row.after)) &&
          areIn(this.#text(documentId, row.toRevision), row.candidates, true)
        );
      case "Attribution": {
        const text = this.#annotations.get(String(row.contentAnnotationId))?.text;
        return [row.cue, row.source, row.addressee].every(
          (words) => words === null || areIn(text, words, true),
        );
      }
      case "QuotationCheck":
        return this.#checkFits(row);
      case "Dismissal":
        return areIn(this.#text(documentId, revision), [row]);
      default:
        return true;
    }
  }

  #checkFits(row: Row): boolean {
    const quote = this.#annotations.get(String(row.annotationId))?.quote;
    const source = this.#text(row.sourceDocumentId, row.sourceRevision);
    const pieces = row.pieces as readonly Piece[];
    return (
      source !== undefined &&
      pieces.every(
        (piece) =>
          areIn(quote, [piece.quote], true) &&
          [piece.source, piece.dropped].every((at) => !at || areIn(source, [at], true)) &&
          piece.operations.every(
            (one) =>
              (!one.quote || areIn(quote, [one.quote], true)) &&
              (!one.source || areIn(source, [one.source], true)),
          ),
      ) &&
      ((row.warnings ?? []) as At[]).every((at) => !("start" in at) || areIn(source, [at], true))
    );
  }
}

/** The hull of a target is what ranges are asked by. */
function isHull({ target, start, end }: Row): boolean {
  const segments = target as readonly At[];
  return (
    segments.length > 0 &&
    start === segments.reduce((least, at) => Math.min(least, at.start), Infinity) &&
    end === segments.reduce((most, at) => Math.max(most, at.end), 0)
  );
}

function areIn(text: string | undefined, places: unknown, mayBeEmpty = false): boolean {
  return (
    text !== undefined &&
    (places as readonly At[]).every(
      ({ start, end }) =>
        (mayBeEmpty ? start <= end : start < end) && isOffset(text, start) && isOffset(text, end),
    )
  );
}

/** Whether a text can be cut there: no offset lies inside a surrogate pair. */
function isOffset(text: string, at: number): boolean {
  if (at < 0 || at > text.length) return false;
  return !(/[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)));
}
