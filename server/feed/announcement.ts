import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { notify, notifySql, type Transaction } from "@/server/platform/db";

/**
 * What instances announce to each other. PostgreSQL delivers announcements in the order in which
 * their transactions were committed, each only after its commit. Streams rely on that order: once
 * a change has been announced, so has every loss of access that was committed before it.
 */
type Announcement =
  | ChangeAnnouncement
  /** A person's roles, sessions or tokens changed. */
  | { readonly about: "person"; readonly userId: string }
  /** Whoever deleted their account has another name and another id from now on. */
  | { readonly about: "former"; readonly userId: string }
  /** A project was removed. */
  | { readonly about: "project"; readonly projectId: string }
  | { readonly about: "presence" }
  /** The connection was lost, so that each of these may have been missed. */
  | { readonly about: "everything" };

/** A lane of a feed has reached a number. */
export interface ChangeAnnouncement {
  readonly about: "change";
  readonly feedId: string;
  readonly lane: string;
  readonly projectId: string;
  readonly number: number;
  /** In a personal lane: the shared number reached when it was written. */
  readonly after: number;
}

export function announceChange(
  tx: Transaction,
  { feedId, lane, projectId, number, after }: Omit<ChangeAnnouncement, "about">,
): Promise<void> {
  return notify(tx, [feedId, lane, projectId, number, after].join(":"));
}

/** As {@link announceChange}, within a statement that knows the numbers as `next`. */
export function announcementSql(feedId: string, lane: string, projectId: string): Prisma.Sql {
  const names = `${feedId}:${lane}:${projectId}:`;
  return notifySql(Prisma.sql`${names} || next.number || ':' || next."after"`);
}

/** Makes the streams of a person check at once whether they may go on. */
export function announceAccessOf(tx: Transaction, userId: string): Promise<void> {
  return notify(tx, `access:${userId}`);
}

/** Has every instance forget what it keeps in memory with the name of a person who has left. */
export function announceFormer(tx: Transaction, userId: string): Promise<void> {
  return notify(tx, `former:${userId}`);
}

/** Makes the streams of everybody in a project check at once whether they may go on. */
export function announceProjectAccess(tx: Transaction, projectId: string): Promise<void> {
  return notify(tx, `access:project:${projectId}`);
}

export function parseAnnouncement(payload: string): Announcement {
  const [first = "", second = "", third = "", number, after] = payload.split(":");
  if (first === "presence") return { about: "presence" };
  if (first === "former") return { about: "former", userId: second };
  if (first === "access") {
    return second === "project"
      ? { about: "project", projectId: third }
      : { about: "person", userId: second };
  }
  // An instance of an earlier version does not name the number: then the table is asked.
  if (number === undefined) return { about: "everything" };
  return {
    about: "change",
    feedId: first,
    lane: second,
    projectId: third,
    number: Number(number),
    after: Number(after),
  };
}
