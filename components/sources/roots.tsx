"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { call } from "../api";
import { Problem } from "../ui/problem";
import { Waiting } from "../ui/spinner";

interface Rooted {
  readonly id: string;
  readonly citation: string;
}

interface ClaimRoots {
  readonly cited: readonly Rooted[];
  readonly roots: readonly { readonly sources: readonly Rooted[]; readonly circle: boolean }[];
}

/** The number of independent roots of a claim, and which they are. */
export function Roots({ claimId }: { claimId: string }) {
  const t = useTranslations("Provenance");
  const [read, setRead] = useState<{ id: string; roots: ClaimRoots } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    call("GET /claims/{claimId}/roots", { params: { claimId }, signal: stop.signal }).then(
      (answer) => {
        setProblem(answer.ok ? null : answer.detail);
        if (answer.ok) setRead({ id: claimId, roots: answer.value });
      },
      () => undefined,
    );
    return () => stop.abort();
  }, [claimId]);

  if (problem) return <Problem>{problem}</Problem>;
  if (read?.id !== claimId) return <Waiting>{t("roots.reading")}</Waiting>;
  const { cited, roots } = read.roots;
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
            {sources.map(({ citation }) => citation).join(" ↔ ")}
          </li>
        ))}
      </ul>
    </div>
  );
}
