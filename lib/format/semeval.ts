import { DEFAULT_CODEBOOK } from "../tag/default-codebook";
import type { PieceFormat } from "./piece-format";
import { placesOf } from "./placed";

/** The task's names of the techniques, by the slugs of the codebook that has them. */
const NAMES = new Map(
  DEFAULT_CODEBOOK.flatMap(({ kind, slug, semeval }) =>
    kind === "rhetoric" && semeval ? [[slug, semeval] as const] : [],
  ),
);

/**
 * The lines of SemEval-2020 Task 11 (technique classification): article, technique, start and end
 * with tabs between, offsets in code points, the end exclusive. Techniques have the names of
 * SemEval-2023 Task 3, a project's own ones their slug. A discontinuous span is a line for each
 * piece. Whatever is no technique has no line.
 */
export const SEMEVAL: PieceFormat = {
  piece({ annotation }, { document }) {
    const technique = annotation.kind === "rhetoric" ? annotation.rhetoric?.technique : null;
    if (!technique) return null;
    const name = NAMES.get(technique) ?? technique.replace(/\s+/gu, "_");
    const lines = placesOf(annotation, document).map(({ start, end }) =>
      [document.id, name, start, end].join("\t"),
    );
    return lines.length > 0 ? { words: `${lines.join("\n")}\n` } : null;
  },
};
