"use client";
import { useFormatter, useTranslations } from "use-intl";
import "@/messages/annotation-import";
import type { Imported } from "./import-annotations";
import styles from "./annotation-import.module.css";

/** How many annotations without a place are listed. */
const MAX_LISTED = 200;

const NOT_KEPT = ["notes", "references", "reviews", "claims", "relations"] as const;

interface ReportProps {
  readonly imported: Imported;
  /** Whether it has happened; before, it is what would happen. */
  readonly isDone: boolean;
}

/** What an import creates, knows again, leaves behind and could not place. */
export function Report({ imported, isDone }: ReportProps) {
  const t = useTranslations("AnnotationImport");
  const { list } = useFormatter();
  const { created, matched, moved, notes, relations, unplaced, notices, notKept } = imported;
  const name = t(isDone ? "happened" : "would");
  const behind = NOT_KEPT.filter((part) => notKept[part] > 0);
  return (
    <section className={styles.report} aria-label={name}>
      <h2>{name}</h2>
      <ul>
        <li>
          <b>{t("created", { count: created })}</b>
        </li>
        {matched > 0 && <li>{t(isDone ? "matchedThen" : "matched", { count: matched })}</li>}
        {moved > 0 && <li>{t("moved", { count: moved })}</li>}
        {notes > 0 && <li>{t("notes", { count: notes })}</li>}
        {relations > 0 && <li>{t("relations", { count: relations })}</li>}
        {behind.length > 0 && (
          <li>
            {t("leftBehind", {
              parts: list(
                behind.map((part) => t(`notKept.${part}`, { count: notKept[part] })),
                { type: "unit" },
              ),
            })}
          </li>
        )}
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      {unplaced.length > 0 && (
        <>
          <h3>{t("unplaced", { count: unplaced.length })}</h3>
          <ul role="list" className={styles.unplaced}>
            {unplaced.slice(0, MAX_LISTED).map(({ line, author, exact, reason }, index) => (
              <li key={index}>
                <p className={styles.soft}>
                  {t("line", { line })}
                  {author && (
                    <>
                      {" · "}
                      <bdi>{author}</bdi>
                    </>
                  )}
                </p>
                {exact && <p dir="auto">“{exact}”</p>}
                <p>{reason}</p>
              </li>
            ))}
          </ul>
          {unplaced.length > MAX_LISTED && (
            <p>{t("more", { count: unplaced.length - MAX_LISTED })}</p>
          )}
        </>
      )}
    </section>
  );
}
