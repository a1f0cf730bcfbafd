import { unzipSync, strFromU8 } from "fflate";
import { expect, test } from "vitest";
import { distinctNames, zipOf, type ZipEntry } from "./zip";

async function bytesOf(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  async function* each() {
    for (const entry of entries) yield await Promise.resolve(entry);
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipOf(each(), new Date("2024-03-04T10:00:00Z"))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test("files come out as they went in, whatever their names and pieces", async () => {
  const large = "🌉 quay ".repeat(50_000);
  const bytes = await bytesOf([
    { name: "Łódź 🌉.txt", pieces: [large, "end"] },
    { name: "empty.txt", pieces: [] },
    { name: "as-it-is.bin", pieces: [new Uint8Array([1, 2, 3])], asItIs: true },
  ]);
  const methods: number[] = [];
  const read = unzipSync(bytes, { filter: ({ compression }) => methods.push(compression) > 0 });
  // A stored file (0) whose length is not known before it is refused by readers of streams.
  expect(methods).toEqual([8, 8, 8]);
  expect(Object.keys(read)).toEqual(["Łódź 🌉.txt", "empty.txt", "as-it-is.bin"]);
  expect(strFromU8(read["Łódź 🌉.txt"] ?? new Uint8Array())).toBe(`${large}end`);
  expect(read["empty.txt"]).toHaveLength(0);
  expect([...(read["as-it-is.bin"] ?? [])]).toEqual([1, 2, 3]);
});

test("a zip of nothing is one", async () => {
  expect(unzipSync(await bytesOf([]))).toEqual({});
});

test("no two names differ by case alone", () => {
  const distinct = distinctNames();
  expect(
    ["Speech", "speech", "Speech (2)", "é", "e\u0301"].map((name) => distinct(name, ".txt")),
  ).toEqual(["Speech.txt", "speech (2).txt", "Speech (2) (2).txt", "é.txt", "e\u0301 (2).txt"]);
});
