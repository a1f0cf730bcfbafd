"use client";
import { useEffect } from "react";
import { api } from "@/components/api";
import { Outbox } from "./outbox";
import { browserShelf, livingTabs, OutboxStorage, shelvesOf, type Shelf } from "./outbox-storage";

/** By then the texts on this page have taken up what is theirs. Milliseconds. */
const PATIENCE = 3_000;

/**
 * Sends what was written in a text that was left before it could be sent, from whatever page the
 * person went to. What is refused stays on its shelf: its own text shows it, with its reason.
 */
export function LeftBehind({ personId }: { personId: string }) {
  useEffect(() => {
    const shelf = browserShelf();
    if (!shelf) return;
    let senders: readonly Outbox[] = [];
    const timer = setTimeout(() => {
      void livingTabs().then((alive) => {
        senders = sendersOf(shelf, `obelus.outbox.${personId}.`, alive);
      });
    }, PATIENCE);
    const wake = () => senders.forEach((sender) => sender.wake());
    window.addEventListener("online", wake);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", wake);
      senders.forEach((sender) => sender.stop());
    };
  }, [personId]);
  return null;
}

function sendersOf(shelf: Shelf, begins: string, alive: (tab: string) => boolean): Outbox[] {
  return shelvesOf(shelf, begins).map((name) => {
    const storage = new OutboxStorage(shelf, name);
    const outbox = new Outbox(storage, {
      send: ({ sent, version }) =>
        api(sent.path, { method: sent.method, body: sent.body, version: version ?? undefined }),
      later: (call, milliseconds) => {
        const timer = setTimeout(call, milliseconds);
        return () => clearTimeout(timer);
      },
      changed: () => undefined,
      acknowledged: () => undefined,
    });
    outbox.adopt(storage.load(alive));
    return outbox;
  });
}
