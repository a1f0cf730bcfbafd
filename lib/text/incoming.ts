import { isWellFormed, wellFormed } from "./code-points";
import { MAX_TEXT_LENGTH, type DocumentText, type SourceMetadata } from "./document-text";
import { reason, type Reason } from "../reason";

/** What import changed in a text, what it left out, or what a reader of it cannot see. */
export const NOTICE_KINDS = [
  "byte-order-mark-removed",
  "line-ends-changed",
  "controls-made-visible",
  "bidi-controls-kept",
  "zero-width-kept",
  "raw-html-left-out",
  "links-made-text",
  "encoding-guessed",
  "encoding-doubtful",
  "bytes-replaced",
  "nul-left-out",
  "other-kind-of-file",
  "read-as-html",
  "outside-article-left-out",
  "pictures-left-out",
  "deletions-left-out",
  "comments-left-out",
  "hidden-left-out",
  "macros-left-out",
  "attachments-left-out",
  "other-readings-left-out",
  "running-heads-left-out",
  "hyphens-joined",
  "parts-missing",
] as const;

export interface Notice {
  readonly kind: (typeof NOTICE_KINDS)[number];
  /** How often. */
  readonly count?: number;
  /** What its sentence names. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface IncomingText extends DocumentText {
  readonly metadata: Partial<SourceMetadata>;
  readonly title?: string;
  readonly notices: readonly Notice[];
}

export type TextProblem = "empty" | "too-long" | "not-text" | "lone-surrogate" | "too-deep";

export interface TextRefusal {
  readonly ok: false;
  readonly problem: TextProblem;
  readonly reason: Reason;
}

export type TextOutcome = { readonly ok: true; readonly value: IncomingText } | TextRefusal;

const REASONS: Readonly<Record<TextProblem, Reason>> = {
  empty: reason("Refusals.text.empty"),
  "too-long": reason("Refusals.text.tooLong", { millions: MAX_TEXT_LENGTH / 1e6 }),
  "not-text": reason("Refusals.text.notText"),
  "lone-surrogate": reason("Refusals.text.loneSurrogate"),
  "too-deep": reason("Refusals.text.tooDeep"),
};

export function unusable(problem: TextProblem, why = REASONS[problem]): TextRefusal {
  return { ok: false, problem, reason: why };
}

/** How deep elements may nest. Real pages stay below 60. */
export const MAX_DEPTH = 200;

/**
 * Why the content is not accepted as text, or null. A few NULs are a fault of whoever wrote it and
 * are shown, as browsers do; many mean that something else was sent (a picture, UTF-16 read as
 * UTF-8).
 */
export function whyNotText(content: string, longest: number): TextRefusal | null {
  if (content.length > longest) return unusable("too-long");
  if (/^(?:%PDF-|PK\x03\x04|\x89PNG|GIF8[79]a|\{\\rtf1)/.test(content)) {
    return unusable("not-text");
  }
  if (!isWellFormed(content)) return unusable("lone-surrogate");
  // A few stray controls are a terminal's colours; one in ten characters means a binary file.
  const controls = content.match(UNSEEN_CONTROL)?.length ?? 0;
  if (controls > 16 && controls > content.length / 10) return unusable("not-text");
  return null;
}

/** A text needs a visible character. */
const SEEN = /[^\s\p{Cf}\p{Cc}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u;

const LINE_ENDS = /\r\n|[\r\v\f\x85\u2028\u2029]/g;
const UNSEEN_CONTROL = /[\x00-\x08\x0E-\x1F\x7F\uFFFE\uFFFF]/g;

export interface Normalised {
  readonly text: string;
  readonly notices: readonly Notice[];
}

/**
 * One line end, no byte order mark at the start, no control character XML or the database refuses.
 * Only CRLF and the mark make the text shorter; everything else keeps its offset, and no character
 * is ever composed or decomposed.
 */
export function normaliseText(content: string): Normalised {
  const notices: Notice[] = [];
  let text = content;
  if (text.startsWith("\uFEFF")) {
    text = text.slice(1);
    notices.push({ kind: "byte-order-mark-removed", count: 1 });
  }
  let ends = 0;
  text = text.replace(LINE_ENDS, () => (ends++, "\n"));
  if (ends > 0) notices.push({ kind: "line-ends-changed", count: ends });
  const controls = text.match(UNSEEN_CONTROL)?.length ?? 0;
  if (controls > 0) {
    text = showControls(text);
    notices.push({ kind: "controls-made-visible", count: controls });
  }
  return { text, notices };
}

/**
 * Replaces control characters by their pictures (U+2400 and on), so that they are visible and kept;
 * NUL by U+FFFD, as a browser does.
 */
export function showControls(text: string): string {
  return text.replace(UNSEEN_CONTROL, (control) => {
    const code = control.charCodeAt(0);
    if (code === 0) return "\uFFFD";
    if (code === 0x7f) return "\u2421";
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\uFFFD";
  });
}

/** Words as the database and JSON can hold them: no control, no surrogate without its other half. */
export function storable(words: string): string {
  return wellFormed(showControls(words));
}

/**
 * The last step of every importer: refuses a text that has no words or is too long, and counts
 * invisible characters that stay in it. A joiner inside an emoji is not counted.
 */
export function acceptText(
  { text, structure }: DocumentText,
  known: Pick<IncomingText, "metadata" | "title" | "notices">,
): TextOutcome {
  if (!SEEN.test(text)) return unusable("empty");
  if (text.length > MAX_TEXT_LENGTH) return unusable("too-long");
  const notices = [...known.notices];
  const bidi = text.match(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g)?.length ?? 0;
  if (bidi > 0) notices.push({ kind: "bidi-controls-kept", count: bidi });
  const zeroWidth =
    text.match(/[\xAD\u034F\u180E\u200B\u200C\u2060\uFEFF]|\u200D(?!\p{Extended_Pictographic})/gu)
      ?.length ?? 0;
  if (zeroWidth > 0) notices.push({ kind: "zero-width-kept", count: zeroWidth });
  const title = known.title?.trim();
  return {
    ok: true,
    value: { text, structure, metadata: known.metadata, ...(title ? { title } : {}), notices },
  };
}
