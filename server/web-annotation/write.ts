import "server-only";
import type { z } from "zod";
import type { Action } from "@/lib/access/policy";
import type { Annotation } from "@/lib/annotation/annotation";
import { addAnnotationCall, editAnnotationCall } from "@/lib/contract/annotations";
import type { AboutText, IncomingAnnotation } from "@/lib/format/read/incoming";
import { words, type Members } from "@/lib/format/read/json";
import { codebookIndex } from "@/lib/format/read/label";
import { Reading } from "@/lib/format/read/reading";
import { saidIn } from "@/lib/format/read/w3c-annotation";
import { keptOf } from "@/lib/format/w3c-received";
import { containerIri } from "@/lib/format/w3c-terms";
import { created, done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { Refused } from "@/server/act/subject";
import { aboutText } from "@/server/annotation/about-text";
import { editAnnotation } from "@/server/annotation/edit";
import { removeAnnotation } from "@/server/annotation/judge";
import { annotationFor } from "@/server/annotation/read";
import { receivedOf } from "@/server/annotation/received";
import { saveAnnotation } from "@/server/annotation/write";
import { publicUrl } from "@/server/http/public-url";
import { read } from "@/server/platform/db";
import { fitted } from "./fitted";
import { placeTarget } from "./place";
import { contained, missing, type ContainedAnnotation } from "./read";

/** The text that a Web Annotation is about, for somebody who may do this with it. */
async function textFor(
  viewer: Viewer,
  documentId: string,
  action: Action,
): Promise<Outcome<{ about: AboutText; revision: number }>> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot(action, membership, { mine: true });
  if (refusal || !membership) return refusal ?? refused("not-found");
  const about = await aboutText(membership);
  return about ? done({ about, revision: membership.revisionNumber }) : refused("not-found");
}

/** What an annotation says, in the fields of the contract. */
function fieldsOf(sent: Members, about: AboutText): Omit<IncomingAnnotation, "target"> {
  const content = saidIn(sent, codebookIndex(about), new Reading());
  const { references: _references, ...rest } = fitted(content);
  return rest;
}

/** A body that a schema of the contract takes, without the target, which was placed already. */
function drafted<S extends z.ZodType>(schema: S, fields: object): Outcome<z.output<S>> {
  const read = schema.safeParse({ ...fields, target: [{ start: 0, end: 1 }] });
  if (read.success) return done(read.data);
  const [issue] = read.error.issues;
  const path = `obelus:${issue?.path.join(".") ?? ""}`;
  return wrongField(path, reason("Validation.unfit"));
}

/**
 * Adds an annotation that a client of the Web Annotation Protocol sent, which is valid. It gets an
 * id of ours; the one it came with is where it came from (`via`).
 */
export async function addToContainer(
  viewer: Viewer,
  documentId: string,
  sent: Members,
): Promise<Outcome<ContainedAnnotation>> {
  const text = await textFor(viewer, documentId, "annotation.add");
  if (!text.ok) return text;
  const { about, revision } = text.value;
  const draft = drafted(addAnnotationCall.body, fieldsOf(sent, about));
  if (!draft.ok) return draft;
  const saved = await saveAnnotation(viewer, documentId, {
    ...draft.value,
    target: [],
    revision,
    at: placeTarget(sent, about, revision),
    sent: keptOf(sent, null),
  });
  if (!saved.ok) return saved;
  const answer = await contained(viewer, saved.value);
  return answer.ok ? created(answer.value) : answer;
}

/** Replaces an annotation by what a client sent, which is valid. */
export async function replaceInContainer(
  viewer: Viewer,
  documentId: string,
  id: string,
  expected: (version: number) => boolean,
  sent: Members,
): Promise<Outcome<ContainedAnnotation>> {
  const there = await annotationFor(read, viewer, id);
  if (there?.annotation.documentId !== documentId) return missing(viewer, documentId, id);
  const iri = containerIri(publicUrl(), documentId) + id;
  const named = words(sent.id);
  if (named !== "" && named !== iri) return wrongField("id", reason("Refusals.w3c.otherId"));
  const text = await textFor(viewer, documentId, "annotation.edit");
  if (!text.ok) return text;
  const { about, revision } = text.value;
  const canonical = (await receivedOf(read, [there.annotation])).get(id)?.sent.canonical;
  if (canonical !== undefined && (sent.canonical ?? canonical) !== canonical) {
    return refused("already-there", reason("Refusals.w3c.canonical"));
  }
  const draft = drafted(editAnnotationCall.body, fieldsOf(sent, about));
  if (!draft.ok) return draft;
  const saved = await editAnnotation(viewer, id, expected, {
    ...draft.value,
    target: undefined,
    at: placeTarget(sent, about, revision),
    sent: { ...keptOf(sent, iri), ...(canonical === undefined ? {} : { canonical }) },
  });
  return saved.ok ? contained(viewer, saved.value) : withCurrent(viewer, saved);
}

/** Takes an annotation out of its container. */
export async function removeFromContainer(
  viewer: Viewer,
  documentId: string,
  id: string,
  expected: (version: number) => boolean,
): Promise<Outcome<null>> {
  const there = await annotationFor(read, viewer, id);
  if (there?.annotation.documentId !== documentId) return missing(viewer, documentId, id);
  const removed = await removeAnnotation(viewer, id, expected);
  return removed.ok ? removed : withCurrent(viewer, removed);
}

/** A refusal that shows the present state, with this as its container shows it. */
async function withCurrent(viewer: Viewer, refusal: Refused): Promise<Refused> {
  const current = refusal.more?.current as Annotation | undefined;
  if (!current) return refusal;
  const shown = await contained(viewer, current);
  return {
    ...refusal,
    more: { ...refusal.more, current: shown.ok ? shown.value.json : undefined },
  };
}
