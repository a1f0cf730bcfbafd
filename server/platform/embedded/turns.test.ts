import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { PATIENT } from "../patient";
import { PATIENT_MARK, Turns } from "./turns";

/** Takes turns that end at once, and notes the order in which they came. */
function ordered() {
  const turns = new Turns();
  const order: string[] = [];
  const take = async (name: string, isPatient = false) => {
    await turns.take(isPatient);
    order.push(name);
    turns.end();
  };
  return { turns, order, take };
}

test("turns come in their order, and patient ones when nobody else waits", async () => {
  const { turns, order, take } = ordered();
  await turns.take(false);
  const all = [take("long", true), take("a"), take("longer", true), take("b")];
  turns.end();
  await Promise.all(all);
  expect(order).toEqual(["a", "b", "long", "longer"]);
});

test("what was asked while a patient one had its turn goes before the next", async () => {
  const { turns, order, take } = ordered();
  await turns.take(true);
  const long = take("long", true);
  turns.end();
  // Not heard of yet when the turn ended, as a message that waits in the queue of the thread.
  const other = take("a");
  await Promise.all([long, other]);
  expect(order).toEqual(["a", "long"]);
});

test("a patient one has its turn although others come without end", async () => {
  const { turns, order, take } = ordered();
  await turns.take(false);
  const patient = take("long", true);
  const others = Array.from({ length: 500 }, (_, n) => take(String(n)));
  turns.end();
  await Promise.all([patient, ...others]);
  expect(order).toHaveLength(501);
  expect(order.indexOf("long")).toBe(100);
});

test("a turn that nobody waits for is taken again by whoever comes", async () => {
  const { order, take } = ordered();
  await take("a");
  await setImmediate();
  await take("long", true);
  await take("b");
  expect(order).toEqual(["a", "long", "b"]);
});

test("statements of exports carry the mark that the thread knows", () => {
  expect(PATIENT.sql).toBe(PATIENT_MARK);
});
