import type { Client } from "./client";
import type { StoredRequest } from "@/components/api";
import { annotationIdOf } from "./operations/operation";
import { typeOf } from "./operations/registry";
import type { Write } from "./write";
import type { ReadingStore } from "./reading-store";

/** What the server answered becomes what is known, so that nothing flickers until the feed tells. */
export function acknowledge(
  store: ReadingStore,
  { toUtf16 }: Client,
  { operation, at }: Write,
  answer: unknown,
): void {
  const id = annotationIdOf(operation);
  const context = { me: store.me, at, toUtf16 };
  store.replaceKnown(
    id,
    typeOf(operation).acknowledge(store.known(id), operation, answer, context),
  );
}

/** In a conflict: what stands there now is what is known, and one's own words give way to it. */
export function acceptCurrent(
  store: ReadingStore,
  { toUtf16 }: Client,
  { operation, at, current }: Write,
): void {
  if (!current) return;
  const id = annotationIdOf(operation);
  const context = { me: store.me, at, toUtf16 };
  store.replaceKnown(id, typeOf(operation).accept(store.known(id), current, context));
}

/** Words that no longer stand where they stood are looked for; anything else is sent as it was. */
export function requestAgain({ operation, request, code }: Write): StoredRequest {
  const isMoved = /^(text-moved-on|quote-disagrees|span-outside)/.test(code);
  return isMoved ? typeOf(operation).relocate(operation, request) : request;
}
