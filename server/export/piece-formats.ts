import { BRAT } from "@/lib/format/brat";
import { CAS } from "@/lib/format/cas";
import { CONLL } from "@/lib/format/conll";
import { DOCCANO } from "@/lib/format/doccano";
import { DOCX } from "@/lib/format/docx";
import { HYPOTHESIS } from "@/lib/format/hypothesis";
import { LABEL_STUDIO } from "@/lib/format/label-studio";
import { MARKDOWN } from "@/lib/format/markdown";
import type { PieceFormat } from "@/lib/format/piece-format";
import { QDPX_INVENTORY, QDPX_NOTES, QDPX_SOURCES } from "@/lib/format/qdpx";
import { SEMEVAL } from "@/lib/format/semeval";
import { SPACY } from "@/lib/format/spacy";
import { TEI } from "@/lib/format/tei";
import { WEBANNO } from "@/lib/format/webanno";
import { XLSX_SHEET } from "@/lib/format/xlsx";

/** By name, since a thread is given names and no functions. */
export const PIECE_FORMATS = {
  hypothesis: HYPOTHESIS,
  doccano: DOCCANO,
  "label-studio": LABEL_STUDIO,
  spacy: SPACY,
  conll: CONLL,
  semeval: SEMEVAL,
  markdown: MARKDOWN,
  brat: BRAT,
  webanno: WEBANNO,
  cas: CAS,
  tei: TEI,
  docx: DOCX,
  "qdpx-inventory": QDPX_INVENTORY,
  "qdpx-sources": QDPX_SOURCES,
  "qdpx-notes": QDPX_NOTES,
  "xlsx-sheet": XLSX_SHEET,
} as const satisfies Readonly<Record<string, PieceFormat>>;

export type PieceFormatName = keyof typeof PIECE_FORMATS;
