"use client";
import { useTranslations } from "use-intl";
import "@/messages/agreement";
import { Disclosure } from "../ui/disclosure";
import { Link } from "../ui/link";
import type { Compared } from "./compared";
import styles from "./agreement.module.css";

export interface OnTextsProps {
  readonly projectId: string;
  readonly compared: Compared;
  /** The first of those that at least two people annotated. */
  readonly texts: readonly {
    readonly id: string;
    readonly title: string;
    readonly coders: number;
  }[];
  readonly textCount: number;
}

/** Leads to the texts on which agreement is drawn, of the same people and labels. */
export function OnTexts({ projectId, compared, texts, textCount }: OnTextsProps) {
  const t = useTranslations("Agreement");
  const { kind, tag, coders } = compared;
  const query = new URLSearchParams({
    ...(kind && { kind }),
    ...(tag && { tag }),
    ...(coders && { coders }),
  });
  const search = query.size > 0 ? `?${query}` : "";
  const chosen = compared.documents === undefined ? null : new Set(compared.documents.split(","));
  const shown = texts.filter(({ id }) => chosen === null || chosen.has(id));
  if (shown.length === 0) return null;
  const count = chosen === null ? textCount : shown.length;
  return (
    <Disclosure label={t("onTexts", { count })}>
      <p className={styles.note}>
        {t("onTextsWords")} {shown.length < count && t("onTextsFirst", { shown: shown.length })}
      </p>
      <ul className={styles.texts}>
        {shown.map(({ id, title, coders: people }) => (
          <li key={id}>
            <Link href={`/projects/${projectId}/documents/${id}/agreement${search}`}>
              <span dir="auto">{title}</span>
            </Link>{" "}
            <span className={styles.soft}>{t("onTextCoders", { count: people })}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
