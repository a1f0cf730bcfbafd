import { v7 as newId } from "uuid";
import type { Annotation, Status } from "@/lib/annotation/annotation";
import type { Deed, Edit, Verdict } from "./deed";
import { standing } from "./edited";

/** A deed of one's own, and what takes it back. Each makes its deed anew, as ids may change. */
export interface Step {
  readonly back: () => Deed;
  readonly again: () => Deed;
}

/** The deeds that make a thing with an id, and take away the one that has it. */
interface Ways {
  readonly make: (id: string) => Deed;
  readonly take: (id: string) => Deed;
}

interface Said {
  readonly verdict: Verdict | null;
  readonly comment: string;
}

const MOST_STEPS = 100;

/** What a person did on this page, to be taken back and done again, last first. */
export class Undo {
  /** Each entry is what one undo takes back: one deed, or several that were done together. */
  private done: (readonly Step[])[] = [];
  private undone: (readonly Step[])[] = [];
  private gathered: Step[] | null = null;
  private readonly successors = new Map<string, string>();

  constructor(private readonly send: (deed: Deed) => void) {}

  get undoable(): boolean {
    return this.done.length > 0;
  }

  get redoable(): boolean {
    return this.undone.length > 0;
  }

  back(): boolean {
    const steps = this.done.pop();
    if (!steps) return false;
    this.undone.push(steps);
    for (const step of [...steps].reverse()) this.send(step.back());
    return true;
  }

  again(): boolean {
    const steps = this.undone.pop();
    if (!steps) return false;
    this.done.push(steps);
    for (const step of steps) this.send(step.again());
    return true;
  }

  /** Everything done meanwhile is taken back by one undo. */
  together(act: () => void): void {
    const gathered: Step[] = (this.gathered = []);
    try {
      act();
    } finally {
      this.gathered = null;
      if (gathered.length > 0) this.remember(gathered);
    }
  }

  made(annotation: Annotation): void {
    this.push(comingAndGoing(annotation));
  }

  removed(annotation: Annotation): void {
    const { back, again } = comingAndGoing(annotation);
    this.push({ back: again, again: back });
  }

  edited(before: Annotation, edit: Edit): void {
    const { id: annotationId } = before;
    const earlier = standing(before, edit);
    this.push({
      back: () => ({ does: "edit", annotationId, edit: earlier }),
      again: () => ({ does: "edit", annotationId, edit }),
    });
  }

  judged({ id: annotationId, status: before }: Annotation, status: Status): void {
    this.push({
      back: () => ({ does: "judge", annotationId, status: before }),
      again: () => ({ does: "judge", annotationId, status }),
    });
  }

  reviewed(annotationId: string, before: Said | null, said: Said): void {
    const { verdict, comment } = before ?? { verdict: null, comment: "" };
    this.push({
      back: () => ({ does: "review", annotationId, verdict, comment }),
      again: () => ({ does: "review", annotationId, verdict: said.verdict, comment: said.comment }),
    });
  }

  /** A note, a reference or a piece of evidence was made. */
  came(id: string, ways: Ways): void {
    this.push({ back: () => ways.take(this.latest(id)), again: () => ways.make(this.anew(id)) });
  }

  /** One was taken away. */
  went(id: string, ways: Ways): void {
    this.push({ back: () => ways.make(this.anew(id)), again: () => ways.take(this.latest(id)) });
  }

  noteEdited(annotationId: string, noteId: string, before: string, body: string): void {
    const say = (words: string) => () =>
      ({ does: "edit-note", annotationId, noteId: this.latest(noteId), body: words }) as const;
    this.push({ back: say(before), again: say(body) });
  }

  /** What was once made with this id, under the id that it has now. */
  private latest(id: string): string {
    const next = this.successors.get(id);
    return next === undefined ? id : this.latest(next);
  }

  /** An id that was taken away is never used again. */
  private anew(id: string): string {
    const next = newId();
    this.successors.set(this.latest(id), next);
    return next;
  }

  /** Something another part of the page did. */
  did(step: Step): void {
    this.push(step);
  }

  private push(step: Step): void {
    if (this.gathered) this.gathered.push(step);
    else this.remember([step]);
  }

  private remember(steps: readonly Step[]): void {
    this.done = [...this.done.slice(1 - MOST_STEPS), steps];
    this.undone = [];
  }
}

/**
 * An id that was taken away is never used again, so each coming is a new annotation. What hung
 * on the old one stays with it in the history.
 */
function comingAndGoing(annotation: Annotation): Step {
  let current = annotation;
  return {
    back: () => ({ does: "remove", annotationId: current.id }),
    again: () => {
      current = {
        ...current,
        id: newId(),
        ...{ occurrences: [], attribution: null, checks: [], was: null },
        ...{ references: [], reviews: [], noteCount: 0, status: "open", version: 0, change: 0 },
      };
      return { does: "annotate", annotation: current };
    },
  };
}
