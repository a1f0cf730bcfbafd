"use client";
import { useTranslations } from "use-intl";
import { useRelations } from "../../context/use-relations";
import styles from "./relation.module.css";
import { showArcs, useArcsShown } from "./shown-arcs";

/** Shows or hides the relations drawn beside the text. */
export function RelationSwitch() {
  const t = useTranslations("Relation");
  const { relations } = useRelations();
  const shown = useArcsShown();
  if (relations.length === 0) return null;
  return (
    <button
      type="button"
      className={styles.switch}
      aria-pressed={shown}
      onClick={() => showArcs(!shown)}
    >
      <span aria-hidden="true">{shown ? "✓" : "✗"}</span> {t("title")}{" "}
      <small>{relations.length}</small>
    </button>
  );
}
