import { v7 as newId } from "uuid";
import type { Annotation, Status } from "@/lib/annotation/annotation";
import type { Deed, Edit, Verdict } from "./deed";

/** A deed of one's own, and what takes it back. Each makes its deed anew, as ids may change. */
interface Step {
  readonly back: () => Deed;
  readonly again: () => Deed;
}

const MOST_STEPS = 100;

/** What a person did on this page, to be taken back and done again, last first. */
export class Undo {
  private done: Step[] = [];
  private undone: Step[] = [];

  constructor(private readonly send: (deed: Deed) => void) {}

  get undoable(): boolean {
    return this.done.length > 0;
  }

  get redoable(): boolean {
    return this.undone.length > 0;
  }

  back(): boolean {
    const step = this.done.pop();
    if (!step) return false;
    this.undone.push(step);
    this.send(step.back());
    return true;
  }

  again(): boolean {
    const step = this.undone.pop();
    if (!step) return false;
    this.done.push(step);
    this.send(step.again());
    return true;
  }

  made(annotation: Annotation): void {
    this.push(comingAndGoing(annotation));
  }

  removed(annotation: Annotation): void {
    const { back, again } = comingAndGoing(annotation);
    this.push({ back: again, again: back });
  }

  edited(before: Annotation, edit: Edit): void {
    const fields = Object.keys(edit) as (keyof Edit)[];
    const earlier = Object.fromEntries(fields.map((field) => [field, before[field]])) as Edit;
    const { id: annotationId } = before;
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

  reviewed(annotationId: string, before: Verdict | null, verdict: Verdict | null): void {
    this.push({
      back: () => ({ does: "review", annotationId, verdict: before }),
      again: () => ({ does: "review", annotationId, verdict }),
    });
  }

  private push(step: Step): void {
    this.done = [...this.done.slice(1 - MOST_STEPS), step];
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
        ...{ references: [], reviews: [], noteCount: 0, status: "open", version: 0, change: 0 },
      };
      return { does: "annotate", annotation: current };
    },
  };
}
