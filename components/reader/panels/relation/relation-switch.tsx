"use client";
import { useTranslations } from "use-intl";
import "@/messages/relations";
import { useRelations } from "../../context/use-relations";
import { showArcs, useArcsShown } from "./shown-arcs";

/**
 * Shows or hides the relations drawn beside the text. What it stands in gives all its buttons one
 * look.
 */
export function RelationSwitch() {
  const t = useTranslations("Relation");
  const { relations } = useRelations();
  const shown = useArcsShown();
  if (relations.length === 0) return null;
  return (
    <button type="button" aria-pressed={shown} onClick={() => showArcs(!shown)}>
      <span aria-hidden="true">{shown ? "✓" : "✗"}</span> {t("title")}{" "}
      <small>{relations.length}</small>
    </button>
  );
}
