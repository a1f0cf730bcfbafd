"use client";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import { Button } from "@/components/ui/button";
import type { Annotation } from "@/lib/annotation/annotation";
import { TAG_KINDS } from "@/lib/contract/terms";
import { useReaderContext } from "../../context/reader-context";
import styles from "./card.module.css";

/** What a bare highlight or note is can be said later: one press, which can be undone. */
export function GiveKind({ annotation }: { annotation: Annotation }) {
  const t = useTranslations("Card");
  const { reading, announce } = useReaderContext();
  return (
    <div role="group" aria-label={t("giveKind")} className={styles.chips}>
      <span aria-hidden="true">{t("giveKind")}</span>
      {TAG_KINDS.map((kind) => (
        <Button
          key={kind}
          size="small"
          onClick={() => {
            reading.edit(annotation, { kind });
            announce(t("nowKind", { kind: t(`kind.${kind}`) }));
          }}
        >
          <Sign kind={kind} /> {t(`kind.${kind}`)}
        </Button>
      ))}
    </div>
  );
}
