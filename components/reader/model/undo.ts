import { v7 as newId } from "uuid";
import type { Annotation, Status } from "@/lib/annotation/annotation";
import type { Deed, Edit, Verdict } from "./operation";
import { currentValues } from "./edit";

/** A deed of one's own, and what takes it back. Each makes its deed when it is asked for. */
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

const MAX_STEPS = 100;

/** What a person did on this page, to be taken back and done again, last first. */
export class Undo {
  /** Each entry is what one undo takes back: one deed, or several that were done together. */
  private done: (readonly Step[])[] = [];
  private undone: (readonly Step[])[] = [];
  private gathered: Step[] | null = null;
  private readonly successors = new Map<string, string>();

  /** `find` tells how an annotation stands now, for what comes back as it stood. */
  constructor(
    private readonly send: (deed: Deed) => void,
    private readonly find: (id: string) => Annotation | undefined = () => undefined,
  ) {}

  get undoable(): boolean {
    return this.done.length > 0;
  }

  get redoable(): boolean {
    return this.undone.length > 0;
  }

  /** Take back what was done last, or this step, though others were done since. */
  back(step?: Step): boolean {
    const steps = step ? this.done.find((some) => some.includes(step)) : this.done.at(-1);
    if (!steps) return false;
    this.done = this.done.filter((some) => some !== steps);
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
      if (gathered.length > 0) this.recordHistory(gathered);
    }
  }

  made(annotation: Annotation): void {
    const { go, come } = this.goingAndComing(annotation);
    this.push({ back: go, again: come });
  }

  removed(annotation: Annotation): Step {
    const { go, come } = this.goingAndComing(annotation);
    const step = { back: come, again: go };
    this.push(step);
    return step;
  }

  edited(before: Annotation, edit: Edit): void {
    const { id: annotationId } = before;
    const earlier = currentValues(before, edit);
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

  /** It goes and comes as the same annotation, so that all other steps still name it. */
  private goingAndComing(annotation: Annotation): { go: () => Deed; come: () => Deed } {
    let stood = annotation;
    const { id: annotationId } = annotation;
    return {
      go: () => {
        stood = this.find(annotationId) ?? stood;
        return { does: "remove", annotationId };
      },
      come: () => ({ does: "restore", annotation: stood }),
    };
  }

  private push(step: Step): void {
    if (this.gathered) this.gathered.push(step);
    else this.recordHistory([step]);
  }

  private recordHistory(steps: readonly Step[]): void {
    this.done = [...this.done.slice(1 - MAX_STEPS), steps];
    this.undone = [];
  }
}
