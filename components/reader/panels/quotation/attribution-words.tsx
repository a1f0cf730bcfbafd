"use client";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { SmallButton } from "@/components/ui/small-button";
import { Button } from "@/components/ui/button";
import type { Attribution } from "@/lib/annotation/annotation";
import "@/messages/card";
import { useReaderContext } from "../../context/reader-context";
import parts from "@/components/ui/card-parts.module.css";
import { useBeside } from "../../context/panes";
import styles from "./quotation.module.css";

type Places = Attribution["at"];

const ROLES = ["cue", "speaker", "addressee"] as const satisfies readonly (keyof Places)[];

interface AttributionWordsProps {
  readonly at: Places;
  readonly onChange: (at: Partial<Places>) => void;
}

/** Chooses the words of the text that are the cue, the speaker and the addressee. */
export function AttributionWords({ at, onChange }: AttributionWordsProps) {
  const t = useTranslations("Attribution");
  const { reading, announce, root } = useReaderContext();
  const { pick, stopPicking } = useBeside();
  useEffect(() => stopPicking, [stopPicking]);

  const select = (role: (typeof ROLES)[number]) =>
    pick({
      from: root ? "second" : "first",
      prompt: t("selectWords", { role }),
      onPicked: ({ target }) => {
        const { toUtf16 } = reading.index;
        const spans = target.map(({ start, end }) => ({
          start: toUtf16(start) ?? 0,
          end: toUtf16(end) ?? 0,
        }));
        onChange({ [role]: spans.map((span) => reading.segment(span)) });
        announce(t("selectedWords", { role, words: wordsOf(target) }));
      },
    });
  return (
    <fieldset className={styles.places}>
      <legend>{t("words")}</legend>
      {ROLES.map((role) => (
        <div key={role} className={parts.row}>
          <span>{t(`wordsOf.${role}`)}</span>
          {at[role] ? <q dir="auto">“{wordsOf(at[role])}”</q> : <span>{t("noWords")}</span>}
          <Button size="small" onClick={() => select(role)}>
            {t("select", { role })}
          </Button>
          {at[role] && (
            <SmallButton
              aria-label={t("noneOf", { role })}
              onClick={() => onChange({ [role]: null })}
            >
              ✕
            </SmallButton>
          )}
        </div>
      ))}
    </fieldset>
  );
}

function wordsOf(segments: readonly { readonly exact: string }[]): string {
  return segments.map(({ exact }) => exact).join(" … ");
}
