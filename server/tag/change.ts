import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Expected } from "@/server/act";
import type { Transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import { lockProject, findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { lockNamedBy } from "./uses";
import { tagBy, type Tag } from "./read";
import type { Revised } from "./revisions";
import { FASTER, recordTagChange } from "./row";

export const A_FORM = "The four forms of quotation are fixed, since every export knows them.";

/** Read a tag for a deed that may move annotations: documents, then project, are locked. */
export async function lockTag(tx: Transaction, viewer: Viewer, id: string): Promise<Outcome<Tag>> {
  const first = await tagBy(tx, id);
  if (!first) return refused("not-found");
  const no = whyNot("codebook.change", await findMembership(tx, viewer, first.projectId));
  if (no) return no;
  await lockNamedBy(tx, first);
  await lockProject(tx, first.projectId);
  const tag = await tagBy(tx, id);
  if (!tag) return refused("not-found");
  return done(tag);
}

/** Asked once it is known that the deed is not done already: one sent again finds a new version. */
export function whyNotOn(tag: Tag, expected: Expected) {
  if (expected(tag.version)) return null;
  return refused("someone-was-faster", FASTER, { more: { current: tag } });
}

/** The tag in its new state, kept as such: history before, version and number after. */
export async function saveTagChange(
  tx: Transaction,
  viewer: Viewer,
  tag: Tag,
  data: object,
  revised: Omit<Revised, "tagId">,
  now: Date,
): Promise<Outcome<Tag>> {
  await recordHistory(tx, tag, { subject: "tag", action: revised.action, by: viewer, at: now });
  const updated = { ...data, version: { increment: 1 }, updatedAt: now };
  await tx.tag.update({ where: { id: tag.id }, data: updated });
  await recordTagChange(tx, tag, "tag.saved", viewer, now, { ...revised, tagId: tag.id });
  const saved = await tagBy(tx, tag.id);
  return saved ? done(saved) : refused("not-found");
}

export const wrong = (path: string, message: string) =>
  refused("not-understood", `${path}: ${message}`, { errors: [{ path, message }] });
