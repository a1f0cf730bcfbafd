import { AsyncLocalStorage } from "node:async_hooks";
import { hooks, type Answering } from "@/server/platform/process";
import type { Handler } from "./handle-request";
import { adjustHead } from "./head";

/**
 * Next answers 500 whatever went wrong. Where only the database is away (instrumentation.ts says
 * so of the request being answered) the status is 503, and the client may come again.
 */
export function answerOutagesWith503(handle: Handler): Handler {
  const answering = (hooks.answering = new AsyncLocalStorage<Answering>());
  return (request, response) => {
    const current: Answering = { isDatabaseAway: false };
    adjustHead(response, (status) => {
      if (status !== 500 || !current.isDatabaseAway) return status;
      response.setHeader("retry-after", "5");
      return 503;
    });
    return answering.run(current, () => handle(request, response));
  };
}
