import { CSV_COLUMNS, toCells } from "./csv";
import { readableTime } from "../text/readable-date";
import type { FileFacts, PieceFormat } from "./piece-format";
import { beginningOf, xmlText } from "./xml-text";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** In UTF-16 code units; with more in a cell spreadsheets call the file damaged. */
const MAX_CELL = 32_767;

/**
 * The sheet of the table: the columns of `csv` with a frozen head, numbers as numbers. Words stand
 * in the cells themselves, where no spreadsheet takes them for a formula, so they need no guard.
 */
export const XLSX_SHEET: PieceFormat = {
  before: () =>
    [
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">`,
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
      `</sheetView></sheetViews><sheetData>${row(CSV_COLUMNS)}`,
    ].join(""),
  piece: (one, { document }) => ({ words: row(toCells(one, document)) }),
  after: () => "</sheetData></worksheet>",
};

function row(cells: readonly (string | number | boolean | null)[]): string {
  return `<row>${cells.map(cellOf).join("")}</row>`;
}

function cellOf(value: string | number | boolean | null): string {
  if (typeof value === "number") return `<c><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c t="b"><v>${value ? 1 : 0}</v></c>`;
  if (value === null || value === "") return "<c/>";
  return `<c t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
}

/** Spreadsheets read `_x0041_` as a letter, so an underscore that begins such a sign is escaped. */
function cellText(words: string): string {
  const cut = words.length > MAX_CELL ? `${beginningOf(words, MAX_CELL - 1)}…` : words;
  return xmlText(cut.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_"));
}

/** The parts of the workbook beside the sheet of the table: its frame, and a sheet on what is lost. */
export function xlsxParts({ title, exportedAt, loss, words }: FileFacts): Map<string, string> {
  const type = (part: string, name: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${SHEET}.${name}+xml"/>`;
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const sheets = [words.annotations, words.exported].map(
    (name, at) =>
      `<sheet name="${xmlText(name.slice(0, 31))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const about = [title, `${words.exported}, ${readableTime(exportedAt)}`, loss].map((line) =>
    row([line]),
  );
  return new Map([
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("workbook", "sheet.main")}${type("worksheets/sheet1", "worksheet")}${type("worksheets/sheet2", "worksheet")}</Types>`,
    ],
    [
      "_rels/.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "worksheet", "worksheets/sheet1.xml")}${relation(2, "worksheet", "worksheets/sheet2.xml")}</Relationships>`,
    ],
    [
      "xl/worksheets/sheet2.xml",
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${about.join("")}</sheetData></worksheet>`,
    ],
  ]);
}
