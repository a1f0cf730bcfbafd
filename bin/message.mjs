// Adds or replaces messages: node bin/message.mjs Namespace.key "Sentence" [Namespace.key "Sentence" …]
import { readFileSync, renameSync, writeFileSync, openSync, closeSync, unlinkSync } from "node:fs";

const file = new URL("../messages/en.json", import.meta.url);
const lock = new URL("../messages/.en.lock", import.meta.url);

function locked(act) {
  for (let tries = 0; ; tries++) {
    try {
      closeSync(openSync(lock, "wx"));
      break;
    } catch (error) {
      if (error.code !== "EEXIST" || tries > 200) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
    }
  }
  try {
    act();
  } finally {
    unlinkSync(lock);
  }
}

locked(() => {
  const messages = JSON.parse(readFileSync(file, "utf8"));
  const pairs = process.argv.slice(2);
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const path = pairs[i].split(".");
    const key = path.pop();
    let at = messages;
    for (const step of path) at = at[step] ??= {};
    at[key] = pairs[i + 1];
  }
  const sorted = Object.fromEntries(
    Object.entries(messages).sort(([a], [b]) => a.localeCompare(b)),
  );
  const next = new URL("../messages/.en.next.json", import.meta.url);
  writeFileSync(next, JSON.stringify(sorted, null, 2) + "\n");
  renameSync(next, file);
});
