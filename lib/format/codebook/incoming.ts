import { reason, type Reason, type ReasonKey } from "../../reason";
import { MAX_CODES } from "../../contract/code-terms";
import { MAX_DEFINITION } from "../../contract/terms";
import { beginningOf } from "../xml-text";
import type { Code } from "./code";

/**
 * A code of a file before its values are checked: what the file does not say is absent. `fields` are
 * those of the contract, whatever they hold.
 */
export interface IncomingCode {
  /** The line of the file, or which of its codes it is, counted from 1. */
  readonly line: number;
  /** What other codes of the file call it; the first is its own, the others may be those of several. */
  readonly names: readonly string[];
  readonly kind?: unknown;
  readonly slug?: unknown;
  readonly label: unknown;
  /** A name of the code above it; null for none, absent where the file has no such thing. */
  readonly parent?: unknown;
  readonly mergedInto?: unknown;
  readonly fields: { readonly [Field in keyof Partial<Code>]?: unknown };
}

/** Something of a file that can not be a code. */
export interface UnreadCode {
  readonly line: number;
  /** What the file calls it; empty where it has no name. */
  readonly name: string;
  readonly why: Reason;
}

export interface ReadCodebook {
  readonly codes: readonly IncomingCode[];
  readonly unread: readonly UnreadCode[];
  /** What else is to be known of the file, each once. */
  readonly notices: readonly Reason[];
}

export type CodebookOutcome =
  | { readonly ok: true; readonly value: ReadCodebook }
  | {
      readonly ok: false;
      readonly problem: "not-understood" | "not-this-type" | "too-large";
      readonly why: Reason;
    };

/** Reads the codebook of a file that is text. */
export type CodebookReader = (content: string) => CodebookOutcome;

/** Collects what is read of a file. */
export class CodebookReading {
  private readonly codes: IncomingCode[] = [];
  private readonly unread: UnreadCode[] = [];
  private readonly counts = new Map<ReasonKey, { count: number; names: Set<string> }>();

  /** A definition that is too long, as those of other programs may be, is cut, and a notice says so. */
  add(code: IncomingCode): void {
    const { definition } = code.fields;
    if (typeof definition !== "string" || definition.length <= MAX_DEFINITION) {
      this.codes.push(code);
      return;
    }
    this.notice(
      "Refusals.codebookFile.notices.cut",
      typeof code.label === "string" ? code.label : "",
    );
    const fields = { ...code.fields, definition: beginningOf(definition, MAX_DEFINITION) };
    this.codes.push({ ...code, fields });
  }

  refuse(line: number, name: string, why: Reason): void {
    this.unread.push({ line, name: beginningOf(name, 200), why });
  }

  /** Says once, and how often, what is to be known. */
  notice(key: ReasonKey, name = "", count = 1): void {
    const known = this.counts.get(key) ?? { count: 0, names: new Set<string>() };
    known.count += count;
    if (name !== "" && known.names.size < 12) known.names.add(beginningOf(name, 100));
    this.counts.set(key, known);
  }

  finish(): CodebookOutcome {
    const { codes, unread } = this;
    if (codes.length + unread.length > MAX_CODES) {
      const why = reason("Refusals.codebookFile.tooMany", { codes: MAX_CODES });
      return { ok: false, problem: "too-large", why };
    }
    const notices = [...this.counts].map(([key, { count, names }]) =>
      reason(key, { count, names: [...names] }),
    );
    return { ok: true, value: { codes, unread, notices } };
  }
}

/** Nothing of the file can be read. */
export function noCodebook(why: Reason): CodebookOutcome {
  return { ok: false, problem: "not-understood", why };
}
