import { reason } from "../../reason";
import { codePointIndex, type CodePointIndex } from "../../text/code-points";
import type { ArchiveReader } from "./archive";
import type {
  AboutText,
  IncomingAnnotation,
  IncomingRelation,
  IncomingSegment,
  TextReader,
} from "./incoming";
import { linesOf, members, words } from "./json";
import { codebookIndex, codedBy } from "./label";
import { Passages } from "./own-text";
import { Reading, unreadable } from "./reading";

/** What is written about a span in other lines. */
interface Beside {
  readonly labels: string[];
  readonly remarks: string[];
  readonly relations: IncomingRelation[];
  own: Partial<IncomingAnnotation>;
}

/** The segments of a span in the document; null where it has no such characters. */
type Place = (target: readonly IncomingSegment[]) => readonly IncomingSegment[] | null;

/** The stand-off lines (`.ann`) of brat for this text. */
export const readBrat: TextReader = (content, about) => {
  const reading = new Reading();
  if (!addLines(reading, content, about, (target) => target)) {
    return unreadable(reason("Refusals.import.notBrat"));
  }
  return reading.finish();
};

/**
 * A folder of brat, as a zip: stand-off lines beside the text that they count in, which has the same
 * name. Lines that are about another text are refused.
 */
export const readBratArchive: ArchiveReader = (files, about) => {
  const reading = new Reading();
  const passages = new Passages(about);
  let isBrat = false;
  for (const name of files.names.filter((one) => one.endsWith(".ann"))) {
    const lines = files.text(name);
    const text = files.text(name.replace(/\.ann$/, ".txt"));
    if (lines === null || text === null) continue;
    const own = isSameBut(text, about.text) ? about.text : text;
    const passage = passages.add(own);
    const place: Place = (target) => {
      const segments = target.map(({ start, end }) => passage.segment(start ?? 0, end ?? 0));
      return segments.every((one) => one !== null) ? segments : null;
    };
    isBrat = addLines(reading, lines, { ...about, text: own }, place, passage.source) || isBrat;
  }
  if (!isBrat) return unreadable(reason("Refusals.import.notBratArchive"));
  return reading.finish(passages.ofThisText(reading.items));
};

/** Whether a text is another but for the kinds of its spaces: brat reads all line ends alike. */
function isSameBut(text: string, other: string): boolean {
  return text.length === other.length && text.replace(/\s/g, " ") === other.replace(/\s/g, " ");
}

/**
 * Adds what the lines say. Offsets count code points of the text, in which pieces of a span stand; its
 * words are in one column, with spaces between pieces and for line ends. Relations lead from their first
 * span to their second one. Events' roles and equivalences join spans, and normalizations name an entry
 * of a database: neither has a counterpart here.
 * @returns whether they are lines of brat
 */
function addLines(
  reading: Reading,
  content: string,
  about: AboutText,
  place: Place,
  source = "",
): boolean {
  const known = codebookIndex(about);
  const index = codePointIndex(about.text);
  const spans: { line: number; label: string; target: IncomingSegment[]; id: string }[] = [];
  const beside = new Map<string, Beside>();
  const of = (id: string): Beside => {
    const found = beside.get(id) ?? { labels: [], remarks: [], relations: [], own: {} };
    beside.set(id, found);
    return found;
  };
  // Each file of a folder counts its spans from one.
  const keyOf = (id: string) => `${source} ${id}`;
  let isBrat = content.trim() === "";
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
    else if (sign === "R") {
      const [from, to] = rest.map((end) => end.slice(end.indexOf(":") + 1));
      if (from && to) of(from).relations.push({ type: name, to: keyOf(to) });
    } else if (sign === "N") reading.notice("Refusals.import.notices.entries");
    else if (sign !== "") reading.notice("Refusals.import.notices.relations");
  }
  if (!isBrat) return false;
  for (const { line, label, target, id } of spans) {
    const { labels = [], remarks = [], relations = [], own = {} } = beside.get(id) ?? {};
    const segments = place(target);
    if (!segments) {
      reading.refuse(line, id, reason("Refusals.import.outsideOwnText"));
      continue;
    }
    const coded = codedBy([...labels, label], known);
    // Our own lines say more of the same relations.
    const value = {
      ...coded,
      body: remarks.join("\n\n"),
      ...("id" in own ? {} : { relations }),
      ...own,
      key: keyOf(id),
      target: segments,
    };
    reading.add(line, value, source);
  }
  return true;
}

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
  const own = {
    ...fields,
    createdBy: rest.createdBy,
    createdAt: rest.createdAt,
    notes: rest.notes,
    relations: rest.relations,
  };
  const present = Object.entries(own).filter(([, field]) => field !== undefined);
  return { ...Object.fromEntries(present), ...(author === "" ? {} : { author }) };
}
