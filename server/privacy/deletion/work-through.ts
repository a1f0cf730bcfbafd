import "server-only";
import { exclusively, read, transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { perProcess } from "@/server/platform/process";
import { outsideRequest } from "@/server/platform/request-reads";
import { announceFormer } from "@/server/feed/announcement";
import { deleteAgain } from "./delete-again";
import { pseudonymise } from "./pseudonymise";
import {
  pseudonymiseChanges,
  pseudonymiseCodebook,
  pseudonymiseHistory,
  pseudonymiseQueries,
} from "./pseudonymise-log";
import type { Deletion } from "./portions";
import { purgeProject } from "./purge-project";
import { pseudonymiseVersions } from "./row-versions";
import { removeAnnotations } from "./remove-annotations";
import { removeDocuments } from "./remove-documents";
import { removeChecks, removeNotes, removeReferences, removeReviews } from "./remove-parts";
import {
  removeAnnotationRelations,
  removeClaims,
  removeEvidence,
  removeQueries,
  removeRelations,
  removeSearches,
  removeSpeakers,
} from "./remove-register";

const MINUTE = 60_000;

/**
 * In this order: first what goes, from what hangs on something to what it hangs on, so that each is
 * asked about when its parts have gone; then the pseudonym for what stays, and what is written once and
 * read later at the end. Each step looks for rows that name the person, so one that was done finds none
 * and after a crash all of them begin again.
 */
const STEPS: readonly ((deletion: Deletion) => Promise<void>)[] = [
  removeReferences,
  removeReviews,
  removeNotes,
  removeChecks,
  removeAnnotationRelations,
  removeRelations,
  removeSearches,
  removeEvidence,
  removeAnnotations,
  removeClaims,
  removeSpeakers,
  removeQueries,
  removeDocuments,
  pseudonymise,
  pseudonymiseQueries,
  pseudonymiseCodebook,
  pseudonymiseHistory,
  pseudonymiseVersions,
  pseudonymiseChanges,
];

const work = perProcess<{ running?: Promise<void>; again?: boolean; timer?: NodeJS.Timeout }>(
  "account-deletions",
  () => ({}),
);

/** Works through all accounts that are being deleted. Resolves when none is left. */
export function workThrough(): Promise<void> {
  if (work.running) {
    work.again = true;
    return work.running;
  }
  work.running = outsideRequest(() => exclusively("obelus account deletions", all)).finally(() => {
    work.running = undefined;
  });
  return work.running;
}

/** Starts it and does not wait. What fails is tried again by the timer and by the next start. */
export function workThroughSoon(): void {
  workThrough().catch((error: unknown) => {
    log.error({ err: error }, "an account that is being deleted could not be worked through");
  });
}

/** Goes on with what a crash left, of this server or of another: at the start and every minute. */
export function startDeletions(): void {
  clearInterval(work.timer);
  work.timer = setInterval(() => void startWaiting(), MINUTE).unref();
  workThroughSoon();
}

async function startWaiting(): Promise<void> {
  try {
    if ((await read.accountDeletion.count()) > 0) workThroughSoon();
  } catch (error) {
    log.warn({ err: error }, "whether an account is being deleted could not be read");
  }
}

async function all(): Promise<void> {
  await deleteAgain();
  do {
    work.again = false;
    const waiting = await read.accountDeletion.findMany({ orderBy: { requestedAt: "asc" } });
    for (const row of waiting) await workThroughOne({ ...row, removes: row.work === "remove" });
  } while (work.again);
}

async function workThroughOne(deletion: Deletion): Promise<void> {
  for (const step of STEPS) await step(deletion);
  const { userId } = deletion;
  const purged = await read.accountDeletionPart.findMany({ where: { userId, purge: true } });
  for (const { projectId } of purged) await purgeProject(projectId);
  await transaction(async (tx) => {
    // A project that was made while the account was being closed has nobody else.
    const members = await tx.member.findMany({ where: { userId } });
    const id = { in: members.map(({ projectId }) => projectId) };
    await tx.project.updateMany({ where: { id }, data: { deletedAt: new Date() } });
    await announceFormer(tx, userId);
    await tx.user.deleteMany({ where: { id: userId } });
  });
  // By the id, which names nobody any more, they are found again in a backup that is restored.
  log.info({ userId }, "an account was deleted");
}
