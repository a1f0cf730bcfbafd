import "server-only";
import type { searchAuthoritiesCall } from "@/lib/contract/authority-search";
import type { AnswerOf } from "@/lib/contract/operation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason, type Reason } from "@/lib/reason";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { perProcess } from "@/server/platform/process";
import { askService, authorityServices } from "./authority-services";

/** How many searches a process has running at once. */
const MAX_AT_ONCE = 8;
const running = perProcess("authority searches", () => ({ count: 0 }));

/** What the authority files have by a name, without words for what went wrong. */
type Found = Omit<AnswerOf<typeof searchAuthoritiesCall>, "failed"> & {
  readonly failed: readonly { readonly service: string; readonly why: Reason }[];
};

/** Asks each authority file that the server allows; nobody is asked unless somebody calls this. */
export async function searchAuthorities(
  viewer: Viewer,
  projectId: string,
  name: string,
  signal: AbortSignal,
): Promise<Outcome<Found>> {
  const refusal = whyNot("speaker.change", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const services = authorityServices();
  if (services.length === 0) {
    return refused("authorities-not-usable", reason("Refusals.authority.none"));
  }
  if (running.count >= MAX_AT_ONCE) {
    return refused("too-many", undefined, { more: { retryAfter: 5 } });
  }
  running.count++;
  const answers = await Promise.all(
    services.map((service) => askService(service, name, signal)),
  ).finally(() => running.count--);
  return done({
    items: answers.flatMap(({ entries }) => [...entries]),
    failed: answers.flatMap(({ service, why }) => (why ? [{ service, why }] : [])),
  });
}
