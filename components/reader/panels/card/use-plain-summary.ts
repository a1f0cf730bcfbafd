import { useEffect, useState } from "react";
import { partOf } from "@/components/ui/later";

const summaries = partOf(async () => (await import("../../later-parts")).plainSummary);

/** The words of Markdown on one line, without markup; as they were written until that can be read. */
export function usePlainSummary(markdown: string): string {
  const [summarise, setSummarise] = useState(summaries.present);
  const isMissing = summarise === null && markdown !== "";
  useEffect(() => {
    if (!isMissing) return;
    let isWanted = true;
    summaries.fetch().then(
      (present) => isWanted && setSummarise(() => present),
      // The words stay as they were written.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [isMissing]);
  return summarise ? summarise(markdown) : markdown.replace(/\s+/gu, " ").trim();
}
