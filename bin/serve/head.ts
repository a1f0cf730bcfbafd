import type { ServerResponse } from "node:http";

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse;

/**
 * Calls `adjust` when the head of the response is about to be written, whoever writes it. It may
 * set headers, and returns the status to send.
 */
export function adjustHead(response: ServerResponse, adjust: (status: number) => number): void {
  const writeHead = response.writeHead.bind(response) as WriteHead;
  response.writeHead = (status: number, ...rest: unknown[]) => writeHead(adjust(status), ...rest);
}
