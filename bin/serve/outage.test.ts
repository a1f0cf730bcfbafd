import { afterEach, expect, test } from "vitest";
import { hooks } from "@/server/platform/process";
import { endLoopbacks, startLoopback } from "@/test/server/loopback";
import { answerOutagesWith503 } from "./outage";

afterEach(endLoopbacks);

/** Answers with the status in the path; at /away/… the database is away. */
async function startAnswering(): Promise<string> {
  let turn = 0;
  const { port } = await startLoopback(() =>
    answerOutagesWith503(async (request, response) => {
      const [, word, status] = (request.url ?? "").split("/");
      // Requests overlap, and do not end in the order in which they came.
      await new Promise((resolve) => setTimeout(resolve, (turn++ * 7) % 20));
      const answering = hooks.answering?.getStore();
      if (word === "away" && answering) answering.isDatabaseAway = true;
      response.writeHead(Number(status)).end();
    }),
  );
  return `http://127.0.0.1:${port}`;
}

test.each([
  ["/away/500", 503, "5"],
  ["/away/404", 404, null],
  ["/there/500", 500, null],
  ["/there/200", 200, null],
])("%s is answered with %s", async (path, status, retryAfter) => {
  const response = await fetch((await startAnswering()) + path);
  expect(response.status).toBe(status);
  expect(response.headers.get("retry-after")).toBe(retryAfter);
});

test("what is known of one request says nothing of another that is answered meanwhile", async () => {
  const url = await startAnswering();
  const statuses = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const { status } = await fetch(`${url}/${n % 2 ? "away" : "there"}/500`);
      return status === (n % 2 ? 503 : 500);
    }),
  );
  expect(statuses).toEqual(Array(40).fill(true));
});
