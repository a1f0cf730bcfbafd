import { expect, test } from "vitest";
import { consumeLimit } from "./limits";
import { makeViewer } from "@/test/make/viewer";

process.env.OBELUS_RATE_SCALE = "0.01";

const from = (address: string, headers: Record<string, string> = {}) =>
  new Request("http://localhost:3000/", { headers: { "x-obelus-address": address, ...headers } });

const viewer = (id: string) => makeViewer({ id, name: "Ana" });

async function callsUntilRefused(ask: () => Promise<number>, most = 1000): Promise<number> {
  for (let n = 0; n < most; n++) if ((await ask()) > 0) return n;
  return most;
}

test("reading and writing count together, for each viewer", async () => {
  let turn = 0;
  const ask = (id: string) =>
    consumeLimit(turn++ % 2 ? "read" : "write", viewer(id), from("192.0.2.1"));
  expect(await callsUntilRefused(() => ask("ana"))).toBe(50);
  expect(await ask("bo")).toBe(0);
});

test("imports, exports and searches have counts of their own, and tell how long to wait", async () => {
  const ask = (rate: "import" | "export") => consumeLimit(rate, viewer("cy"), from("192.0.2.1"));
  expect(await callsUntilRefused(() => ask("import"))).toBe(3);
  expect(await ask("import")).toBeGreaterThan(1);
  expect(await callsUntilRefused(() => ask("export"))).toBe(2);
  expect(await consumeLimit("read", viewer("cy"), from("192.0.2.1"))).toBe(0);
});

test("who is not signed in counts by the place, whatever else changes", async () => {
  let n = 0;
  const ask = () =>
    consumeLimit(
      "read",
      null,
      from(`2001:db8:0:1::${(++n).toString(16)}`, { "x-forwarded-for": `10.0.0.${n}` }),
    );
  expect(await callsUntilRefused(ask)).toBe(10);
  expect(await consumeLimit("read", null, from("2001:db8:0:2::1"))).toBe(0);
});

test("a class of forty behind one address is limited by nobody but each by themselves", async () => {
  const place = from("192.0.2.40");
  for (let call = 0; call < 50; call++) {
    for (let person = 0; person < 40; person++) {
      expect(await consumeLimit("write", viewer(`pupil ${person}`), place)).toBe(0);
    }
  }
  expect(await consumeLimit("write", viewer("pupil 0"), place)).toBeGreaterThan(0);
  expect(await consumeLimit("read", null, place)).toBe(0);
});
