"use client";
import { useEffect } from "react";
import { sendStored } from "@/components/api";
import { callLater } from "@/components/call-later";
import { Outbox, type OutboxDependencies } from "../model/outbox";
import { browserShelf, type Shelf } from "@/components/shelf";
import { livingTabs, OutboxStorage, shelvesOf } from "../model/outbox-storage";

/** By then the documents on this page have claimed their own writes. Milliseconds. */
const TAKE_OVER_TIMEOUT_MS = 3_000;

/**
 * Sends writes that a document's page was closed too early to send, from whatever page is open
 * now. Refused writes stay stored: their own document shows them with the reason.
 *
 * Each attempt reads storage and the list of open tabs again, since a document may have been
 * opened in the meantime and claimed its writes. Without the Web Locks API nothing is sent.
 */
export function UnsentWrites({ personId }: { personId: string }) {
  useEffect(() => {
    const shelf = browserShelf();
    if (!shelf || !navigator.locks) return;
    let senders: readonly Outbox[] = [];
    let left = false;
    const take = async () => {
      const alive = await livingTabs();
      if (left) return;
      for (const sender of senders) sender.stop();
      senders = sendersOf(shelf, `obelus.outbox.${personId}.`, alive, again);
    };
    const again = (_: () => void, milliseconds: number) =>
      callLater(() => void take(), milliseconds);
    const cancel = callLater(() => void take(), TAKE_OVER_TIMEOUT_MS);
    const wake = () => void take();
    window.addEventListener("online", wake);
    return () => {
      left = true;
      cancel();
      window.removeEventListener("online", wake);
      for (const sender of senders) sender.stop();
    };
  }, [personId]);
  return null;
}

function sendersOf(
  shelf: Shelf,
  begins: string,
  alive: (tab: string) => boolean,
  again: OutboxDependencies["later"],
): Outbox[] {
  return shelvesOf(shelf, begins).map((name) => {
    const storage = new OutboxStorage(shelf, name);
    const outbox = new Outbox(storage, {
      send: ({ request, version }) => sendStored(request, version ?? undefined),
      later: again,
      changed: () => undefined,
      acknowledged: () => undefined,
    });
    outbox.adopt(storage.load(alive));
    return outbox;
  });
}
