import type { Annotation, Note } from "@/lib/annotation/annotation";
import { apply } from "@/lib/change/apply";
import { nounOf, type Change } from "@/lib/change/change";
import { annotationIdOf } from "./operations/operation";
import { versionIn, type Passage } from "./operations/passage";
import { typeOf, type Operation } from "./operations/registry";
import { overlaidEvidence, overlaidNotes } from "./overlay";
import {
  derived,
  firstState,
  isUnderway,
  type CurrentUser,
  type ReadingState,
  type Writing,
} from "./reading-state";

/** The page's state and who listens to it. Everything derived is derived here, once per change. */
export class ReadingStore {
  private state: ReadingState;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly me: CurrentUser,
    seen: number,
    seenOfProject: number,
  ) {
    this.state = firstState(seen, seenOfProject);
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

  /** The changes of a feed and of claims carried here, with the annotations behind them. */
  changed(
    changes: readonly Change[],
    claims: readonly Change[],
    fresh: ReadonlyMap<string, Annotation>,
  ): void {
    // Others may have come to wait while these were read.
    const held = this.state.held.filter((one) => !changes.includes(one));
    const heldClaims = this.state.heldClaims.filter((one) => !claims.includes(one));
    const known = apply(this.state.known, changes, fresh);
    const proposals = changes.findLast((change) => nounOf(change) === "dismissal");
    const dismissed = proposals?.number ?? this.state.dismissed;
    this.set({ known, held, heldClaims, dismissed });
    if (claims.length > 0) this.arrived([...fresh.values()]);
  }

  /** A change of the project: whoever reads something of its noun reads it again. */
  heardOfProject(change: Pick<Change, "number" | "kind">): void {
    const { projectChange, nouns } = this.state;
    const { number } = change;
    if (number <= projectChange) return;
    this.set({ projectChange: number, nouns: { ...nouns, [nounOf(change)]: number } });
  }

  open(id: string | null): void {
    const { openId, writing } = this.state;
    const currentId = id ?? this.state.currentId;
    // What is being written in a card goes on when the same one is opened once more.
    this.set({
      openId: id,
      currentId,
      chooser: null,
      writing: id === openId ? writing : new Set(),
    });
  }

  /** Something is written in the open card, or no longer. */
  write(what: Writing, on = true): void {
    const writing = new Set(this.state.writing);
    if (on) writing.add(what);
    else writing.delete(what);
    this.set({ writing });
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

  /** One annotation with all that hangs on it, as the server said it. */
  known(annotationId: string): Passage {
    const { known, notes, evidence } = this.state;
    return {
      annotation: known.annotations.get(annotationId) ?? null,
      ...{ notes: notes.get(annotationId) ?? null, evidence },
    };
  }

  /** What the server said of one annotation becomes what is known. */
  learn(annotationId: string, passage: Passage): void {
    const { annotation, notes, evidence } = passage;
    const before = this.known(annotationId);
    const change: { -readonly [K in keyof ReadingState]?: ReadingState[K] } = {};
    if (annotation !== before.annotation) {
      const annotations = new Map(this.state.known.annotations);
      if (annotation) annotations.set(annotationId, annotation);
      else annotations.delete(annotationId);
      change.known = { ...this.state.known, annotations };
    }
    if (notes && notes !== before.notes) {
      change.notes = new Map(this.state.notes).set(annotationId, notes);
    }
    if (evidence !== before.evidence) change.evidence = evidence;
    this.set(change);
  }

  /** One annotation as it will be once everything on its way has arrived. */
  passage(annotationId: string): Passage {
    const underway = this.state.writes.filter(isUnderway);
    return {
      annotation: this.state.byId.get(annotationId) ?? null,
      notes: this.notesOf(annotationId),
      evidence: overlaidEvidence(this.state.evidence, underway, this.me),
    };
  }

  /** The version last heard of; an answer to an earlier write raises it before this one goes out. */
  versionFor(operation: Operation): number | null {
    const subject = typeOf(operation).versionedBy(operation);
    return subject === null ? null : versionIn(this.known(annotationIdOf(operation)), subject);
  }

  notesOf(annotationId: string): readonly Note[] | null {
    const { notes, writes } = this.state;
    const known = notes.get(annotationId) ?? null;
    return overlaidNotes(known, writes.filter(isUnderway), annotationId, this.me);
  }
}
