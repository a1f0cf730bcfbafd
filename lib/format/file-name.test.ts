import fc from "fast-check";
import { expect, test } from "vitest";
import { contentDisposition, fileName } from "./file-name";

test.each([
  ["The east quay", "The east quay.csv"],
  ["", "obelus.csv"],
  ["   ", "obelus.csv"],
  ["\u200b\u202e", "obelus.csv"],
  ["..\\..\\x", "x.csv"],
  ["../../etc/passwd", "etc-passwd.csv"],
  ["CON", "_CON.csv"],
  ["a/b", "a-b.csv"],
  ["x\r\nX-Injected: 1", "x X-Injected- 1.csv"],
  ['naïve "quote".csv', "naïve -quote-.csv.csv"],
  ["x\u0000.txt", "x .txt.csv"],
  ["fdp\u202egpj.exe", "fdpgpj.exe.csv"],
  ["a".repeat(1_000), `${"a".repeat(60)}.csv`],
  ["👩🏽‍🚒 bridge", "👩🏽🚒 bridge.csv"],
  ["الميناء", "الميناء.csv"],
])("the title %j names the file %j", (title, name) => expect(fileName(title, ".csv")).toBe(name));

test.each([
  ["Straße", "Strasse.csv"],
  ["Łódź", "Lodz.csv"],
  ["Þórður, Ærø", "Thordur, AEro.csv"],
  ["攻击", "__.csv"],
])("the letters of %j are all in the name, and near ones in its ASCII form", (title, ascii) => {
  const header = contentDisposition(fileName(title, ".csv"));
  expect(header).toBe(
    `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(title)}.csv`,
  );
});

test("a header of any name is one line that a browser can read back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (title) => {
      const name = fileName(title, ".jsonld");
      const header = contentDisposition(name);
      expect(header).toMatch(
        /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.~!$&+^`|#%-]+$/,
      );
      expect(header.match(/"/g)).toHaveLength(2);
      expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe(name);
      expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(
        header,
      );
    }),
  );
});
