import { reason } from "../../reason";
import { Splitting, type IncomingSource, type Split } from "./incoming";

/** The items of CSL-JSON: a list, one item, or an object that has the list as its `items`. */
export function splitCsl(text: string): Split<IncomingSource> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problem: "not-understood", why: reason("Refusals.sourceFile.notJson") };
  }
  const own = isRecord(json) && Array.isArray(json.items) ? json.items : json;
  const found = new Splitting<IncomingSource>();
  for (const [at, item] of (Array.isArray(own) ? own : [own]).entries()) {
    if (found.isFull) break;
    const line = at + 1;
    if (!isRecord(item)) {
      found.refuse(line, "", reason("Refusals.sourceFile.notAnItem"));
      continue;
    }
    const name = [item.title, item.id].find((one) => typeof one === "string") ?? "";
    found.add({ line, name: String(name), item, leftOut: [] }, String(name), lengthOf(item));
  }
  return found.finish();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function lengthOf(item: object): number {
  return JSON.stringify(item).length;
}
