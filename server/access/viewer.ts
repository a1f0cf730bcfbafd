import "server-only";

/** Has no instances: its private member keeps literals and copies from having the type Viewer. */
declare class Minted {
  private readonly minted: true;
}

/**
 * Who is asking. Only server/account/session.ts makes one, so a service that takes a viewer can
 * not be called without someone having been asked who they are. At run time it is a plain object.
 */
export interface Viewer extends Minted {
  readonly id: string;
  readonly name: string;
  readonly admin: boolean;
  /** How they showed it: a browser's cookie or a script's token. */
  readonly by: "session" | "token";
  /** Which token, if it was one of a request. */
  readonly tokenId?: string;
}

/**
 * For server/account/session.ts, which has checked the session or token, and for the people of
 * the sample project, who never sign in. The linter keeps everybody else from calling it.
 */
export function mintViewer({ id, name, admin, by, tokenId }: Pick<Viewer, keyof Viewer>): Viewer {
  return { id, name, admin, by, ...(tokenId ? { tokenId } : {}) } as Viewer;
}

/** Nobody has this id. */
const NOBODY = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * Whoever sees what every member sees and nothing that is only somebody's own: for files that are
 * handed on. That the asker may have them is asked of the asker.
 */
export function asEveryMember({ name, by }: Viewer): Viewer {
  return mintViewer({ id: NOBODY, name, admin: false, by });
}
