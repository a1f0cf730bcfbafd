import { may, type Action } from "@/lib/access/policy";
import type { Annotation } from "@/lib/annotation/annotation";
import type { CurrentUser } from "./reading-state";

/** Asks the one policy table; the server asks it again. */
export function mayOn(me: CurrentUser, annotation: Annotation, action: Action): boolean {
  return may(action, {
    role: me.role,
    secondReader: me.secondReader,
    finished: me.finished,
    mine: annotation.createdBy.id === me.id,
    private: annotation.visibility === "private",
    nameOnly: annotation.createdBy.id === null,
  });
}

export function mayAnnotate({ role, finished }: CurrentUser): boolean {
  return may("annotation.add", { role, finished });
}
