"use client";
import type { CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import type { AgreementPlace, CodedText } from "@/lib/agreement/agreement-page";
import { SHARES } from "@/lib/agreement/on-text";
import { letterOf, MAX_DRAWN, ribbonsOf } from "@/lib/agreement/ribbons";
import "@/messages/agreement-on-text";
import { useSayings } from "./use-sayings";
import styles from "./agreed-view.module.css";

interface AgreedLegendProps extends Pick<AgreementPlace, "layer"> {
  readonly coded: CodedText;
}

/** What the ribbons, their numbers and the shades mean. */
export function AgreedLegend({ coded, layer }: AgreedLegendProps) {
  const t = useTranslations("AgreementOnText");
  const { coders, labels } = coded;
  const { labelOf } = useSayings(coded);
  return (
    <section aria-label={t("legend")} className={styles.legend}>
      {layer !== "shades" && (
        <>
          <p className={styles.heading} id="legend-people">
            {t("legendPeople")}
          </p>
          <ul role="list" aria-labelledby="legend-people">
            {coders.slice(0, MAX_DRAWN).map(({ id, name, spans }, coder) => (
              <li key={id ?? `name ${name}`}>
                <b className={styles.letter}>{letterOf(coder)}</b>
                <span aria-hidden="true" className={styles.swatch} style={swatchOf(coder)} />
                <bdi>{name}</bdi>{" "}
                <span className={styles.soft}>{t("spans", { count: spans })}</span>
              </li>
            ))}
          </ul>
          {coders.length > MAX_DRAWN && (
            <p className={styles.soft}>
              {t("notDrawn", { count: coders.length - MAX_DRAWN, most: MAX_DRAWN })}
            </p>
          )}
          {labels.length > 0 && (
            <>
              <p className={styles.heading} id="legend-labels">
                {t("legendLabels")}
              </p>
              <ul role="list" aria-labelledby="legend-labels">
                {labels.map(({ kind, slug }, label) => (
                  <li key={`${kind} ${slug}`}>
                    <b className={styles.letter}>{label + 1}</b> <Sign kind={kind} named />{" "}
                    <span dir="auto">{labelOf(label)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      {layer !== "ribbons" && (
        <>
          <p className={styles.heading} id="legend-shares">
            {t("legendShares")}
          </p>
          <ul role="list" aria-labelledby="legend-shares">
            {SHARES.map((share) => (
              <li key={share}>
                <span className={styles.shared} data-share={share}>
                  {t(`shares.${share}`)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function swatchOf(coder: number): CSSProperties {
  return {
    "--lanes": coder + 1,
    ...ribbonsOf([{ coder, colour: "var(--ink)" }]),
  } as CSSProperties;
}
