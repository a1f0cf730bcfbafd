import "server-only";

declare const minted: unique symbol;

/**
 * Who is asking. Only server/account/session.ts makes one, so a service that takes a viewer can not be
 * called without someone having been asked who they are.
 */
export interface Viewer {
  readonly [minted]?: never;
  readonly id: string;
  readonly name: string;
  readonly admin: boolean;
  /** How they showed it: a browser's cookie or a script's token. */
  readonly by: "session" | "token";
}
