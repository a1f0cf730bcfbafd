"use client";
import { useTranslations } from "use-intl";
import type { Annotation } from "@/lib/annotation/annotation";
import { useTurnedWords } from "../../context/annotation-names";
import { useReading } from "../../context/reader-context";
import styles from "./card.module.css";

/** The signs on a closed card: private, uncertain position, status, notes. */
export function CardMarks({ annotation, open }: { annotation: Annotation; open: boolean }) {
  const t = useTranslations("Card");
  const { id, visibility, anchor, status, statusOutdated, noteCount } = annotation;
  const pending = useReading((state) => state.pending.has(id));
  const turned = useTurnedWords()(annotation);
  const unsure = anchor === "changed" || anchor === "ambiguous";
  return (
    <span className={styles.marks}>
      {pending && <Mark sign="…" name={t("pending")} />}
      {visibility === "private" && <Mark sign="◖" name={t("private")} />}
      {unsure && <Mark sign="?" name={t(`anchor.${anchor}`)} />}
      {turned.length > 0 && !open && <Mark sign="⚠" name={turned.join(" ")} />}
      {status !== "open" && (
        <Mark
          sign={statusOutdated ? `${SIGN_OF[status]}?` : SIGN_OF[status]}
          name={t(statusOutdated ? `statusEarlier.${status}` : `status.${status}`)}
        />
      )}
      {noteCount > 0 && !open && (
        <Mark sign={`${noteCount}❞`} name={t("notes", { count: noteCount })} />
      )}
    </span>
  );
}

const SIGN_OF = { accepted: "✓", rejected: "✕", disputed: "≠" } as const;

function Mark({ sign, name }: { sign: string; name: string }) {
  return (
    <span title={name}>
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  );
}
