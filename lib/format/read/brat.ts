import { reason } from "../../reason";
import { codePointIndex, type CodePointIndex } from "../../text/code-points";
import type { AboutText, IncomingAnnotation, IncomingSegment, TextReader } from "./incoming";
import { linesOf, members, words } from "./json";
import { codebookIndex, codedBy } from "./label";
import { Reading, unreadable } from "./reading";

/** What is written about a span in other lines. */
interface Beside {
  readonly labels: string[];
  readonly remarks: string[];
  own: Partial<IncomingAnnotation>;
}

/**
 * The stand-off lines (`.ann`) of brat for this text. Offsets count code points of the text, in which
 * pieces of a span stand; its words are in one column, with spaces between pieces and for line ends.
 * Relations, events' roles and equivalences join spans, and normalizations name an entry of a
 * database: neither has a counterpart here.
 */
export const readBrat: TextReader = (content, about) => {
  const reading = new Reading();
  const known = codebookIndex(about);
  const index = codePointIndex(about.text);
  const spans: { line: number; label: string; target: IncomingSegment[]; id: string }[] = [];
  const beside = new Map<string, Beside>();
  const of = (id: string): Beside => {
    const found = beside.get(id) ?? { labels: [], remarks: [], own: {} };
    beside.set(id, found);
    return found;
  };
  let isBrat = false;
  for (const { line, text } of linesOf(content)) {
    const [id = "", what = "", column = ""] = text.split("\t");
    const [name = "", ...rest] = what.split(" ");
    const sign = id[0] ?? "";
    isBrat ||= /^(?:[TREAMN#]\d+|\*)$/.test(id);
    if (sign === "T") {
      const target = targetOf(rest.join(" "), column, about, index);
      if (target) spans.push({ line, label: name, target, id });
      else reading.refuse(line, id, reason("Refusals.import.noWords"));
    } else if (sign === "A" || sign === "M") {
      const [span = "", ...value] = rest;
      if (name !== "Status")
        of(span).labels.push(name === "Kind" ? value.join(" ") : [name, ...value].join(" "));
    } else if (sign === "#" && name === "Obelus") of(rest[0] ?? "").own = ownFields(column);
    else if (sign === "#") of(rest[0] ?? "").remarks.push(column);
    else if (sign === "N") reading.notice("Refusals.import.notices.entries");
    else if (sign !== "") reading.notice("Refusals.import.notices.relations");
  }
  if (!isBrat && content.trim() !== "") return unreadable(reason("Refusals.import.notBrat"));
  for (const { line, label, target, id } of spans) {
    const { labels = [], remarks = [], own = {} } = beside.get(id) ?? {};
    const coded = codedBy([...labels, label], known);
    reading.add(line, { ...coded, body: remarks.join("\n\n"), ...own, target });
  }
  return reading.finish();
};

/** The pieces of a span: the words of this text where they are those of the line, else those. */
function targetOf(
  offsets: string,
  column: string,
  { text }: AboutText,
  index: CodePointIndex,
): IncomingSegment[] | null {
  const pieces = offsets.split(";").map((piece) => /^(\d{1,9}) (\d{1,9})$/.exec(piece.trim()));
  const characters = [...column];
  const target: IncomingSegment[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (!piece) return null;
    const [start, end] = [Number(piece[1]), Number(piece[2])];
    const exact = characters.slice(at, at + end - start).join("");
    at += Math.max(0, end - start);
    if (characters[at] === " ") at++;
    const [from, to] = [index.toUtf16(start), index.toUtf16(end)];
    const here = from === null || to === null ? "" : text.slice(from, to);
    const isSame = here.replace(/\s/g, " ") === exact.replace(/\s/g, " ");
    if (exact === "" && here === "") return null;
    target.push({ start, end, exact: isSame || exact === "" ? here : exact });
  }
  return target;
}

/** What our own export writes beside a span. */
function ownFields(json: string): Partial<IncomingAnnotation> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return {};
  }
  const { id, kind, tags, body, claim, quotation, rhetoric, confidence, status, ...rest } =
    members(value);
  const author = words(rest.author) || words(members(rest.createdBy).name);
  const fields = { id, kind, tags, body, claim, quotation, rhetoric, confidence, status };
  const own = { ...fields, createdBy: rest.createdBy, createdAt: rest.createdAt };
  const present = Object.entries(own).filter(([, field]) => field !== undefined);
  return { ...Object.fromEntries(present), ...(author === "" ? {} : { author }) };
}
