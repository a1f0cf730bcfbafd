import type { Evidence } from "@/components/claims/evidence";
import type { ConnectionState } from "@/components/live/feed-connection";
import type { Role } from "@/lib/access/policy";
import { hasPlace, type Annotation, type Kind, type Note } from "@/lib/annotation/annotation";
import type { TagKind } from "@/lib/tag/codebook";
import type { KnownAnnotations } from "@/lib/change/apply";
import type { Change } from "@/lib/change/change";
import { byPosition, type Span } from "@/lib/span/span";
import { annotationIdOf } from "./operations/operation";
import { EVERYTHING, filterMatches, type Families, type Filter } from "./filter";
import type { Operation } from "./operations/registry";
import { overlaid } from "./overlay";
import type { Write } from "./write";
import type { PresentPerson } from "./people";
import type { ReceivedChange } from "./received-change";
import type { Box, Found, Moved } from "./surface-handle";

/** What the palette asks: which kind, or the details of one, or a note first. */
export interface Tagging {
  readonly spans: readonly Span[];
  /** The words as they were selected, before their edges were moved: the same palette stays. */
  readonly from: Span;
  readonly kind: TagKind | null;
  readonly withNote: boolean;
  /** Whether the annotation is for oneself alone. */
  readonly hidden: boolean;
  /** True once a person acts in it; before that the text keeps the focus. */
  readonly entered: boolean;
}

/** A kind and a tag kept ready: every selection becomes such an annotation at once. */
export interface QuickTag {
  readonly kind: Kind;
  /** Empty for none. */
  readonly slug: string;
}

export type Writing = "note" | "edit" | "reference";

export interface ReadingState {
  readonly loading: "loading" | "ready" | "failed";
  /** Why annotations could not be read, as a sentence. */
  readonly problem: string;
  /** What the server said. */
  readonly known: KnownAnnotations<Annotation>;
  readonly writes: readonly Write[];
  /** What the server said with everything on its way laid over it, in reading order. */
  readonly annotations: readonly Annotation[];
  readonly byId: ReadonlyMap<string, Annotation>;
  /** Those that the filter lets through and that have a place in the text. */
  readonly shown: readonly Annotation[];
  /** Those that the filter lets through and that lost their place. */
  readonly unplaced: readonly Annotation[];
  readonly pending: ReadonlySet<string>;
  /** By annotation, as the server said them; absent until asked for. */
  readonly notes: ReadonlyMap<string, readonly Note[]>;
  /** Why the notes asked for last could not be read. */
  readonly notesProblem: string;
  readonly filter: Filter;
  /** What stands below each group of the codebook, for the filter. */
  readonly families: Families;
  readonly openId: string | null;
  /** Where j and k stand. */
  readonly currentId: string | null;
  /** The card whose first line takes the focus as soon as it is there. */
  readonly focusId: string | null;
  readonly hoveredId: string | null;
  readonly tagging: Tagging | null;
  readonly quickTag: QuickTag | null;
  /** An edge of the open annotation is on its way. */
  readonly moved: Moved | null;
  /** Whether the bar for finding words is there, and what it found. */
  readonly finding: boolean;
  readonly found: Found | null;
  /** Whether quotations that were found in the text are gone through. */
  readonly proposing: boolean;
  /** The annotation that is being related to another one, chosen by opening it. */
  readonly relatingFrom: string | null;
  readonly chooser: { readonly ids: readonly string[]; readonly at: Box } | null;
  /** What is being written in the open card: one does not end the other. */
  readonly writing: ReadonlySet<Writing>;
  /** How many forms are open: changes of others wait while one is. */
  readonly editing: number;
  /** Changes that wait for a form to be closed, and changes of claims that passages here carry. */
  readonly held: readonly ReceivedChange[];
  readonly heldClaims: readonly Change[];
  readonly link: ConnectionState;
  /** Who has the document open, oneself among them. */
  readonly people: readonly PresentPerson[];
  /** The last number heard of the project's feed. */
  readonly projectChange: number;
  /** The same by what it was about, the first word of a change's kind; absent until heard of. */
  readonly nouns: Readonly<Record<string, number>>;
  /** The last number heard of a proposal that was dismissed or restored; 0 before that. */
  readonly dismissed: number;
  /** By the address they were read from, as the server said them; absent until asked for. */
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  /** What is selected, by someone who may not annotate it. */
  readonly selected: readonly Span[] | null;
  /** Whether somebody who selected words is told that they only read here. */
  readonly readsOnly: boolean;
  /** The text has a newer revision than the one that is read. */
  readonly revised: boolean;
  /** False when a reload would lose what waits. */
  readonly keeps: boolean;
  /** What undo would take back, and what redo would do again; null where there is nothing. */
  readonly undoable: Operation["kind"] | null;
  readonly redoable: Operation["kind"] | null;
}

