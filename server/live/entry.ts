import "server-only";
import type { ChangeKind } from "@/lib/change/change";

/**
 * The annotation a change is about, as it stands after the change. `json` is the object of the API
 * without its closing brace and without `change`, which depends on who reads it. `null` stands for
 * one that no reader of the lane may see any more, except perhaps its author, who has to ask.
 */
export type Card =
  | { readonly json: string; readonly change: number; readonly lane: string | null }
  | { readonly json: null; readonly hiddenBy: string | null };

/** A change of a feed, ready to be sent to all who may see its lane. */
export interface Entry {
  readonly lane: string;
  /** Its number within the lane. */
  readonly number: number;
  /** In a personal lane: the shared number reached when it was written. */
  readonly after: number;
  readonly kind: ChangeKind;
  /** The annotation it is about, or null. */
  readonly annotationId: string | null;
  /** The members of the change as JSON, without its number and the outer braces. */
  readonly json: string;
  /** Undefined where the annotation may have changed again since, or there is none. */
  card?: Card;
  /** What was sent already, by everything in which it differs from reader to reader. */
  readonly rendered: Map<string, Uint8Array>;
}

/** How a stream reports a feed: its own with ids to go on from, its project's without. */
export type Form = "change" | "project";

export interface Reader {
  readonly userId: string;
  readonly form: Form;
  /** The number of an annotation's last change in this reader's own feed. */
  numberOf(thing: { readonly change: number; readonly lane: string | null }): number;
}

/** Takes the annotation out of an entry: what it was may be seen by nobody who asks now. */
export function dropCard(entry: Entry): void {
  entry.card = undefined;
  entry.rendered.clear();
}

const encoder = new TextEncoder();

export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The entry as an event with `number`, its number for this reader; made once for all alike. */
export function render(entry: Entry, number: number, reader: Reader): Uint8Array {
  const card = cardFor(entry.card, reader);
  const key = `${reader.form} ${number} ${card?.change} ${card?.json === null}`;
  const known = entry.rendered.get(key);
  if (known) return known;
  const id = reader.form === "change" ? `id: ${number}\n` : "";
  const data = `{"number":${number},${entry.json}${card ? memberOf(card) : ""}}`;
  const event = encode(`${id}event: ${reader.form}\ndata: ${data}\n\n`);
  entry.rendered.set(key, event);
  return event;
}

type RenderedCard = { readonly json: string | null; readonly change: number };

function cardFor(card: Card | undefined, reader: Reader): RenderedCard | null {
  if (!card) return null;
  if (card.json !== null) return { json: card.json, change: reader.numberOf(card) };
  return card.hiddenBy === reader.userId ? null : { json: null, change: 0 };
}

function memberOf({ json, change }: RenderedCard): string {
  return `,"annotation":${json === null ? "null" : `${json},"change":${change}}`}`;
}
