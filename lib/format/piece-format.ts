import type { DocumentText } from "../text/document-text";
import type { Exported, ExportedDocument } from "./exported";
import type { HtmlWords } from "./html-words";

/** What belongs to a file as a whole. */
export interface FileFacts {
  readonly title: string;
  /** Where this installation is reached, without a slash at its end. */
  readonly publicUrl: string;
  /** ISO 8601, UTC. */
  readonly exportedAt: string;
  /** The name of the person whose file it is. */
  readonly by: string;
  /** What an annotation of the project may be called in formats that have one label; see label.ts. */
  readonly labels: readonly string[];
  /** What the format does not carry, in sentences for people. */
  readonly loss: string;
  readonly words: HtmlWords;
}

/** A text of the file, in its newest revision. */
export interface TextInFile {
  readonly document: ExportedDocument;
  readonly text: DocumentText;
  /** From 1, in the order of the file. */
  readonly number: number;
}

/** What a format may know of an annotation's surroundings. */
export interface PieceContext {
  readonly document: ExportedDocument;
  readonly publicUrl: string;
  readonly words: HtmlWords;
  /** Of the annotation among those of its document, from 1 in reading order. */
  readonly number: number;
  /** From code points to UTF-16 code units of the revision that the annotation names. */
  toUtf16(codePoints: number): number;
}

/** What becomes of one annotation. */
interface Piece {
  /** Written where it comes; empty for nothing. */
  readonly words: string;
  /** Held until the text ends, and handed to `textAfter` in reading order. */
  readonly later?: string;
}

/**
 * A format whose file is, for each text, what comes before its annotations, a piece for each of
 * them, and what comes after. Annotations are read page by page, so no writer sees all of them;
 * what it has to know at the end it hands on as `later`.
 */
export interface PieceFormat {
  /** Of the whole file. */
  before?(file: FileFacts): string;
  after?(file: FileFacts): string;
  readonly betweenTexts?: string;
  textBefore?(text: TextInFile, file: FileFacts): string;
  textAfter?(text: TextInFile, file: FileFacts, later: readonly string[]): string;
  /** Where there is no `textBefore`, it stands between the pieces of two texts, too. */
  readonly betweenPieces?: string;
  piece(one: Exported, context: PieceContext): Piece | null;
}
