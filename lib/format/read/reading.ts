import { reason, type Reason, type ReasonKey } from "../../reason";
import {
  MAX_ITEMS,
  type IncomingAnnotation,
  type IncomingItem,
  type ReadOutcome,
} from "./incoming";

/** Collects what is read of a file: annotations, refusals of single things, and notices. */
export class Reading {
  readonly items: IncomingItem[] = [];
  private readonly counts = new Map<ReasonKey, { count: number; names: Set<string> }>();

  /** `source`: the text it is about, as the file names it. */
  add(line: number, value: IncomingAnnotation, source = ""): void {
    this.items.push({ line, value, source });
  }

  refuse(line: number, id: string | null, why: Reason): void {
    this.items.push({ line, value: null, id, why });
  }

  /** Says once, and how often, that the file has something that is not imported. */
  notice(key: ReasonKey, name = "", count = 1): void {
    const known = this.counts.get(key) ?? { count: 0, names: new Set<string>() };
    known.count += count;
    if (name !== "" && known.names.size < 12) known.names.add(name.slice(0, 100));
    this.counts.set(key, known);
  }

  finish(items: readonly IncomingItem[] = this.items): ReadOutcome {
    if (items.length > MAX_ITEMS) return tooMany();
    const notices = [...this.counts].map(([key, { count, names }]) =>
      reason(key, names.size > 0 ? { count, names: [...names] } : { count }),
    );
    return { ok: true, value: { items, notices } };
  }
}

function tooMany(): ReadOutcome {
  const why = reason("Refusals.import.tooManyItems", { items: MAX_ITEMS });
  return { ok: false, problem: "too-large", why };
}

/** Nothing of the file can be read. */
export function unreadable(why: Reason): ReadOutcome {
  return { ok: false, problem: "not-understood", why };
}
