import { lineCounter, Splitting, type Entry, type Split } from "./incoming";

/** A line with a tag; some programs write one blank before the hyphen, and none behind it. */
const TAG = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/;

/** The records of RIS: from each `TY` to its `ER`, or to the next `TY` where that is missing. */
export function splitRis(text: string): Split<Entry> {
  const found = new Splitting<Entry>();
  const lineAt = lineCounter(text);
  let open: { line: number; lines: string[]; fields: string[]; name: string } | null = null;
  const close = () => {
    if (!open) return;
    const { line, lines, fields, name } = open;
    const words = `${lines.join("\n")}\nER  - \n`;
    found.add({ line, name, text: words, fields }, name, words.length);
    open = null;
  };
  let place = 0;
  for (const whole of text.split("\n")) {
    const line = whole.trimEnd();
    const [, tag, value = ""] = TAG.exec(line) ?? [];
    if (tag === "TY") {
      close();
      if (found.isFull) break;
      open = { line: lineAt(place), lines: [], fields: [], name: "" };
    }
    if (tag === "ER") close();
    else if (open) {
      if (tag) {
        open.lines.push(`${tag}  - ${value}`);
        open.fields.push(tag);
        if (tag === "TI" || tag === "T1" || (tag === "ID" && open.name === "")) open.name = value;
      } else open.lines.push(line);
    }
    place += whole.length + 1;
  }
  close();
  return found.finish();
}
