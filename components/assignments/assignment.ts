import type { AnswerAt } from "@/lib/contract/endpoint";

export type Assignment = AnswerAt<"GET /projects/{projectId}/assignments">["items"][number];

export type Guideline = AnswerAt<"GET /projects/{projectId}/guidelines">["items"][number];

/** Somebody who may annotate in the project. */
export interface Coder {
  readonly id: string;
  readonly name: string;
}

/** The end of a day in UTC, as a due date is sent; null for no day. */
export function dueAtEndOf(day: string): string | null {
  return day === "" ? null : `${day}T23:59:59Z`;
}

/** Whether an assignment is not finished although it was due, `now` in milliseconds. */
export function isOverdue({ state, dueAt }: Pick<Assignment, "state" | "dueAt">, now: number) {
  return state !== "finished" && dueAt !== null && Date.parse(dueAt) < now;
}
