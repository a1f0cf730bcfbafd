import "server-only";
import { SHARED } from "@/lib/change/lane";
import { parseAnnouncement } from "@/server/feed/announcement";
import { listen, read, transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { perProcess } from "@/server/platform/process";
import { outsideRequest } from "@/server/platform/request-reads";
import { collect } from "./collect";
import { deliverDue } from "./deliver";

const DAY = 24 * 3_600_000;
/** How many days a delivery stays in the log. */
export const LOG_DAYS = 30;
/** How many of them are removed at a time. */
const REMOVED_AT_ONCE = 500;

/** How often is looked whether something is due, and how soon after a change, in milliseconds. */
const LOOK_EVERY_MS = 5_000;
const SOON_MS = 500;
/** How many looks until all webhooks are gone through, whatever was announced. */
const LOOKS_TO_ALL = 12;
/** How many looks are left out until it is looked again, where no project had a webhook. */
const IDLE_LOOKS = 120;

const work = perProcess("webhooks", () => ({
  timer: undefined as NodeJS.Timeout | undefined,
  soon: undefined as NodeJS.Timeout | undefined,
  running: undefined as Promise<void> | undefined,
  /** The projects that have active webhooks, as the last look found them. */
  projects: new Set<string>(),
  /** Those of them in which something has changed since; "all" where that is not known. */
  changed: "all" as "all" | Set<string>,
  looks: 0,
  ticks: 0,
  stop: new AbortController(),
  unlisten: undefined as (() => Promise<void>) | undefined,
}));

/**
 * Has this server tell webhooks of changes: soon after a change in a project that has one, and every few
 * seconds what is to be tried again. Where no project has a webhook it looks every ten minutes.
 */
export async function startWebhooks(): Promise<void> {
  clearInterval(work.timer);
  work.stop = new AbortController();
  work.unlisten = await listen(hear);
  work.timer = setInterval(lookWhenDue, LOOK_EVERY_MS).unref();
  look();
}

/** Breaks off what is being sent; it is sent again by the next server. */
export async function stopWebhooks(): Promise<void> {
  clearInterval(work.timer);
  clearTimeout(work.soon);
  work.timer = undefined;
  work.soon = undefined;
  work.stop.abort();
  await work.unlisten?.();
  work.unlisten = undefined;
  await work.running;
}

function hear(payload: string): void {
  const announced = parseAnnouncement(payload);
  if (announced.about === "everything") work.changed = "all";
  if (announced.about !== "change" || announced.lane !== SHARED) return;
  if (!work.projects.has(announced.projectId)) return;
  if (work.changed !== "all") work.changed.add(announced.projectId);
  lookSoon();
}

/** A webhook was made or changed on this server. */
export function lookForWebhooks(): void {
  work.changed = "all";
  if (work.timer) lookSoon();
}

function lookSoon(): void {
  work.soon ??= setTimeout(() => {
    work.soon = undefined;
    look();
  }, SOON_MS).unref();
}

/** Where no project has a webhook, the server that one is made on looks at once, and others now and then. */
function lookWhenDue(): void {
  work.ticks += 1;
  if (work.projects.size > 0 || work.ticks % IDLE_LOOKS === 0) look();
}

function look(): void {
  if (work.running) return;
  work.running = outsideRequest(goThrough)
    .catch((error: unknown) => {
      work.changed = "all";
      log.warn({ err: error }, "webhooks could not be told of what has changed");
    })
    .finally(() => {
      work.running = undefined;
    });
}

async function goThrough(): Promise<void> {
  const active = await read.webhook.findMany({
    where: { active: true, deletedAt: null },
    distinct: ["projectId"],
    select: { projectId: true },
  });
  work.projects = new Set(active.map(({ projectId }) => projectId));
  const isForAll = work.looks++ % LOOKS_TO_ALL === 0;
  if (isForAll) await removeOldDeliveries();
  if (work.projects.size === 0) return;
  const changed = work.changed;
  work.changed = new Set();
  if (isForAll || changed === "all") await collect();
  else if (changed.size > 0) await collect([...changed]);
  const { signal } = work.stop;
  while (!signal.aborted && (await deliverDue({ signal })) > 0) {
    // What waited because too many did can follow now.
    await collect();
  }
}

/** Removes what is too old for the log, and what is left of webhooks that were removed, a part at a time. */
export async function removeOldDeliveries(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - LOG_DAYS * DAY);
  return transaction(
    (tx) => tx.$executeRaw`
      DELETE FROM "WebhookDelivery" WHERE id IN (
        (SELECT id FROM "WebhookDelivery"
          WHERE "createdAt" < ${before}::timestamptz AND state <> 'pending'
          LIMIT ${REMOVED_AT_ONCE})
        UNION ALL
        (SELECT d.id FROM "Webhook" w JOIN "WebhookDelivery" d ON d."webhookId" = w.id
          WHERE w."deletedAt" IS NOT NULL LIMIT ${REMOVED_AT_ONCE}))`,
  );
}
