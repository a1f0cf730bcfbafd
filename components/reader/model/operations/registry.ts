import { addEvidence } from "./add-evidence";
import { addNote } from "./add-note";
import { addOccurrence } from "./add-occurrence";
import { addReference } from "./add-reference";
import { annotate } from "./annotate";
import { editAnnotation } from "./edit-annotation";
import { editNote } from "./edit-note";
import { editOccurrence } from "./edit-occurrence";
import type { OperationType } from "./operation";
import { registerClaim } from "./register-claim";
import { removeAnnotation } from "./remove-annotation";
import { removeEvidence } from "./remove-evidence";
import { removeNote } from "./remove-note";
import { removeOccurrence } from "./remove-occurrence";
import { removeReference } from "./remove-reference";
import { resolveNote } from "./resolve-note";
import { restoreAnnotation } from "./restore-annotation";
import { review } from "./review";
import { setAttribution } from "./set-attribution";
import { setStatus } from "./set-status";

const TYPES = {
  annotate,
  "edit-annotation": editAnnotation,
  "remove-annotation": removeAnnotation,
  "restore-annotation": restoreAnnotation,
  "set-status": setStatus,
  review,
  "add-note": addNote,
  "edit-note": editNote,
  "resolve-note": resolveNote,
  "remove-note": removeNote,
  "add-reference": addReference,
  "remove-reference": removeReference,
  "set-attribution": setAttribution,
  "register-claim": registerClaim,
  "add-occurrence": addOccurrence,
  "edit-occurrence": editOccurrence,
  "remove-occurrence": removeOccurrence,
  "add-evidence": addEvidence,
  "remove-evidence": removeEvidence,
};
type Types = typeof TYPES;

/** What a person did: everything the reading page writes is one of these. */
export type Operation = {
  [K in keyof Types]: Parameters<Types[K]["subject"]>[0];
}[keyof Types];

/** Every kind of write by its name; the compiler sees that what takes one back is one of them. */
export const OPERATIONS: Readonly<Record<Operation["kind"], OperationType<Operation>>> = TYPES;

export function typeOf(operation: Operation): OperationType<Operation> {
  return OPERATIONS[operation.kind];
}
