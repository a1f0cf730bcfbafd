import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A request to a model server. */
export interface ModelRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format?: unknown;
  };
}

/** What it answers: what the model wrote, or a whole answer with its status. */
export type Answer = string | { readonly status: number; readonly body: string };

/** A server on this machine that speaks the chat completions of the OpenAI API. */
export interface ModelServer {
  /** What OBELUS_MODEL_URL is set to. */
  readonly url: string;
  readonly requests: readonly ModelRequest[];
  stop(): Promise<void>;
}

/** Starts one on a free port of the loopback interface; `write` is the model. */
export async function startModelServer(
  write: (request: ModelRequest) => Answer | Promise<Answer>,
): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    const reply = async () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as ModelRequest["body"];
      const one = { path: request.url ?? "", headers: request.headers, body };
      requests.push(one);
      const answer = await write(one);
      const message = { role: "assistant", content: answer };
      const whole = { object: "chat.completion", choices: [{ index: 0, message }] };
      const sent =
        typeof answer === "string" ? { status: 200, body: JSON.stringify(whole) } : answer;
      response.writeHead(sent.status, { "content-type": "application/json" }).end(sent.body);
    };
    request.on("end", () => void reply());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