/** Who reads: the facts that decide what can be done. */
export interface CurrentUser {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly secondReader: boolean;
  /** Whether they have finished their assignment on the document. */
  readonly finished?: boolean;
  /** Whether they run the installation. */
  readonly admin?: boolean;
}

/** Before anything was read. The numbers are the last of both feeds when the page was made. */
export function firstState(seen: number, seenOfProject: number): ReadingState {
  return {
    loading: "loading",
    problem: "",
    known: { seen, annotations: new Map() },
    writes: [],
    annotations: [],
    byId: new Map(),
    shown: [],
    unplaced: [],
    pending: new Set(),
    notes: new Map(),
    notesProblem: "",
    filter: EVERYTHING,
    families: new Map(),
    openId: null,
    currentId: null,
    focusId: null,
    hoveredId: null,
    tagging: null,
    quickTag: null,
    moved: null,
    finding: false,
    found: null,
    proposing: false,
    relatingFrom: null,
    chooser: null,
    writing: new Set(),
    editing: 0,
    held: [],
    heldClaims: [],
    link: "connecting",
    people: [],
    projectChange: seenOfProject,
    nouns: {},
    dismissed: 0,
    evidence: new Map(),
    selected: null,
    readsOnly: false,
    revised: false,
    keeps: true,
    undoable: null,
    redoable: null,
  };
}

/** Whether a write is on its way, and so laid over what the server said. */
export function isUnderway({ state }: Write): boolean {
  return state === "waiting" || state === "sending";
}

/** The state after a change of it, with all that follows from it; done once per change. */
export function derived(before: ReadingState, next: ReadingState, me: CurrentUser): ReadingState {
  const underway = next.writes.filter(isUnderway);
  // A write that goes from waiting to being sent shows nothing new of thousands of annotations.
  const sameThings =
    before.known.annotations === next.known.annotations &&
    (before.writes === next.writes || sameOperations(before.writes.filter(isUnderway), underway));
  const { filter, families } = next;
  const sameFilter =
    filter === before.filter && (filter.tag === null || families === before.families);
  if (sameThings && sameFilter) return next;
  const byId = sameThings ? next.byId : overlaid(next.known.annotations, underway, me);
  const annotations = byId === before.byId ? next.annotations : inOrder(before.annotations, byId);
  const through = annotations.filter((annotation) => filterMatches(filter, annotation, families));
  return {
    ...next,
    byId,
    annotations,
    shown: through.filter(hasPlace),
    unplaced: through.filter((annotation) => !hasPlace(annotation)),
    pending: new Set(underway.map(({ operation }) => annotationIdOf(operation))),
  };
}

function sameOperations(some: readonly Write[], others: readonly Write[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ operation }, i) => operation === others[i]?.operation)
  );
}

/**
 * The annotations in reading order. Those that stand where they stood before keep their order, so
 * that a change of a few among thousands sorts only those few.
 */
function inOrder(
  before: readonly Annotation[],
  byId: ReadonlyMap<string, Annotation>,
): readonly Annotation[] {
  const kept: Annotation[] = [];
  const keptIds = new Set<string>();
  for (const present of before) {
    const next = byId.get(present.id);
    if (!next || (next !== present && !isSamePlace(present, next))) continue;
    kept.push(next);
    keptIds.add(next.id);
  }
  if (kept.length === byId.size) return kept;
  const others = [...byId.values()].filter(({ id }) => !keptIds.has(id)).sort(inReadingOrder);
  return merged(kept, others);
}

function isSamePlace(a: Annotation, b: Annotation): boolean {
  const [first, second] = [a.target[0], b.target[0]];
  return first?.start === second?.start && first?.end === second?.end;
}

/** Two lists that are each in reading order as one. */
function merged(some: readonly Annotation[], others: readonly Annotation[]): readonly Annotation[] {
  const all: Annotation[] = [];
  let at = 0;
  for (const other of others) {
    for (let next = some[at]; next && inReadingOrder(next, other) <= 0; next = some[++at]) {
      all.push(next);
    }
    all.push(other);
  }
  return [...all, ...some.slice(at)];
}

/** Where annotations begin at the same place the longer comes first, as it holds the other. */
function inReadingOrder(a: Annotation, b: Annotation): number {
  const [first, second] = [a.target[0], b.target[0]];
  if (!first || !second) return 0;
  return byPosition(first, second) || (a.id < b.id ? -1 : 1);
}
