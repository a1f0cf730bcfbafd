import { expect, test } from "vitest";
import { isDatabaseOutage, isDiskFull } from "./database-outage";

test.each(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034", "P2037"])(
  "Prisma's %s is an outage, at a query and when a client starts",
  (code) => {
    expect(isDatabaseOutage({ code })).toBe(true);
    expect(isDatabaseOutage({ errorCode: code })).toBe(true);
  },
);

test.each(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENETUNREACH", "EAI_AGAIN"])(
  "a socket's %s is an outage, however deep it lies",
  (code) => {
    expect(isDatabaseOutage(Object.assign(new Error("socket"), { code }))).toBe(true);
    expect(isDatabaseOutage({ cause: { cause: { code } } })).toBe(true);
    expect(isDatabaseOutage({ meta: { driverAdapterError: { cause: { code } } } })).toBe(true);
  },
);

test.each([
  "Connection terminated",
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
  "timeout exceeded when trying to connect",
])("the driver's %j is an outage", (message) => {
  expect(isDatabaseOutage(new Error(message))).toBe(true);
});

test.each([
  null,
  "ECONNRESET",
  new Error("a statement failed"),
  { code: "P2002" },
  { code: "P2010", meta: { driverAdapterError: { cause: { kind: "postgres", code: "42601" } } } },
  { cause: { kind: "UniqueConstraintViolation" } },
])("%o is none", (error) => {
  expect(isDatabaseOutage(error)).toBe(false);
});

test("a full disk is told from other outages, however deep it lies", () => {
  const full = { meta: { driverAdapterError: { cause: { kind: "postgres", code: "53100" } } } };
  expect([isDiskFull(full), isDatabaseOutage(full)]).toEqual([true, true]);
  expect([isDiskFull({ code: "53300" }), isDiskFull({ code: "57P03" })]).toEqual([false, false]);
});

test("causes in a circle are followed to an end", () => {
  const error = new Error("round");
  error.cause = error;
  expect(isDatabaseOutage(error)).toBe(false);
});
