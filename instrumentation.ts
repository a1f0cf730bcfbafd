import type { AsyncLocalStorage } from "node:async_hooks";
import type { Instrumentation } from "next";
import { isDatabaseOutage } from "@/server/platform/database-outage";

/** The request that is being answered; bin/serve.mjs says 503 of a page when it is told so here. */
const held = globalThis as typeof globalThis & {
  obelusAnswering?: AsyncLocalStorage<{ away: boolean }>;
};

/** Next calls this once, before the server answers its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { boot } = await import("@/server/platform/boot");
  await boot();
}

/** Next calls this while it makes a page that fails. */
export const onRequestError: Instrumentation.onRequestError = (error) => {
  const context = held.obelusAnswering?.getStore();
  if (context && isDatabaseOutage(error)) context.away = true;
};
