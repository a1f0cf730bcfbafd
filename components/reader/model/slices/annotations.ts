import type { Evidence } from "@/components/claims/evidence";
import type { Annotation, Note } from "@/lib/annotation/annotation";
import { apply } from "@/lib/change/apply";
import { nounOf, type Change } from "@/lib/change/change";
import type { Passage } from "../operations/passage";
import { isOutline } from "../outline";
import type { ReadingState } from "../reading-state";
import type { Write } from "../write";
import type { StateCell } from "./slice";

/** What the server answered, and the writes that are laid over it. */
export function annotationActions({ now, set }: StateCell) {
  /** One annotation with its notes and evidence, as the server last sent them. */
  const known = (annotationId: string): Passage => {
    const { known: server, notes, evidence } = now();
    return {
      annotation: server.annotations.get(annotationId) ?? null,
      notes: notes.get(annotationId) ?? null,
      evidence,
    };
  };

  /** Adds annotations the server sent, unless a newer version of them is known, or more of it. */
  const addAnnotations = (received: readonly Annotation[]): void => {
    const server = now().known;
    const annotations = new Map(server.annotations);
    for (const annotation of received) {
      const present = annotations.get(annotation.id);
      const knowsMore = present && !isOutline(present) && isOutline(annotation);
      if (!present || present.version + (knowsMore ? 1 : 0) <= annotation.version) {
        annotations.set(annotation.id, annotation);
      }
    }
    set({ known: { ...server, annotations } });
  };

  return {
    known,
    addAnnotations,

    startLoading(): void {
      set({ loading: "loading", problem: "" });
    },

    finishLoading(): void {
      set({ loading: "ready" });
    },

    /** `problem` is a sentence for the person who reads. */
    failLoading(problem: string): void {
      set({ loading: "failed", problem });
    },

    /** Applies changes of the feed, and of claims that occur here, with the annotations they name. */
    applyChanges(
      changes: readonly Change[],
      claims: readonly Change[],
      fresh: ReadonlyMap<string, Annotation>,
    ): void {
      const state = now();
      // Others may have been held back while these were fetched.
      const held = state.held.filter((change) => !changes.includes(change));
      const heldClaims = state.heldClaims.filter((change) => !claims.includes(change));
      const proposals = changes.findLast((change) => nounOf(change) === "dismissal");
      const dismissed = proposals?.number ?? state.dismissed;
      set({ known: apply(state.known, changes, fresh), held, heldClaims, dismissed });
      if (claims.length > 0) addAnnotations([...fresh.values()]);
    },

    /** Replaces what is known of one annotation by what the server answered. */
    replaceKnown(annotationId: string, passage: Passage): void {
      const { annotation, notes, evidence } = passage;
      const state = now();
      const before = known(annotationId);
      const change: { -readonly [K in keyof ReadingState]?: ReadingState[K] } = {};
      if (annotation !== before.annotation) {
        const annotations = new Map(state.known.annotations);
        if (annotation) annotations.set(annotationId, annotation);
        else annotations.delete(annotationId);
        change.known = { ...state.known, annotations };
      }
      if (notes && notes !== before.notes) {
        change.notes = new Map(state.notes).set(annotationId, notes);
      }
      if (evidence !== before.evidence) change.evidence = evidence;
      set(change);
    },

    setNotes(annotationId: string, notes: readonly Note[]): void {
      set({ notes: new Map(now().notes).set(annotationId, notes), notesProblem: "" });
    },

    /** `problem` is a sentence; an empty one allows the notes to be asked for again. */
    setNotesProblem(problem: string): void {
      set({ notesProblem: problem });
    },

    setEvidence(path: string, evidence: readonly Evidence[]): void {
      set({ evidence: new Map(now().evidence).set(path, evidence) });
    },

    markRevised(): void {
      set({ revised: true });
    },

    /** `keeps` is whether a reload finds these writes again. */
    setWrites(writes: readonly Write[], keeps: boolean): void {
      set({ writes, keeps });
    },

    setUndoState(undoable: ReadingState["undoable"], redoable: ReadingState["redoable"]): void {
      set({ undoable, redoable });
    },
  };
}
