import { afterAll, beforeAll, expect, test } from "vitest";
import { read, transaction } from "@/server/platform/db";
import { openOnPostgres } from "@/test/database/on-postgres";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import { startReceiver, type Receiver } from "@/test/webhook/receiver";
import { collect } from "./collect";
import { deliverDue } from "./deliver";
import { addWebhook } from "./webhooks";

let receiver: Receiver;

beforeAll(openOnPostgres);
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

/** What each of several servers on one database does, as often as it is told to. */
const servers = (count: number, act: () => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, act));

test("servers on one database tell each change once and in order, while people write", async () => {
  const owner = await makePerson("Olga");
  const { id: projectId } = await makeProject(owner);
  const url = `${receiver.origin}/hook`;
  expectDone(await addWebhook(owner, projectId, { url }));
  const texts = await servers(3, async () => {
    return (await makeDocument(owner, projectId, "The harbour is open to all.")).document.id;
  });
  let going = true;
  const telling = servers(3, async () => {
    while (going) {
      await collect([projectId]);
      await deliverDue();
    }
  });
  const target = [{ start: 4, end: 11 }];
  for (let n = 0; n < 10; n++) {
    await Promise.all(texts.map((id) => makeAnnotation(owner, id as string, target)));
  }
  going = false;
  await telling;
  await collect([projectId]);
  while ((await deliverDue()) > 0);
  const events = receiver.received.map(({ event }) => event);
  expect(events).toHaveLength(3 + 30);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(33);
  for (const document of texts) {
    const numbers = events.filter(({ data }) => data.document === document);
    expect(numbers.map(({ data }) => data.change)).toEqual(numbers.map((_, n) => n + 1));
  }
  expect(await read.webhookDelivery.count({ where: { state: "delivered", attempts: 1 } })).toBe(33);
}, 120_000);

test("what a server that was killed had taken is sent by another once its time is up", async () => {
  receiver.received.length = 0;
  const owner = await makePerson("Olga");
  const { id: projectId } = await makeProject(owner);
  const draft = { url: `${receiver.origin}/hook` };
  const { id } = expectDone(await addWebhook(owner, projectId, draft));
  await makeDocument(owner, projectId, "The harbour is open to all.");
  await collect([projectId]);
  const takenUntil = (seconds: number) =>
    transaction(
      (tx) => tx.$executeRaw`
        UPDATE "Webhook" SET "leaseId" = gen_random_uuid(),
          "leaseUntil" = clock_timestamp() + make_interval(secs => ${seconds}::int)
        WHERE id = ${id}::uuid`,
    );
  await takenUntil(60);
  expect(await deliverDue()).toBe(0);
  expect(receiver.received).toEqual([]);
  await takenUntil(-1);
  expect(await deliverDue()).toBe(1);
  expect(receiver.received).toHaveLength(1);
});
