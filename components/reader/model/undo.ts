import { v7 as newId } from "uuid";
import type { Annotation, Person } from "@/lib/annotation/annotation";
import { annotationIdOf } from "./operations/operation";
import { NO_PASSAGE, type Passage } from "./operations/passage";
import { typeOf, type Operation } from "./operations/registry";

/** An operation of one's own, and the one that takes it back. */
export interface Step {
  readonly operation: Operation;
  readonly inverse: Operation;
  /** The annotation as it stood before one of the two was sent last. */
  stood: Annotation | null;
}

/** The most steps that are kept: older ones can no longer be taken back. */
const MAX_STEPS = 100;

/** What a person did on this page, to be taken back and done again, last first. */
export class Undo {
  /** Each entry is what one undo takes back: one step, or several that were done together. */
  private done: (readonly Step[])[] = [];
  private undone: (readonly Step[])[] = [];
  private gathered: Step[] | null = null;
  private readonly successors = new Map<string, string>();

  /** `find` tells how a passage stands now, for what comes back as it stood. */
  constructor(
    private readonly send: (operation: Operation) => void,
    private readonly me: Person,
    private readonly find: (annotationId: string) => Passage = () => NO_PASSAGE,
  ) {}

  get undoable(): boolean {
    return this.done.length > 0;
  }

  get redoable(): boolean {
    return this.undone.length > 0;
  }

  /** What is taken back next, by its first step. */
  get last(): Step | null {
    return this.done.at(-1)?.[0] ?? null;
  }

  /** What is done again next, by its first step. */
  get next(): Step | null {
    return this.undone.at(-1)?.[0] ?? null;
  }

  /** Remembers an operation done to a passage as it stood; null where it can not be taken back. */
  record(operation: Operation, before: Passage): Step | null {
    const inverse = typeOf(operation).inverse(before, operation, this.me);
    if (!inverse) return null;
    const step: Step = { operation, inverse, stood: before.annotation };
    if (this.gathered) this.gathered.push(step);
    else this.keep([step]);
    return step;
  }

  /** Take back what was done last, or this step, though others were done since. */
  back(step?: Step): boolean {
    const steps = step ? this.done.find((some) => some.includes(step)) : this.done.at(-1);
    if (!steps) return false;
    this.done = this.done.filter((some) => some !== steps);
    this.undone.push(steps);
    for (const each of [...steps].reverse()) this.repeat(each, each.inverse);
    return true;
  }

  again(): boolean {
    const steps = this.undone.pop();
    if (!steps) return false;
    this.done.push(steps);
    for (const each of steps) this.repeat(each, each.operation);
    return true;
  }

  /** Everything done meanwhile is taken back by one undo. */
  together(act: () => void): void {
    const gathered: Step[] = (this.gathered = []);
    try {
      act();
    } finally {
      this.gathered = null;
      if (gathered.length > 0) this.keep(gathered);
    }
  }

  /** Sends one of the two operations of a step. */
  private repeat(step: Step, operation: Operation): void {
    const { annotation } = this.find(annotationIdOf(operation));
    const { latest, renew } = this;
    const sent = typeOf(operation).repeat(operation, { stood: step.stood, latest, renew });
    step.stood = annotation ?? step.stood;
    this.send(sent);
  }

  /** The id that now stands for what was once made with this one. */
  private readonly latest = (id: string): string => {
    const next = this.successors.get(id);
    return next === undefined ? id : this.latest(next);
  };

  private readonly renew = (id: string): string => {
    const next = newId();
    this.successors.set(this.latest(id), next);
    return next;
  };

  private keep(steps: readonly Step[]): void {
    this.done = [...this.done.slice(1 - MAX_STEPS), steps];
    this.undone = [];
  }
}
