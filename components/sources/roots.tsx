"use client";
import { useTranslations } from "use-intl";
import "@/messages/sources";
import { useApi } from "../live/use-api";
import { Problem } from "../ui/problem";
import { Waiting } from "../ui/spinner";

/** The number of independent roots of a claim, and which they are. */
export function Roots({ claimId }: { claimId: string }) {
  const t = useTranslations("Provenance");
  const { data, problem } = useApi("GET /claims/{claimId}/roots", { params: { claimId } });
  if (problem) return <Problem>{problem}</Problem>;
  if (!data) return <Waiting>{t("roots.reading")}</Waiting>;
  const { cited, roots } = data;
  if (cited.length === 0) return <p>{t("roots.none")}</p>;
  return (
    <div>
      <p>
        <strong>{t("roots.count", { count: roots.length })}</strong>{" "}
        {t("roots.cited", { count: cited.length })}
      </p>
      <ul>
        {roots.map(({ sources, circle }) => (
          <li key={sources.map(({ id }) => id).join()} dir="auto">
            {circle && `↻ ${t("roots.circle")} `}
            {sources.map(({ citation }) => citation).join(circle ? " ↔ " : " ≡ ")}
          </li>
        ))}
      </ul>
    </div>
  );
}
