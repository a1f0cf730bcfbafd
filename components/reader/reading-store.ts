import type { Role } from "@/lib/access/policy";
import type { Annotation, Kind, Note } from "@/lib/annotation/annotation";
import { apply, type Known } from "@/lib/change/apply";
import type { Change } from "@/lib/change/change";
import { byPosition, type Span } from "@/lib/span/span";
import { EVERYTHING, lets, type Filter } from "./filter";
import { overlaid, overlaidNotes } from "./overlay";
import type { Write } from "./outbox";
import type { PersonHere } from "./presence/people";
import type { Box, Found, Moved } from "./surface";

/** What the palette asks: which kind, or the details of one, or a note first. */
export interface Tagging {
  readonly spans: readonly Span[];
  /** The words as they were selected, before their edges were moved: the same palette stays. */
  readonly from: Span;
  readonly kind: Kind | null;
  readonly withNote: boolean;
  /** True once a person acts in it; before that the text keeps the focus. */
  readonly entered: boolean;
}

/** A kind and a tag kept ready: every selection becomes such an annotation at once. */
export interface Armed {
  readonly kind: Kind;
  /** Empty for none. */
  readonly slug: string;
}

export interface ReadingState {
  readonly loading: "loading" | "ready" | "failed";
  /** Why annotations could not be read, as a sentence. */
  readonly problem: string;
  /** What the server said. */
  readonly known: Known<Annotation>;
  readonly writes: readonly Write[];
  /** What the server said with everything on its way laid over it, in reading order. */
  readonly annotations: readonly Annotation[];
  readonly byId: ReadonlyMap<string, Annotation>;
  /** Those that the filter lets through and that have a place in the text. */
  readonly shown: readonly Annotation[];
  /** Those that the filter lets through and that lost their place. */
  readonly lost: readonly Annotation[];
  readonly pending: ReadonlySet<string>;
  /** By annotation, as the server said them; absent until asked for. */
  readonly notes: ReadonlyMap<string, readonly Note[]>;
  /** Why the notes asked for last could not be read. */
  readonly notesProblem: string;
  readonly filter: Filter;
  readonly openId: string | null;
  /** Where j and k stand. */
  readonly currentId: string | null;
  /** The card whose first line takes the focus as soon as it is there. */
  readonly focusId: string | null;
  readonly hoveredId: string | null;
  readonly tagging: Tagging | null;
  readonly armed: Armed | null;
  /** An edge of the open annotation is on its way. */
  readonly moved: Moved | null;
  /** Whether the bar for finding words is there, and what it found. */
  readonly finding: boolean;
  readonly found: Found | null;
  /** Whether quotations that were found in the text are gone through. */
  readonly proposing: boolean;
  readonly chooser: { readonly ids: readonly string[]; readonly at: Box } | null;
  /** What is being written in the open card, or asked about it. */
  readonly writing: "note" | "edit" | "reference" | "remove" | null;
  /** How many forms are open: changes of others wait while one is. */
  readonly editing: number;
  /** Changes that wait for a form to be closed. */
  readonly held: readonly Change[];
  readonly link: "connecting" | "live" | "polling" | "away" | "closed";
  /** Who has the document open, oneself among them. */
  readonly people: readonly PersonHere[];
  /** The last number heard of the project's feed. */
  readonly projectChange: number;
  /** What is selected, by someone who may not annotate it. */
  readonly selected: readonly Span[] | null;
  /** The text has a newer revision than the one that is read. */
  readonly revised: boolean;
  /** False when a reload would lose what waits. */
  readonly keeps: boolean;
  readonly undoable: boolean;
  readonly redoable: boolean;
}

