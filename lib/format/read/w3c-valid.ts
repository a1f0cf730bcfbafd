import type { FieldProblem } from "../../outcome";
import { reason } from "../../reason";
import { isMembers, list, strings, type Members } from "./json";
import { isType } from "./w3c-items";
import { wrongResource } from "./w3c-valid-resource";
import { Wrong } from "./w3c-wrong";

const ANNO = "http://www.w3.org/ns/anno.jsonld";

/** How many wrong places are named; who sends more than these has enough to mend. */
const MAX_PROBLEMS = 20;

/**
 * Every way in which a value breaks a MUST of the Web Annotation Data Model for an annotation
 * (Recommendation of 23 February 2017, sections 3 and 4), with its path. It may lack an `id`, since
 * a server gives it one. Terms that the model does not have are not looked at.
 */
export function wrongInAnnotation(value: unknown): FieldProblem[] {
  const wrong = new Wrong();
  if (!isMembers(value)) return [{ path: "", reason: reason("Refusals.w3c.object") }];
  if (!list(value["@context"]).includes(ANNO)) wrong.add("@context", "context");
  // A context of one's own may define a motivation's name.
  const isPlain = otherContexts(value).length === 0;
  if (!isType(value, "Annotation")) wrong.add("type", "type");
  wrong.oneIri(value.id, "id");
  wrong.oneIri(value.canonical, "canonical");
  wrong.iris(value.via, "via");
  wrong.iris(value.rights, "rights");
  for (const name of ["created", "modified", "generated"]) wrong.moment(value[name], name);
  for (const name of ["creator", "generator", "audience"]) wrong.things(value[name], name);
  wrong.motives(value.motivation, "motivation", isPlain);
  wrong.things(value.stylesheet, "stylesheet");
  if (list(value.stylesheet).length > 1) wrong.add("stylesheet", "several");
  bodies(value, wrong, isPlain);
  const targets = list(value.target);
  if (targets.length === 0) wrong.add("target", "target");
  targets.forEach((one, at) => {
    wrongResource(one, pathOf("target", value.target, at), wrong, isPlain, 0);
  });
  return wrong.all.slice(0, MAX_PROBLEMS);
}

function bodies(value: Members, wrong: Wrong, isPlain: boolean): void {
  const { body, bodyValue } = value;
  if (bodyValue !== undefined) {
    if (typeof bodyValue !== "string") wrong.add("bodyValue", "oneString");
    if (body !== undefined) wrong.add("bodyValue", "bodyTwice");
  }
  if (body === null) wrong.add("body", "resource");
  list(body).forEach((one, at) => {
    wrongResource(one, pathOf("body", body, at), wrong, isPlain, 0);
  });
}

/** `body`, or `body.1` where there are several. */
function pathOf(name: string, value: unknown, at: number): string {
  return Array.isArray(value) ? `${name}.${at}` : name;
}

/** The contexts of an annotation besides the model's. */
function otherContexts(annotation: Members): readonly unknown[] {
  return list(annotation["@context"]).filter((one) => one !== ANNO);
}

/** Whether the contexts of an annotation define a prefix. */
export function definesPrefix(annotation: Members, prefix: string): boolean {
  return otherContexts(annotation).some((one) => isMembers(one) && strings(one[prefix]).length > 0);
}
