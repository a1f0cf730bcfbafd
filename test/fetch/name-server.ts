import { createSocket, type RemoteInfo } from "node:dgram";
import type { AddressInfo } from "node:net";

type Family = "A" | "AAAA";

/** What a name has, by family; a name that is not there does not exist. */
type Zone = (name: string, family: Family) => readonly string[] | null;

export interface NameServer {
  /** The questions, in order, as `A tides.example`. */
  readonly questions: string[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<number, Family>> = { 1: "A", 28: "AAAA" };

/** Starts a name server (RFC 1035) on this machine and has fetching ask it. */
export async function startNameServer(zone: Zone): Promise<NameServer> {
  const socket = createSocket("udp4");
  const questions: string[] = [];
  socket.on("message", (question: Buffer, from: RemoteInfo) => {
    const { name, type, end } = questionOf(question);
    const family = TYPES[type];
    if (!family) return;
    questions.push(`${family} ${name}`);
    socket.send(answerTo(question.subarray(0, end), type, zone(name, family)), from.port);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  process.env.OBELUS_FETCH_TEST_DNS = `127.0.0.1:${(socket.address() as AddressInfo).port}`;
  return { questions, close: () => new Promise((resolve) => socket.close(resolve)) };
}

const HEADER_BYTES = 12;

function questionOf(message: Buffer) {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
}

function answerTo(question: Buffer, type: number, addresses: readonly string[] | null): Buffer {
  const head = Buffer.from(question);
  // An answer, with recursion; 3 says that there is no such name.
  head.writeUInt16BE(0x8180 | (addresses ? 0 : 3), 2);
  head.writeUInt16BE(addresses?.length ?? 0, 6);
  head.writeUInt32BE(0, 8);
  const records = (addresses ?? []).map((address) => {
    const data = bytesOf(address);
    const record = Buffer.alloc(12 + data.length);
    record.writeUInt16BE(0xc000 | HEADER_BYTES, 0);
    record.writeUInt16BE(type, 2);
    record.writeUInt16BE(1, 4);
    record.writeUInt16BE(data.length, 10);
    data.copy(record, 12);
    return record;
  });
  return Buffer.concat([head, ...records]);
}

/** An IPv4 address, or an IPv6 address with all of its eight groups. */
function bytesOf(address: string): Buffer {
  if (address.includes(".")) return Buffer.from(address.split(".").map(Number));
  return Buffer.from(address.split(":").flatMap((g) => [parseInt(g, 16) >> 8, parseInt(g, 16)]));
}
