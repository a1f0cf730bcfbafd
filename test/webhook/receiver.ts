import type { ServerResponse } from "node:http";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { webhookEvent } from "@/lib/contract/webhooks";
import { startSite, type Site } from "../fetch/site";

/** What a receiver was sent. */
interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly event: ShapeOf<typeof webhookEvent>;
}

/** A web server on this machine that webhooks are sent to. */
export interface Receiver extends Site {
  readonly received: Received[];
  /** How it answers from now on. */
  answer: (response: ServerResponse, one: Received) => unknown;
}

export const taken: Receiver["answer"] = (response) => response.writeHead(204).end();

/** @param port any that is free, where none is given */
export async function startReceiver(port = 0): Promise<Receiver> {
  const received: Received[] = [];
  const state: Pick<Receiver, "answer"> = { answer: taken };
  const site = await startSite(
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const body = Buffer.concat(chunks).toString();
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        );
        const one = { headers, body, event: JSON.parse(body) as Received["event"] };
        received.push(one);
        state.answer(response, one);
      });
    },
    { port },
  );
  return Object.assign(state, site, { received });
}
