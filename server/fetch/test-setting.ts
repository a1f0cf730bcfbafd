import "server-only";
import { isLoopback } from "@/server/http/loopback";

/**
 * Tests fetch from servers on this machine: `OBELUS_FETCH_TEST` names them, as `127.0.0.1:4100` with
 * commas between, and `OBELUS_FETCH_TEST_DNS` the name server that is asked. Nothing but those very
 * ports of 127.0.0.0/8 can be allowed. A server that other machines reach reads neither.
 */
export function allowedInTests(address: string, port: number): boolean {
  return address.startsWith("127.") && testServers().includes(`${address}:${port}`);
}

/** Whether a test named a server with this port; which machine it may be is checked later. */
export function isTestPort(port: string): boolean {
  return testServers().some((server) => server.endsWith(`:${port}`));
}

/** The name server of tests, as `127.0.0.1:5353`; empty where the system's is asked. */
export function testNameServer(): string {
  const server = setting("OBELUS_FETCH_TEST_DNS");
  return server.startsWith("127.") ? server : "";
}

function testServers(): readonly string[] {
  return setting("OBELUS_FETCH_TEST").split(",");
}

function setting(name: "OBELUS_FETCH_TEST" | "OBELUS_FETCH_TEST_DNS"): string {
  return isLoopback(process.env.HOST ?? "127.0.0.1") ? (process.env[name] ?? "") : "";
}
