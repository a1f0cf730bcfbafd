import "server-only";
import { presentAt, watchPeople } from "./presence";

/** The shortest time between two reports of who is here, in milliseconds. */
const PEOPLE = 150;

/** Sends who is at a document, now and whenever it changes, several changes in one. */
export function streamPresence(documentId: string, send: (text: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const now = () => {
    timer = undefined;
    send(`event: presence\ndata: ${JSON.stringify({ people: presentAt(documentId) })}\n\n`);
  };
  const stop = watchPeople(documentId, () => (timer ??= setTimeout(now, PEOPLE)));
  now();
  return () => {
    stop();
    clearTimeout(timer);
  };
}