/** Who reads: the facts that decide what can be done. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly secondReader: boolean;
}

/** The page's state and who listens to it. Everything derived is derived here, once per change. */
export class ReadingStore {
  private state: ReadingState;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly me: Me,
    seen: number,
    seenOfProject: number,
  ) {
    this.state = {
      loading: "loading",
      problem: "",
      known: { seen, annotations: new Map() },
      writes: [],
      annotations: [],
      byId: new Map(),
      shown: [],
      lost: [],
      pending: new Set(),
      notes: new Map(),
      notesProblem: "",
      filter: EVERYTHING,
      openId: null,
      currentId: null,
      focusId: null,
      hoveredId: null,
      tagging: null,
      armed: null,
      moved: null,
      finding: false,
      found: null,
      proposing: false,
      chooser: null,
      writing: null,
      editing: 0,
      held: [],
      link: "connecting",
      people: [],
      projectChange: seenOfProject,
      selected: null,
      revised: false,
      keeps: true,
      undoable: false,
      redoable: false,
    };
  }

  readonly now = (): ReadingState => this.state;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  set(change: Partial<ReadingState>): void {
    const names = Object.keys(change) as (keyof ReadingState)[];
    if (names.every((name) => Object.is(change[name], this.state[name]))) return;
    this.state = derived(this.state, { ...this.state, ...change }, this.me);
    for (const listener of this.listeners) listener();
  }

  /** A page of annotations as they are now. */
  arrived(some: readonly Annotation[]): void {
    const { known } = this.state;
    const annotations = new Map(known.annotations);
    for (const annotation of some) {
      const present = annotations.get(annotation.id);
      if (!present || present.version <= annotation.version) {
        annotations.set(annotation.id, annotation);
      }
    }
    this.set({ known: { ...known, annotations } });
  }

  /** The changes of a feed, with the annotations behind them. */
  changed(changes: readonly Change[], fresh: ReadonlyMap<string, Annotation>): void {
    // Others may have come to wait while these were read.
    const held = this.state.held.filter((one) => !changes.includes(one));
    this.set({ known: apply(this.state.known, changes, fresh), held });
  }

  open(id: string | null): void {
    const currentId = id ?? this.state.currentId;
    this.set({ openId: id, currentId, chooser: null, writing: null });
  }

  /** A form was opened; call the answer when it closes. */
  edits(): () => void {
    this.set({ editing: this.state.editing + 1 });
    let closed = false;
    return () => {
      if (closed) return;
      closed = true;
      this.set({ editing: this.state.editing - 1 });
    };
  }

  notesOf(annotationId: string): readonly Note[] | null {
    const known = this.state.notes.get(annotationId);
    const underway = this.state.writes.filter(isUnderway);
    if (!known && !underway.some(({ deed }) => deed.does === "note")) return null;
    return overlaidNotes(known ?? [], underway, annotationId);
  }
}

export function isUnderway({ state }: Write): boolean {
  return state === "waiting" || state === "sending";
}

function derived(before: ReadingState, next: ReadingState, me: Me): ReadingState {
  const sameThings =
    before.known.annotations === next.known.annotations && before.writes === next.writes;
  const { filter } = next;
  if (sameThings && filter === before.filter) return next;
  const underway = next.writes.filter(isUnderway);
  const byId = sameThings ? next.byId : overlaid(next.known.annotations, underway, me);
  const annotations =
    byId === before.byId ? next.annotations : [...byId.values()].sort(inReadingOrder);
  const through = annotations.filter((annotation) => lets(filter, annotation));
  return {
    ...next,
    byId,
    annotations,
    shown: through.filter((annotation) => !annotation.orphan),
    lost: through.filter((annotation) => annotation.orphan),
    pending: new Set(
      underway.flatMap(({ deed }) =>
        deed.does === "annotate" ? deed.annotation.id : deed.annotationId,
      ),
    ),
  };
}

/** Where annotations begin at the same place the longer comes first, as it holds the other. */
export function inReadingOrder(a: Annotation, b: Annotation): number {
  const [first, second] = [a.target[0], b.target[0]];
  if (!first || !second) return 0;
  return byPosition(first, second) || (a.id < b.id ? -1 : 1);
}
