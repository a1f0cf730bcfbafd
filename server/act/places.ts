import "server-only";
import type { Place } from "./subject";
import {
  findDocumentAccess,
  findMembership,
  lockDocument,
  lockProject,
  type DocumentAccess,
  type Membership,
} from "@/server/access/membership";

/** A document, under its lock. */
export const DOCUMENT_PLACE: Place<{ readonly membership: DocumentAccess }> = {
  async lock(tx, viewer, id) {
    await lockDocument(tx, id);
    const membership = await findDocumentAccess(tx, viewer, id);
    return membership && { membership };
  },
};

/** A project, under its lock. */
export const PROJECT_PLACE: Place<{
  readonly membership: Membership;
  readonly projectId: string;
}> = {
  async lock(tx, viewer, projectId) {
    await lockProject(tx, projectId);
    const membership = await findMembership(tx, viewer, projectId);
    return membership && { membership, projectId };
  },
};
