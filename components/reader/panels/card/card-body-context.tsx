"use client";
import { createContext, useContext, type ComponentType } from "react";
import { useTranslations } from "use-intl";
import type { Annotation } from "@/lib/annotation/annotation";
import parts from "@/components/ui/card-parts.module.css";
import styles from "./card.module.css";

type Body = ComponentType<{ annotation: Annotation }>;

export const CardBodyContext = createContext<Body | null>(null);

/** What shows an open card below its first line. */
export function useCardBody(): Body {
  const body = useContext(CardBodyContext);
  if (!body) throw new Error("a card outside a pane");
  return body;
}

/** Says that the rest of an annotation is on its way. */
export function LoadingBody() {
  const t = useTranslations("Card");
  return (
    <p className={`${styles.body} ${parts.muted}`} role="status">
      {t("loading")}
    </p>
  );
}
