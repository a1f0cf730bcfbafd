import { BRAT } from "@/lib/format/brat";
import { CAS } from "@/lib/format/cas";
import { CONLL } from "@/lib/format/conll";
import { DOCCANO } from "@/lib/format/doccano";
import { HYPOTHESIS } from "@/lib/format/hypothesis";
import { LABEL_STUDIO } from "@/lib/format/label-studio";
import { MARKDOWN } from "@/lib/format/markdown";
import type { PieceFormat } from "@/lib/format/piece-format";
import { SEMEVAL } from "@/lib/format/semeval";
import { SPACY } from "@/lib/format/spacy";
import { WEBANNO } from "@/lib/format/webanno";

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
} as const satisfies Readonly<Record<string, PieceFormat>>;

export type PieceFormatName = keyof typeof PIECE_FORMATS;
