import type { MarkShape } from "@/lib/text/text-builder";
import { decoderFor } from "./decoders";

/** Groups whose words are no part of the text. */
export const SILENT = new Set(
  (
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr " +
    "footerf listtable listoverridetable rsidtbl generator themedata colorschememapping latentstyles " +
    "datastore xmlnstbl mmathPr fldinst bkmkstart bkmkend annotation atnid atnauthor atnref atndate " +
    "atrfstart atrfend pn template operator revtbl filetbl nonshppict shpinst filepath ftnsep " +
    "ftnsepc aftnsep aftnsepc userprops docvar wgrffmtfilter"
  ).split(" "),
);
/** Groups that programs may pass over and that are read here, or counted. */
export const STARRED = new Set(["footnote", "fldinst", "annotation"]);

/** Switches of characters and their marks. */
export const MARKS: ReadonlyMap<string, MarkShape["kind"]> = new Map(
  Object.entries({
    b: "strong",
    i: "emphasis",
    strike: "deletion",
    striked: "deletion",
    super: "superscript",
    sub: "subscript",
  }),
);
/** Words that stand for a character. */
export const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    emdash: "—",
    endash: "–",
    bullet: "•",
    lquote: "‘",
    rquote: "’",
    ldblquote: "“",
    rdblquote: "”",
    emspace: "\u2003",
    enspace: "\u2002",
    zwj: "\u200D",
    zwnj: "\u200C",
    tab: "\t",
    "~": "\u00A0",
    _: "\u2011",
    "-": "\u00AD",
  }),
);
/** Character sets of fonts (\fcharset) and their code pages. */
export const CHARSETS: Readonly<Record<number, string>> = {
  0: "windows-1252",
  77: "macintosh",
  128: "shift_jis",
  129: "euc-kr",
  134: "gb18030",
  136: "big5",
  161: "windows-1253",
  162: "windows-1254",
  163: "windows-1258",
  177: "windows-1255",
  178: "windows-1256",
  186: "windows-1257",
  204: "windows-1251",
  222: "windows-874",
  238: "windows-1250",
};

/** The encoding of a Windows code page by its number. */
export function pageOf(number: number): string {
  if (number === 10_000) return "macintosh";
  if (number === 932) return "shift_jis";
  if (number === 936) return "gb18030";
  if (number === 949) return "euc-kr";
  if (number === 950) return "big5";
  if (number === 65_001) return "utf-8";
  const label = `windows-${number}`;
  return decoderFor(label) ? label : "windows-1252";
}
