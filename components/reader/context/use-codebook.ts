import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import type { CodebookRules } from "@/lib/tag/codebook-rules";
import { Codebook, type ReadingTag } from "../model/codebook";
import type { Reading } from "../model/reading";
import { refetchOn } from "../model/refetch";

/** Changes of these can alter the codebook or the user's own permissions. */
const NOUNS = ["tag", "member", "project", "assignment"];

interface OpenedCodebook {
  /** The last number of the project's feed that it holds. */
  readonly change: number;
  readonly tags: readonly ReadingTag[];
  readonly rules: CodebookRules;
}

/**
 * The current codebook: the one delivered with the page, fetched again when the project's feed
 * reports a tag, a member, an assignment or the project itself. If what the user may do changed, the
 * page reloads.
 */
export function useCodebook(reading: Reading, opened: OpenedCodebook): Codebook {
  const router = useRouter();
  const [read, setRead] = useState(opened);
  const { tags, rules } = read.change > opened.change ? read : opened;

  useEffect(() => {
    const ended = new AbortController();
    const ask = async () => {
      const answer = await reading.client.readContext(ended.signal).catch(() => null);
      if (!answer?.ok) return answer?.status === 403 || answer?.status === 404;
      const { project, codebook, role, secondReader, assigned } = answer.value;
      following.reading.has(project.change);
      setRead({ change: project.change, tags: codebook, rules: project });
      const { me } = reading;
      const isOther = role !== me.role || secondReader !== me.secondReader;
      if (isOther || (assigned === "finished") !== me.finished) router.refresh();
      return true;
    };
    const following = refetchOn(reading.store, NOUNS, opened.change, ask);
    return () => {
      following.stop();
      ended.abort();
    };
  }, [reading, router, opened.change]);

  const codebook = useMemo(() => new Codebook(tags, rules), [tags, rules]);
  useEffect(() => reading.store.setFamilies(codebook.families()), [reading, codebook]);
  return codebook;
}
